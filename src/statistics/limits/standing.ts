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

/** So many periods without any go before one that is told as the first. */
const WITHOUT_ANY = 12

/**
 * In how many periods, its own among them, a count is the first after a year and more of none.
 *
 * @returns `undefined` for any other point, and where a period between was not published
 * @see STATISTICS 5, paragraph 3
 */
export function firstIn({ points }: AnalysedSeries, index: number): number | undefined {
  if (!points[index]?.value) return undefined
  const before = points.slice(0, index).findLastIndex(({ value }) => value !== 0)
  const without = index - before - 1
  return without < WITHOUT_ANY ? undefined : without + 1
}
