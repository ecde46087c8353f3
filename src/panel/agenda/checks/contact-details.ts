import type { InPaper, Words } from './words-of-paper.ts'

/** As numbers of telephones are printed here: 0116 229 8980, (0116) 2298980, +44 116 229 8980. */
const TELEPHONE =
  /(?<![\d/.-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d)/u

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u

/** Where a paper prints how somebody is reached, which is for nobody who reads it on a public page: the first of each. */
export function contactDetails(words: readonly Words[]): readonly InPaper[] {
  return [
    ...firstOf(words, TELEPHONE, 'It prints a telephone number. Name a post to ask instead'),
    ...firstOf(words, EMAIL, 'It prints an e-mail address. Name a post to ask instead'),
  ]
}

function firstOf(words: readonly Words[], pattern: RegExp, message: string): readonly InPaper[] {
  for (const { text, placeOf } of words) {
    const found = pattern.exec(text)
    if (found !== null) return [{ place: placeOf(found.index), words: message }]
  }
  return []
}
