import {
  accept,
  capitalise,
  daysIn,
  describeDay,
  describePeriod,
  monthsOf,
  numberInWords,
  type Outcome,
  overlaps,
  type Period,
  periodBefore,
  periodOf,
  refuse,
  shiftYears,
} from '#shared/index.ts'
import { tTwoSided } from '../methods/distributions.ts'
import type { Point } from '../observation.ts'
import { listInWords } from '../words/words.ts'

/** The same quarter of so many years is what a quarter is held against; of two, where three are not held. */
const YEARS_BEFORE = 3
const FEWEST_YEARS = 2
/** Periods like it in a year. */
const QUARTERS = 4
const MONTHS = 3

export interface QuarterTest {
  readonly period: Period
  readonly actual: number
  /** Mean of the same quarter in the years before, for as many days. */
  readonly expected: number
  /** The standard error of the difference between what was counted and what was expected. */
  readonly error: number
  readonly percent: number
  readonly years: number
  /** How many times more the quarters vary than chance alone; 1 at the least. */
  readonly dispersion: number
  readonly t: number
  /** Infinite where quarters vary no more than chance: then it is known, and not estimated. */
  readonly degreesOfFreedom: number
  readonly p: number
}

/**
 * Whether a quarter differs from the same quarter of the three years before by more than this measure
 * is wont to; of the two years before, where three are not held.
 *
 * How much it is wont to is taken from whole quarters that do not overlap, each about the mean of its
 * own quarter of the year. Months follow one another: a high one is followed by another high one more
 * often than by a low one, so that single months say too little of how far a quarter can go.
 *
 * @param points - monthly counts of one measure in one place, in any order
 * @param breaks - days (YYYY-MM-DD) from which recording changed
 * @returns refused: a month of it or of the two years before set aside; not a quarter of counts; a month of it or of the two years before not published;
 *   recording changed in the time compared; none in the same months of those years
 * @see STATISTICS 3.4 and 5, paragraph 4: t = (Q − E) / √(φ E (1 + 1/k)), φ from the 4k quarters
 *   before, with 4 (k − 1) degrees of freedom
 */
export function testQuarter(
  points: readonly Point[],
  period: Period,
  breaks: readonly string[] = [],
): Outcome<QuarterTest> {
  const held = new Map(
    points.map(({ period, value, aside }) => [period.start, aside ? null : value]),
  )
  const apart = points.filter(({ aside }) => aside !== undefined)
  const actual = addUp(held, period)
  if (actual === undefined) {
    const refused = refuseAside(apart, period, period)
    if (refused) return refused
    return refuse(
      'quarter-not-whole',
      `Not every month of ${describePeriod(period)} has a figure that counts. Import what is missing to judge it`,
      'period',
    )
  }
  const years = wholeYearsBefore(held, period)
  if (years === 0) {
    const refused = refuseAside(apart, earlierMonths(period, FEWEST_YEARS), period)
    if (refused) return refused
    return refuse(
      'no-years-before',
      `Not every month of the ${numberInWords(FEWEST_YEARS)} years before ${describePeriod(period)} has a ` +
        'figure that counts, so how much it is wont to change is not known. Import the months that are missing',
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
  if (expected <= 0) {
    return refuse(
      'none-before',
      `There were none in the same months of the years before ${describePeriod(period)}, so any ` +
        'is new. Give the count itself',
      'points',
    )
  }
  const { dispersion, degreesOfFreedom } = spreadOf(held, period, years)
  const error = Math.sqrt(dispersion * expected * (1 + 1 / years))
  const t = (actual - expected) / error
  return accept({
    ...{ period, actual, expected, error, years, dispersion, t, degreesOfFreedom },
    percent: (100 * (actual - expected)) / expected,
    p: tTwoSided(t, degreesOfFreedom),
  })
}

/** That it is for a month that is set aside that a quarter is not judged. */
function refuseAside(
  apart: readonly Point[],
  span: Period,
  quarter: Period,
): Outcome<never> | undefined {
  const its = apart.filter(({ period }) => overlaps(period, span))
  if (its.length === 0) return undefined
  const months = listInWords(its.map(({ period }) => describePeriod(period)))
  return refuse(
    'set-aside',
    `${capitalise(describePeriod(quarter))} is not judged: ${months} ${its.length === 1 ? 'is' : 'are'} set aside, ` +
      'and what is set aside counts for no range. Let it count again to judge the quarter',
    'points',
  )
}

type Held = ReadonlyMap<string, number | null>

/** `undefined` for what is not whole months, or where one of them has no value. */
function addUp(held: Held, period: Period): number | undefined {
  const months = monthsOf(period)
  const values = months.map(({ start }) => held.get(start) ?? null)
  if (months.length === 0 || values.some((value) => value === null)) return undefined
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

/** Three, two or none. */
function wholeYearsBefore(held: Held, period: Period): number {
  const isWhole = (years: number) => addUp(held, earlierMonths(period, years)) !== undefined
  if (isWhole(YEARS_BEFORE)) return YEARS_BEFORE
  return isWhole(FEWEST_YEARS) ? FEWEST_YEARS : 0
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
 * Pearson's chi-square of quarters about the rate of their quarter of the year, over its degrees of
 * freedom. A rate is all that was counted over all its days: the quasi-Poisson fit of a factor, which
 * needs no iterating.
 */
function spreadOf(
  held: Held,
  period: Period,
  years: number,
): { readonly dispersion: number; readonly degreesOfFreedom: number } {
  const months = monthsOf(earlierMonths(period, years))
  const quarters = Array.from({ length: QUARTERS * years }, (_, index) => {
    const its = months.slice(MONTHS * index, MONTHS * (index + 1))
    const days = its.reduce((sum, month) => sum + daysIn(month), 0)
    const count = its.reduce((sum, { start }) => sum + (held.get(start) ?? 0), 0)
    return { days, count, ofYear: index % QUARTERS }
  })
  let pearson = 0
  for (const same of Map.groupBy(quarters, ({ ofYear }) => ofYear).values()) {
    const counted = same.reduce((sum, { count }) => sum + count, 0)
    const rate = counted / same.reduce((sum, { days }) => sum + days, 0)
    for (const { count, days } of same) {
      if (rate > 0) pearson += (count - rate * days) ** 2 / (rate * days)
    }
  }
  const free = QUARTERS * (years - 1)
  return pearson <= free
    ? { dispersion: 1, degreesOfFreedom: Number.POSITIVE_INFINITY }
    : { dispersion: pearson / free, degreesOfFreedom: free }
}
