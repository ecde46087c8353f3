import type { AnalysedSeries } from './series.ts'

/** A month above this share of all others is higher than most; below the rest, lower than most. */
const MOST = 0.8

/**
 * How a usual month of a measure with a season stands among all months since its range last started
 * again, so that it can be said to be high or low without being unusual.
 *
 * @returns `undefined` for a month that is like most, is unusual, or belongs to a measure without a season
 */
export function standingAmongMonths(
  { points, allowsFor }: AnalysedSeries,
  index: number,
): 'high' | 'low' | undefined {
  const point = points[index]
  if (allowsFor !== 'season' || point === undefined || point.rule !== null) return undefined
  const { value } = point
  if (value === null) return undefined
  const others = points.flatMap((other) =>
    other.value === null || other.phase !== point.phase ? [] : [other.value],
  )
  const share = (isPassed: (other: number) => boolean) =>
    others.filter(isPassed).length / others.length
  if (share((other) => other < value) >= MOST) return 'high'
  return share((other) => other > value) >= MOST ? 'low' : undefined
}
