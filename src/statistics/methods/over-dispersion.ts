import { meanOf, quantile } from './spread.ts'

/** How much more a group varies than chance alone would make it. */
export interface OverDispersion {
  /** Mean square of the z scores: 1 where only chance is at work. */
  readonly phi: number
  /** Variance between members of the group beyond chance, on the scale of the scores; 0 or more. */
  readonly tau2: number
}

/** A member's distance from the group's own figure, and the standard error that chance gives it. */
export interface Score {
  readonly distance: number
  readonly error: number
}

/** What is done with the most extreme tenth at either end before the spread is measured. */
export type Trimming = 'none' | 'winsorise' | 'truncate'

/** Of shares: arcsine of the square root, on which chance has the same size everywhere. */
export function shareScores(members: readonly Member[]): readonly Score[] {
  const target = Math.asin(Math.sqrt(pooledRatio(members)))
  return members.map(({ count, of }) => ({
    distance: Math.asin(Math.sqrt(count / of)) - target,
    error: 1 / (2 * Math.sqrt(of)),
  }))
}

/** Of counts against those expected: the logarithm of the ratio, about 1. */
export function expectedScores(members: readonly Member[]): readonly Score[] {
  return members.map(({ count, of }) => ({
    distance: Math.log(count / of),
    error: 1 / Math.sqrt(of),
  }))
}

/** Of counts against those expected: the square root of the ratio, about 1. */
export function rootScores(members: readonly Member[]): readonly Score[] {
  return members.map(({ count, of }) => ({
    distance: Math.sqrt(count / of) - 1,
    error: 1 / (2 * Math.sqrt(of)),
  }))
}

/** Of rates: the logarithm of the rate, about the pooled one; half is added so that 0 has a place. */
export function rateScores(members: readonly Member[]): readonly Score[] {
  const target = Math.log(pooledRatio(members))
  return members.map(({ count, of }) => ({
    distance: Math.log((count + 0.5) / (of + 0.5)) - target,
    error: Math.sqrt(Math.max(count, 0.5) / (count + 0.5) ** 2 + of / (of + 0.5) ** 2),
  }))
}

export interface Member {
  readonly count: number
  /** The denominator: people, or those asked, or the count expected. */
  readonly of: number
}

export function pooledRatio(members: readonly Member[]): number {
  const counted = members.reduce((sum, { count }) => sum + count, 0)
  return counted / members.reduce((sum, { of }) => sum + of, 0)
}

/**
 * The spread of a group beyond chance.
 *
 * @see DerSimonian and Laird (1986) for tau²; Spiegelhalter (2005b), Handling over-dispersion of
 *   performance indicators, for phi and the winsorising; the NHS hospital mortality indicator
 *   (SHMI) truncates instead
 */
export function measureOverDispersion(
  scores: readonly Score[],
  trimming: Trimming = 'none',
): OverDispersion {
  const z = scores.map(({ distance, error }) => distance / error)
  const kept =
    trimming === 'truncate' ? z.map((_, index) => isInMiddle(z, index)) : z.map(() => true)
  const used = (trimming === 'winsorise' ? winsorise(z) : z).filter((_, index) => kept[index])
  const weights = scores.filter((_, index) => kept[index]).map(({ error }) => 1 / error ** 2)
  const phi = meanOf(used.map((score) => score ** 2))
  const excess = used.length * phi - (used.length - 1)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const squares = weights.reduce((total, weight) => total + weight ** 2, 0)
  return { phi, tau2: excess <= 0 ? 0 : excess / (sum - squares / sum) }
}

/** Values beyond the outer tenths are moved to where those begin. */
function winsorise(values: readonly number[], share = 0.1): readonly number[] {
  const [low, high] = [quantile(values, share), quantile(values, 1 - share)]
  return values.map((value) => Math.min(Math.max(value, low), high))
}

/** Whether a value is between the outer tenths by rank, ties sharing the mean of their ranks. */
function isInMiddle(values: readonly number[], index: number): boolean {
  const value = values[index] ?? 0
  const below = values.filter((other) => other < value).length
  const same = values.filter((other) => other === value).length
  const rank = below + (same + 1) / 2
  const tenth = Math.floor((10 * rank) / (values.length + 1))
  return tenth > 0 && tenth < 9
}
