import { type Measure, natureOf } from '#area/index.ts'
import { daysIn } from '#shared/index.ts'
import { normalQuantile } from '../methods/distributions.ts'
import { USUAL_CONFIDENCE } from '../methods/proportions.ts'
import type { Comparison } from './comparison.ts'

/** A change of this share of the earlier figure is large. */
const LARGE_SHARE = 0.2
/** So is one of this many percentage points. */
export const LARGE_POINTS = 5
/** How many times as much as chance the counts of a month or quarter are taken to vary, and of a year. */
export const TAKEN_DISPERSION = { short: 8.5, year: 2 } as const

const DAYS_OF_A_YEAR = 365

/**
 * Whether two figures alone, a year apart, differ by enough to ask what lies behind it. Without the
 * figures between nobody can say what is usual, so counts are taken to vary as much as police counts
 * mostly do: nothing is asked of a change that such counts would often show by themselves.
 *
 * @param fewest - no question is asked of a count that was below this
 * @returns `false` for ranks, for survey percentages (which are judged by who answered), and where
 *   the two cannot be compared
 * @see STATISTICS 3.4: dispersions of 7.7 to 11 for counts of 80 to 600 a month
 */
export function isLargeChange(
  comparison: Comparison,
  { unit, survey }: Pick<Measure, 'unit' | 'survey'>,
  fewest: number,
): boolean {
  if (survey) return false
  if (comparison.kind === 'points') return Math.abs(comparison.difference) >= LARGE_POINTS
  const { earlier, later } = comparison
  if (comparison.kind !== 'amount' || earlier.value === null || later.value === null) return false
  const size = Math.abs(comparison.difference)
  if (earlier.value <= 0 || size < LARGE_SHARE * earlier.value) return false
  if (!natureOf(unit).countsThings) return true
  if (earlier.value < fewest) return false
  const isYear = daysIn(later.period) >= DAYS_OF_A_YEAR
  const dispersion = isYear ? TAKEN_DISPERSION.year : TAKEN_DISPERSION.short
  const reach = normalQuantile((1 + USUAL_CONFIDENCE) / 2)
  return size > reach * Math.sqrt(dispersion * (earlier.value + later.value))
}
