import { type Kysely, sql } from 'kysely'
import type { Database } from './table-types.ts'

/** The tables that hold records, each after those it refers to. */
export async function fetchTables(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; refers_to: readonly string[] }>`
    select relname::text as name, array(
      select target.relname::text from pg_constraint
      join pg_class as target on target.oid = confrelid
      where conrelid = source.oid and contype = 'f' and confrelid <> source.oid
    ) as refers_to
    from pg_class as source
    where relnamespace = current_schema()::regnamespace and relkind = 'r'
      and relname not like 'kysely%'
    order by relname`.execute(db)
  const placed = new Set<string>()
  while (placed.size < rows.length) {
    const next = rows.find(
      ({ name, refers_to }) => !placed.has(name) && refers_to.every((other) => placed.has(other)),
    )
    if (next === undefined)
      throw new Error('Two tables refer to each other: neither can come first')
    placed.add(next.name)
  }
  return [...placed]
}

export async function fetchMigrations(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** Adds rows, each as `readStood` gives it, with the numbers they had. */
export async function writeRows(
  trx: Kysely<Database>,
  table: string,
  lines: readonly string[],
): Promise<void> {
  const rows = `[${lines.join(',')}]`
  await sql`
    insert into ${sql.table(table)} overriding system value
    select * from json_populate_recordset(null::${sql.table(table)}, cast(${rows} as text)::json)
    `.execute(trx)
}

/** Lets tables that number their own rows go on from the highest restored. */
export async function goOnNumbering(trx: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select table_name::text as name from information_schema.columns
    where table_schema = current_schema() and column_name = 'id' and is_identity = 'YES'`.execute(
    trx,
  )
  for (const { name } of rows) {
    await sql`
      select setval(pg_get_serial_sequence(${name}, 'id'), max(id)) from ${sql.table(name)}`.execute(
      trx,
    )
  }
}

export async function hasRows(db: Kysely<Database>, table: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
  return rows.length > 0
}
