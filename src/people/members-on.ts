import { findPerson } from './find-person.ts'
import { heldOn } from './held-on.ts'
import { byLastName } from './name-words.ts'
import type { People } from './person.ts'

/** Who the members of a day are, by name, and who is meant by a name. */
export interface MembersOn {
  /** As they are shown, in the order of their last names. */
  readonly names: readonly string[]
  /** The name as it is shown of the one member who is meant; `undefined` when it is none, or not sure. */
  readonly whoIs: (name: string) => string | undefined
}

/**
 * The members in office on a day, as far as it is recorded who held which seat: others may have been.
 *
 * @param day - YYYY-MM-DD
 */
export function membersOn(people: People, day: string): MembersOn {
  const members = heldOn(people, day)
    .seats.flatMap(({ by }) => by.filter(({ known }) => known === 'held'))
    .map(({ person }) => person)
  const byId = new Map(members.map((person) => [person.id, person]))
  const ofDay = { ...people, people: byId }
  return {
    names: members
      .map(({ name }) => name)
      .sort((one, other) => byLastName(one).localeCompare(byLastName(other), 'en')),
    whoIs: (name) => {
      const found = findPerson(ofDay, name)
      return found.kind === 'one' ? found.person.name : undefined
    },
  }
}
