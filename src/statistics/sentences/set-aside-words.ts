import type { Measure } from '#area/index.ts'
import { describeDay, describePeriod } from '#shared/index.ts'
import { withoutStop } from '../comparisons/aside-words.ts'
import type { LeftOut, Point } from '../observation.ts'
import { formatValue } from '../words/format-value.ts'
import type { Sentence } from '../words/words.ts'

/** "November 2025 (900) is set aside: it counts neither for the average nor …: a fire in a depot." */
export function describeSetAside(
  measure: Measure,
  { period, value }: Point,
  { reason, on }: LeftOut,
): Sentence {
  const figure = value === null ? '' : ` (${formatValue(value, measure)})`
  return [
    {
      text:
        `${describePeriod(period)}${figure} has been set aside since ${describeDay(on)}: it is drawn as a ring, and counts for ` +
        `no average, usual range or rule. The reason given: ${withoutStop(reason)}.`,
    },
  ]
}
