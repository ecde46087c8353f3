import type { RecordingChange } from '#area/index.ts'
import { addsUp, type Measure, natureOf } from '#area/index.ts'
import {
  daysIn,
  divideAndRound,
  monthsOf,
  type Period,
  periodBefore,
  periodOf,
  roundHalfAway,
  shiftYears,
  yearToDate,
} from '#shared/index.ts'
import type { Missing, Point } from '../observation.ts'
import { addUp, subtract } from './add-up.ts'
import { isInScope, type Subject } from './scope.ts'

/** What a value is set beside. The last two add up months. */
export const BASES = ['year-before', 'period-before', 'year-to-date', 'rolling-year'] as const

export type Basis = (typeof BASES)[number]

interface Sides {
  readonly earlier: Point
  readonly later: Point
}

/**
 * A value beside an earlier one.
 *
 * - `amount`: `difference` in the unit of the measure; `percent` of the earlier value, rounded half
 *   away from zero, `null` where the earlier value is negative or both are 0.
 * - `points`: `difference` in percentage points, for a measure that is a percentage.
 * - `places`: `difference` in places, for a rank.
 * - `new`: there were none before and there are some now, so no percent can be given.
 * - `not-comparable`: recording changed between the two; the values are there, no difference is.
 * - `missing`: `periods` have no value, so at least one side has none; `why`, where all of them have the
 *   same reason.
 * - `not-additive`: months of this measure do not add up (an average, a share, a rank).
 */
export type Comparison =
  | (Sides & {
      readonly kind: 'amount'
      readonly difference: number
      readonly percent: number | null
    })
  | (Sides & { readonly kind: 'points' | 'places' | 'new'; readonly difference: number })
  | (Sides & { readonly kind: 'not-comparable'; readonly change: RecordingChange })
  | (Sides & {
      readonly kind: 'missing'
      readonly periods: readonly Period[]
      readonly why: Missing | 'not-held' | 'several'
    })
  | (Sides & { readonly kind: 'not-additive' })

export interface ComparisonContext {
  readonly measure: Measure
  readonly area: Subject['area']
  readonly changes: readonly RecordingChange[]
  /** Decimal places of a percent change; none unless said. */
  readonly percentDecimals?: number
  /** No percent is given where the earlier count is below this; always given unless said. */
  readonly fewestForPercent?: number
}

/**
 * Sets the value of a period beside an earlier one of the same series.
 *
 * @param points - one measure in one place, in any order; months, quarters or years may be mixed,
 *   as each is looked up by its first and last day
 * @param basis - `period-before` of a day (a snapshot) is the snapshot before it; `year-to-date` is
 *   from 1 April to the end of the period, beside the same months a year before; `rolling-year` is
 *   the twelve months to the end of the period, beside the twelve before
 */
export function compare(
  points: readonly Point[],
  period: Period,
  basis: Basis,
  context: ComparisonContext,
): Comparison {
  switch (basis) {
    case 'year-before':
      return compareSides(find(points, yearBefore(period)), find(points, period), context)
    case 'period-before':
      return compareSides(findBefore(points, period), find(points, period), context)
    case 'year-to-date': {
      const span = yearToDate(period)
      return compareSums(points, shiftYears(span, -1), span, context)
    }
    case 'rolling-year': {
      const span = yearTo(period.end)
      return compareSums(points, periodBefore(span), span, context)
    }
  }
}

/** Sets one value beside another: see {@link Comparison}. */
export function compareSides(earlier: Point, later: Point, context: ComparisonContext): Comparison {
  const sides = { earlier, later }
  if (earlier.value === null || later.value === null) {
    return { ...sides, ...tellMissing([earlier, later].filter(({ value }) => value === null)) }
  }
  const change = findBreak(earlier.period, later.period, context)
  if (change !== undefined) return { ...sides, kind: 'not-comparable', change }

  const difference = subtract(later.value, earlier.value)
  const { changesBy, countsThings } = natureOf(context.measure.unit)
  if (changesBy !== 'amount') return { ...sides, kind: changesBy, difference }
  if (earlier.value === 0 && difference !== 0) return { ...sides, kind: 'new', difference }
  const isSmallBase = countsThings && earlier.value < (context.fewestForPercent ?? 0)
  const percent =
    earlier.value > 0 && !isSmallBase
      ? percentOf(difference, earlier.value, context.percentDecimals ?? 0)
      : null
  return { ...sides, kind: 'amount', difference, percent }
}

