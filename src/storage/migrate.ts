import { DEFAULT_MIGRATION_TABLE, type Kysely, Migrator, sql, type Transaction } from 'kysely'
import { Refusal } from '#shared/index.ts'
import { migrations } from '../../migrations/index.ts'
import type { Database } from './table-types.ts'

/**
 * Brings the tables up to this version of the program, all or nothing. Of several processes that
 * start at once, one does it while the others wait.
 *
 * @throws Refusal when a later version of the program made the tables, and {@link ChangedTables}
 */
export async function migrateToLatest(db: Kysely<Database>): Promise<void> {
  // An account that may not make tables needs none made
  if (await areUpToDate(db)) return
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
  })
  const { error } = await migrator.migrateToLatest()
  if (isOfOtherTables(error)) throw new ChangedTables(error.message)
  if (error !== undefined) throw error
}

/** No version of the program left the tables, or the list of what was done to them, as they are. */
export class ChangedTables extends Refusal {
  constructor(why: string) {
    super(
      `The tables are not as a version of the program left them: ${why}. ` +
        'Restore a backup into an empty data folder or database',
    )
  }
}

/** PostgreSQL's "syntax error or access rule violation": a table is there already, or is not. */
function isOfOtherTables(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^42(?!501)/.test(String(error.code))
}

/** The names of all migrations, in the order they run. */
export const MIGRATIONS: readonly string[] = Object.keys(migrations).sort()

/**
 * Makes the tables of an earlier version in the place of ours, which are empty: for rows that were
 * written by that version. {@link migrateOn} brings them up to this one.
 *
 * @param names - the migrations that version had: the first few of {@link MIGRATIONS}
 */
export async function layEarlierTables(
  trx: Transaction<Database>,
  names: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ drop: string }>`
    select format('drop table %I cascade', relname) as drop from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r'
      and relname not like 'kysely%'
    union all
    select format('drop function %I', proname) from pg_proc
    where pronamespace = current_schema()::regnamespace`.execute(trx)
  for (const { drop } of rows) await sql.raw(drop).execute(trx)
  for (const name of names) await migrations[name]?.up(trx)
}

/** Runs the migrations that came after some. */
export async function migrateOn(
  trx: Transaction<Database>,
  after: readonly string[],
): Promise<void> {
  await sql`set constraints all immediate`.execute(trx)
  for (const name of MIGRATIONS.slice(after.length)) await migrations[name]?.up(trx)
}

/** @throws Refusal when a later version of the program made the tables, and {@link ChangedTables} */
async function areUpToDate(db: Kysely<Database>): Promise<boolean> {
  const found = await sql<{ made: boolean }>`
    select to_regclass(${sql.lit(DEFAULT_MIGRATION_TABLE)}) is not null as made`.execute(db)
  if (!found.rows[0]?.made) return false
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by "timestamp", name`.execute(db)
  const made = rows.map(({ name }) => name)
  if (made.join() === MIGRATIONS.slice(0, made.length).join()) {
    return made.length === MIGRATIONS.length
  }
  const [later] = made.slice(MIGRATIONS.length)
  if (later === undefined || made.slice(0, MIGRATIONS.length).join() !== MIGRATIONS.join()) {
    throw new ChangedTables('their list of migrations has been changed')
  }
  throw new Refusal(
    `A later version of the program has been used on this database (it has "${later}"). ` +
      'Run that version, or restore a backup made by this one',
  )
}
