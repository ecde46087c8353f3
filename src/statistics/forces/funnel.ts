import { binomialAtMost, normalQuantile, poissonAtMost } from '../methods/distributions.ts'
import { LARGE_SHAPE } from '../methods/gamma-tail.ts'
import {
  type Member,
  measureOverDispersion,
  type OverDispersion,
  pooledRatio,
  rateScores,
  type Score,
  shareScores,
} from '../methods/over-dispersion.ts'

/**
 * The value that a Poisson count stays below with a given probability, between two whole numbers.
 *
 * @see Spiegelhalter (2005a), Funnel plots for comparing institutional performance, appendix A.1.1
 */
export function poissonLimit(expected: number, probability: number): number {
  const z = normalQuantile(probability)
  const start = expected + z * Math.sqrt(expected)
  // Between two whole numbers there is nothing to find where a number of this size has no decimals
  if (expected >= LARGE_SHAPE) return start + (z ** 2 - 1) / 6
  return interpolatedLimit((count) => poissonAtMost(count, expected), probability, start)
}

/** The same for a share of `of`, 0 to 1. */
export function binomialLimit(of: number, share: number, probability: number): number {
  const spread = Math.sqrt(of * share * (1 - share))
  const start = Math.min(of, of * share + normalQuantile(probability) * spread)
  return interpolatedLimit((count) => binomialAtMost(count, of, share), probability, start) / of
}

function interpolatedLimit(
  atMost: (count: number) => number,
  probability: number,
  start: number,
): number {
  let count = Math.max(0, Math.round(start))
  while (atMost(count) < probability) count++
  while (count > 0 && atMost(count - 1) >= probability) count--
  const [here, before] = [atMost(count), atMost(count - 1)]
  return Math.max(0, count - (here - probability) / (here - before))
}

/** Chances of being below a funnel's four lines: 99.8% and 95% of the group lie between each pair. */
export const FUNNEL_TAILS = { lower998: 0.001, lower95: 0.025, upper95: 0.975, upper998: 0.999 }

/** Four lines in the unit of the rate or share. */
export type FunnelLimits = Readonly<Record<keyof typeof FUNNEL_TAILS, number>>

/** Where a member lies: 'above' and 'below' are beyond the 95% lines, 'far-' beyond the 99.8%. */
export type FunnelPlace = 'far-below' | 'below' | 'within' | 'above' | 'far-above'

export interface Funnel {
  /** All members' counts over all their denominators. */
  readonly pooled: number
  /** Spread beyond chance. phi is Pearson's chi-square over its degrees of freedom. */
  readonly phi: number
  readonly chiSquare: number
  readonly degreesOfFreedom: number
  readonly tau2: number
  readonly members: readonly FunnelMember[]
}

export interface FunnelMember {
  readonly ratio: number
  /** By chance alone. */
  readonly exact: FunnelLimits
  /** Widened by what the group varies beyond chance; the same as `exact` where it does not. */
  readonly limits: FunnelLimits
  readonly place: FunnelPlace
}

/** Fewer members than this and tau² is itself little more than a guess. */
export const FEWEST_TO_TRUST_SPREAD = 20

/**
 * A funnel of rates or shares about the group's pooled one, with exact limits, widened where the
 * group varies more than chance would make it.
 *
 * The widening adds tau² on the scale where chance has one size (logarithms for rates, arcsines for
 * shares): a line's distance from the middle becomes √(distance² + z² tau²).
 *
 * @param members - each with a denominator above 0; two or more
 * @see Spiegelhalter (2005a, 2005b)
 */
export function drawFunnel(kind: 'rate' | 'share', members: readonly Member[]): Funnel {
  const pooled = pooledRatio(members)
  const chiSquare = members.reduce((sum, { count, of }) => {
    const expected = of * pooled
    const variance = kind === 'rate' ? expected : expected * (1 - pooled)
    return variance === 0 ? sum : sum + (count - expected) ** 2 / variance
  }, 0)
  const degreesOfFreedom = members.length - 1
  const phi = chiSquare / degreesOfFreedom
  const trimming = members.length >= FEWEST_TO_TRUST_SPREAD ? 'winsorise' : 'none'
  const { tau2 } = phi > 1 ? spreadOf(kind, members, trimming) : { tau2: 0 }
  return {
    ...{ pooled, phi, chiSquare, degreesOfFreedom, tau2 },
    members: members.map(({ count, of }) => {
      const exact = funnelLimits(kind, pooled, 0, of)
      const limits = widen(kind, pooled, exact, tau2)
      return { ratio: count / of, exact, limits, place: placeOf(count / of, limits) }
    }),
  }
}

/** A funnel's four lines for a denominator, widened by tau² where it is above 0. */
export function funnelLimits(
  kind: 'rate' | 'share',
  pooled: number,
  tau2: number,
  of: number,
): FunnelLimits {
  const exact = mapTails((tail) =>
    kind === 'rate' ? poissonLimit(of * pooled, tail) / of : binomialLimit(of, pooled, tail),
  )
  return widen(kind, pooled, exact, tau2)
}

function spreadOf(
  kind: 'rate' | 'share',
  members: readonly Member[],
  trimming: 'winsorise' | 'none',
): OverDispersion {
  const scores: readonly Score[] = kind === 'rate' ? rateScores(members) : shareScores(members)
  return measureOverDispersion(scores, trimming)
}

function widen(
  kind: 'rate' | 'share',
  pooled: number,
  exact: FunnelLimits,
  tau2: number,
): FunnelLimits {
  if (tau2 === 0) return exact
  const [to, back] =
    kind === 'rate'
      ? [Math.log, Math.exp]
      : [
          (share: number) => Math.asin(Math.sqrt(share)),
          (angle: number) => Math.sin(Math.min(Math.max(angle, 0), Math.PI / 2)) ** 2,
        ]
  const middle = to(pooled)
  return mapTails((tail, name) => {
    const distance = to(Math.max(exact[name], Number.MIN_VALUE)) - middle
    const reach = Math.hypot(distance, normalQuantile(tail) * Math.sqrt(tau2))
    return back(middle + Math.sign(distance) * reach)
  })
}

function placeOf(ratio: number, limits: FunnelLimits): FunnelPlace {
  if (ratio < limits.lower998) return 'far-below'
  if (ratio < limits.lower95) return 'below'
  if (ratio > limits.upper998) return 'far-above'
  return ratio > limits.upper95 ? 'above' : 'within'
}

function mapTails(value: (tail: number, name: keyof FunnelLimits) => number): FunnelLimits {
  return {
    lower998: value(FUNNEL_TAILS.lower998, 'lower998'),
    lower95: value(FUNNEL_TAILS.lower95, 'lower95'),
    upper95: value(FUNNEL_TAILS.upper95, 'upper95'),
    upper998: value(FUNNEL_TAILS.upper998, 'upper998'),
  }
}
