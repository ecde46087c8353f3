import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as aTurn, setTimeout as aWhile } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { Refusal } from '#shared/index.ts'
import { columnReaders } from './column-readers.ts'
import { reasonOfEnd, reasonOfFiles, reasonOfLine, type TellDamage } from './damage.ts'
import { DATABASE, JOURNAL } from './data-folder.ts'
import { withoutValues } from './database-errors.ts'
import { emptyDatabase } from './empty-database.ts'
import { flush, flushWhole } from './flush.ts'
import { FlushedFiles } from './flushed-files.ts'
import { beginJournal, layJournal, noteAtWork, noteStopped, pairUp } from './journal.ts'
import type { LendingPool, LentConnection } from './read-as.ts'

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

/**
 * After so many files of changes the database itself is flushed; the next start does them again in some seconds. A page
 * is written whole when it is first changed after that, so that with a quarter as many a long import wrote twice as much.
 */
const LONGEST_JOURNAL = 64

const SETTINGS = { parsers: { ...columnReaders }, initDbStartParams: INITDB }

/** PGlite is started by its makers to leave all flushing to the system. */
const NEVER_FLUSH = '-F'

/**
 * The log is flushed by the call that {@link FlushedFiles} has; and a start that mends the database sets
 * no timer to tell how far it is, which would outlive it when it fails.
 */
const OF_A_START = ['wal_sync_method=fsync', 'log_startup_progress_interval=0']

/** The file by which PostgreSQL knows a folder for a database. */
const VERSION = 'PG_VERSION'

/** An embedded PostgreSQL in a folder, made there when there is none, for making a copy from: it is not flushed. */
export async function startPglite(dataDir: string): Promise<PGlite> {
  return await PGlite.create({
    ...SETTINGS,
    dataDir,
    startParams: [...PGlite.defaultStartParams, '-c', SHARED_BUFFERS],
  })
}

/** An embedded database that has been started, with its journal. */
export interface Embedded {
  readonly pglite: PGlite
  /** The data folder. */
  readonly folder: string
  /** Whether so much stands in the journal that it is time to begin it anew. */
  isJournalLong(): boolean
  /** See {@link beginJournal}. */
  beginJournal(run: (statement: string) => Promise<unknown>): Promise<void>
  /**
   * An error of the engine as it is to be told: of damaged files, or with nothing in it of what was
   * asked. Once the engine has ended by itself every error is of damaged files.
   */
  explain(error: unknown): Promise<unknown>
  /** Whether the engine has ended by itself. */
  hasEnded(): boolean
}

/**
 * The embedded PostgreSQL of a data folder, made on first use. It is made beside its place and moved
 * there when whole, so that a process killed meanwhile leaves nothing half made. What was committed is
 * flushed before it is answered.
 *
 * @throws Refusal when the database or its journal is missing, or they do not belong together
 * @throws DatabaseDamaged
 */
export async function startPgliteIn(folder: string, damage: TellDamage): Promise<Embedded> {
  const database = join(folder, DATABASE)
  if (!existsSync(database)) await putEmptyDatabase(folder)
  // Where it is missing, PGlite would make another database over this one
  if (!existsSync(join(database, VERSION))) throw await damage(`${VERSION} is missing`)
  await layJournal(folder)
  const files = new FlushedFiles(database, join(folder, JOURNAL))
  const end: End = { reason: undefined }
  const pglite = await startOn(files, end).catch(async (error: unknown) => {
    throw await damage(end.reason ?? reasonOfEnd(error) ?? 'it does not start')
  })
  await noteAtWork(folder)
  return {
    pglite,
    folder,
    isJournalLong: () => files.parts >= LONGEST_JOURNAL,
    beginJournal: async (run) => {
      files.forget()
      await beginJournal(folder, run)
    },
    explain: async (error) => {
      const reason = end.reason ?? reasonOfFiles(error)
      return reason === undefined ? withoutValues(error) : await damage(reason)
    },
    hasEnded: () => end.reason !== undefined,
  }
}

/** Why the engine has ended by itself; `undefined` while it goes on. */
interface End {
  reason: string | undefined
}

