import { randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { canonicalJson } from './canonical-json.ts'
import type { Part } from './entry.ts'
import type { Database } from './table-types.ts'

// An entry holds a key of who recorded it. The name stands in a part of a record of the kind person,
// from which it can be erased while all that the person recorded goes on being proved.

/**
 * Who records something: whoever has a key of their own, such as an account's, which stays theirs whatever
 * they are called, with their name as it is now; or a name alone, which has one key wherever it is given.
 */
export type Who = string | { readonly key: string; readonly name: string }

export const nameIn = (who: Who): string => (typeof who === 'string' ? who : who.name)

/** What an entry says that gives a key its name: a key of a name alone, or of somebody who is so called now. */
const NAMED = 'named'
const CALLED = 'called'

/** Records that a key stands for a name. */
type AddName = (key: string, event: string, part: Part) => Promise<void>

/** The key of who records something; `add` records what name it stands for, where that is new. */
export async function keyFor(trx: Transaction<Database>, who: Who, add: AddName): Promise<string> {
  return typeof who === 'string' ? await keyOfName(trx, who, add) : await ownKey(trx, who, add)
}

async function keyOfName(trx: Transaction<Database>, name: string, add: AddName): Promise<string> {
  const part = { name }
  const known = await trx
    .selectFrom('entry')
    .innerJoin('part', 'part.entry_id', 'entry.id')
    .select('entry.record')
    .where('entry.kind', '=', 'person')
    .where('entry.event', '=', NAMED)
    .where('part.body', '=', canonicalJson(part))
    .orderBy('entry.id')
    .limit(1)
    .executeTakeFirst()
  if (known) return known.record
  const key = `person-${randomBytes(8).toString('hex')}`
  await add(key, NAMED, part)
  return key
}

/** A name that was erased is not said again by what its owner records next. */
async function ownKey(
  trx: Transaction<Database>,
  { key, name }: Exclude<Who, string>,
  add: AddName,
): Promise<string> {
  const part = { name }
  const last = await trx
    .selectFrom('entry')
    .innerJoin('part', 'part.entry_id', 'entry.id')
    .select('part.body')
    .where('entry.kind', '=', 'person')
    .where('entry.event', '=', CALLED)
    // The act that erased a name is of the same event, and says no name
    .where('entry.act', '=', 'record')
    .where('entry.record', '=', key)
    .orderBy('entry.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const isErased = last !== undefined && last.body === null
  if (!isErased && last?.body !== canonicalJson(part)) await add(key, CALLED, part)
  return key
}

/** Says the name that a key stands for. */
export type NameOf = (key: string) => string

/** What is said of somebody whose name has been erased. */
const ERASED = 'somebody whose name has been erased'

/**
 * Every name by its key: the last, where its owner is called otherwise now. What is no key comes back as it is: figures recorded before there were keys
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
