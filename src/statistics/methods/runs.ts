/** Whether a series keeps too long to one side of its centre, or crosses it too seldom. */
export interface RunsAnalysis {
  /** Values that are not on the centre line. */
  readonly useful: number
  readonly longestRun: number
  /** A longer run is a signal. */
  readonly longestRunAllowed: number
  readonly crossings: number
  /** Fewer crossings are a signal. */
  readonly fewestCrossings: number
  readonly isSignal: boolean
}

/**
 * @param values - in order; `null`s and values on the centre line are passed over
 * @see Anhøj and Olesen (2014), Run charts revisited, PLoS ONE 9(11)
 */
export function analyseRuns(values: readonly (number | null)[], centre: number): RunsAnalysis {
  const sides = values.flatMap((value) =>
    value === null || value === centre ? [] : [value > centre],
  )
  let longestRun = 0
  let run = 0
  let crossings = 0
  for (const [index, side] of sides.entries()) {
    const isSame = index > 0 && side === sides[index - 1]
    if (index > 0 && !isSame) crossings++
    run = isSame ? run + 1 : 1
    longestRun = Math.max(longestRun, run)
  }
  const useful = sides.length
  const longestRunAllowed = longestUsualRun(useful)
  const fewestCrossings = fewestUsualCrossings(useful)
  const isSignal = longestRun > longestRunAllowed || crossings < fewestCrossings
  return { useful, longestRun, longestRunAllowed, crossings, fewestCrossings, isSignal }
}

export function longestUsualRun(useful: number): number {
  return useful === 0 ? 0 : Math.round(Math.log2(useful) + 3)
}

/** The 5th percentile of a binomial of `useful` − 1 tosses of a fair coin. */
export function fewestUsualCrossings(useful: number): number {
  const tosses = Math.max(useful - 1, 0)
  let probability = 0.5 ** tosses
  let sum = probability
  let crossings = 0
  while (sum < 0.05) {
    probability *= (tosses - crossings) / (crossings + 1)
    crossings++
    sum += probability
  }
  return crossings
}
