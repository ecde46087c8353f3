import type { Kysely } from 'kysely'
import { fetchFolder, fetchLoadedAt } from '#holdings/index.ts'
import { accept, keepLatest, type Outcome } from '#shared/index.ts'
import { type Database, fetchVersion } from '#storage/index.ts'
import type { Meetings } from './meeting.ts'
import { MEETINGS_FOLDER, readMeetings } from './read-meetings.ts'

/** What pages about meetings are made from. */
export interface HeldMeetings {
  readonly meetings: Meetings
  /** The instant at which the area's files were last changed; blank before they were loaded. */
  readonly loadedAt: string
  /** What a page made from them is kept under. */
  readonly version: string
}

export type FetchMeetings = () => Promise<Outcome<HeldMeetings>>

/** The panel's meetings, read again when the area was loaded. */
export function meetingBook(db: Kysely<Database>): FetchMeetings {
  const keep = keepLatest<Outcome<HeldMeetings>>()
  const fetchHeld = async (version: string): Promise<Outcome<HeldMeetings>> => {
    const read = readMeetings(await fetchFolder(db, MEETINGS_FOLDER))
    if (!read.ok) return read
    return accept({ meetings: read.value, loadedAt: (await fetchLoadedAt(db)) ?? '', version })
  }
  return async () => {
    const version = await fetchVersion(db, ['area'])
    return await keep(version, () => fetchHeld(version))
  }
}
