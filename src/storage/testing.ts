import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { Client } from 'pg'
import { openStorage, type Storage } from './open.ts'
import { roleFor } from './reading-roles.ts'
import type { Database } from './table-types.ts'
import { seedFolder } from './testing-pglite.ts'
import { startPostgres, type TestPostgres } from './testing-postgres.ts'
import { fetchVersion, forgetVersions } from './versions.ts'

export { eraseParts } from './erase.ts'
export { roleFor } from './reading-roles.ts'
export type { NewEntry } from './record-entry.ts'
export { restoreStorage } from './restore.ts'
export { fetchTableFacts } from './table-facts.ts'
export { TABLES } from './tables-made.ts'
export { copyKept, keptFolder, keyOf, sourceFiles } from './testing-kept.ts'
export { fetchRelations, plantWhereNobodyReads, type Relation } from './testing-who-reads.ts'
export { findProblems } from './verify.ts'
export { seedFolder, type TestPostgres }

/** What a test's context gives: a way to be told when the test is over. */
interface TestOver {
  after(clean: () => Promise<void>): void
}

/** Gives a test empty storage with its tables made, and takes it back when the test is over. */
export type OpenForTest = (test: TestOver) => Promise<Storage>

export interface TestEngine {
  readonly name: string
  readonly open: OpenForTest
}

const MOST = roleFor('sealed')

const FOLDER_PREFIX = join(tmpdir(), 'critical-friend-test-')

/** What the tests of this process have started, to be stopped in the order given. */
const toClose: (() => Promise<void>)[] = []

after(async () => {
  for (const close of toClose) await close()
})

/** Has something closed when every test of this process is over, before what was opened earlier. */
export function closeAtEnd(close: () => Promise<void>): void {
  toClose.unshift(close)
}

/** Empty storage on the embedded engine, for tests that need any one engine. */
export const openEmbedded: OpenForTest = reuse(async () => {
  const folder = await mkdtemp(FOLDER_PREFIX)
  await seedFolder(folder)
  return await openOrFail({ folder })
})

/** The same on a real PostgreSQL. */
export const openOnPostgres: OpenForTest = reuse(async () => {
  const databaseUrl = await createDatabase(await sharedPostgres())
  return await openOrFail({ folder: await mkdtemp(FOLDER_PREFIX), databaseUrl })
})

const ENGINES: readonly TestEngine[] = [
  { name: 'PGlite', open: openEmbedded },
  { name: 'PostgreSQL', open: openOnPostgres },
]

/** Declares the same tests once for each engine, each under the engine's name. */
export function forEachEngine(declareTests: (engine: TestEngine) => void): void {
  for (const engine of ENGINES) {
    describe(`on ${engine.name}`, () => declareTests(engine))
  }
}

/** To start an engine takes longer than most tests: one that a test gives back is emptied for the next. */
function reuse(make: () => Promise<Storage>): OpenForTest {
  const idle: Storage[] = []
  const closed = new WeakSet<Storage>()
  const start = async () => {
    const made = await make()
    const storage: Storage = {
      ...made,
      close: async () => {
        if (closed.has(storage)) return
        closed.add(storage)
        await made.close()
        await rm(made.folder, { recursive: true, force: true })
      },
    }
    closeAtEnd(storage.close)
    return storage
  }
  return async (test) => {
    const storage = idle.pop() ?? (await start())
    test.after(async () => {
      if (closed.has(storage)) return
      await emptyAgain(storage)
      idle.push(storage)
    })
    return storage
  }
}

async function emptyAgain({ db, folder }: Storage): Promise<void> {
  const { rows } = await sql<{ table: string }>`
    select schemaname || '.' || tablename as table from pg_tables
    where schemaname in ('public', 'secret') and tablename not like 'kysely%'`.execute(db)
  await db.connection().execute(async (connection: Kysely<Database>) => {
    await sql`set session_replication_role = replica`.execute(connection)
    const tables = sql.join(rows.map(({ table }) => sql.table(table)))
    await sql`truncate ${tables} restart identity cascade`.execute(connection)
    await sql`set session_replication_role = origin`.execute(connection)
    for (const { table } of rows) {
      await sql`alter table ${sql.table(table)} enable trigger user`.execute(connection)
    }
  })
  await forgetVersions(db)
  const own = new Set(['pg', 'journal', 'lock', 'holder.json'])
  for (const name of await readdir(folder)) {
    if (!own.has(name)) await rm(join(folder, name), { recursive: true, force: true })
  }
}

async function openOrFail(settings: { folder: string; databaseUrl?: string }): Promise<Storage> {
  const opened = await openStorage({ ...settings, holder: 'a test' })
  if (!opened.ok) throw new Error(opened.problems[0]?.message)
  return opened.value
}

let postgres: Promise<TestPostgres> | undefined

/** One server for all the tests of a process, started when the first of them asks for it. */
export async function sharedPostgres(): Promise<TestPostgres> {
  if (postgres === undefined) {
    postgres = startPostgres()
    toClose.push(async () => await (await postgres)?.stop())
  }
  return await postgres
}

let databases = 0

/** A new empty database on a server, and its address. */
export async function createDatabase({ url }: TestPostgres): Promise<string> {
  databases += 1
  const name = `test_${databases}`
  await administer(url, [`create database ${name}`])
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

/** A database that one account owns and the program uses as another, each with its address. */
export interface OwnedDatabase {
  readonly ownerUrl: string
  readonly databaseUrl: string
  /** As an administrator of the server. */
  readonly adminUrl: string
}

/** The same as {@link createDatabase}, with accounts that may only just do what each has to. */
export async function createOwnedDatabase(server: TestPostgres): Promise<OwnedDatabase> {
  const adminUrl = await createDatabase(server)
  const database = new URL(adminUrl).pathname.slice(1)
  const [owner, program] = [`${database}_owner`, `${database}_program`]
  await administer(adminUrl, [
    `create role ${owner} login createrole`,
    `create role ${program} login`,
    `alter database ${database} owner to ${owner}`,
    `alter schema public owner to ${owner}`,
    // As the script for administrators has it, where another owner has made the roles
    `do $$ begin if to_regrole('${MOST}') is not null then grant ${MOST} to ${owner} with admin option; end if; end $$`,
  ])
  return { adminUrl, ownerUrl: as(owner, adminUrl), databaseUrl: as(program, adminUrl) }
}

/** Has an administrator of a server do something. */
export async function administer(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client(url)
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** An address of a database for another account. */
export function as(account: string, url: string): string {
  return Object.assign(new URL(url), { username: account }).href
}

/** A folder that is removed when the test is over. */
export async function openTestFolder(test: TestOver): Promise<string> {
  const folder = await mkdtemp(FOLDER_PREFIX)
  test.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/**
 * Ends every connection there is to a database of {@link createDatabase}, as an administrator would, and waits until each
 * is gone.
 *
 * @param from - the database to do so from, where that one takes no connections
 */
export async function cutConnections(databaseUrl: string, from = databaseUrl): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1)
  await administer(from, [
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where pid <> pg_backend_pid() and datname = '${name}'`,
  ])
}

/** Waits for the program to have found a database again. */
export async function untilThere({ db }: Storage): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await fetchVersion(db, ['letter'])
      return
    } catch {
      await setTimeout(50)
    }
  }
  await fetchVersion(db, ['letter'])
}
