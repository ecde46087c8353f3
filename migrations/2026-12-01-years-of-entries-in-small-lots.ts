import { type Kysely, sql } from 'kysely'

/**
 * New words are first noted in a list, and put into their index when that is full. At its usual size the words of some
 * ten thousand entries were put in at once, for which everybody waited who read meanwhile. A small list is full more
 * often, and is emptied sooner; all together it is less work, since what is noted is not moved out of memory and read again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter index register_entry_words set (gin_pending_list_limit = 512)`.execute(db)
}
