import { findPeriods } from '#documents/index.ts'
import type { InPaper, Words } from './words-of-paper.ts'

/** So many paragraphs are the head of a paper: its front sheet and title. */
const HEAD = 12

/**
 * Whether the time that the agenda has a paper about is one of those that its own head names.
 *
 * @param title - of the paper on the agenda: "Force performance, April to June 2019"
 */
export function wrongPeriods(words: readonly Words[], title: string): readonly InPaper[] {
  const wanted = timesIn(title)
  if (wanted.length === 0) return []
  const head = words
    .slice(0, HEAD)
    .flatMap(({ text, placeOf }) =>
      findPeriods(text).flatMap(({ start, period, text: named, first, last }) =>
        period === null || first === last
          ? []
          : [{ code: period.code, named, place: placeOf(start) }],
      ),
    )
  const [other] = head
  if (other === undefined || head.some(({ code }) => wanted.includes(code))) return []
  return [
    {
      place: other.place,
      words: `The agenda calls it “${title}”, and its own head speaks of ${other.named}`,
    },
  ]
}

/** The months, quarters and years that a title names; a day is when something is, not what it is about. */
function timesIn(title: string): readonly string[] {
  return findPeriods(title).flatMap(({ period, first, last }) =>
    period === null || first === last ? [] : [period.code],
  )
}
