import {
  accept,
  daysIn,
  describeDay,
  describePeriod,
  monthsOf,
  type Outcome,
  type Period,
  periodBefore,
  periodOf,
  refuse,
  shiftYears,
} from '#shared/index.ts'
import { tQuantile, tTwoSided } from '../methods/distributions.ts'
import type { Interval } from '../methods/proportions.ts'
import type { Point } from '../observation.ts'
import { monthOf } from '../seasons/season.ts'

/** The same quarter of so many years is what a quarter is held against. */
const YEARS_BEFORE = 3
/** Fewer free months than this cannot say how much a measure varies. */
const FEWEST_FREE = 6

export interface QuarterTest {
  readonly period: Period
  readonly actual: number
  /** Mean of the same quarter in the years before, for as many days. */
  readonly expected: number
  /** What a quarter would come to 95 times in 100 if nothing had changed; not below 0. */
  readonly range: Interval
  readonly percent: number
  readonly years: number
  /** How many times more the months vary than chance alone; 1 at the least. */
  readonly dispersion: number
  readonly t: number
  readonly degreesOfFreedom: number
  readonly p: number
}

/**
 * Whether a quarter differs from the same quarter of the three years before by more than this measure
 * is wont to. Where three years are not held, the year before alone is used, with the months there are.
 *
 * @param points - monthly counts of one measure in one place, in any order
 * @param breaks - days (YYYY-MM-DD) from which recording changed
 * @returns refused: not a quarter of counts; a month of it or of the year before not published; too few
 *   months to know the usual variation; recording changed in the time compared
 * @see STATISTICS 3.4: t = (Q − E) / √(φ E (1 + 1/k)), φ from months about their month's own mean
 */
export function testQuarter(
  points: readonly Point[],
  period: Period,
  breaks: readonly string[] = [],
): Outcome<QuarterTest> {
  const held = new Map(points.map((point) => [point.period.start, point.value]))
  const actual = addUp(held, period)
  if (actual === undefined) {
    return refuse(
      'quarter-not-whole',
      `Not every month of ${describePeriod(period)} was published. Publish the rest to judge it`,
      'period',
    )
  }
  const years = wholeYearsBefore(held, period)
  if (years === 0) {
    return refuse(
      'no-year-before',
      `Not every month of ${describePeriod(shiftYears(period, -1))} is held, so there is nothing to ` +
        `judge ${describePeriod(period)} against. Add the months that are missing`,
      'points',
    )
  }
  const before = earlierMonths(period, years)
  const changed = breaks.find((day) => day > before.start && day <= period.end)
  if (changed !== undefined) {
    return refuse(
      'recording-changed',
      `${describePeriod(period)} is not comparable with the years before: recording changed on ` +
        `${describeDay(changed)}. Compare it again when three years have been recorded in the new way`,
      'breaks',
    )
  }
  const expected = expectedFor(held, period, years)
  const spread = spreadOf(held, before, years)
  if (spread === undefined) {
    return refuse(
      'too-few-months',
      `Too few months before ${describePeriod(period)} are held to know how much this varies. ` +
        'Add earlier months',
      'points',
    )
  }
  const { dispersion, degreesOfFreedom } = spread
  if (expected <= 0) {
    return refuse(
      'none-before',
      `There were none in the same months of the years before ${describePeriod(period)}, so any ` +
        'is new. Give the count itself',
      'points',
    )
  }
  const error = Math.sqrt(dispersion * expected * (1 + 1 / years))
  const t = (actual - expected) / error
  const reach = tQuantile(0.975, degreesOfFreedom) * error
  return accept({
    ...{ period, actual, expected, years, dispersion, t, degreesOfFreedom },
    range: { lower: Math.max(0, expected - reach), upper: expected + reach },
    percent: (100 * (actual - expected)) / expected,
    p: tTwoSided(t, degreesOfFreedom),
  })
}

type Held = ReadonlyMap<string, number | null>

/** `undefined` for what is not whole months, or where one of them has no value. */
function addUp(held: Held, period: Period): number | undefined {
  const months = monthsOf(period)
  const values = months.map(({ start }) => held.get(start) ?? null)
  if (months.length === 0 || values.some((value) => value === null)) return undefined
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

function wholeYearsBefore(held: Held, period: Period): number {
  const isWhole = (years: number) => addUp(held, earlierMonths(period, years)) !== undefined
  if (isWhole(YEARS_BEFORE)) return YEARS_BEFORE
  return addUp(held, shiftYears(period, -1)) === undefined ? 0 : 1
}

/** All the months of so many years before a quarter. */
function earlierMonths(period: Period, years: number): Period {
  return periodOf(shiftYears(period, -years).start, periodBefore(period).end)
}

function expectedFor(held: Held, period: Period, years: number): number {
  const daily = Array.from({ length: years }, (_, index) => {
    const before = shiftYears(period, -(index + 1))
    return (addUp(held, before) ?? 0) / daysIn(before)
  })
  return (daily.reduce((sum, rate) => sum + rate, 0) / years) * daysIn(period)
}

/**
 * Pearson's chi-square of months about what is usual for them, over its degrees of freedom. Three
 * whole years have a daily rate for each month of the year; fewer have one for all. A rate is all that
 * was counted over all its days: the quasi-Poisson fit of a factor, which needs no iterating.
 */
function spreadOf(
  held: Held,
  before: Period,
  years: number,
): { readonly dispersion: number; readonly degreesOfFreedom: number } | undefined {
  const hasSeason = years === YEARS_BEFORE
  const months = (hasSeason ? monthsOf(before) : everyMonthBefore(held, before)).flatMap(
    (month) => {
      const count = held.get(month.start) ?? null
      return count === null ? [] : [{ ...monthOf(month), count }]
    },
  )
  const groups = Map.groupBy(months, ({ month }) => (hasSeason ? month : 0))
  const degreesOfFreedom = months.length - groups.size
  if (degreesOfFreedom < FEWEST_FREE) return undefined
  let pearson = 0
  for (const group of groups.values()) {
    const counted = group.reduce((sum, { count }) => sum + count, 0)
    const rate = counted / group.reduce((sum, { days }) => sum + days, 0)
    for (const { count, days } of group) {
      if (rate > 0) pearson += (count - rate * days) ** 2 / (rate * days)
    }
  }
  return { dispersion: Math.max(1, pearson / degreesOfFreedom), degreesOfFreedom }
}

/** The months of up to three years that end where the quarter begins. */
function everyMonthBefore(held: Held, before: Period): readonly Period[] {
  const earliest = Temporal.PlainDate.from(before.end)
    .add({ days: 1 })
    .subtract({ years: YEARS_BEFORE })
  return monthsOf(periodOf(earliest.toString(), before.end)).filter(({ start }) => held.has(start))
}
