import { type Kysely, sql } from 'kysely'
import { Refusal } from '#shared/index.ts'
import { AUDIENCES, type Audience } from './entry.ts'
import type { Database } from './table-types.ts'

/**
 * The role of the database as which an audience reads: it owns nothing, signs in nowhere and writes
 * nothing. A migration makes the roles and grants them what they may read; each may read what those before it may.
 */
export function roleFor(audience: Audience): string {
  return `critical_friend_${audience}`
}

export const READING_ROLES: readonly string[] = AUDIENCES.map(roleFor)

/** Whoever may take on this role may take on them all. */
const MOST = roleFor('sealed')

const REMEDY = 'Have an administrator of the server run deploy/postgresql-roles.sql, which says how'

/**
 * Looks, before the tables are made or brought up to date, whether the roles are there or can be made.
 *
 * @throws Refusal when neither is so
 */
export async function insistOnRoles(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ there: number; may_make: boolean; who: string }>`
    select current_user::text as who, rolsuper or rolcreaterole as may_make,
      (select count(*) from pg_roles where ${isOfReaders('rolname')}) as there
    from pg_roles where rolname = current_user`.execute(db)
  const [found] = rows
  if (!found || found.may_make || found.there === READING_ROLES.length) return
  throw new Refusal(
    `"${found.who}" may not make the roles ${READING_ROLES.join(', ')} that readers read as. ${REMEDY}`,
  )
}

/**
 * Looks whether the roles may read, which they may not in a database that was brought to a server before they were.
 *
 * @throws Refusal when they may not
 */
export async function insistOnGrants(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`
    select has_table_privilege(oid, 'entry', 'select') as may
    from pg_roles where rolname = ${roleFor('public')}`.execute(db)
  if (rows[0]?.may) return
  throw new Refusal(
    `The tables are not granted to the roles that readers read as. Bring the database to this server again ` +
      'after deploy/postgresql-roles.sql was run, or restore a backup into an empty one',
  )
}

/**
 * Lets an account take on the roles, which the account that asks may grant if it made them.
 *
 * @throws Refusal when it may not
 */
export async function grantRoles(db: Kysely<Database>, account: string): Promise<void> {
  if (await mayTakeOn(db, account)) return
  const granting = sql`grant ${sql.id(MOST)} to ${sql.id(account)}`.execute(db)
  const isGranted = await granting.then(
    () => mayTakeOn(db, account),
    () => false,
  )
  if (isGranted) return
  throw new Refusal(
    `"${account}" may not read as ${MOST}, so that nobody could be shown anything. ${REMEDY}`,
  )
}

/** Lets the account that asks take on the roles, as {@link grantRoles} does another. */
export async function takeOnRoles(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ account: string }>`select current_user::text as account`.execute(db)
  await grantRoles(db, rows[0]?.account ?? '')
}

async function mayTakeOn(db: Kysely<Database>, account: string): Promise<boolean> {
  // Since PostgreSQL 16 one may be a member of a role that one cannot take on
  const { rows } = await sql<{ may: boolean | null }>`
    select pg_has_role(${account}, oid,
      case when current_setting('server_version_num')::integer < 160000 then 'member' else 'set' end) as may
    from pg_roles where rolname = ${MOST}`.execute(db)
  return rows[0]?.may ?? false
}

/** Whether a name in a column is that of one of the roles. */
export function isOfReaders(column: string) {
  return sql<boolean>`${sql.ref(column)} in (${sql.join(READING_ROLES.map((role) => sql.lit(role)))})`
}
