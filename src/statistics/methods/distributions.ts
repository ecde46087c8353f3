import betaCdf from '@stdlib/stats-base-dists-beta-cdf'
import betaInverse from '@stdlib/stats-base-dists-beta-quantile'
import gammaInverse from '@stdlib/stats-base-dists-gamma-quantile'
import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalInverse from '@stdlib/stats-base-dists-normal-quantile'
import tCdf from '@stdlib/stats-base-dists-t-cdf'
import tInverse from '@stdlib/stats-base-dists-t-quantile'
import { gammaTail, LARGE_SHAPE, logGammaDensity } from './gamma-tail.ts'

/*
 * Tails and quantiles from @stdlib, each checked against R 4.2.2 to 1e-8. Upper tails are asked for
 * as such: 1 minus a lower tail has no digits left where a probability is small.
 */

/** The z below which a share `probability` of a normal distribution lies: 1.96 for 0.975. */
export function normalQuantile(probability: number): number {
  return normalInverse(probability, 0, 1)
}

/** The probability of a z as far from 0 as this, on either side. */
export function normalTwoSided(z: number): number {
  return Math.min(1, 2 * normalCdf(-Math.abs(z), 0, 1))
}

/** The share of a normal distribution below z. */
export function normalBelow(z: number): number {
  return normalCdf(z, 0, 1)
}

/** The probability of a t as far from 0 as this, on either side; of a normal one without end of freedom. */
export function tTwoSided(t: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return normalTwoSided(t)
  return Math.min(1, 2 * tCdf(-Math.abs(t), degreesOfFreedom))
}

export function tQuantile(probability: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return normalQuantile(probability)
  return tInverse(probability, degreesOfFreedom)
}

/** The probability of a chi-square this large or larger. */
export function chiSquareAbove(value: number, degreesOfFreedom: number): number {
  return value <= 0 ? 1 : gammaTail(value / 2, degreesOfFreedom / 2).above
}

export function chiSquareQuantile(probability: number, degreesOfFreedom: number): number {
  return 2 * gammaQuantile(probability, degreesOfFreedom / 2)
}

/** The probability of an F this large or larger. */
export function fAbove(value: number, numerator: number, denominator: number): number {
  if (value <= 0) return 1
  return betaCdf(denominator / (denominator + numerator * value), denominator / 2, numerator / 2)
}

export function betaQuantile(probability: number, a: number, b: number): number {
  return betaInverse(probability, a, b)
}

/** The probability of `x` or fewer of `n` where each comes with `probability`. */
export function binomialAtMost(x: number, n: number, probability: number): number {
  if (x < 0) return 0
  return x >= n ? 1 : betaCdf(1 - probability, n - x, x + 1)
}

/** The probability of `x` or fewer where `expected` are expected. */
export function poissonAtMost(x: number, expected: number): number {
  if (x < 0) return 0
  return expected <= 0 ? 1 : gammaTail(expected, x + 1).above
}

/**
 * The value below which a share `probability` of a gamma distribution of this shape and rate 1 lies.
 *
 * The library's own answer for shapes near a thousand and above is right to four figures only, so it is taken
 * as a first guess and mended by Newton's method on the tail that is the smaller. The very largest come
 * from the normal cube root, as their tails do.
 */
export function gammaQuantile(probability: number, shape: number): number {
  if (probability <= 0) return 0
  if (shape >= LARGE_SHAPE) {
    const z = normalQuantile(probability)
    return shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3
  }
  let value = gammaInverse(probability, shape, 1)
  const isUpper = probability > 0.5
  const tail = isUpper ? 1 - probability : probability
  for (let step = 0; step < 20; step++) {
    const error = gammaTail(value, shape)[isUpper ? 'above' : 'below'] - tail
    const density = Math.exp(logGammaDensity(value, shape))
    if (density === 0 || !Number.isFinite(density)) break
    const move = (isUpper ? 1 : -1) * (error / density)
    const next = value + move
    value = next > 0 ? next : value / 2
    if (Math.abs(move) <= 1e-15 * value) break
  }
  return value
}
