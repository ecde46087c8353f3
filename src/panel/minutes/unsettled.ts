import { shorten } from '../questions/questions-page.ts'
import type { Paragraph } from './paragraph.ts'

/** Words with which a draft says that the record does not settle something. */
const OPEN = /\b(is|are) not recorded\b|\bdoes not settle it\b|\bby whom is not\b/i

/** Paragraphs that say of something that it is not settled: they stand in no published text. */
export function unsettledParagraphs(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  return paragraphs.filter(({ words, isLeftOut }) => !isLeftOut && OPEN.test(words))
}

/** What a clerk has to settle in the paragraphs themselves before they can be published, each a sentence. */
export function unsettledIn(paragraphs: readonly Paragraph[]): readonly string[] {
  return unsettledParagraphs(paragraphs).map(
    ({ words }) => `The paragraph “${shorten(words)}” says that something is not settled`,
  )
}
