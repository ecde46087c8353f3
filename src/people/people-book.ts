import type { Kysely } from 'kysely'
import { accept, keepLatest, type Outcome } from '#shared/index.ts'
import { type Database, ERASURE, fetchVersion } from '#storage/index.ts'
import { PEOPLE_KINDS } from './people-records.ts'
import type { People } from './person.ts'
import { PEOPLE_FILE, readPeople } from './read-people.ts'
import { withRecorded } from './recorded-people.ts'

/** What a page made from the people is kept under: it changes whenever something is known otherwise. */
const PEOPLE_SHOWN = ['area', ...PEOPLE_KINDS, ERASURE] as const

export interface HeldPeople {
  readonly people: People
  /** The same as a transaction finds them, for a write to be held against. */
  readonly peopleIn: (db: Kysely<Database>) => Promise<People>
  readonly version: string
}

export type FetchPeople = () => Promise<Outcome<HeldPeople>>

/**
 * Who held what, kept until the area is loaded again or something is recorded of it. The area's file is
 * read again only when the area was loaded.
 *
 * @param fetchFile - the text of one of the area's files as it was loaded; `undefined` when there is none
 */
export function peopleBook(
  db: Kysely<Database>,
  fetchFile: (path: string) => Promise<string | undefined>,
): FetchPeople {
  const keepFile = keepLatest<Outcome<People>>()
  const keep = keepLatest<Outcome<HeldPeople>>()

  const readFile = async (): Promise<Outcome<People>> => {
    const text = await fetchFile(PEOPLE_FILE)
    return readPeople(new Map(text === undefined ? [] : [[PEOPLE_FILE, text]]))
  }
  const fetchHeld = async (version: string): Promise<Outcome<HeldPeople>> => {
    const read = await keepFile(await fetchVersion(db, ['area']), readFile)
    if (!read.ok) return read
    const peopleIn = (database: Kysely<Database>) => withRecorded(database, read.value)
    return accept({ people: await peopleIn(db), peopleIn, version })
  }
  return async () => {
    const version = await fetchVersion(db, PEOPLE_SHOWN)
    return await keep(version, () => fetchHeld(version))
  }
}
