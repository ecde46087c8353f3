import { type Kysely, sql } from 'kysely'
import { type Audience, type Database, fetchVersion } from '#storage/index.ts'
import { REGISTER_ENTRY } from './register-entry-kind.ts'
import { currentRows, havingWords, type RegisterFilter } from './register-rows.ts'

const MOST_COUNTS = 500

/** How many entries were asked for by each filter, as long as nothing is recorded. */
const counts = new WeakMap<Kysely<Database>, Map<string, { version: string; count: number }>>()

/** How many entries there are of those asked for. */
export async function countRegisterRows(
  db: Kysely<Database>,
  filter: RegisterFilter,
  reader: Audience,
): Promise<number> {
  const known = counts.get(db) ?? new Map()
  counts.set(db, known)
  const version = await fetchVersion(db, [REGISTER_ENTRY])
  const key = JSON.stringify([reader, filter])
  const before = known.get(key)
  if (before?.version === version) return before.count
  const count = await countRows(db, filter)
  if (known.size >= MOST_COUNTS) known.clear()
  known.set(key, { version, count })
  return count
}

async function countRows(db: Kysely<Database>, filter: RegisterFilter): Promise<number> {
  const { count } = await currentRows(db, filter, await havingWords(db, filter))
    .select((found) => found.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * How many entries of those asked for say each value of a field; under '' those that say none.
 *
 * @param at - the field, with the audience in whose column it is
 */
export async function countRegisterRowsBy(
  db: Kysely<Database>,
  filter: RegisterFilter,
  { field, audience }: { readonly field: string; readonly audience: Audience },
): Promise<ReadonlyMap<string, number>> {
  const value = sql<string>`coalesce(${sql.ref(audience)} ->> cast(${field} as text), '')`
  const rows = await currentRows(db, filter, await havingWords(db, filter))
    .select([value.as('value'), (found) => found.fn.countAll().as('count')])
    .groupBy(sql`1`)
    .execute()
  return new Map(rows.map((row) => [row.value, Number(row.count)]))
}
