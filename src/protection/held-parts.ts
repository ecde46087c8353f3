import type { Kysely } from 'kysely'
import type { Audience, Database } from '#storage/index.ts'

/** A part of an entry, or an entry without any: what it is about, and nothing of what it says. */
export interface HeldPart {
  readonly entry: number
  readonly kind: string
  readonly record: string
  readonly act: string
  readonly event: string
  /** An instant. */
  readonly recordedAt: string
  readonly audience: Audience | null
  /** Whether its words are there still. */
  readonly isThere: boolean
}

/**
 * Every part of the record in its order, or those of one record.
 *
 * @param db - as one who reads all audiences: of a part that cannot be read it could not be told that it is due
 */
export async function fetchHeldParts(
  db: Kysely<Database>,
  about?: { readonly kind: string; readonly record: string },
): Promise<readonly HeldPart[]> {
  const rows = await db
    .selectFrom('entry')
    .leftJoin('part', 'part.entry_id', 'entry.id')
    .select(['entry.id as entry', 'kind', 'record', 'act', 'event', 'audience'])
    .select(['recorded_at as recordedAt'])
    .select(({ eb }) => eb('body', 'is not', null).as('isThere'))
    .$if(about !== undefined, (query) =>
      query.where('kind', '=', about?.kind ?? '').where('record', '=', about?.record ?? ''),
    )
    .orderBy('entry.id')
    .orderBy('part.id')
    .execute()
  return rows.map((row) => ({
    ...row,
    audience: row.audience as Audience | null,
    isThere: row.isThere === true,
  }))
}
