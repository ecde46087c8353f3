import { type Kysely, sql } from 'kysely'
import type { Database } from './table-types.ts'

const DIGITS = 16

/**
 * What tells an instance from every other for good: the beginning of the hash of the first thing it
 * recorded, which a backup carries along. Empty when nothing has been recorded.
 */
export async function fetchFounding(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ hash: string }>`
    (select id, hash from change_log order by id limit 1)
    union all
    (select id, hash from entry order by id limit 1)
    order by id limit 1`.execute(db)
  return rows[0]?.hash.slice(0, DIGITS) ?? ''
}
