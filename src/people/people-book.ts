import type { Kysely } from 'kysely'
import type { Outcome } from '#shared/index.ts'
import { type Database, ERASURE, fetchVersion } from '#storage/index.ts'
import type { People } from './person.ts'
import { readPeople } from './read-people.ts'
import { PEOPLE_KINDS, withRecorded } from './record-people.ts'

/** What a page made from the people is kept under: it changes whenever something is known otherwise. */
const PEOPLE_SHOWN = ['area', ...PEOPLE_KINDS, ERASURE] as const

export interface HeldPeople {
  readonly people: People
  readonly version: string
}

export type FetchPeople = () => Promise<Outcome<HeldPeople>>

/**
 * Who held what, kept until the area is loaded again or something is recorded of it.
 *
 * @param fetchFiles - the area's files as they were loaded
 */
export function peopleBook(
  db: Kysely<Database>,
  fetchFiles: () => Promise<readonly { readonly path: string; readonly content: string }[]>,
): FetchPeople {
  let held: Promise<Outcome<HeldPeople>> | undefined
  let heldAt = ''
  const fetchHeld = async (version: string): Promise<Outcome<HeldPeople>> => {
    const files = await fetchFiles()
    const read = readPeople(new Map(files.map(({ path, content }) => [path, content])))
    if (!read.ok) return read
    return { ok: true, value: { people: await withRecorded(db, read.value), version } }
  }
  return async () => {
    const version = await fetchVersion(db, PEOPLE_SHOWN)
    if (held === undefined || heldAt !== version) {
      heldAt = version
      held = fetchHeld(version)
      held.catch(() => {
        held = undefined
      })
    }
    return await held
  }
}
