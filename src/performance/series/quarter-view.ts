import type { Area, AreaMeasure, Place } from '#area/index.ts'
import { countsCases } from '#area/index.ts'
import { type Outcome, type Period, quarterPeriod } from '#shared/index.ts'
import type { Point } from '#statistics/index.ts'
import { isInScope, type QuarterTest, testQuarter } from '#statistics/index.ts'
import { type FigureBook, toPoints } from './figure-book.ts'

/** The months of a count, and the quarters of them that are whole. */
export interface QuarteredMonths {
  readonly measure: AreaMeasure
  readonly place: Place
  /** Oldest first, up to the day asked about. */
  readonly months: readonly Point[]
  /** Whole quarters of the financial year with every month published, latest first. */
  readonly quarters: readonly Period[]
  /** Days on which the way of recording changed. */
  readonly breaks: readonly string[]
}

/** @returns `undefined` for a measure that does not count cases, or without a whole quarter of months */
export function quarterMonths(
  area: Area,
  book: FigureBook,
  measure: AreaMeasure,
  place: Place,
  until: string,
): QuarteredMonths | undefined {
  if (!countsCases(measure)) return undefined
  const key = { measure: measure.id, area: place.id, breakdown: '' }
  const months = toPoints(book.series(key, 'month')).filter(({ period }) => period.end <= until)
  const quarters = wholeQuarters(months)
  if (quarters.length === 0) return undefined
  const subject = { measure: measure.id, area: place }
  const breaks = area.recordingChanges
    .filter(({ scope }) => isInScope(scope, subject))
    .map(({ from }) => from)
  return { measure, place, months, quarters, breaks }
}

/** Whether a quarter differs from the same quarter before it by more than its usual ups and downs. */
export function judgeQuarter(
  { months, breaks }: QuarteredMonths,
  quarter: Period,
): Outcome<QuarterTest> {
  const upToIt = months.filter(({ period }) => period.end <= quarter.end)
  return testQuarter(upToIt, quarter, breaks)
}

function wholeQuarters(months: readonly Point[]): readonly Period[] {
  const published = new Map<string, number>()
  for (const { period, value } of months) {
    if (value === null) continue
    const { year, month } = Temporal.PlainDate.from(period.start)
    const financialYear = month >= 4 ? year : year - 1
    const { code } = quarterPeriod(financialYear, Math.floor(((month + 8) % 12) / 3) + 1)
    published.set(code, (published.get(code) ?? 0) + 1)
  }
  return [...published]
    .filter(([, count]) => count === 3)
    .map(([code]) => quarterPeriod(Number(code.slice(0, 4)), Number(code.slice(-1))))
    .sort((one, other) => other.end.localeCompare(one.end))
}
