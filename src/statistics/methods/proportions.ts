import { betaQuantile, normalQuantile, normalTwoSided } from './distributions.ts'

/** Two ends of an interval, in the unit of what it is an interval of. */
export interface Interval {
  readonly lower: number
  readonly upper: number
}

/** How many of how many: 720 satisfied of 1,000 asked. Neither need be whole after a design effect. */
export interface Share {
  readonly count: number
  readonly of: number
}

export const USUAL_CONFIDENCE = 0.95

/**
 * Wilson's score interval for a proportion, 0 to 1.
 *
 * @returns 0 to 1 where nobody was asked
 * @see Wilson (1927); R: prop.test(x, n, correct = FALSE)
 */
export function wilsonInterval({ count, of }: Share, confidence = USUAL_CONFIDENCE): Interval {
  if (of <= 0) return { lower: 0, upper: 1 }
  const z = normalQuantile((1 + confidence) / 2)
  const share = count / of
  const centre = share + (z * z) / (2 * of)
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return {
    lower: count === 0 ? 0 : (centre - reach) / scale,
    upper: count === of ? 1 : (centre + reach) / scale,
  }
}

/**
 * Clopper and Pearson's exact interval for a proportion, 0 to 1: never too narrow, often too wide.
 *
 * @see Clopper and Pearson (1934); R: binom.test(x, n)
 */
export function clopperPearsonInterval(
  { count, of }: Share,
  confidence = USUAL_CONFIDENCE,
): Interval {
  const tail = (1 - confidence) / 2
  return {
    lower: count === 0 ? 0 : betaQuantile(tail, count, of - count + 1),
    upper: count === of ? 1 : betaQuantile(1 - tail, count + 1, of - count),
  }
}

/**
 * Newcombe's hybrid score interval for the first proportion less the second, −1 to 1.
 *
 * @see Newcombe (1998), Interval estimation for the difference between independent proportions,
 *   Statistics in Medicine 17, method 10
 */
export function newcombeInterval(
  first: Share,
  second: Share,
  confidence = USUAL_CONFIDENCE,
): Interval {
  const [one, other] = [first.count / first.of, second.count / second.of]
  const [near, far] = [wilsonInterval(first, confidence), wilsonInterval(second, confidence)]
  const difference = one - other
  return {
    lower: difference - Math.hypot(one - near.lower, far.upper - other),
    upper: difference + Math.hypot(near.upper - one, other - far.lower),
  }
}

/**
 * The pooled z test of two proportions, without continuity correction.
 *
 * @returns z is 0 where everybody, or nobody, in both gave the answer
 */
export function compareProportions(first: Share, second: Share): { z: number; p: number } {
  const pooled = (first.count + second.count) / (first.of + second.of)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.of + 1 / second.of))
  const z = error === 0 ? 0 : (first.count / first.of - second.count / second.of) / error
  return { z, p: normalTwoSided(z) }
}
