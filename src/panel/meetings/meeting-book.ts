import type { Kysely } from 'kysely'
import { dayInBritain } from '#days/index.ts'
import { AGENDA, fetchFolder, fetchLoadedAt } from '#holdings/index.ts'
import { accept, keepLatest, type Outcome } from '#shared/index.ts'
import { type Database, type Entry, ERASURE, fetchEntries, fetchVersion } from '#storage/index.ts'
import { type HeldElsewhere, heldBook, withHeld } from './held-elsewhere.ts'
import { withIssued } from './issued-agenda.ts'
import type { Meetings } from './meeting.ts'
import { MEETINGS_FOLDER, readMeetings } from './read-meetings.ts'
import { MEETING, withRecorded } from './recorded-meetings.ts'

/** What pages about meetings are made from. */
export interface HeldMeetings {
  readonly meetings: Meetings
  /** The same as a transaction finds them, for a write to be held against. */
  readonly meetingsIn: (db: Kysely<Database>) => Promise<Meetings>
  /** As they were known at the end of a day in Britain, YYYY-MM-DD: without what was recorded later. */
  readonly meetingsKnownOn: (day: string) => Promise<Meetings>
  /** The instant at which the area's files were last changed; blank before they were loaded. */
  readonly loadedAt: string
  /** What a page made from them is kept under. */
  readonly version: string
}

export type FetchMeetings = () => Promise<Outcome<HeldMeetings>>

/**
 * The panel's meetings as anybody may read them, kept until the area is loaded again or something is
 * recorded of one. The area's files are read again only when the area was loaded.
 *
 * @param elsewhere - which records say besides that a meeting was held
 */
export function meetingBook(db: Kysely<Database>, elsewhere: HeldElsewhere): FetchMeetings {
  const keepFiles = keepLatest<Outcome<Meetings>>()
  const keepLoadedAt = keepLatest<string>()
  const fetchHappened = heldBook(db, elsewhere)
  // While a meeting is recorded what was planned stays as it is
  const keepPlans = keepLatest<Meetings>()
  const keep = keepLatest<Outcome<HeldMeetings>>()
  const readFiles = async () => readMeetings(await fetchFolder(db, MEETINGS_FOLDER))
  const fetchHeld = async (version: string): Promise<Outcome<HeldMeetings>> => {
    const ofFiles = await fetchVersion(db, ['area'])
    const read = await keepFiles(ofFiles, readFiles)
    if (!read.ok) return read
    const planned = (recorded: readonly Entry[], agendas: readonly Entry[]) =>
      withIssued(withRecorded(read.value, recorded), agendas)
    const whatHappened = async (database: Kysely<Database>, isKnown = (_: Entry) => true) => {
      const entries = (await fetchEntries(database, { kind: elsewhere.kind })).filter(isKnown)
      const byMeeting = Map.groupBy(entries, ({ record }) => record)
      return new Map([...byMeeting].map(([address, its]) => [address, elsewhere.read(its)]))
    }
    const fetchBoth = async (database: Kysely<Database>) =>
      [
        await fetchEntries(database, { kind: MEETING }),
        await fetchEntries(database, { kind: AGENDA }),
      ] as const
    const meetingsIn = async (database: Kysely<Database>) =>
      withHeld(planned(...(await fetchBoth(database))), await whatHappened(database))
    const meetingsKnownOn = async (day: string) => {
      const isKnown = ({ recordedAt }: Entry) => dayInBritain(recordedAt) <= day
      const [recorded, agendas] = await fetchBoth(db)
      const happened = await whatHappened(db, isKnown)
      return withHeld(planned(recorded.filter(isKnown), agendas.filter(isKnown)), happened)
    }
    const loadedAt = await keepLoadedAt(ofFiles, async () => (await fetchLoadedAt(db)) ?? '')
    const ofPlans = await fetchVersion(db, ['area', MEETING, AGENDA, ERASURE])
    const plans = await keepPlans(ofPlans, async () => planned(...(await fetchBoth(db))))
    const meetings = withHeld(plans, await fetchHappened())
    return accept({ meetings, meetingsIn, meetingsKnownOn, loadedAt, version })
  }
  return async () => {
    const version = await fetchVersion(db, ['area', MEETING, AGENDA, elsewhere.kind, ERASURE])
    return await keep(version, () => fetchHeld(version))
  }
}
