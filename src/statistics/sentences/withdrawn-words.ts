import { describeDay, describePeriod, formatNumber } from '#shared/index.ts'
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

/** "12 figures were withdrawn on 30 November 2026 with all of their import and are not in use. The reason given: …" */
export function describeWithdrawnImport(figures: number, { reason, on }: LeftOut): Sentence {
  const were = figures === 1 ? 'One figure was' : `${formatNumber(figures)} figures were`
  const their = figures === 1 ? 'its' : 'their'
  const are = figures === 1 ? 'is' : 'are'
  return [
    {
      text:
        `${were} withdrawn on ${describeDay(on)} with all of ${their} import and ${are} not in use. ` +
        `The reason given: ${reason.replace(/\.$/, '')}.`,
    },
  ]
}
