import { mkdir } from 'node:fs/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { accept, type Outcome, Refusal, refuse } from '#shared/index.ts'
import { settleCutOffRestore } from './cut-off-restore.ts'
import { DatabaseDamaged, damageIn } from './damage.ts'
import { finishRestoring } from './data-folder.ts'
import { keepHeads } from './heads-file.ts'
import { listen } from './listen.ts'
import { type FolderLock, lockFolder } from './lock.ts'
import { ChangedTables, migrateToLatest } from './migrate.ts'
import { ownBackups } from './newest-backup.ts'
import { pauseFor, shareLongWork } from './one-at-a-time.ts'
import { bringUpAsOwner } from './owner.ts'
import { type Embedded, poolOfOne, startPgliteIn } from './pglite.ts'
import { explainFailure, OLDEST_POSTGRES, poolOf, serverVersion } from './postgres.ts'
import { type LendingPool, type ReadAs, readersOf } from './read-as.ts'
import { insistOnGrants, insistOnRoles, takeOnRoles } from './reading-roles.ts'
import type { Database } from './table-types.ts'
import { knowVersions } from './versions.ts'

/** Where everything is kept: the same tables and the same queries on either engine. */
export interface Storage {
  /** The program's own: what is recorded is recorded by it, and what somebody reads is asked by {@link readAs}. */
  readonly db: Kysely<Database>
  readonly readAs: ReadAs
  readonly engine: 'pglite' | 'postgres'
  /** For files kept beside the database; exists once storage is open. */
  readonly folder: string
  close(): Promise<void>
}

export interface StorageSettings {
  /** A PostgreSQL 15 or later; without it, PGlite in `folder`, for one process at a time. */
  readonly databaseUrl?: string | undefined
  /**
   * The same database as the account that owns its tables, where that in `databaseUrl` does not: it makes
   * them and brings them up to date, and nothing else is done as it but a restore.
   */
  readonly ownerUrl?: string | undefined
  readonly folder: string
  /** Where the program puts the backups it makes by itself; without it, in the data folder. */
  readonly backups?: string | undefined
  /** What this process is doing, told to the person whose second process is turned away. */
  readonly holder: string
}

/**
 * Opens storage and brings its tables up to date.
 *
 * Refuses when another process has the folder, when the folder cannot be written, when PostgreSQL
 * cannot be used, when the tables were made by a later version of the program, and when a restore was
 * cut off.
 */
export async function openStorage(settings: StorageSettings): Promise<Outcome<Storage>> {
  const opened = await (settings.databaseUrl === undefined
    ? openEmbedded(settings)
    : openPostgres(settings))
  if (!opened.ok) return opened
  const settled = await settleCutOffRestore(opened.value)
  if (settled.ok) return opened
  await opened.value.close()
  return settled
}

async function makeFolder(folder: string): Promise<Outcome<void>> {
  try {
    await mkdir(folder, { recursive: true })
    return accept(undefined)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(
      'folder-not-writable',
      `The data folder ${folder} cannot be made: ${reason}. Name a folder that you may write to`,
    )
  }
}

/** Takes a data folder for this process alone, made when it is not there, with what was cut off finished. */
export async function takeFolder({
  folder,
  holder,
}: StorageSettings): Promise<Outcome<FolderLock>> {
  const made = await makeFolder(folder)
  if (!made.ok) return made
  try {
    const lock = await lockFolder(folder, holder)
    if (lock.ok) await finishRestoring(folder)
    return lock
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(
      'folder-not-writable',
      `The data folder ${folder} cannot be written to: ${reason}. See to its disk and who may write there`,
    )
  }
}

async function openEmbedded(settings: StorageSettings): Promise<Outcome<Storage>> {
  const { folder } = settings
  const lock = await takeFolder(settings)
  if (!lock.ok) return lock
  try {
    const storage = await openInFolder(folder, settings.backups)
    const close = async () => {
      await storage.close()
      lock.value.release()
    }
    return accept({ ...storage, close })
  } catch (error) {
    lock.value.release()
    if (error instanceof Refusal || error instanceof DatabaseDamaged) {
      return refuse(codeOf(error), error.message)
    }
    throw error
  }
}

/**
 * The embedded database in a folder that this process has taken for itself.
 *
 * @param backups - where the program puts those it makes by itself
 * @throws Refusal when its tables are not those of a version up to this one
 * @throws DatabaseDamaged
 */
export async function openInFolder(folder: string, backups = ownBackups(folder)): Promise<Storage> {
  const embedded = await startPgliteIn(folder, damageIn(folder, backups))
  const pool = poolOfOne(embedded)
  const db = await openPglite(pool)
  pauseFor(db, pool.letOthersRead)
  // No other process has the folder, so no write goes unheard
  const versions = await knowVersions(db)
  versions.isHearing = true
  const heads = keepHeads(folder)
  versions.afterWrite = heads.keep
  versions.afterErasure = (tables) => leaveNothingErased(db, embedded, tables)
  return {
    db,
    readAs: readersOf(db, pool),
    engine: 'pglite',
    folder,
    close: async () => {
      await heads.untilKept()
      await db.destroy()
    },
  }
}

/**
 * What was erased stands no longer in the rows, but still in the files: where the row was before, and in
 * the journal. Both are written anew without it.
 */
async function leaveNothingErased(
  db: Kysely<Database>,
  { beginJournal }: Embedded,
  tables: ReadonlySet<string>,
): Promise<void> {
  for (const table of tables) await sql`vacuum full ${sql.id(table)}`.execute(db)
  await beginJournal((statement) => sql.raw(statement).execute(db))
}

/** Kysely over an embedded database that has been started, with its tables up to date; closing it closes both. */
export async function openPglite(pool: LendingPool): Promise<Kysely<Database>> {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrateToLatest(db)
    return db
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** A PostgreSQL, with its tables up to date and whatever a restore may have left there. */
export async function openPostgres(settings: StorageSettings): Promise<Outcome<Storage>> {
  const { databaseUrl = '', ownerUrl, folder } = settings
  const made = await makeFolder(folder)
  if (!made.ok) return made
  const pool = poolOf(databaseUrl)
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  try {
    const { rows } = await serverVersion.execute(db)
    if ((rows[0]?.version ?? 0) < OLDEST_POSTGRES.number) {
      throw new Refusal(
        `DATABASE_URL names a PostgreSQL older than ${OLDEST_POSTGRES.name}. ` +
          `Upgrade it to ${OLDEST_POSTGRES.name} or later`,
      )
    }
    if (ownerUrl === undefined) await bringUp(db)
    else await bringUpAsOwner(db, ownerUrl)
    shareLongWork(db)
    const heads = keepHeads(folder)
    const versions = await knowVersions(db)
    versions.afterWrite = heads.keep
    const listening = await listen(databaseUrl, db, versions)
    return accept({
      db,
      readAs: readersOf(db, pool),
      engine: 'postgres',
      folder,
      close: async () => {
        await heads.untilKept()
        await listening.stop()
        await db.destroy()
      },
    })
  } catch (error) {
    await db.destroy()
    const message = error instanceof Refusal ? error.message : explainFailure(databaseUrl, error)
    return refuse(codeOf(error), message)
  }
}

async function bringUp(db: Kysely<Database>): Promise<void> {
  await insistOnRoles(db)
  await migrateToLatest(db)
  await insistOnGrants(db)
  await takeOnRoles(db)
}

function codeOf(error: unknown): string {
  return error instanceof ChangedTables ? 'changed-tables' : 'database'
}
