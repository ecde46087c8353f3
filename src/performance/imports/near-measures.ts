import type { Measure } from '#area/index.ts'
import { nearest } from '#shared/index.ts'

/** So many are offered. */
const MOST_OFFERED = 3
/** Of all the words of two names, how many both have to have. */
const ENOUGH_SHARED = 0.5

/**
 * Measures whose names or aliases are written nearly as some words are, the likeliest first: with a few other
 * letters, or with most of the same words in another order. They are offered, and never taken.
 */
export function nearMeasures(words: string, measures: readonly Measure[]): readonly Measure[] {
  const named = measures.flatMap((measure) =>
    [measure.name, ...measure.aliases].map((name) => ({ measure, name: name.toLowerCase() })),
  )
  const like = nearest(
    words,
    named.map(({ name }) => name),
  )
  const alike = named
    .map((one) => ({ ...one, share: sharedOf(words, one.name) }))
    .filter(({ name, share }) => name === like || share >= ENOUGH_SHARED)
    .toSorted(
      (one, other) =>
        Number(other.name === like) - Number(one.name === like) || other.share - one.share,
    )
  return [...new Set(alike.map(({ measure }) => measure))].slice(0, MOST_OFFERED)
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
