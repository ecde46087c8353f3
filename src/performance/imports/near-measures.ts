import type { Measure } from '#area/index.ts'
import { nearest } from '#shared/index.ts'

/** So many are offered. */
const MOST_OFFERED = 3
/** Of all the words of two names, more than so many are in both: community support officers are no officers. */
const TOO_FEW_SHARED = 0.5

/**
 * Measures whose names or aliases are written nearly as some words are, the likeliest first: with a few other
 * letters, with most of the same words in another order, or by their first letters: "PCSOs" for "police
 * community support officers". They are offered, and never taken.
 */
export function nearMeasures(words: string, measures: readonly Measure[]): readonly Measure[] {
  const named = measures.flatMap((measure) =>
    [measure.name, ...measure.aliases].map((said) => ({
      measure,
      name: said.toLowerCase(),
      share: sharedOf(shortened(words, said), said),
    })),
  )
  const like = nearest(
    words,
    named.map(({ name }) => name),
  )
  const alike = named
    .filter(({ name, share }) => name === like || share > TOO_FEW_SHARED)
    .toSorted(
      (one, other) =>
        Number(other.name === like) - Number(one.name === like) || other.share - one.share,
    )
  return [...new Set(alike.map(({ measure }) => measure))].slice(0, MOST_OFFERED)
}

const ABBREVIATION = /\b[A-Z]{3,6}(?=s?\b)/g

/** Words with those of which a name has the first letters as the name has them. */
function shortened(words: string, name: string): string {
  const all = words.split(/[\s-]+/)
  const initials = all.map((word) => word.charAt(0).toUpperCase()).join('')
  for (const [letters] of name.matchAll(ABBREVIATION)) {
    const at = initials.indexOf(letters)
    if (at >= 0) return all.toSpliced(at, letters.length, letters).join(' ')
  }
  return words
}

function sharedOf(one: string, other: string): number {
  const [first, second] = [wordsOf(one), wordsOf(other)]
  const all = first.union(second).size
  return all === 0 ? 0 : first.intersection(second).size / all
}

/** The words of a name that say what is counted, without their endings. */
function wordsOf(name: string): ReadonlySet<string> {
  const words = name.toLowerCase().match(/[a-z]{2,}|\d+/g) ?? []
  return new Set(
    words.filter((word) => !SMALL.has(word)).map((word) => word.replace(/(?:ies|es|s)$/, '')),
  )
}

const SMALL: ReadonlySet<string> = new Set(
  'the of and or in on at by for to per number numbers no total all recorded count rate'.split(' '),
)
