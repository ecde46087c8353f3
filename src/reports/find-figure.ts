import type { ReportDefinition } from '#area/index.ts'
import { countsCases, type Measure } from '#area/index.ts'
import { type FigureBook, type SeriesKey, toPoint } from '#performance/index.ts'
import { monthsOf, type Period, periodBefore, shiftYears, wholeMonths } from '#shared/index.ts'
import { addUp, missingOf, type Observation, type Point } from '#statistics/index.ts'

/** The figure a report's row shows for a period: an observation, or a sum of months. */
export interface Found {
  readonly point: Point
  readonly parts: readonly Observation[]
}

/** The period that a report's figures are set beside. */
export function earlierPeriod(period: Period, comparison: ReportDefinition['comparison']): Period {
  return comparison === 'year-before' ? shiftYears(period, -1) : periodBefore(period)
}

/**
 * The figure for a period, in this order: the one for just that period; for a count, the sum of its
 * months when every one is held; for snapshots and rolling years, the latest that ends within it
 * and not more than three months before its end.
 *
 * @returns `undefined` when none is held. A figure held as not published is found, with `null`; so is a
 *   month that was withheld or withdrawn, in place of the sum that it keeps from being one
 */
export function findFigure(
  book: FigureBook,
  measure: Measure,
  key: SeriesKey,
  period: Period,
): Found | undefined {
  const own = book.figure(key, period)
  if (own) return { point: toPoint(own), parts: [own] }
  return sumOfMonths(book, measure, key, period) ?? latestWithin(book, measure, key, period)
}

function sumOfMonths(
  book: FigureBook,
  measure: Measure,
  key: SeriesKey,
  period: Period,
): Found | undefined {
  if (!countsCases(measure) || period.kind === 'month') return undefined
  const held = book.series(key, 'month').length
  if ((wholeMonths(period) ?? 0) > held) return undefined
  const months = monthsOf(period).map((month) => book.figure(key, month))
  const parts = months.flatMap((month) => (month && month.value !== null ? [month] : []))
  // A month that is held and was withheld or withdrawn is what there is to say of the whole
  const without = months.find((month) => month && missingOf(month.status) !== undefined)
  if (without) return { point: toPoint(without), parts: [without] }
  if (parts.length === 0 || parts.length < months.length) return undefined
  return { point: addUp(period, parts.map(toPoint)), parts }
}

function latestWithin(
  book: FigureBook,
  measure: Measure,
  key: SeriesKey,
  period: Period,
): Found | undefined {
  const kinds: Period['kind'][] = []
  if (measure.frequency.includes('snapshot')) kinds.push('day')
  if (measure.frequency.includes('rolling-year')) kinds.push('day', 'range', 'year')
  const oldestEnd = Temporal.PlainDate.from(period.end).subtract({ months: 3 }).toString()
  const within = kinds
    .flatMap((kind) => book.series(key, kind))
    .filter(({ period: { end } }) => end >= oldestEnd && end >= period.start && end <= period.end)
    .sort((one, other) => one.period.end.localeCompare(other.period.end))
  const latest = within.at(-1)
  return latest && { point: toPoint(latest), parts: [latest] }
}
