import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { z } from 'zod'
import { openPglite, openStorage, type Storage } from './open.ts'
import { startPglite } from './pglite.ts'
import { startPostgres, type TestPostgres } from './testing-postgres.ts'

export { startPostgres, type TestPostgres }

const versioned = z.object({ version: z.string() })

/** What a test needs of its context: to be told when it is over. */
interface TestOver {
  after(clean: () => Promise<void>): void
}

export interface TestEngine {
  readonly name: string
  /** Empty storage with its tables made, closed when the test is over. */
  open(test: TestOver): Promise<Storage>
}

/** Declares the same tests once for each engine, each under the engine's name. */
export function forEachEngine(declareTests: (engine: TestEngine) => void): void {
  describe('on PGlite in memory', () => {
    declareTests({ name: 'PGlite in memory', open: openInMemory })
  })
  describe('on PGlite in a folder', () => {
    declareTests({ name: 'PGlite in a folder', open: openInFolder })
  })
  describe('on PostgreSQL', () => {
    let postgres: TestPostgres | undefined
    before(async () => {
      postgres = await startPostgres()
    })
    after(async () => await postgres?.stop())
    declareTests({
      name: 'PostgreSQL',
      open: async (test) => {
        if (postgres === undefined) throw new Error('PostgreSQL has not started')
        return await openOnPostgres(test, postgres)
      },
    })
  })
}

/** Empty storage in memory, for tests that need any one engine; closed when the test is over. */
export async function openInMemory(test: TestOver): Promise<Storage> {
  const folder = await makeFolder()
  const db = await openPglite(await startPglite({ loadDataDir: await emptyDatabase() }))
  const storage: Storage = { db, engine: 'pglite', folder, close: () => db.destroy() }
  return closeAfter(test, storage)
}

/** Empty storage on PGlite in a folder of its own, as the program keeps it. */
export async function openInFolder(test: TestOver): Promise<Storage> {
  const folder = await makeFolder()
  await seedFolder(folder)
  return closeAfter(test, await openOrFail({ folder }))
}

async function openOnPostgres(test: TestOver, postgres: TestPostgres): Promise<Storage> {
  const databaseUrl = await createDatabase(postgres)
  return closeAfter(test, await openOrFail({ folder: await makeFolder(), databaseUrl }))
}

async function openOrFail(settings: { folder: string; databaseUrl?: string }): Promise<Storage> {
  const opened = await openStorage({ ...settings, holder: 'a test' })
  if (!opened.ok) throw new Error(opened.problems[0]?.message)
  return opened.value
}

function closeAfter(test: TestOver, storage: Storage): Storage {
  test.after(async () => {
    await storage.close()
    await rm(storage.folder, { recursive: true, force: true })
  })
  return storage
}

/** Puts an empty database in a folder, as the first start would, in a fifth of its time. */
export async function seedFolder(folder: string): Promise<void> {
  const options = { dataDir: join(folder, 'pg'), loadDataDir: await emptyDatabase() }
  const pglite = await startPglite(options)
  await pglite.close()
}

/** A folder that is removed when the test is over. */
export async function openTestFolder(test: TestOver): Promise<string> {
  const folder = await makeFolder()
  test.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function makeFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'critical-friend-test-'))
}

let databases = 0

/** A new empty database on a server, and its address. */
export async function createDatabase(postgres: TestPostgres): Promise<string> {
  databases += 1
  const name = `test_${databases}`
  const client = new Client(postgres.url)
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href
}

let empty: Promise<Blob> | undefined

/** An empty database, made once and kept with the other things npm installed. */
function emptyDatabase(): Promise<Blob> {
  empty ??= readOrMakeEmptyDatabase()
  return empty
}

async function readOrMakeEmptyDatabase(): Promise<Blob> {
  const installed = dirname(fileURLToPath(import.meta.resolve('@electric-sql/pglite')))
  const { version } = versioned.parse(
    JSON.parse(await readFile(join(installed, '../package.json'), 'utf8')),
  )
  const folder = fileURLToPath(
    new URL('../../node_modules/.cache/critical-friend', import.meta.url),
  )
  const file = join(folder, `empty-pglite-${version}.tar`)
  if (existsSync(file)) return new Blob([await readFile(file)])

  const pglite = await startPglite()
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  await mkdir(folder, { recursive: true })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, new Uint8Array(await dump.arrayBuffer()))
  await rename(draft, file)
  return dump
}
