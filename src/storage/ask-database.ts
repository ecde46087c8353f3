import { type Kysely, sql } from 'kysely'
import type { Database } from './table-types.ts'

/**
 * Asks the database for nothing, to see whether it answers.
 *
 * @throws DatabaseAway when it does not
 */
export async function askDatabase(db: Kysely<Database>): Promise<void> {
  await sql`select 1`.execute(db)
}
