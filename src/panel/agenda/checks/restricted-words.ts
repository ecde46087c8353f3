import type { InPaper, Words } from './words-of-paper.ts'

/** Whether a word stands in a text by itself, in large letters or small; where, from 0. */
export function placeOfWord(word: string, text: string): number | undefined {
  const escaped = word
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').exec(text)?.index
}

/** Words that may stand nowhere in the public side, and stand in a paper that is public: each at its first place. */
export function restrictedWordsIn(
  words: readonly Words[],
  forbidden: readonly string[],
): readonly InPaper[] {
  return forbidden.flatMap((word) => {
    for (const { text, placeOf } of words) {
      const at = placeOfWord(word, text)
      if (at === undefined) continue
      return [
        {
          place: placeOf(at),
          words: `“${word}”, which is to stand nowhere in the public side, stands in it`,
        },
      ]
    }
    return []
  })
}
