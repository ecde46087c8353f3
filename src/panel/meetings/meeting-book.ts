import type { Kysely } from 'kysely'
import { fetchFolder, fetchLoadedAt } from '#holdings/index.ts'
import { accept, keepLatest, type Outcome } from '#shared/index.ts'
import { type Database, ERASURE, fetchEntries, fetchVersion } from '#storage/index.ts'
import type { Meetings } from './meeting.ts'
import { MEETINGS_FOLDER, readMeetings } from './read-meetings.ts'
import { MEETING, withRecorded } from './recorded-meetings.ts'

/** What pages about meetings are made from. */
export interface HeldMeetings {
  readonly meetings: Meetings
  /** The same as a transaction finds them, for a write to be held against. */
  readonly meetingsIn: (db: Kysely<Database>) => Promise<Meetings>
  /** The instant at which the area's files were last changed; blank before they were loaded. */
  readonly loadedAt: string
  /** What a page made from them is kept under. */
  readonly version: string
}

export type FetchMeetings = () => Promise<Outcome<HeldMeetings>>

/**
 * The panel's meetings as anybody may read them, kept until the area is loaded again or something is
 * recorded of one. The area's files are read again only when the area was loaded.
 */
export function meetingBook(db: Kysely<Database>): FetchMeetings {
  const keepFiles = keepLatest<Outcome<Meetings>>()
  const keep = keepLatest<Outcome<HeldMeetings>>()
  const readFiles = async () => readMeetings(await fetchFolder(db, MEETINGS_FOLDER))
  const fetchHeld = async (version: string): Promise<Outcome<HeldMeetings>> => {
    const read = await keepFiles(await fetchVersion(db, ['area']), readFiles)
    if (!read.ok) return read
    const meetingsIn = async (database: Kysely<Database>) =>
      withRecorded(read.value, await fetchEntries(database, { kind: MEETING }))
    const loadedAt = (await fetchLoadedAt(db)) ?? ''
    return accept({ meetings: await meetingsIn(db), meetingsIn, loadedAt, version })
  }
  return async () => {
    const version = await fetchVersion(db, ['area', MEETING, ERASURE])
    return await keep(version, () => fetchHeld(version))
  }
}
