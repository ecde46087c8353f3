import type { People, Person } from './person.ts'

/** Before and after a name, in papers: they are no part of it. */
const TITLES = new Set(
  'cllr councillor mr mrs ms miss mx dr sir dame lord lady baroness baron prof professor rev cc mbe obe cbe jp qpm'.split(
    ' ',
  ),
)

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

/** The words of a name, without titles: "Cllr A. Smith, MBE" is "a smith". */
export function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[.,]/g, ' ')
    .replace(/[^\p{L}\p{N}' -]/gu, '')
    .split(/\s+/)
    .filter((word) => word !== '' && !TITLES.has(word))
}

function waysToWrite({ name, aliases }: Person): readonly (readonly string[])[] {
  return [name, ...aliases].map(wordsOf)
}

/** The same last name, and first names of which each begins as the other's does; or the last name alone. */
function isNear(way: readonly string[], words: readonly string[]): boolean {
  if (way.at(-1) !== words.at(-1)) return false
  const [first = '', other = ''] = [way.length > 1 ? way[0] : '', words.length > 1 ? words[0] : '']
  return first === '' || other === '' || first.startsWith(other) || other.startsWith(first)
}
