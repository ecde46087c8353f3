import { heldOn } from './held-on.ts'
import type { People } from './person.ts'
import { SOME_SEAT } from './person.ts'

/** Somebody who holds an office of the panel on a day. */
export interface OfficeHolder {
  readonly name: string
  /** Whether they hold a seat of the panel too; `null` where the record does not say who holds each. */
  readonly holdsSeat: boolean | null
}

/** Who chairs the panel on a day and who stands in for them, as far as it is recorded. */
export interface OfficesOn {
  readonly chair: readonly OfficeHolder[]
  /** In the order of the posts: how many there are, held or not, is `viceChairs`. */
  readonly heldBy: readonly OfficeHolder[]
  /** How many vice-chairs the panel has posts for. */
  readonly viceChairs: number
}

/**
 * The chair and the vice-chairs of a day. Each vice-chair is a post of its own.
 *
 * @param day - YYYY-MM-DD
 */
export function officesOn(people: People, day: string): OfficesOn {
  const held = heldOn(people, day)
  const isWhole = held.seats.every(({ state }) => state !== 'not-recorded')
  const seated = new Set(held.seats.flatMap(({ by }) => by.map(({ person }) => person.id)))
  const named = new Set(
    people.holdings.flatMap(({ place, person }) => (place === SOME_SEAT ? [person] : [])),
  )
  const holdsSeat = (id: string) => {
    if (seated.has(id)) return true
    return isWhole && held.seats.length > 0 && !named.has(id) ? false : null
  }
  const holders = (kind: 'chair' | 'vice-chair') =>
    held.posts
      .filter(({ post, state }) => post.kind === kind && state === 'held')
      .flatMap(({ by }) =>
        by
          .filter(({ known }) => known === 'held' || known === 'named')
          .map(({ person }) => ({ name: person.name, holdsSeat: holdsSeat(person.id) })),
      )
  return {
    chair: holders('chair'),
    heldBy: holders('vice-chair'),
    viceChairs: held.posts.filter(({ post }) => post.kind === 'vice-chair').length,
  }
}
