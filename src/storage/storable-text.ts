import { Refusal } from '#shared/index.ts'

/**
 * Refuses text that PostgreSQL cannot hold: the character of number 0, and half of a character that
 * is written as two. Both come from files that are not the text they claim to be.
 *
 * @param where - in words: 'the note of "burglary"'
 */
export function insistOnStorableText(text: string, where: string): void {
  if (!text.includes('\0') && text.isWellFormed()) return
  throw new Refusal(
    `There is a character that cannot be kept in ${where}. Save the file as UTF-8 text and try again`,
  )
}
