import { type Kysely, sql, type Transaction } from 'kysely'
import { fetchMigrations, fetchTables } from './backup-tables.ts'
import type { Link } from './entry.ts'
import { fetchLastLink } from './heads.ts'
import { stretchesOf } from './stretches.ts'
import type { Database } from './table-types.ts'
import { TABLES } from './tables-made.ts'
import { ERASURE } from './versions.ts'

/** Few enough that readers of the embedded database hardly wait for one statement. */
const ROWS_A_READING = 250
/** And where a row may be of megabytes, so that what is read of them fits into memory. */
const ROWS_OF_BYTES_A_READING = 1

/** How far a table went: the number of its last row, or all its rows where they have no number. */
type StoodTable = { readonly name: string } & (
  | { readonly lastRow: number }
  | { readonly rows: readonly string[] }
)

/**
 * A moment of the record. What it holds can be read after it, in small steps with others served between
 * them: rows that are numbered are only added to, and the others, which are few, are here as they were.
 */
export interface Moment {
  readonly migrations: readonly string[]
  readonly head: Link
  /** Each after those it refers to. */
  readonly tables: readonly StoodTable[]
  /** Moved by erasing, which alone changes rows that are numbered. */
  readonly erasures: number
}

export async function fetchMoment(db: Kysely<Database>): Promise<Moment> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const tables: StoodTable[] = []
      for (const name of await fetchTables(trx)) {
        if (Object.hasOwn(TABLES, name)) tables.push(await standOf(trx, name))
      }
      return {
        migrations: await fetchMigrations(trx),
        head: await fetchLastLink(trx),
        tables,
        erasures: await fetchErasures(trx),
      }
    })
}

/** Whether what is read now of a moment is what there was then. */
export async function stillStands(db: Kysely<Database>, { erasures }: Moment): Promise<boolean> {
  return (await fetchErasures(db)) === erasures
}

async function fetchErasures(db: Kysely<Database>): Promise<number> {
  const found = await db
    .selectFrom('version')
    .select('number')
    .where('kind', '=', ERASURE)
    .executeTakeFirst()
  return found?.number ?? 0
}

async function standOf(trx: Transaction<Database>, name: string): Promise<StoodTable> {
  if (!Object.hasOwn(TABLES[name] ?? {}, 'column id')) {
    const { rows } = await sql<{ line: string }>`
      select row_to_json(whole_row)::text as line from ${sql.table(name)} as whole_row
      order by 1`.execute(trx)
    return { name, rows: rows.map(({ line }) => line) }
  }
  // Where rows of a table are no record yet, those of an import at work, a view shows those that count
  const counted = Object.hasOwn(TABLES, `counted_${name}`) ? `counted_${name}` : name
  const { rows } = await sql<{ id: number }>`
    select id from ${sql.table(counted)} order by id desc limit 1`.execute(trx)
  return { name, lastRow: rows[0]?.id ?? 0 }
}

/** Every row of a table as it stood, as PostgreSQL writes it in JSON, in order, some at a time. */
export async function* readStood(
  db: Kysely<Database>,
  table: StoodTable,
): AsyncGenerator<readonly string[]> {
  if ('rows' in table) {
    yield table.rows
    return
  }
  const { name, lastRow } = table
  const most = holdsBytes(name) ? ROWS_OF_BYTES_A_READING : ROWS_A_READING
  for await (const { first, last } of stretchesOf(db, name, most, lastRow)) {
    const { rows } = await sql<{ line: string }>`
      select row_to_json(whole_row)::text as line from ${sql.table(name)} as whole_row
      where id between ${sql.lit(first)} and ${sql.lit(last)}
      order by id`.execute(db)
    yield rows.map(({ line }) => line)
  }
}

function holdsBytes(table: string): boolean {
  return Object.values(TABLES[table] ?? {}).some((words) => words.startsWith('bytea'))
}