/** The same period a year before; of a week, the one that began 52 weeks before, on the same day. */
function yearBefore(period: Period): Period {
  if (daysIn(period) !== 7) return shiftYears(period, -1)
  const shift = (day: string) => Temporal.PlainDate.from(day).subtract({ weeks: 52 }).toString()
  return periodOf(shift(period.start), shift(period.end))
}

function find(points: readonly Point[], period: Period): Point {
  const { start, end } = period
  const found = points.find((point) => point.period.start === start && point.period.end === end)
  return found ?? { period, value: null }
}

function findBefore(points: readonly Point[], period: Period): Point {
  if (period.kind !== 'day') return find(points, periodBefore(period))
  let latest: Point | undefined
  for (const point of points) {
    const { kind, start } = point.period
    const isEarlier = kind === 'day' && start < period.start
    if (isEarlier && (latest === undefined || start > latest.period.start)) latest = point
  }
  return latest ?? { period: periodBefore(period), value: null }
}

/** The first registered change in recording between the starts of two periods that touches the measure. */
export function findBreak(
  earlier: Period,
  later: Period,
  { measure, area, changes }: ComparisonContext,
): RecordingChange | undefined {
  return changes.find(
    ({ from, scope }) =>
      from > earlier.start && from <= later.end && isInScope(scope, { measure: measure.id, area }),
  )
}

function compareSums(
  points: readonly Point[],
  earlierSpan: Period,
  laterSpan: Period,
  context: ComparisonContext,
): Comparison {
  if (!addsUp(context.measure)) {
    const [earlier, later] = [find(points, earlierSpan), find(points, laterSpan)]
    return { earlier, later, kind: 'not-additive' }
  }
  const [earlier, missingEarlier] = sumOf(points, earlierSpan)
  const [later, missingLater] = sumOf(points, laterSpan)
  const missing = [...missingEarlier, ...missingLater]
  if (missing.length > 0) return { earlier, later, ...tellMissing(missing) }
  return compareSides(earlier, later, context)
}

/** The sum of a span's months, and the months that keep it from being one. */
function sumOf(points: readonly Point[], span: Period): [Point, readonly Point[]] {
  const months = monthsOf(span).map((month) => find(points, month))
  const whole: Point = { period: span, value: null }
  if (months.length === 0) return [whole, [whole]]
  const without = months.filter(({ value }) => value === null)
  if (without.length > 0) {
    const missing = without.find((month) => month.missing)?.missing
    return [{ ...whole, ...(missing ? { missing } : {}) }, without]
  }
  return [addUp(span, months), []]
}

function tellMissing(points: readonly Point[]) {
  const whys = new Set(points.map(({ missing }) => missing ?? 'not-held'))
  const [first = 'not-held'] = whys
  const why = whys.size > 1 ? 'several' : first
  return { kind: 'missing', periods: points.map(({ period }) => period), why } as const
}

function yearTo(end: string): Period {
  const last = Temporal.PlainDate.from(end)
  const first = last.add({ days: 1 }).subtract({ years: 1 })
  return periodOf(first.toString(), end)
}

/** `null` when the earlier value is so near 0 that the percent is beyond what a number can hold. */
function percentOf(difference: number, earlier: number, decimals: number): number | null {
  // Rounded once, as a share to two places more; the second rounding only tidies the product.
  const percent = (divideAndRound(difference, earlier, decimals + 2) ?? 0) * 100
  return Number.isFinite(percent) ? roundHalfAway(percent, decimals) : null
}
