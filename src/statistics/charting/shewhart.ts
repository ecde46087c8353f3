import { poissonAtMost } from '../methods/distributions.ts'
import { meanOf, medianOf } from '../methods/spread.ts'

/**
 * Kinds of control chart. `p` a share, `u` a rate, each `-prime` where it varies more than chance
 * alone; `c` a count; `g` and `t` what lies between rare events; `i` single values; `mr` their moving
 * ranges; `run` a median without limits.
 */
export type ChartKind = 'p' | 'p-prime' | 'u' | 'u-prime' | 'c' | 'g' | 't' | 'i' | 'mr' | 'run'

/** One period of a chart. `of` is the denominator, for shares and rates; `null` is unpublished. */
export interface ChartCount {
  readonly count: number | null
  readonly of?: number | null
}

/** One period as drawn. Limits are cut at 0, and at 1 for a share; `null` where there are none. */
export interface ChartLine {
  readonly value: number | null
  readonly centre: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly nearLower: number | null
  readonly nearUpper: number | null
}

export interface ChartSettings {
  /** Leave out, once, moving ranges of 3.267 times their average or more. */
  readonly screening: boolean
}

/** Mean range of two normal values over their standard deviation. */
const D2 = 1.128
const D4 = 3.267
/** Makes times between events near normal: Nelson (1994). */
const T_POWER = 3.6

/**
 * Centre and limits of a control chart, three standard deviations wide (`near`: two), one line a
 * period in the order given.
 *
 * @see Montgomery (2009), chapters 6 and 7; Laney (2002) for the primes; qicharts2 0.8.1, with which
 *   every line agrees
 */
export function drawChart(
  kind: ChartKind,
  counts: readonly ChartCount[],
  settings: ChartSettings = { screening: true },
): readonly ChartLine[] {
  switch (kind) {
    case 'p':
    case 'p-prime':
    case 'u':
    case 'u-prime':
      return drawRatio(kind, counts, settings)
    case 'c': {
      const mean = meanOf(publishedOf(counts))
      return level(counts, mean, Math.sqrt(mean))
    }
    case 'g': {
      const values = publishedOf(counts)
      const mean = meanOf(values)
      const lines = level(counts, mean, Math.sqrt(mean * (mean + 1)))
      return lines.map((line) => ({ ...line, centre: medianOf(values) }))
    }
    case 't':
      return drawTimes(counts, settings)
    case 'i': {
      const values = counts.map(({ count }) => count)
      const sigma = averageMovingRange(values, settings.screening) / D2
      return level(counts, meanOf(publishedOf(counts)), sigma, Number.NEGATIVE_INFINITY)
    }
    case 'mr':
      return drawRanges(counts)
    case 'run': {
      const centre = medianOf(publishedOf(counts))
      return counts.map(({ count }) => ({ ...NO_LIMITS, value: count, centre }))
    }
  }
}

/** What three standard deviations of a normal series leave on either side: 1 in 741. */
const OUTSIDE_THREE = 0.00135
/** What two leave: 1 in 44. */
export const OUTSIDE_TWO = 0.02275

/**
 * Limits for a count of few events that leave no more than `tail` outside on either side.
 *
 * @returns the least and the greatest count that are still usual
 */
export function exactCountLimits(
  mean: number,
  tail = OUTSIDE_THREE,
): { readonly lower: number; readonly upper: number } {
  const far = Math.ceil(mean + 10 * Math.sqrt(mean) + 30)
  return {
    lower: leastCount((count) => poissonAtMost(count, mean) > tail, 0, Math.ceil(mean)),
    upper: leastCount((count) => 1 - poissonAtMost(count, mean) <= tail, Math.floor(mean), far),
  }
}

/** The least whole number that is enough, where all after it are too and `last` is one of them. */
function leastCount(isEnough: (count: number) => boolean, first: number, last: number): number {
  let [tooFew, enough] = [first - 1, last]
  for (;;) {
    const middle = Math.floor((tooFew + enough) / 2)
    // Beyond 2^53 numbers have no middle before they touch
    if (middle <= tooFew || middle >= enough) return enough
    if (isEnough(middle)) enough = middle
    else tooFew = middle
  }
}

/**
 * How many times more a share or a rate varies than chance alone would make it: Pearson's chi-square
 * over its degrees of freedom. `NaN` for fewer than two periods.
 */
export function ratioDispersion(kind: 'p' | 'u', counts: readonly ChartCount[]): number {
  const held = counts.filter(isHeld)
  const centre = pooled(held)
  const total = held.reduce((sum, { count, of }) => {
    const variance = kind === 'p' ? of * centre * (1 - centre) : of * centre
    return variance === 0 ? sum : sum + (count - of * centre) ** 2 / variance
  }, 0)
  return held.length < 2 ? Number.NaN : total / (held.length - 1)
}

