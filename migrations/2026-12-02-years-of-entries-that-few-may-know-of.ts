import { type Kysely, sql } from 'kysely'

/**
 * A list of the few entries that everybody may know of, in a register of a hundred thousand that they may not, was read
 * by looking at each that the database hides. This index has the entries of each audience in their order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index register_entry_by_audience on register_entry (register, audience, day, id)
    where replaced_by is null and not is_withdrawn`.execute(db)
}
