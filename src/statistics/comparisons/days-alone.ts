import { addsUp, type Measure, natureOf } from '#area/index.ts'
import { daysIn } from '#shared/index.ts'
import type { Comparison } from './comparison.ts'

/**
 * Words for a change in a count that is no more than the number of days would bring by itself:
 * "no more than 31 days for 30 would bring". A month of 30 days with 900 incidents has 30 a day, so
 * 930 in one of 31 days are as many a day.
 *
 * @returns `undefined` of what is not counted over time, and where the days are as many, or the change is larger or the other way
 */
export function describeDaysAlone(measure: Measure, comparison: Comparison) {
  if (!addsUp(measure) || !natureOf(measure.unit).countsThings || comparison.kind !== 'amount')
    return undefined
  const { earlier, later, difference } = comparison
  const [before, now] = [daysIn(earlier.period), daysIn(later.period)]
  const bySelf = ((earlier.value ?? 0) * (now - before)) / before
  const isWithin = difference !== 0 && difference * bySelf > 0
  if (!isWithin || Math.abs(difference) > Math.abs(bySelf)) return undefined
  return `no more than ${now} days for ${before} would bring`
}
