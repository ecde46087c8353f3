/**
 * How much a phase's limits can bear. Under 6 values there are none (`too-few`); from 6 to 12 they
 * are `provisional`; from 13 they are `firm`. `no-variation` when every moving range is zero.
 */
export type LimitsStatus = 'firm' | 'provisional' | 'too-few' | 'no-variation'

/** Mean and limits of one phase, in the unit of the measure. `lower` may be below zero. */
export interface PhaseLimits {
  /** `null` when the phase has no value at all. */
  readonly mean: number | null
  /** The one the limits rest on: screened if screening was asked for and left something. */
  readonly averageMovingRange: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly nearLower: number | null
  readonly nearUpper: number | null
  readonly status: LimitsStatus
}

export const FEWEST_FOR_LIMITS = 6
export const FEWEST_FOR_FIRM = 13
/** A baseline of the first so many points is not taken shorter than this. */
export const FEWEST_FOR_BASELINE = 12

/** Three sigma over d2 = 1.128, the bias factor for ranges of two points; then two thirds of it. */
const LIMIT_FACTOR = 2.66
const NEAR_FACTOR = (2.66 * 2) / 3
/** D4 for ranges of two points: a moving range this many times the average is screened out. */
const SCREEN_FACTOR = 3.267
const TIE = 1e-9

/**
 * How far a value must be beyond a line to count as beyond it: a point that a rounding in the last
 * place has put there lies on the line.
 */
export function tieTolerance(values: readonly (number | null)[]): number {
  let largest = 0
  for (const value of values) {
    const size = value === null ? 0 : Math.abs(value)
    if (size > largest) largest = size
  }
  return TIE * largest
}

/**
 * Limits of an individuals and moving range (XmR) chart for one phase.
 *
 * @param values - one a period, oldest first; `null` where nothing was published. No moving range
 *   is taken across a `null`.
 * @param baselinePoints - limits rest on the first so many periods only; `null` for all of them
 * @param screening - leave out, once, moving ranges of 3.267 times their average or more; where that
 *   leaves an average of 0, the unscreened one is used
 * @see Montgomery (2009), Statistical Quality Control, 6th ed., section 6.4; the screening and the
 *   near limits (two sigma) are those of NHS Making Data Count.
 */
export function phaseLimits(
  values: readonly (number | null)[],
  baselinePoints: number | null,
  screening: boolean,
): PhaseLimits {
  const baseline = baselinePoints === null ? values : values.slice(0, baselinePoints)
  const [count, mean] = average(baseline)
  const averageMovingRange = averageRange(baseline, screening)
  if (count < FEWEST_FOR_LIMITS || averageMovingRange === null) {
    return {
      mean: count === 0 ? null : mean,
      averageMovingRange: null,
      lower: null,
      upper: null,
      nearLower: null,
      nearUpper: null,
      status: 'too-few',
    }
  }
  if (averageMovingRange === 0) {
    const line = { lower: mean, upper: mean, nearLower: mean, nearUpper: mean }
    return { mean, averageMovingRange, ...line, status: 'no-variation' }
  }
  return {
    mean,
    averageMovingRange,
    lower: mean - LIMIT_FACTOR * averageMovingRange,
    upper: mean + LIMIT_FACTOR * averageMovingRange,
    nearLower: mean - NEAR_FACTOR * averageMovingRange,
    nearUpper: mean + NEAR_FACTOR * averageMovingRange,
    status: isFirm(values, count, baselinePoints) ? 'firm' : 'provisional',
  }
}

/** A frozen baseline of 12 published points was chosen and will not move, so it counts as firm. */
function isFirm(
  values: readonly (number | null)[],
  count: number,
  baselinePoints: number | null,
): boolean {
  if (count >= FEWEST_FOR_FIRM) return true
  return (
    baselinePoints !== null &&
    count >= FEWEST_FOR_BASELINE &&
    values.filter((value) => value !== null).length >= FEWEST_FOR_FIRM
  )
}

/** How many values there are, and their mean, summed as differences from the first to stay exact. */
function average(values: readonly (number | null)[]): [count: number, mean: number] {
  let count = 0
  let first = 0
  let sum = 0
  for (const value of values) {
    if (value === null) continue
    if (count === 0) first = value
    sum += value - first
    count++
  }
  return [count, count === 0 ? 0 : first + sum / count]
}

/** `null` without a moving range; 0 when nothing varies beyond the tolerance. */
function averageRange(values: readonly (number | null)[], screening: boolean): number | null {
  const all = averageRangeUnder(Number.POSITIVE_INFINITY, values)
  if (all === null) return null
  const tolerance = tieTolerance(values)
  if (all <= tolerance) return 0
  if (!screening) return all
  const screened = averageRangeUnder(SCREEN_FACTOR * all, values) ?? 0
  return screened <= tolerance ? all : screened
}

/** The average of the moving ranges that are less than `bound`; `null` when there is none. */
function averageRangeUnder(bound: number, values: readonly (number | null)[]): number | null {
  let sum = 0
  let count = 0
  let before: number | null = null
  for (const value of values) {
    if (value !== null && before !== null) {
      const range = Math.abs(value - before)
      if (range < bound) {
        sum += range
        count++
      }
    }
    before = value
  }
  return count === 0 ? null : sum / count
}
