import type { Area, AreaMeasure, Place } from '#area/index.ts'
import { countsCases } from '#area/index.ts'
import { accept, type Outcome, type Period, quarterPeriod } from '#shared/index.ts'
import type { Point } from '#statistics/index.ts'
import {
  isInScope,
  judgeTogether,
  type QuarterTest,
  type QuarterVerdict,
  testQuarter,
} from '#statistics/index.ts'
import { type FigureBook, toPoints } from './figure-book.ts'
import { homePlace } from './home-place.ts'

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
function testOf({ months, breaks }: QuarteredMonths, quarter: Period): Outcome<QuarterTest> {
  const upToIt = months.filter(({ period }) => period.end <= quarter.end)
  return testQuarter(upToIt, quarter, breaks)
}

/** A measure in a place whose quarter has been judged, or the reason why it cannot be. */
export interface JudgedQuarter {
  readonly quartered: QuarteredMonths
  readonly outcome: Outcome<QuarterVerdict>
}

/** By the figures it is judged from, then by quarter and table. */
const judged = new WeakMap<FigureBook, Map<string, readonly JudgedQuarter[]>>()

/**
 * The table of a quarter: every measure whose months of it are held, judged together. A measure has one
 * verdict for a quarter in a place, whichever page asks: in the table of all measures, each in the place
 * it is shown for, or in that of its other place.
 *
 * @param placeId - for what is held of a place besides: left out, the table of all measures
 */
export function judgeQuarter(
  area: Area,
  book: FigureBook,
  quarter: Period,
  placeId?: string,
): readonly JudgedQuarter[] {
  const tables = judged.get(book) ?? new Map<string, readonly JudgedQuarter[]>()
  judged.set(book, tables)
  const name = `${quarter.code} ${placeId ?? ''}`
  const known = tables.get(name)
  if (known) return known
  const rows = [...area.measures.values()].flatMap((measure) => {
    const home = homePlace(area, book, measure.id)
    const place = placeId === undefined ? home : area.file.places.find(({ id }) => id === placeId)
    if (place === undefined || (placeId !== undefined && place === home)) return []
    const quartered = quarterMonths(area, book, measure, place, quarter.end)
    return quartered?.quarters.some(({ code }) => code === quarter.code) ? [quartered] : []
  })
  const table = judgeRows(rows, quarter)
  tables.set(name, table)
  return table
}

function judgeRows(rows: readonly QuarteredMonths[], quarter: Period): readonly JudgedQuarter[] {
  const tested = rows.map((quartered) => ({ quartered, outcome: testOf(quartered, quarter) }))
  const verdicts = judgeTogether(
    tested.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : [])),
  )
  const verdictOn = new Map(verdicts.map((verdict) => [verdict.test, verdict]))
  return tested.map(({ quartered, outcome }) => {
    if (!outcome.ok) return { quartered, outcome }
    const verdict = verdictOn.get(outcome.value)
    if (!verdict) throw new Error('A quarter was tested and not judged')
    return { quartered, outcome: accept(verdict) }
  })
}

/** The verdict on one measure in one place; `undefined` where no whole quarter of its months is held. */
export function quarterOf(
  area: Area,
  book: FigureBook,
  measure: AreaMeasure,
  place: Place,
  quarter: Period,
): Outcome<QuarterVerdict> | undefined {
  const isHome = homePlace(area, book, measure.id)?.id === place.id
  const table = judgeQuarter(area, book, quarter, isHome ? undefined : place.id)
  return table.find(({ quartered }) => quartered.measure.id === measure.id)?.outcome
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
