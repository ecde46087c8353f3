import { daysIn } from '#shared/index.ts'
import type { Point } from '../observation.ts'

/** Figures that move less than this share of what their daily rates do follow no lengths of months. */
const FOLLOWS = 0.5

/**
 * Whether monthly counts are larger in long months than in short ones, as what is counted over time is.
 * How many are in post on a day, or a fixed number for each month, is not: there it is the division by
 * days that makes a February stand out.
 *
 * Judged by the average change from one month to the next, of the counts and of the same counts put on
 * the footing of an average month.
 *
 * @param points - months in calendar order; a change is taken only between neighbours that were published
 * @see STATISTICS 5, paragraph 1
 */
export function followsDays(points: readonly Point[]): boolean {
  const lengths = points.map(({ period }) => daysIn(period))
  const average = lengths.reduce((sum, days) => sum + days, 0) / lengths.length
  const asTheyAre = averageChange(points.map(({ value }) => value))
  const byTheDay = averageChange(
    points.map(({ value }, index) =>
      value === null ? null : (value * average) / (lengths[index] ?? average),
    ),
  )
  return asTheyAre >= FOLLOWS * byTheDay
}

/** Whether all that were published are one and the same; none or one alone is. */
export function isUnvarying(points: readonly Point[]): boolean {
  return new Set(points.flatMap(({ value }) => (value === null ? [] : [value]))).size < 2
}

function averageChange(values: readonly (number | null)[]): number {
  const changes = values.flatMap((value, index) => {
    const before = values[index - 1] ?? null
    return value === null || before === null ? [] : [Math.abs(value - before)]
  })
  return changes.length === 0 ? 0 : changes.reduce((sum, one) => sum + one, 0) / changes.length
}
