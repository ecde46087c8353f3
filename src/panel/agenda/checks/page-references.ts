import type { InPaper, Words } from './words-of-paper.ts'

/** "page 45", "pages 9 to 26", "pp. 9-26" */
const PAGES = /\b(?:pages?|pp?\.)\s*(\d{1,4})(?:\s*(?:to|and|–|-|—)\s*(\d{1,4}))?\b/giu

/** Of another paper: "page 12 of the annual report". */
const ELSEWHERE = /^\s*(?:of|in)\s+(?:the|that|its|a)\b/iu

/** "Page 3 of 12" at the foot of a page. */
const FOOT = /^\s*(?:of|\/)\s*\d/iu

/**
 * Pages that a paper refers to and that neither it nor the pack has.
 *
 * @param own - how many pages it has itself
 * @param lastOfPack - the last number printed in the pack
 */
export function wrongPageReferences(
  words: readonly Words[],
  own: number,
  lastOfPack: number,
): readonly InPaper[] {
  const last = Math.max(own, lastOfPack)
  return words.flatMap(({ text, placeOf }) =>
    [...text.matchAll(PAGES)].flatMap((match): readonly InPaper[] => {
      const [whole, from = '', to = from] = match
      const after = text.slice(match.index + whole.length)
      if (ELSEWHERE.test(after) || FOOT.test(after)) return []
      const numbers = [Number(from), Number(to)]
      if (Number(to) < Number(from)) {
        return [{ place: placeOf(match.index), words: `“${whole}” ends before it begins` }]
      }
      if (numbers.every((number) => number >= 1 && number <= last)) return []
      const pages = own === 1 ? 'one page' : `${own} pages`
      return [
        {
          place: placeOf(match.index),
          words: `It refers to “${whole}”. It has ${pages}, and the pack ends with page ${lastOfPack}`,
        },
      ]
    }),
  )
}
