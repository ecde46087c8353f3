import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as aTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { columnReaders } from './column-readers.ts'

/**
 * PGlite sets the whole of its shared buffers aside at the start; PostgreSQL's usual 128 MB would be
 * half of what the program may take at rest, for a database that fits in a tenth of it.
 */
const SHARED_BUFFERS = 'shared_buffers=16MB'

const WAIT_SECONDS = 60

/** An embedded PostgreSQL kept in memory, or in a folder; made from `contents` where there are any. */
export async function startPglite(
  options: Pick<PGliteOptions, 'dataDir' | 'loadDataDir'> = {},
): Promise<PGlite> {
  return await PGlite.create({
    ...options,
    parsers: { ...columnReaders },
    startParams: [...PGlite.defaultStartParams, '-c', SHARED_BUFFERS],
  })
}

/**
 * The embedded PostgreSQL in `<folder>/pg`, made on first use.
 *
 * It is made beside its place and moved there when whole, so that a process killed meanwhile leaves
 * nothing half made; and made by a process of its own, because making it takes some 400 MB that only
 * the end of a process gives back.
 */
export async function startPgliteIn(folder: string): Promise<PGlite> {
  const database = join(folder, 'pg')
  if (!existsSync(database)) {
    const unfinished = join(folder, 'pg-unfinished')
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished)
    await makeDatabase(unfinished)
    await rename(unfinished, database)
  }
  return await startPglite({ dataDir: database })
}

async function makeDatabase(dataDir: string): Promise<void> {
  const program = fileURLToPath(new URL('./make-pglite.ts', import.meta.url))
  await promisify(execFile)(process.execPath, [program, dataDir])
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
    const { rows, affectedRows, command } = await pglite.query(statement, [...parameters])
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
