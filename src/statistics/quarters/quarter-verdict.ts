import { tQuantile } from '../methods/distributions.ts'
import type { Interval } from '../methods/proportions.ts'
import { benjaminiHochberg } from '../methods/several-tests.ts'
import type { QuarterTest } from './quarter-test.ts'

/** At most one in ten of the measures marked in a table is marked by chance. */
export const FALSE_DISCOVERY_RATE = 0.1

/** What is said of one quarter of one measure, wherever it is said. */
export interface QuarterVerdict {
  readonly test: QuarterTest
  /** Whether it differs by more than its usual ups and downs. */
  readonly isMarked: boolean
  /** Its probability, adjusted for the number of tests in the table (Benjamini and Hochberg). */
  readonly adjusted: number
  /** The least and the most that would be usual: what is marked lies outside, and nothing else does. */
  readonly usual: Interval
}

/**
 * Judges the quarters of one table together. The more of them there are, the more of them differ by
 * chance alone, and the wider is what is usual for each.
 *
 * @returns one verdict a test, in the order given
 * @see Benjamini and Hochberg (1995); STATISTICS 5, paragraph 5: the range is adjusted to the decision
 */
export function judgeTogether(tests: readonly QuarterTest[]): readonly QuarterVerdict[] {
  const adjusted = benjaminiHochberg(tests.map(({ p }) => p))
  const marked = adjusted.filter((p) => p <= FALSE_DISCOVERY_RATE).length
  // The largest p that is marked is at or under this, and the next above it is over
  const level = (FALSE_DISCOVERY_RATE * Math.max(1, marked)) / tests.length
  return tests.map((test, index) => {
    const its = adjusted[index] ?? 1
    return {
      test,
      adjusted: its,
      isMarked: its <= FALSE_DISCOVERY_RATE,
      usual: usualCounts(test, level),
    }
  })
}

/** The whole counts whose probability is over a level. */
function usualCounts({ expected, error, degreesOfFreedom }: QuarterTest, level: number): Interval {
  const reach = tQuantile(1 - level / 2, degreesOfFreedom) * error
  return {
    lower: Math.max(0, Math.ceil(expected - reach)),
    upper: Math.floor(expected + reach),
  }
}
