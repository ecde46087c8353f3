import { describeDay, describePeriod } from '#shared/index.ts'
import type { LeftOut, Point } from '../observation.ts'
import type { Sentence } from '../words/words.ts'

/**
 * "The figure for November 2025 was withdrawn on 30 November 2026 and is not in use. The reason given: …"
 *
 * @param part - of what it is a figure, where that is not the whole: "gender: male"
 */
export function describeWithdrawn(
  { period }: Pick<Point, 'period'>,
  { reason, on }: LeftOut,
  part?: string,
): Sentence {
  const of = part === undefined ? '' : ` (${part})`
  return [
    {
      text:
        `The figure for ${describePeriod(period)}${of} was withdrawn on ${describeDay(on)} and is not in ` +
        `use. The reason given: ${reason.replace(/\.$/, '')}.`,
    },
  ]
}
