import { type Kysely, sql } from 'kysely'
import { fetchMigrations } from './backup-tables.ts'
import { MIGRATIONS } from './migrate.ts'
import { type AllFacts, fetchTableFacts, type TableFacts } from './table-facts.ts'
import type { Database } from './table-types.ts'
import { TABLES } from './tables-made.ts'
import { findWidenedRoles } from './verify-roles.ts'

export interface FoundOfTables {
  /** Each a sentence. */
  readonly problems: readonly string[]
  /** Whether all that is to be read is there to be read. */
  readonly areReadable: boolean
}

/**
 * Holds the tables themselves against those that the program made: what refuses changes must be there
 * and at work, and nothing else may decide what is kept or shown. Tables that the program never made
 * are nobody's business here.
 */
export async function findChangedTables(db: Kysely<Database>): Promise<FoundOfTables> {
  const found = await fetchTableFacts(db)
  return {
    problems: [
      ...Object.entries(TABLES).flatMap(([table, facts]) => compare(table, facts, found[table])),
      ...(await findIdleTriggers(db)),
      ...(await findWidenedRoles(db)),
      ...(await findChangedMigrations(db)),
    ],
    areReadable: areAllThere(found),
  }
}

function compare(table: string, made: TableFacts, found: TableFacts | undefined): string[] {
  if (found === undefined) return [`The ${made['itself']} ${table} is not there`]
  const whose = `of the ${made['itself']} ${table}`
  const problems = Object.entries(made).flatMap(([fact, words]) => {
    const now = found[fact]
    const name = fact === 'itself' ? `${words} ${table}` : `${fact} ${whose}`
    if (now === undefined) return [`The ${name} is not there`]
    return now === words ? [] : [`The ${name} is not as the program made it: ${now}`]
  })
  const added = Object.keys(found).filter((fact) => !Object.hasOwn(made, fact))
  return [...problems, ...added.map((fact) => `The program did not make the ${fact} ${whose}`)]
}

function areAllThere(found: AllFacts): boolean {
  return Object.entries(TABLES).every(([table, facts]) =>
    Object.keys(facts)
      .filter((fact) => fact.startsWith('column '))
      .every((column) => Object.hasOwn(found[table] ?? {}, column)),
  )
}

/** A setting of the server, the database or the account can let every trigger lie idle. */
async function findIdleTriggers(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ role: string }>`
    select current_setting('session_replication_role') as role`.execute(db)
  const role = rows[0]?.role
  if (role === 'origin') return []
  return [`No trigger is at work: the setting session_replication_role is ${role}, not origin`]
}

async function findChangedMigrations(db: Kysely<Database>): Promise<string[]> {
  const names = await fetchMigrations(db)
  const missing = MIGRATIONS.filter((name) => !names.includes(name))
  const added = names.filter((name) => !MIGRATIONS.includes(name))
  return [
    ...missing.map((name) => `The database does not say that its tables were made by ${name}`),
    ...added.map(
      (name) => `The database says that its tables were made by ${name}, which is not ours`,
    ),
  ]
}
