/**
 * The share of stable series that show something unusual somewhere, by the number of months, and in
 * the last quarter: what chance alone does to the four rules.
 *
 * @see STATISTICS 3.1, simulated from stable series
 */
const ANYWHERE: readonly (readonly [months: number, share: number])[] = [
  [12, 0.08],
  [24, 0.18],
  [36, 0.29],
  [60, 0.47],
]
const IN_LAST_QUARTER = 0.039

/** How many measures of a table chance alone would mark, if nothing at all had changed. */
export interface ExpectedAlarms {
  readonly inLastQuarter: number
  readonly anywhere: number
}

/** @param series - how many months each measure with limits has */
export function expectFalseAlarms(series: readonly number[]): ExpectedAlarms {
  return {
    inLastQuarter: series.length * IN_LAST_QUARTER,
    anywhere: series.reduce((sum, months) => sum + shareFlagged(months), 0),
  }
}

function shareFlagged(months: number): number {
  const [first] = ANYWHERE
  if (first === undefined || months < first[0]) return 0
  let [before, share] = first
  for (const [at, shareAt] of ANYWHERE) {
    if (months < at) return share + ((shareAt - share) * (months - before)) / (at - before)
    before = at
    share = shareAt
  }
  return share
}
