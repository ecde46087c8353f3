import { type Kysely, sql } from 'kysely'

/**
 * The secret of an app was kept from when it was first shown, until a code of it was entered. Somebody
 * who had read another's mail could look at it there, leave it, and have its codes once the owner had set
 * it up. It is now kept from its first code on, and until then nowhere.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from secret.time_code where not is_confirmed`.execute(db)
  await sql`alter table secret.time_code drop column is_confirmed`.execute(db)
}
