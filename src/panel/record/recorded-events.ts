import type { Kysely } from 'kysely'
import { z } from 'zod'
import { fetchFolder } from '#holdings/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import { type Audience, type Database, type Entry, fetchEntries } from '#storage/index.ts'
import { standing } from '../meetings/recorded-meetings.ts'
import type { RawEvent } from './corrections.ts'
import { RECORDS_FOLDER, readRecords } from './record-file.ts'

/** The kind of record that holds what happened at a meeting, one record a meeting. */
export const MEETING_RECORD = 'meeting-record'

const saysSchema = z.looseObject({
  event: z.looseObject({ id: z.string().min(1), type: z.string().min(1) }),
})

/**
 * What was recorded of a meeting: what papers state, from the area's files, and what was recorded on the
 * site. Events that were struck out are left out.
 *
 * @param reader - what they may read: events of a restricted item are for members
 */
export async function fetchRecordedEvents(
  db: Kysely<Database>,
  address: string,
  reader: Audience = 'public',
): Promise<Outcome<readonly RawEvent[]>> {
  const files = readRecords(await fetchFolder(db, RECORDS_FOLDER))
  if (!files.ok) return files
  const entries = await fetchEntries(db, { kind: MEETING_RECORD, records: [address] }, reader)
  return accept([...(files.value.get(address)?.events ?? []), ...eventsIn(entries)])
}

/** The events that entries of one meeting hold, each with when it was recorded. */
export function eventsIn(entries: readonly Entry[]): readonly RawEvent[] {
  return standing(entries).flatMap(({ says, recordedAt }): RawEvent[] => {
    const read = saysSchema.safeParse(says).data
    return read === undefined ? [] : [{ ...read.event, recorded_at: recordedAt }]
  })
}
