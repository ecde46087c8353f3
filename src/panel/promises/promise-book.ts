import type { Kysely } from 'kysely'
import type { FetchPeople } from '#people/index.ts'
import { accept, keepLatest, type Outcome, refuse } from '#shared/index.ts'
import { type Audience, type Database, ERASURE, fetchVersion, type ReadAs } from '#storage/index.ts'
import { isTied } from './condition.ts'
import type { ConditionFacts } from './condition-facts.ts'
import { UNDERTAKING, withRecorded } from './promise-records.ts'
import { readUndertakings, UNDERTAKINGS_FILE } from './read-undertakings.ts'
import type { Undertakings } from './undertaking.ts'
import { lookUpConditions, withConditions } from './with-conditions.ts'

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
 * @param facts - what decides conditions that are tied to a figure or a case
 * @param fetchFile - the text of one of the area's files as it was loaded; `undefined` when there is none
 */
export function undertakingBook(
  readAs: ReadAs,
  fetchPeople: FetchPeople,
  fetchFile: (path: string) => Promise<string | undefined>,
  facts: ConditionFacts,
): FetchUndertakings {
  const make = async (reader: Reader, version: string): Promise<Outcome<HeldUndertakings>> => {
    const people = await fetchPeople()
    if (!people.ok) return people
    const text = await fetchFile(UNDERTAKINGS_FILE)
    const files = new Map(text === undefined ? [] : [[UNDERTAKINGS_FILE, text]])
    const read = readUndertakings(files, { people: people.value.people })
    if (!read.ok) return read
    const { offices, all: ofFile } = read.value
    const recorded = await withRecorded(readAs({ audience: reader }), ofFile, reader)
    const found = await lookUpConditions(recorded, facts)
    const now = { offices, all: withConditions(recorded, found) }
    const held = async (db: Kysely<Database>) => ({
      offices,
      all: withConditions(await withRecorded(db, ofFile, 'office'), found),
    })
    const twice = now.all.find(({ number }, index) => now.all[index + 1]?.number === number)
    if (twice !== undefined) {
      const message = `${UNDERTAKINGS_FILE}: number ${twice.number} was given to another on the site already. Give it the next number that is free`
      return refuse('number-taken', message, UNDERTAKINGS_FILE)
    }
    return accept({ ...now, audience: reader, version, undertakingsIn: held })
  }
  const keepers = {
    public: keepLatest<Outcome<HeldUndertakings>>(),
    members: keepLatest<Outcome<HeldUndertakings>>(),
    office: keepLatest<Outcome<HeldUndertakings>>(),
  }
  const hasTied = new Map<Reader, boolean>()
  const fetch: FetchUndertakings = async (reader) => {
    const people = await fetchPeople()
    const db = readAs({ audience: reader })
    const recorded = await fetchVersion(db, ['area', UNDERTAKING, ERASURE])
    const before = `${people.ok ? people.value.version : ''} ${recorded}`
    // What decides conditions is asked for only where one is tied to it, as far as was known last
    const ofFacts = hasTied.get(reader) === false ? '' : await facts.version()
    const version = `${before} ${ofFacts}`
    const held = await keepers[reader](version, () => make(reader, version))
    const isAnyTied = !held.ok || held.value.all.some(({ condition }) => isTied(condition))
    hasTied.set(reader, isAnyTied)
    // One that was recorded just now is the first
    if (isAnyTied && ofFacts === '') return await fetch(reader)
    return held
  }
  return fetch
}
