import type { Kysely } from 'kysely'
import { z } from 'zod'
import { parseJson } from './canonical-json.ts'
import { type Act, AUDIENCES, type EntryHead } from './entry.ts'
import { stretchesOf } from './stretches.ts'
import type { Database } from './table-types.ts'
import type { HeldPart } from './verify-parts.ts'

const ENTRIES_A_READING = 1_000

const digestsSchema = z.array(z.tuple([z.enum(AUDIENCES), z.string()]))

/** An entry as it is kept, with all that is kept of what it says. */
export interface KeptEntry {
  readonly head: EntryHead
  /** As kept: the digests of the parts. */
  readonly digests: string
  readonly hash: string
  readonly parts: readonly HeldPart[]
}

/** Every entry in its order, read a thousand at a time. */
export async function* readEntries(db: Kysely<Database>): AsyncGenerator<KeptEntry> {
  for await (const { first, last } of stretchesOf(db, 'entry', ENTRIES_A_READING)) {
    const rows = await db
      .selectFrom('entry')
      .select(['id', 'kind', 'record', 'act', 'event', 'happened', 'source', 'corrects', 'parts'])
      .select(['recorded_at as recordedAt', 'recorded_by as recordedBy'])
      .select(['previous_hash as previous', 'hash'])
      .where('id', '>=', first)
      .where('id', '<=', last)
      .orderBy('id')
      .execute()
    const parts = await db
      .selectFrom('part')
      .select(['id', 'entry_id', 'audience', 'salt', 'body', 'erased_by'])
      .where('entry_id', '>=', first)
      .where('entry_id', '<=', last)
      .orderBy('id')
      .execute()
    const partsOf = Map.groupBy(parts, ({ entry_id }) => entry_id)
    for (const { hash, parts: digests, act, ...row } of rows) {
      const said = digestsSchema.safeParse(parseJson(digests))
      const head = {
        ...row,
        act: act as Act, // any other is not what was hashed
        parts: said.data ?? [],
      }
      yield { head, digests, hash, parts: partsOf.get(row.id) ?? [] }
    }
  }
}
