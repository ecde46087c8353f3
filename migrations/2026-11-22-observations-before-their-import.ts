import { type Kysely, sql } from 'kysely'

/**
 * The record of an import says what came of all its rows, and is never changed, so it can be written
 * only when they are done. A file may have more rows than memory holds, so they are written as they
 * are read, before it. That each has its import is therefore looked at when the transaction ends.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table observation alter constraint observation_import_id_fkey
    deferrable initially deferred`.execute(db)
}
