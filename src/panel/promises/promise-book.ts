import type { Kysely } from 'kysely'
import type { FetchPeople } from '#people/index.ts'
import { accept, keepLatest, type Outcome, refuse } from '#shared/index.ts'
import { type Audience, type Database, ERASURE, fetchVersion, type ReadAs } from '#storage/index.ts'
import { UNDERTAKING, withRecorded } from './promise-records.ts'
import { readUndertakings, UNDERTAKINGS_FILE } from './read-undertakings.ts'
import type { Undertakings } from './undertaking.ts'

type Reader = Exclude<Audience, 'sealed'>

export interface HeldUndertakings extends Undertakings {
  readonly audience: Reader
  /** Another text whenever something is known otherwise. */
  readonly version: string
  /** The same as a transaction finds them, with all that anybody may read, for a write to be held against. */
  readonly undertakingsIn: (db: Kysely<Database>) => Promise<Undertakings>
}

export type FetchUndertakings = (reader: Reader) => Promise<Outcome<HeldUndertakings>>

/**
 * What was undertaken, kept for each audience until the area is loaded again or something is recorded.
 *
 * @param fetchFile - the text of one of the area's files as it was loaded; `undefined` when there is none
 */
export function undertakingBook(
  readAs: ReadAs,
  fetchPeople: FetchPeople,
  fetchFile: (path: string) => Promise<string | undefined>,
): FetchUndertakings {
  const make = async (reader: Reader, version: string): Promise<Outcome<HeldUndertakings>> => {
    const people = await fetchPeople()
    if (!people.ok) return people
    const text = await fetchFile(UNDERTAKINGS_FILE)
    const files = new Map(text === undefined ? [] : [[UNDERTAKINGS_FILE, text]])
    const read = readUndertakings(files, { people: people.value.people })
    if (!read.ok) return read
    const { offices, all: ofFile } = read.value
    const held = async (db: Kysely<Database>, as: Reader) => ({
      offices,
      all: await withRecorded(db, ofFile, as),
    })
    const now = await held(readAs({ audience: reader }), reader)
    const twice = now.all.find(({ number }, index) => now.all[index + 1]?.number === number)
    if (twice !== undefined) {
      const message = `${UNDERTAKINGS_FILE}: number ${twice.number} was given to another on the site already. Give it the next number that is free`
      return refuse('number-taken', message, UNDERTAKINGS_FILE)
    }
    return accept({ ...now, audience: reader, version, undertakingsIn: (db) => held(db, 'office') })
  }
  const keepers = {
    public: keepLatest<Outcome<HeldUndertakings>>(),
    members: keepLatest<Outcome<HeldUndertakings>>(),
    office: keepLatest<Outcome<HeldUndertakings>>(),
  }
  return async (reader) => {
    const people = await fetchPeople()
    const db = readAs({ audience: reader })
    const recorded = await fetchVersion(db, ['area', UNDERTAKING, ERASURE])
    const version = `${people.ok ? people.value.version : ''} ${recorded}`
    return await keepers[reader](version, () => make(reader, version))
  }
}
