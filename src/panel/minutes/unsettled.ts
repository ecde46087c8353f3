import { shorten } from '../questions/questions-page.ts'
import type { MinutesOfMeeting } from './minutes-of-meeting.ts'
import type { Paragraph } from './paragraph.ts'

/** Words with which a draft says that the record does not settle something. */
const OPEN = /\b(is|are) not recorded\b|\bdoes not settle it\b|\bby whom is not\b/i

/** Paragraphs that say of something that it is not settled: they stand in no published text. */
export function unsettledParagraphs(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  return paragraphs.filter(({ words, isLeftOut }) => !isLeftOut && OPEN.test(words))
}

/** What a clerk has to settle in the paragraphs themselves before they can be published, each a sentence. */
export function unsettledIn({ paragraphs, versions }: MinutesOfMeeting): readonly string[] {
  const nobodySaid = paragraphs.filter(
    (one) => isWholeApart(one) && (versions.get(one.id)?.length ?? 0) < 2,
  )
  return [
    ...unsettledParagraphs(paragraphs).map(
      ({ words }) => `The paragraph “${shorten(words)}” says that something is not settled`,
    ),
    ...nobodySaid.map(
      ({ words }) =>
        `The paragraph “${shorten(words)}” rests on what was recorded in private, and is kept for members until you edit it and say who reads it`,
    ),
  ]
}

/** Whether it is of the whole meeting, which everybody would look for, and yet kept apart. */
export const isWholeApart = ({ item, isApart, isLeftOut }: Paragraph) =>
  item === null && isApart && !isLeftOut
