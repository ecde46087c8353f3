import { chiSquareAbove } from './distributions.ts'

/** Whether counts vary more than independent events would. */
export interface Dispersion {
  readonly mean: number
  readonly variance: number
  /** Variance over mean: 1 for independent events. */
  readonly index: number
  readonly chiSquare: number
  readonly degreesOfFreedom: number
  /** The probability of a spread this large or larger from independent events. */
  readonly p: number
}

/**
 * The index of dispersion of a series of counts.
 *
 * @returns `undefined` for fewer than two counts, or where all are 0
 * @see Fisher's index of dispersion; Cox and Lewis (1966), section 6.3
 */
export function testDispersion(values: readonly number[]): Dispersion | undefined {
  const degreesOfFreedom = values.length - 1
  const mean = meanOf(values)
  if (degreesOfFreedom < 1 || mean <= 0) return undefined
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const variance = squares / degreesOfFreedom
  const chiSquare = squares / mean
  return {
    mean,
    variance,
    index: variance / mean,
    chiSquare,
    degreesOfFreedom,
    p: chiSquareAbove(chiSquare, degreesOfFreedom),
  }
}

/** `NaN` where there is nothing to average. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The sample standard deviation; `NaN` for fewer than two values. */
export function standardDeviation(values: readonly number[]): number {
  const mean = meanOf(values)
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return values.length < 2 ? Number.NaN : Math.sqrt(squares / (values.length - 1))
}

/** Where a type of quantile puts the first and last value: R's types 4 to 9. */
const PLACES: Readonly<Record<4 | 5 | 6 | 7 | 8 | 9, readonly [number, number]>> = {
  4: [0, 1],
  5: [0.5, 0.5],
  6: [0, 0],
  7: [1, 1],
  8: [1 / 3, 1 / 3],
  9: [3 / 8, 3 / 8],
}

/**
 * The value below which a share of the others lie, between two neighbours where it falls there.
 *
 * @param type - 7 unless said, as R and Excel have it; 8 is the one Hyndman and Fan recommend
 * @returns `NaN` for no values
 * @see Hyndman and Fan (1996), Sample Quantiles in Statistical Packages
 */
export function quantile(
  values: readonly number[],
  probability: number,
  type: 4 | 5 | 6 | 7 | 8 | 9 = 7,
): number {
  const sorted = [...values].sort((one, other) => one - other)
  const [a, b] = PLACES[type]
  const place = a + probability * (sorted.length + 1 - a - b)
  // A hair's breadth, so that a place meant to be whole is taken as whole
  const whole = Math.floor(place + 4 * Number.EPSILON)
  const part = Math.abs(place - whole) < 4 * Number.EPSILON ? 0 : place - whole
  const at = (rank: number) => sorted[Math.min(Math.max(rank, 1), sorted.length) - 1] ?? Number.NaN
  return part === 0 ? at(whole) : (1 - part) * at(whole) + part * at(whole + 1)
}

/** The middle value, or the mean of the two middle ones. */
export function medianOf(values: readonly number[]): number {
  return quantile(values, 0.5, 7)
}
