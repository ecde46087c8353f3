import { findPeriods } from '#documents/index.ts'
import { describeDay } from '#shared/index.ts'
import type { InPaper, Words } from './words-of-paper.ts'

/** A date that is said to be of a meeting: "Date of meeting: 24 September 2019", and "Date" alone on a front sheet. */
const OF_MEETING =
  /(?:\b(?:date of (?:the )?meeting|meeting (?:on|of|to be held on|date))|^\s*date)\s*:?\s*$/iu

/**
 * Days on which a paper says that a meeting is, and on which none is recorded: mostly a front sheet that was
 * taken over from the paper before.
 *
 * @param meeting - the day of the meeting it is for, YYYY-MM-DD
 * @param others - the days of every other meeting on record
 */
export function wrongMeetingDates(
  words: readonly Words[],
  meeting: string,
  others: ReadonlySet<string>,
): readonly InPaper[] {
  return words.flatMap(({ text, placeOf }) =>
    findPeriods(text).flatMap(({ start, first, last }): readonly InPaper[] => {
      if (first === null || first !== last || first.length !== meeting.length) return []
      if (first === meeting || others.has(first) || !OF_MEETING.test(text.slice(0, start)))
        return []
      return [
        {
          place: placeOf(start),
          words: `It speaks of a meeting on ${describeDay(first)}. This one is on ${describeDay(meeting)}, and none is recorded on that day`,
        },
      ]
    }),
  )
}
