import type { Measure, Place } from '#area/index.ts'
import { accept, nearest, type Outcome, refuse } from '#shared/index.ts'

/** What the rows of a file may be about: the measures and places of one police area. */
export interface ImportScope {
  /** The name of the police area, for sentences. */
  readonly areaName: string
  readonly measures: readonly Measure[]
  readonly places: readonly Place[]
  /** Counts from 1 to this are small: a rejected row that has one does not repeat it. */
  readonly suppressUpTo: number
}

export interface Vocabulary {
  readonly measure: (typed: string) => Outcome<Measure>
  readonly place: (typed: string) => Outcome<Place>
}

type Named = { readonly id: string; readonly name: string }

/**
 * Finds measures by id, exact name or alias, and places by id or name; capitals make no difference.
 * A refusal's message says what is wrong with the word and suggests the nearest known one.
 */
export function vocabularyOf(scope: ImportScope): Vocabulary {
  const measures = index(scope.measures, (measure) => [measure.name, ...measure.aliases])
  const places = index(scope.places, (place) => [place.name])
  return {
    measure: remembered((typed) =>
      find(typed, measures, 'measure', 'Add it to the measures of the area, or mend the word'),
    ),
    place: remembered((typed) =>
      find(typed, places, 'area', `Use the id of a place in ${scope.areaName}`),
    ),
  }
}

/** Ids first; a word that several share leads to all of them. */
function index<Thing extends Named>(
  things: readonly Thing[],
  wordsOf: (thing: Thing) => readonly string[],
): ReadonlyMap<string, readonly Thing[]> {
  const byWord = new Map<string, readonly Thing[]>()
  for (const thing of things) {
    for (const word of new Set(wordsOf(thing).map((one) => one.toLowerCase()))) {
      byWord.set(word, [...(byWord.get(word) ?? []), thing])
    }
  }
  for (const thing of things) byWord.set(thing.id, [thing])
  return byWord
}

function find<Thing extends Named>(
  typed: string,
  things: ReadonlyMap<string, readonly Thing[]>,
  what: string,
  otherwise: string,
): Outcome<Thing> {
  const found = things.get(typed.trim().toLowerCase()) ?? []
  const [first] = found
  if (first && found.length === 1) return accept(first)
  if (first) {
    const ids = found.map((thing) => thing.id).join(' or ')
    return refuse(`ambiguous-${what}`, `which is the name of more than one ${what}. Write ${ids}`)
  }
  const suggestion = nearest(typed, things.keys())
  const id = suggestion === undefined ? undefined : things.get(suggestion)?.[0]?.id
  return refuse(
    `unknown-${what}`,
    `which is no ${what} known here. ${id === undefined ? otherwise : `Did you mean ${id}?`}`,
  )
}

/** Files repeat the same few words in every row; a word is looked up once. */
function remembered<Value>(look: (typed: string) => Value): (typed: string) => Value {
  const seen = new Map<string, Value>()
  return (typed) => {
    const known = seen.get(typed)
    if (known !== undefined) return known
    const value = look(typed)
    if (seen.size < 10_000) seen.set(typed, value)
    return value
  }
}
