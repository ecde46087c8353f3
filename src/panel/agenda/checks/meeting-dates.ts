import { findPeriods } from '#documents/index.ts'
import { describeDay } from '#shared/index.ts'
import type { InPaper, Words } from './words-of-paper.ts'

/** The date of a front sheet: "Date of meeting: 24 September 2019", or "Date" alone. */
const OF_FRONT_SHEET = /(?:\bdate of (?:the )?meeting|\bmeeting date|^\s*date)\s*:?\s*$/iu

/** A date of a meeting that is spoken of: "at the meeting on 22 July 2019". */
const SPOKEN_OF = /\bmeeting (?:on|of|to be held on)\s*$/iu

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
  const earliest = [...others, meeting].toSorted()[0] ?? meeting
  return words.flatMap(({ text, placeOf }) =>
    findPeriods(text).flatMap(({ start, first, last }): readonly InPaper[] => {
      if (first === null || first !== last || first.length !== meeting.length) return []
      const before = text.slice(0, start)
      // Of a time before the first meeting on record nobody can say that there was none
      const isOf = OF_FRONT_SHEET.test(before) || (SPOKEN_OF.test(before) && first >= earliest)
      if (first === meeting || others.has(first) || !isOf) return []
      return [
        {
          place: placeOf(start),
          words: `It speaks of a meeting on ${describeDay(first)}. This one is on ${describeDay(meeting)}, and none is recorded on that day`,
        },
      ]
    }),
  )
}
