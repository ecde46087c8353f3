import { isNear, wordsOf } from './name-words.ts'
import type { People, Person } from './person.ts'

/** What a name that was typed comes to. */
export type FoundPerson =
  | { readonly kind: 'one'; readonly person: Person }
  /** Nobody has that name; some are near it, to be chosen from. */
  | { readonly kind: 'near'; readonly people: readonly Person[] }
  /** Several people go by it. */
  | { readonly kind: 'several'; readonly people: readonly Person[] }
  | { readonly kind: 'none' }

/**
 * Finds who is meant by a name as typed: by a whole name or another way in which papers write it,
 * without titles, capitals, points and accents. An initial only suggests: "A. Smith" is not taken for
 * Alan Smith, who may have a sister.
 */
export function findPerson({ people }: People, typed: string): FoundPerson {
  const words = wordsOf(typed)
  if (words.length === 0) return { kind: 'none' }
  const all = [...people.values()]
  const exact = all.filter((person) =>
    waysToWrite(person).some((way) => way.join(' ') === words.join(' ')),
  )
  const [only, ...others] = exact
  if (only !== undefined) {
    return others.length === 0 ? { kind: 'one', person: only } : { kind: 'several', people: exact }
  }
  const near = all.filter((person) => waysToWrite(person).some((way) => isNear(way, words)))
  return near.length === 0 ? { kind: 'none' } : { kind: 'near', people: near }
}

function waysToWrite({ name, aliases }: Person): readonly (readonly string[])[] {
  return [name, ...aliases].map(wordsOf)
}
