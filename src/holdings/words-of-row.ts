import type { Audience, Json, Part } from '#storage/index.ts'

/** Characters of a word by which it is found. */
const LONGEST_WORD = 100

/** The words of a text, without capitals: letters and figures between whatever is neither. */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (word.length <= LONGEST_WORD ? word : [...word].slice(0, LONGEST_WORD).join('')))
}

/**
 * The words of all that a row says, as a `tsvector` is written: each after the first letter of its column, which is its
 * audience; see decision 72. `null` where it says nothing.
 */
export function wordsOfRow(says: Partial<Readonly<Record<Audience, Part>>>): string | null {
  const found = new Set<string>()
  const add = (letter: string, value: Json): void => {
    if (value === null) return
    if (typeof value === 'object') for (const one of Object.values(value)) add(letter, one)
    else for (const word of wordsOf(String(value))) found.add(letter + word)
  }
  for (const [audience, part] of Object.entries(says)) add(audience.slice(0, 1), part as Json)
  return found.size === 0 ? null : [...found].join(' ')
}

/** Whether kept words, as PostgreSQL writes them, are those of what a row says. */
export function isWordsOf(
  kept: string | null,
  says: Partial<Readonly<Record<Audience, Part>>>,
): boolean {
  const there = new Set((kept ?? '').split(' ').map((word) => word.slice(1, -1)))
  const said = new Set((wordsOfRow(says) ?? '').split(' '))
  return there.symmetricDifference(said).size === 0
}
