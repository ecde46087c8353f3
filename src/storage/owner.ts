import { Kysely, PostgresDialect, sql } from 'kysely'
import { Refusal } from '#shared/index.ts'
import { migrateToLatest } from './migrate.ts'
import { explainFailure, poolOf } from './postgres.ts'
import { grantRoles, insistOnGrants, insistOnRoles } from './reading-roles.ts'
import type { Database } from './table-types.ts'

// Where a second account owns the tables, the program's own can neither change them nor what they refuse.

/** Held while the tables are granted: PostgreSQL lets nobody grant the same one at the same moment. */
const GRANTING_LOCK = 7_203_114_004

/**
 * Brings the tables up to date as the account that owns them, and gives the program's account what it
 * needs to read and record.
 *
 * @param db - as the program's account
 * @throws Refusal when the one cannot be used, or the other could do as it does
 */
export async function bringUpAsOwner(db: Kysely<Database>, ownerUrl: string): Promise<void> {
  const { rows } = await sql<{ account: string }>`select current_user::text as account`.execute(db)
  const account = rows[0]?.account ?? ''
  const owner = new Kysely<Database>({ dialect: new PostgresDialect({ pool: poolOf(ownerUrl) }) })
  try {
    await insistOnRoles(owner)
    await insistOnAnother(owner, account)
    await migrateToLatest(owner)
    await insistOnGrants(owner)
    await grantTables(owner, account)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(explainFailure(ownerUrl, error, 'DATABASE_OWNER_URL'))
  } finally {
    await owner.destroy()
  }
}

async function insistOnAnother(owner: Kysely<Database>, account: string): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`
    select rolsuper or rolbypassrls or pg_has_role(oid, current_user, 'member') as may
    from pg_roles where rolname = ${account}`.execute(owner)
  if (!rows[0]?.may) return
  throw new Refusal(
    `"${account}" in DATABASE_URL is a superuser or may do what the owner in DATABASE_OWNER_URL does. ` +
      'Name another account in DATABASE_URL that may only sign in, or leave out DATABASE_OWNER_URL',
  )
}

/**
 * Gives an account what the program needs of tables that another owns: to see, add, change and remove
 * rows, which their triggers refuse where it must not be, and to read as every audience. Never to change a table.
 */
async function grantTables(owner: Kysely<Database>, account: string): Promise<void> {
  await owner.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(GRANTING_LOCK)})`.execute(trx)
    const { rows } = await sql<{ grant: string }>`
      with ours as (
        select pg_class.oid, relname, nspname,
          relkind = 'v' or relname like 'kysely\\_%' as is_only_read
        from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where relkind in ('r', 'v') and nspname in (current_schema(), 'secret')
          and relowner = (select oid from pg_roles where rolname = current_user)
      )
      select distinct format('grant usage on schema %I to %I', nspname, ${account}::text) as "grant"
      from ours
      union all
      select format('grant %s on %I.%I to %I',
        case when is_only_read then 'select' else 'select, insert, update, delete' end,
        nspname, relname, ${account}::text)
      from ours
      where not has_table_privilege(${account}, oid, 'select') or not is_only_read and not (
        has_table_privilege(${account}, oid, 'insert') and has_table_privilege(${account}, oid, 'update')
        and has_table_privilege(${account}, oid, 'delete'))`.execute(trx)
    for (const row of rows) await sql.raw(row.grant).execute(trx)
    await grantRoles(trx, account)
  })
}