const NO_LIMITS = { lower: null, upper: null, nearLower: null, nearUpper: null }

function drawRatio(
  kind: 'p' | 'p-prime' | 'u' | 'u-prime',
  counts: readonly ChartCount[],
  { screening }: ChartSettings,
): readonly ChartLine[] {
  const isShare = kind === 'p' || kind === 'p-prime'
  const held = counts.map((point) => (isHeld(point) ? point : null))
  const centre = pooled(held.filter((point) => point !== null))
  const errorOf = (of: number) => Math.sqrt((centre * (isShare ? 1 - centre : 1)) / of)
  const isPrime = kind === 'p-prime' || kind === 'u-prime'
  const scores = held.map((point) =>
    point === null ? null : (point.count / point.of - centre) / errorOf(point.of),
  )
  const scale = isPrime ? averageMovingRange(scores, screening) / D2 : 1
  return held.map((point) => {
    if (point === null) return { ...NO_LIMITS, value: null, centre }
    const line = around(point.count / point.of, centre, errorOf(point.of) * scale)
    return isShare ? cut(line, 0, 1) : cut(line, 0, Number.POSITIVE_INFINITY)
  })
}

function drawTimes(
  counts: readonly ChartCount[],
  { screening }: ChartSettings,
): readonly ChartLine[] {
  const roots = counts.map(({ count }) => (count === null ? null : count ** (1 / T_POWER)))
  const sigma = averageMovingRange(roots, screening) / D2
  const mean = meanOf(roots.filter((root) => root !== null))
  const back = (root: number | null) => (root === null ? null : Math.max(0, root) ** T_POWER)
  return counts.map(({ count }) => {
    const line = around(count, mean, sigma)
    return {
      value: count,
      centre: back(line.centre),
      lower: back(line.lower),
      upper: back(line.upper),
      nearLower: back(line.nearLower),
      nearUpper: back(line.nearUpper),
    }
  })
}

function drawRanges(counts: readonly ChartCount[]): readonly ChartLine[] {
  const ranges = counts.map(({ count }, index) => {
    const before = counts[index - 1]?.count ?? null
    return count === null || before === null ? null : Math.abs(count - before)
  })
  const centre = meanOf(ranges.filter((range) => range !== null))
  const upper = D4 * centre
  return ranges.map((value) => ({
    ...{ value, centre, lower: 0, upper },
    nearLower: 0,
    nearUpper: (2 / 3) * upper,
  }))
}

function level(
  counts: readonly ChartCount[],
  mean: number,
  sigma: number,
  floor = 0,
): readonly ChartLine[] {
  return counts.map(({ count }) => cut(around(count, mean, sigma), floor, Number.POSITIVE_INFINITY))
}

function around(value: number | null, centre: number, sigma: number): ChartLine {
  return {
    value,
    centre,
    lower: centre - 3 * sigma,
    upper: centre + 3 * sigma,
    nearLower: centre - 2 * sigma,
    nearUpper: centre + 2 * sigma,
  }
}

function cut(line: ChartLine, floor: number, ceiling: number): ChartLine {
  const within = (limit: number | null) =>
    limit === null ? null : Math.min(Math.max(limit, floor), ceiling)
  return {
    ...line,
    lower: within(line.lower),
    upper: within(line.upper),
    nearLower: within(line.nearLower),
    nearUpper: within(line.nearUpper),
  }
}

/** Only between neighbours that both have a value; the unscreened one where screening leaves nothing. */
function averageMovingRange(values: readonly (number | null)[], screening: boolean): number {
  const ranges = values.flatMap((value, index) => {
    const before = values[index - 1] ?? null
    return value === null || before === null ? [] : [Math.abs(value - before)]
  })
  const all = meanOf(ranges)
  if (!screening) return all
  const kept = meanOf(ranges.filter((range) => range < D4 * all))
  return kept > 0 ? kept : all
}

function pooled(held: readonly { readonly count: number; readonly of: number }[]): number {
  const counted = held.reduce((sum, { count }) => sum + count, 0)
  return counted / held.reduce((sum, { of }) => sum + of, 0)
}

function isHeld(point: ChartCount): point is { readonly count: number; readonly of: number } {
  return point.count !== null && typeof point.of === 'number' && point.of > 0
}

function publishedOf(counts: readonly ChartCount[]): number[] {
  return counts.flatMap(({ count }) => (count === null ? [] : [count]))
}
