import { betaQuantile, gammaQuantile, normalQuantile } from './distributions.ts'
import { type Interval, USUAL_CONFIDENCE } from './proportions.ts'
import { logBinomial } from './saddle-point.ts'

/**
 * The exact interval for the number expected where `count` were counted.
 *
 * @see Garwood (1936); R: poisson.test(x)
 */
export function poissonInterval(count: number, confidence = USUAL_CONFIDENCE): Interval {
  const tail = (1 - confidence) / 2
  return {
    lower: count === 0 ? 0 : gammaQuantile(tail, count),
    upper: gammaQuantile(1 - tail, count + 1),
  }
}

/**
 * Byar's approximation to the same, as public health uses it.
 *
 * @see Breslow and Day (1987), Statistical Methods in Cancer Research, volume II, equation 2.10
 */
export function byarInterval(count: number, confidence = USUAL_CONFIDENCE): Interval {
  const z = normalQuantile((1 + confidence) / 2)
  const end = (from: number, side: number) =>
    from * (1 - 1 / (9 * from) + (side * z) / (3 * Math.sqrt(from))) ** 3
  return { lower: count === 0 ? 0 : end(count, -1), upper: end(count + 1, 1) }
}

export interface Rate extends Interval {
  /** For every `per` people. */
  readonly rate: number
}

/** A count for every so many people, with its exact interval. `undefined` without people. */
export function rateFor(
  count: number,
  population: number,
  per = 1000,
  confidence = USUAL_CONFIDENCE,
): Rate | undefined {
  if (!(population > 0)) return undefined
  const { lower, upper } = poissonInterval(count, confidence)
  const scale = per / population
  return { rate: count * scale, lower: lower * scale, upper: upper * scale }
}

export interface CountComparison {
  readonly difference: number
  /** `null` where there were none before. */
  readonly percent: number | null
  /** Later over earlier, for equal time; `null` where there were none before. */
  readonly ratio: number | null
  readonly ratioInterval: Interval
  /** Exact, conditional on the two together, both sides. */
  readonly p: number
  /** After Anscombe's square root, and without. 0 where both counts are 0. */
  readonly zAnscombe: number
  readonly zSimple: number
}

/**
 * Sets two counts of independent events beside each other. Counts that vary by more than chance
 * alone (most police figures do) need the quarter test instead.
 *
 * @param exposure - how much longer the later stretch was than the earlier (days over days)
 * @see R: poisson.test(c(later, earlier)); Anscombe (1948)
 */
export function compareCounts(
  later: number,
  earlier: number,
  exposure = 1,
  confidence = USUAL_CONFIDENCE,
): CountComparison {
  const tail = (1 - confidence) / 2
  const odds = (share: number) => share / (1 - share) / exposure
  const root = (count: number) => Math.sqrt(count + 3 / 8)
  const total = later + earlier
  const share = exposure / (1 + exposure)
  return {
    difference: later - earlier,
    percent: earlier === 0 ? null : (100 * (later - earlier)) / earlier,
    ratio: earlier === 0 ? null : later / exposure / earlier,
    ratioInterval: {
      lower: later === 0 ? 0 : odds(betaQuantile(tail, later, earlier + 1)),
      upper:
        earlier === 0 ? Number.POSITIVE_INFINITY : odds(betaQuantile(1 - tail, later + 1, earlier)),
    },
    p: exactBinomial(later, total, share),
    zAnscombe: 2 * (root(later) - root(earlier)) * Math.SQRT1_2,
    zSimple: total === 0 ? 0 : (later - earlier) / Math.sqrt(total),
  }
}

/** Probabilities within this share of the one observed count as no more likely, as R has it. */
const AS_UNLIKELY = 1 + 1e-7

/**
 * The probability of a result no more likely than `x` of `n`, both sides.
 *
 * Tails are summed from their thick end outward: the library's answer is 0 where the probability is
 * under 1e-308, and these sums are exact as far as a number can hold.
 *
 * @see R: binom.test
 */
function exactBinomial(x: number, n: number, probability: number): number {
  if (n === 0) return 1
  const mean = n * probability
  if (x === mean) return 1
  const [low, high] = x < mean ? [x, farSide(x, n, probability)] : [farSide(x, n, probability), x]
  return Math.min(1, tailFrom(low, n, probability, -1) + tailFrom(high, n, probability, 1))
}

/** The result nearest the mean, on its other side, that is no more likely than `x`. */
function farSide(x: number, n: number, probability: number): number {
  const mean = n * probability
  const limit = logBinomial(x, n, probability) + Math.log(AS_UNLIKELY)
  const isFar = (value: number) => logBinomial(value, n, probability) <= limit
  let [inside, outside] = x < mean ? [Math.ceil(mean) - 1, n + 1] : [Math.floor(mean) + 1, -1]
  while (Math.abs(outside - inside) > 1) {
    const middle = Math.trunc((inside + outside) / 2)
    if (isFar(middle)) outside = middle
    else inside = middle
  }
  return outside
}

function tailFrom(start: number, n: number, probability: number, step: 1 | -1): number {
  if (start < 0 || start > n) return 0
  const odds = probability / (1 - probability)
  let term = 1
  let sum = 1
  for (let x = start; step === 1 ? x < n : x > 0; x += step) {
    term *= step === 1 ? ((n - x) / (x + 1)) * odds : x / (n - x + 1) / odds
    sum += term
    if (term < sum * 1e-17) break
  }
  return Math.exp(logBinomial(start, n, probability) + Math.log(sum))
}