/** @param end - gets the reason when the engine ends, after which it is asked nothing more */
async function startOn(files: FlushedFiles, end: End): Promise<PGlite> {
  const pglite = await PGlite.create({
    ...SETTINGS,
    fs: files,
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== NEVER_FLUSH),
      ...[SHARED_BUFFERS, ...OF_A_START].flatMap((setting) => ['-c', setting]),
    ],
    onStderr: (line) => {
      end.reason ??= reasonOfLine(line)
      return true
    },
  })
  const ask = pglite.execProtocolRawSync.bind(pglite)
  pglite.execProtocolRawSync = (message) => {
    // Asked again within its own end, it would go round and round in this thread
    if (end.reason !== undefined) throw new Error('The engine has ended')
    try {
      return ask(message)
    } catch (error) {
      end.reason ??= reasonOfEnd(error)
      throw error
    }
  }
  return pglite
}

/** Only the account that runs the program may look into it. */
async function putEmptyDatabase(folder: string): Promise<void> {
  const [database, journal] = [join(folder, DATABASE), join(folder, JOURNAL)]
  if (existsSync(journal)) {
    throw new Refusal(
      `There is a journal ${journal}, but the database ${database} that it belongs to is missing. ` +
        'Put it back, or restore a backup into an empty data folder',
    )
  }
  const unfinished = `${database}-unfinished`
  const entries = await emptyDatabase()
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  for (const { name, bytes } of entries) {
    const path = join(unfinished, name)
    if (bytes === undefined) mkdirSync(path, { mode: 0o700 })
    else writeFileSync(path, bytes, { mode: 0o600 })
  }
  await pairUp(unfinished)
  await flushWhole(unfinished)
  renameSync(unfinished, database)
  await flush(folder)
}

/** Milliseconds: a page that is being made asks again sooner. */
const NOBODY_ASKS = 2

/** Milliseconds after which long work goes on, though others still ask. */
const LONGEST_PAUSE = 500

interface PoolOfOne extends LendingPool {
  /**
   * Waits until nobody asks for anything: work of many steps does so between two of them, or a page that asks ten
   * times would wait for ten steps.
   */
  letOthersRead(): Promise<void>
}

/**
 * PGlite as a pool of one connection, which is all it has: each borrower waits for the one before to
 * give it back, so that no statement falls inside another's transaction.
 */
export function poolOfOne(embedded: Embedded): PoolOfOne {
  let turn: Promise<void> = Promise.resolve()
  let lent = 0
  return {
    connect: async () => {
      lent += 1
      const before = turn
      const { promise, resolve: release } = Promise.withResolvers<void>()
      turn = promise
      await inGoodTime(before)
      return lend(embedded, () => void takeBack(embedded).finally(release))
    },
    letOthersRead: async () => {
      const until = performance.now() + LONGEST_PAUSE
      let known: number
      do {
        known = lent
        await turn
        await aWhile(NOBODY_ASKS)
      } while (lent !== known && performance.now() < until)
    },
    end: () => stop(embedded),
  }
}

/** When nobody is served is the time for what would keep them waiting. */
async function takeBack({
  pglite,
  isJournalLong,
  beginJournal,
  hasEnded,
}: Embedded): Promise<void> {
  if (hasEnded()) return
  // A disk that is full or read only is told of by the statement that cannot do without it
  if (isJournalLong()) await beginJournal((statement) => pglite.exec(statement)).catch(() => {})
}

/**
 * Stops in order: what was recorded is in the database's files, and no longer in the journal. Where that
 * cannot be, as on a full disk, the journal stays, and the next start does the same from it.
 */
async function stop({ pglite, folder, hasEnded }: Embedded): Promise<void> {
  if (hasEnded()) return
  try {
    await pglite.exec('select pg_switch_wal()')
    await pglite.close()
    await noteStopped(folder)
  } catch {
    // Nothing that was acknowledged hangs on it
  }
}

function lend({ pglite, explain, hasEnded }: Embedded, release: () => void): LentConnection {
  const ask = async <Answer>(asked: () => Promise<Answer>): Promise<Answer> => {
    if (hasEnded()) throw await explain(undefined)
    return await asked().catch(async (error: unknown) => {
      throw await explain(error)
    })
  }
  const query = async (statement: string, parameters: readonly unknown[]) => {
    const asked = () => pglite.query(statement, [...parameters])
    const { rows, affectedRows, command } = await ask(asked)
    // It answers without ever letting go of this thread: between two statements, others have a turn
    await aTurn()
    return { rows, rowCount: affectedRows ?? 0, command }
  }
  const run = async (statements: string) => void (await ask(() => pglite.exec(statements)))
  // Kysely also describes cursors, which it uses only when a dialect is given a cursor to use.
  return { query, run, release } as LentConnection
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
