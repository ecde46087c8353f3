import { randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { canonicalJson } from './canonical-json.ts'
import type { Part } from './entry.ts'
import type { Database } from './table-types.ts'

// An entry holds a key of who recorded it. The name stands in a part of a record of the kind person,
// from which it can be erased while all that the person recorded goes on being proved.

/**
 * The key of a name: the one it has already, or a new one that `add` records.
 *
 * @param add - records that the key stands for the name
 */
export async function keyFor(
  trx: Transaction<Database>,
  name: string,
  add: (key: string, part: Part) => Promise<void>,
): Promise<string> {
  const part = { name }
  const known = await trx
    .selectFrom('entry')
    .innerJoin('part', 'part.entry_id', 'entry.id')
    .select('entry.record')
    .where('entry.kind', '=', 'person')
    .where('part.body', '=', canonicalJson(part))
    .orderBy('entry.id')
    .limit(1)
    .executeTakeFirst()
  if (known) return known.record
  const key = `person-${randomBytes(8).toString('hex')}`
  await add(key, part)
  return key
}

/** Says the name that a key stands for. */
export type NameOf = (key: string) => string

/** What is said of somebody whose name has been erased. */
const ERASED = 'somebody whose name has been erased'

/**
 * Every name by its key. What is no key comes back as it is: figures recorded before there were keys
 * carry the name itself.
 */
export async function fetchNames(db: Kysely<Database>): Promise<NameOf> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('part', 'part.entry_id', 'entry.id')
    .select(['entry.record', 'part.body'])
    .where('entry.kind', '=', 'person')
    // The act that erased a name is of the same record, and says no name
    .where('entry.act', '=', 'record')
    .orderBy('entry.id')
    .execute()
  const names = new Map(
    rows.map(({ record, body }) => [
      record,
      body === null ? ERASED : (JSON.parse(body) as { name: string }).name,
    ]),
  )
  return (key) => names.get(key) ?? key
}
