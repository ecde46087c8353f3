import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as aTurn } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { columnReaders } from './column-readers.ts'
import { withoutValues } from './database-errors.ts'
import { emptyDatabase } from './empty-database.ts'

/**
 * PGlite sets the whole of its shared buffers aside at the start; PostgreSQL's usual 128 MB would be
 * half of what the program may take at rest, for a database that fits in a tenth of it.
 */
const SHARED_BUFFERS = 'shared_buffers=16MB'

/**
 * The engine's log of changes in files of 1 MB in place of 16, and none kept after a stop to be
 * written over later: an empty data folder is 30 MB smaller, and copied in a third of the time.
 */
const INITDB = ['--wal-segsize=1', '--set=wal_recycle=off']

const WAIT_SECONDS = 60

/** An embedded PostgreSQL in a folder, made there when there is none. */
export async function startPglite(dataDir: string): Promise<PGlite> {
  return await PGlite.create({
    dataDir,
    parsers: { ...columnReaders },
    initDbStartParams: INITDB,
    startParams: [...PGlite.defaultStartParams, '-c', SHARED_BUFFERS],
  })
}

/**
 * The embedded PostgreSQL in `<folder>/pg`, made on first use. It is made beside its place and moved
 * there when whole, so that a process killed meanwhile leaves nothing half made.
 */
export async function startPgliteIn(folder: string): Promise<PGlite> {
  const database = join(folder, 'pg')
  if (!existsSync(database)) await putEmptyDatabase(database)
  return await startPglite(database)
}

/** Only the account that runs the program may look into it. */
async function putEmptyDatabase(database: string): Promise<void> {
  const unfinished = `${database}-unfinished`
  const entries = await emptyDatabase()
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  for (const { name, bytes } of entries) {
    const path = join(unfinished, name)
    if (bytes === undefined) mkdirSync(path, { mode: 0o700 })
    else writeFileSync(path, bytes, { mode: 0o600 })
  }
  renameSync(unfinished, database)
}

/**
 * PGlite as a pool of one connection, which is all it has: each borrower waits for the one before to
 * give it back, so that no statement falls inside another's transaction.
 */
export function poolOfOne(pglite: PGlite): PostgresPool {
  let turn: Promise<void> = Promise.resolve()
  return {
    connect: async () => {
      const before = turn
      const { promise, resolve: release } = Promise.withResolvers<void>()
      turn = promise
      await inGoodTime(before)
      return lend(pglite, release)
    },
    end: () => pglite.close(),
  }
}

function lend(pglite: PGlite, release: () => void): PostgresPoolClient {
  const query = async (statement: string, parameters: readonly unknown[]) => {
    const { rows, affectedRows, command } = await pglite
      .query(statement, [...parameters])
      .catch((error: unknown) => {
        throw withoutValues(error)
      })
    // It answers without ever letting go of this thread: between two statements, others have a turn
    await aTurn()
    return { rows, rowCount: affectedRows ?? 0, command }
  }
  // Kysely also describes cursors, which it uses only when a dialect is given a cursor to use.
  return { query, release } as PostgresPoolClient
}

/** A transaction that asks the database for a second connection would wait for itself for ever. */
async function inGoodTime(before: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    const message =
      `Waited ${WAIT_SECONDS} seconds for the embedded database. ` +
      'Inside a transaction, use the transaction and not the database'
    reject(new Error(message))
  }, WAIT_SECONDS * 1000)
  await Promise.race([before, promise]).finally(() => clearTimeout(timer))
}
