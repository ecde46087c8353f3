import { checkNotice, type Decider } from '#constitution/index.ts'
import { nameDay } from '#days/index.ts'
import { presentStrip, type Strip } from '#procedures/index.ts'

/** Whether an agenda was issued in the time that its meeting needs. */
export interface Timeliness {
  /** `null` where no rule that is held says how long before it is to be. */
  readonly isInTime: boolean | null
  /** In a sentence, with the paragraph. */
  readonly words: string
  readonly strip: Strip | null
}

/**
 * @param issued - the day it was or would be issued, YYYY-MM-DD
 * @param meeting - the day of the meeting, YYYY-MM-DD
 */
export function timelinessOf(
  issued: string,
  meeting: string,
  decider: Decider | undefined,
): Timeliness {
  const notice = decider === undefined ? undefined : checkNotice(issued, meeting, decider)
  if (notice === undefined) {
    const words =
      'Whether that is in time is not known: no rule that is held says how long before a meeting its agenda is to be issued.'
    return { isInTime: null, words, strip: null }
  }
  const { isPossible, lastNotice, paragraph, counting } = notice
  const last = `${nameDay(lastNotice)} (${paragraph})`
  return {
    isInTime: isPossible,
    words: isPossible
      ? `In time: the last day for it is ${last}.`
      : `Late: the last day for it was ${last}.`,
    strip: presentStrip('agenda-strip', 'The days between the agenda and the meeting', counting),
  }
}
