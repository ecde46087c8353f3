import type { Kysely } from 'kysely'
import { type Database, type Part, recordEntry, writeRecord } from '#storage/index.ts'

/** Puts events into the record of a meeting in one transaction, as they were recorded one by one. */
export async function addEvents(
  db: Kysely<Database>,
  address: string,
  events: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  await writeRecord(db, async (trx) => {
    for (const event of events) {
      await recordEntry(
        trx,
        {
          ...{ kind: 'meeting-record', record: address, event: String(event['type']) },
          happened: typeof event['at'] === 'string' ? event['at'] : null,
          parts: { public: { event: event as Part } },
          standing: { state: String(event['type']), day: address.slice(0, 'YYYY-MM-DD'.length) },
        },
        { actor: 'A. Clerk', at: recordedAt(event['at'] ?? `${address.slice(0, 10)}T00:00`) },
      )
    }
  })
}

/** A moment after an hour of London. */
const recordedAt = (at: unknown) =>
  Temporal.PlainDateTime.from(String(at))
    .add({ seconds: 20 })
    .toZonedDateTime('Europe/London')
    .toInstant()
    .toString()
