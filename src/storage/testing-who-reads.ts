import { type Kysely, sql } from 'kysely'
import { READING_ROLES } from './reading-roles.ts'
import type { Database } from './table-types.ts'

/** A table or a view that is not the engine's own, and what the readers' roles may see of it. */
export interface Relation {
  /** With its schema where that is not the first: `secret.session`. */
  readonly name: string
  /** Those that `critical_friend_sealed` may select, which may select most. */
  readonly readable: readonly string[]
  /** The rest, each with its type. */
  readonly closed: readonly { readonly column: string; readonly type: string }[]
  /** The least role that may select from it; `null` for none. */
  readonly from: string | null
  /** Whether each role may see other rows. */
  readonly isByRow: boolean
}

/** As the catalogue has them, so that none is forgotten. */
export async function fetchRelations(db: Kysely<Database>): Promise<readonly Relation[]> {
  const roles = sql`array[${sql.join(READING_ROLES.map((role) => sql.lit(role)))}]`
  const { rows } = await sql<Relation>`
    select name, "isByRow",
      array_remove(array_agg(case when may then attname::text end order by attname), null) as readable,
      coalesce(json_agg(json_build_object('column', attname, 'type', format_type(atttypid, null))
        order by attname) filter (where not may and attidentity = ''), '[]') as closed,
      (select role from unnest(${roles}) with ordinality as roles (role, place)
        where has_any_column_privilege(role, relation, 'select') order by place limit 1) as "from"
    from (
      select pg_class.oid as relation, relrowsecurity as "isByRow",
        case nspname when current_schema() then '' else nspname || '.' end || relname as name
      from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'p', 'v', 'm', 'f') and nspname !~ '^(pg_|information_schema$)'
    ) as ours
    join pg_attribute on attrelid = relation and attnum > 0 and not attisdropped
    cross join lateral (
      select has_column_privilege('critical_friend_sealed', relation, attnum, 'select') as may
    ) as asked
    group by name, relation, "isByRow" order by name`.execute(db)
  return rows
}

/** What is written into a column that readers see and that does not take any text; a row of a register is of one act. */
const READABLE: Readonly<Record<string, string | null>> = { audience: 'sealed', import_id: null }

/** What is written into a column that is not what is looked for. */
const ANYTHING: Readonly<Record<string, string>> = {
  bigint: '1',
  numeric: '1',
  boolean: 'true',
  date: '2026-01-01',
  'timestamp with time zone': '2026-01-01T00:00:00Z',
}

/**
 * Writes a word into every column of text that no reader may see, of every table that has one. Done with
 * all keys and triggers off: what is written refers to nothing.
 */
export async function plantWhereNobodyReads(db: Kysely<Database>, word: string): Promise<void> {
  const relations = await fetchRelations(db)
  const { rows: views } = await sql<{
    name: string
  }>`select viewname as name from pg_views`.execute(db)
  const skipped = new Set(views.map(({ name }) => name))
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one)
    for (const { name, readable, closed } of relations) {
      if (closed.length === 0 || skipped.has(name) || name.startsWith('kysely_')) continue
      const columns = [
        ...readable.map(
          (column) =>
            [column, sql.lit(READABLE[column] === undefined ? '1' : READABLE[column])] as const,
        ),
        ...closed.map(({ column, type }) => [column, sql.lit(ANYTHING[type] ?? word)] as const),
      ]
      await sql`
        insert into ${sql.table(name)} (${sql.join(columns.map(([column]) => sql.ref(column)))})
        values (${sql.join(columns.map(([, value]) => value))})`.execute(one)
    }
    await sql`set session_replication_role = origin`.execute(one)
  })
}
