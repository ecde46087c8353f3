import type { Kysely } from 'kysely'
import type { Outcome } from '#shared/index.ts'
import { type Database, ERASURE, fetchVersion } from '#storage/index.ts'
import type { People } from './person.ts'
import { PEOPLE_FILE, readPeople } from './read-people.ts'
import { PEOPLE_KINDS, withRecorded } from './record-people.ts'

/** What a page made from the people is kept under: it changes whenever something is known otherwise. */
export const PEOPLE_SHOWN = ['area', ...PEOPLE_KINDS, ERASURE] as const

export interface HeldPeople {
  readonly people: People
  readonly version: string
}

export type FetchPeople = () => Promise<Outcome<HeldPeople>>

/**
 * Who held what, kept until the area is loaded again or something is recorded of it.
 *
 * @param fetchFile - the text of the area's file as it was loaded; `undefined` when it has none
 */
export function peopleBook(
  db: Kysely<Database>,
  fetchFile: (path: string) => Promise<string | undefined>,
): FetchPeople {
  let held: Promise<Outcome<HeldPeople>> | undefined
  let heldAt = ''
  const fetchHeld = async (version: string): Promise<Outcome<HeldPeople>> => {
    const text = await fetchFile(PEOPLE_FILE)
    const read = readPeople(new Map(text === undefined ? [] : [[PEOPLE_FILE, text]]))
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
