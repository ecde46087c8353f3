import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { logPoisson } from './saddle-point.ts'

/** From this shape on the cube root is normal to nine places, and the series takes too many steps. */
export const LARGE_SHAPE = 1e9

/**
 * The shares of a gamma distribution of rate 1 below and above a value.
 *
 * Ours, because the library's tail (gammainc 0.3.1, and the gamma and chi-square distributions that
 * rest on it) is wrong in the third figure for shapes near a thousand and more, some way above the mean: it puts
 * 0.0253 above 1,043.33 for a shape of 981, where R puts 0.025.
 *
 * @param value - above 0
 * @see Press and others, Numerical Recipes, section 6.2: the series below the mean, Lentz's continued
 *   fraction above it
 */
export function gammaTail(value: number, shape: number): { below: number; above: number } {
  if (shape >= LARGE_SHAPE) {
    const z = cubeRootScore(value, shape)
    return { below: normalCdf(z, 0, 1), above: normalCdf(-z, 0, 1) }
  }
  const density = Math.exp(logGammaDensity(value, shape))
  if (value < shape + 1) {
    let term = value / shape
    let sum = term
    for (let step = 1; term > sum * 1e-17; step++) {
      term *= value / (shape + step)
      sum += term
    }
    const below = density * sum
    return { below, above: 1 - below }
  }
  const above = density * value * continuedFraction(value, shape)
  return { below: 1 - above, above }
}

/** @see Wilson and Hilferty (1931), The distribution of chi-square */
function cubeRootScore(value: number, shape: number): number {
  return (Math.cbrt(value / shape) - 1 + 1 / (9 * shape)) * 3 * Math.sqrt(shape)
}

/** log of x^(shape−1) e^(−x) / Γ(shape), through the Poisson probability so that it stays exact. */
export function logGammaDensity(value: number, shape: number): number {
  return Math.log(shape / value) + logPoisson(shape, value)
}

function continuedFraction(value: number, shape: number): number {
  const tiny = Number.MIN_VALUE / Number.EPSILON
  let b = value + 1 - shape
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let step = 1; step < 10_000_000; step++) {
    const a = -step * (step - shape)
    b += 2
    d = 1 / nonZero(a * d + b, tiny)
    c = nonZero(b + a / c, tiny)
    const factor = c * d
    fraction *= factor
    if (Math.abs(factor - 1) < 1e-15) break
  }
  return fraction
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value
}
