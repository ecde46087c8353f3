import type { Kysely } from 'kysely'
import { z } from 'zod'
import { fetchFolder } from '#holdings/index.ts'
import { accept, keepLatest, type Outcome } from '#shared/index.ts'
import {
  type Audience,
  type Database,
  type Entry,
  fetchEntries,
  fetchVersion,
  growingEntries,
} from '#storage/index.ts'
import { standing } from '../meetings/recorded-meetings.ts'
import type { RawEvent } from './corrections.ts'
import { RECORDS_FOLDER, readRecords } from './record-file.ts'

/** The kind of record that holds what happened at a meeting, one record a meeting. */
export const MEETING_RECORD = 'meeting-record'

const saysSchema = z.looseObject({
  event: z.looseObject({ id: z.string().min(1), type: z.string().min(1) }),
  /** What of it is not for everybody, for those who may read it. */
  kept: z.record(z.string(), z.unknown()).optional(),
})

/** What was recorded of a meeting, and how far that is known. */
export interface RecordedEvents {
  readonly events: readonly RawEvent[]
  /** The number of the last entry that they come from; 0 where none was recorded on the site. */
  readonly last: number
}

/**
 * What was recorded of a meeting, asked again and again while it is recorded: what papers state, from the area's
 * files, and what was recorded on the site. Events that were struck out are left out.
 *
 * @param reader - what they may read: events of a restricted item are for members
 */
export function recordedEvents(
  address: string,
  reader: Audience,
): (db: Kysely<Database>) => Promise<Outcome<RecordedEvents>> {
  const fetchGrown = growingEntries({ kind: MEETING_RECORD, records: [address] }, reader)
  const keepFiles = keepLatest<Outcome<readonly RawEvent[]>>()
  return async (db) => {
    const stated = await keepFiles(await fetchVersion(db, ['area']), () => statedOf(db, address))
    if (!stated.ok) return stated
    const { entries, last } = await fetchGrown(db)
    return accept({ events: [...stated.value, ...eventsIn(entries)], last })
  }
}

/** The same, asked once: also in a transaction. */
export async function fetchRecordedEvents(
  db: Kysely<Database>,
  address: string,
  reader: Audience = 'public',
): Promise<Outcome<RecordedEvents>> {
  const stated = await statedOf(db, address)
  if (!stated.ok) return stated
  const entries = await fetchEntries(db, { kind: MEETING_RECORD, records: [address] }, reader)
  const last = entries.at(-1)?.id ?? 0
  return accept({ events: [...stated.value, ...eventsIn(entries)], last })
}

async function statedOf(
  db: Kysely<Database>,
  address: string,
): Promise<Outcome<readonly RawEvent[]>> {
  const files = readRecords(await fetchFolder(db, RECORDS_FOLDER))
  return files.ok ? accept(files.value.get(address)?.events ?? []) : files
}

/** An entry stays as it is, and so does what it says. */
const read = new WeakMap<Entry, RawEvent | null>()

/** The events that entries of one meeting hold, each with when it was recorded: of one entry always the same. */
export function eventsIn(entries: readonly Entry[]): readonly RawEvent[] {
  return standing(entries).flatMap((entry) => {
    const event = read.get(entry) ?? eventIn(entry)
    read.set(entry, event)
    return event === null ? [] : [event]
  })
}

function eventIn({ says, recordedAt }: Entry): RawEvent | null {
  const { event, kept } = saysSchema.safeParse(says).data ?? {}
  return event === undefined ? null : { ...event, ...kept, recorded_at: recordedAt }
}
