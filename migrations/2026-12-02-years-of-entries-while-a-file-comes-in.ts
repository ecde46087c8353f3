import { type Kysely, sql } from 'kysely'

/**
 * While a file was taken in, the office's list looked at each row of it that does not count yet. The index now has the
 * import of each, so that those are passed over where they stand. There were two indexes of entries by their day, both
 * of which every new entry was put into at a place of its own: whoever reads all audiences now reads each of the four.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index register_entry_by_day`.execute(db)
  await sql`drop index register_entry_by_audience`.execute(db)
  await sql`create index register_entry_by_audience
    on register_entry (register, audience, day, id, (case when import_id is null then 0 else import_id end))
    where replaced_by is null and not is_withdrawn`.execute(db)
}
