import type { Transaction } from 'kysely'
import { canonicalJson } from './canonical-json.ts'
import { AUDIENCES } from './entry.ts'
import { keyFor } from './names.ts'
import { nextNumber } from './next-number.ts'
import { type NewEntry, type Recorder, recordEntry } from './record-entry.ts'
import type { Database } from './table-types.ts'

/** An entry that may be the first of a record which has no number yet. */
type Said = Omit<NewEntry, 'record' | 'standing'> & { readonly record?: string }

/**
 * Records an entry, unless whoever records it said just the same last of that record: as when a form is sent twice.
 *
 * @throws Refusal when nobody is named as recording it, or a text cannot be kept
 */
export async function recordOnce(
  trx: Transaction<Database>,
  entry: NewEntry,
  recorder: Recorder,
): Promise<void> {
  if ((await findSaid(trx, entry, recorder)) === undefined) await recordEntry(trx, entry, recorder)
}

/**
 * Begins a record of a kind whose records are numbered from 1, unless whoever records it said just the same
 * last of that kind.
 *
 * @returns its number, or that of the one that was begun the first time
 * @throws Refusal when nobody is named as recording it, or a text cannot be kept
 */
export async function recordNumbered(
  trx: Transaction<Database>,
  entry: Omit<NewEntry, 'record'>,
  recorder: Recorder,
): Promise<number> {
  const nextFree = async () => String(await nextNumber(trx, entry.kind))
  return Number(await recordNew(trx, entry, nextFree, recorder))
}

/** The same where records of the kind are named otherwise. @param nameIt - gives a name that is free */
export async function recordNew(
  trx: Transaction<Database>,
  entry: Omit<NewEntry, 'record'>,
  nameIt: () => Promise<string>,
  recorder: Recorder,
): Promise<string> {
  const said = await findSaid(trx, entry, recorder)
  if (said !== undefined) return said
  const record = await nameIt()
  await recordEntry(trx, { ...entry, record }, recorder)
  return record
}

/** The record of which somebody said just the same last, of its kind or of that record; `undefined` where none is. */
async function findSaid(
  trx: Transaction<Database>,
  { kind, record, act = 'record', event, happened, source, corrects, parts }: Said,
  { actor }: Recorder,
): Promise<string | undefined> {
  // A name that nothing was recorded under has said nothing
  const key = await keyFor(trx, actor, async () => {})
  const last = await trx
    .selectFrom('entry')
    .select(['id', 'record'])
    .where('kind', '=', kind)
    .where('recorded_by', '=', key)
    .$if(record !== undefined, (query) => query.where('record', '=', record ?? ''))
    .select(['act', 'event', 'happened', 'source', 'corrects'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined) return undefined
  const about = [last.act, last.event, last.happened, last.source, last.corrects]
  if (
    canonicalJson(about) !== canonicalJson([act, event, happened, source ?? null, corrects ?? null])
  ) {
    return undefined
  }
  const bodies = await trx
    .selectFrom('part')
    .select(['audience', 'body'])
    .where('entry_id', '=', last.id)
    .execute()
  const said = new Map(bodies.map(({ audience, body }) => [audience, body]))
  const isSame = AUDIENCES.every((audience) => {
    const part = parts[audience]
    return (said.get(audience) ?? null) === (part === undefined ? null : canonicalJson(part))
  })
  return isSame ? last.record : undefined
}
