import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '#shared/index.ts'
import { DATABASE, JOURNAL } from './data-folder.ts'
import { flush } from './flush.ts'
import { LOG_OF_CHANGES } from './flushed-files.ts'

// The journal is PostgreSQL's log of changes, in a folder beside the database's own. A commit is in it,
// flushed, before it is answered; whatever the database's files lost, PostgreSQL does again from it at
// the next start. See docs/decisions/0023-a-flushed-journal.md.

/** In the database's folder and in the journal's: a name by which they know that they belong together. */
const PAIR = 'pair'

/** Where PostgreSQL keeps how far its files are flushed, and the journal a copy from when it was at work. */
const CONTROL = { inDatabase: 'global/pg_control', inJournal: 'pg_control' }

/** PostgreSQL 18, src/include/catalog/pg_control.h: the state, and the place of the last checkpoint. */
const STATE = { at: 16, stopped: 1 }
const CHECKPOINT_AT = 32

const GO_BACK = 'Put back the one that belongs to it, or restore a backup into an empty data folder'

/** Gives a database that is being made, in a folder, and its log of changes a name as a pair. */
export async function pairUp(database: string): Promise<void> {
  const name = randomUUID()
  for (const folder of [join(database, LOG_OF_CHANGES), database]) {
    await writeFile(join(folder, PAIR), name, { mode: 0o600 })
    await flush(join(folder, PAIR))
  }
}

/**
 * Makes the journal of the database in a data folder ready for its start: moved out of the database's
 * folder at the first, and looked at whether it is this database's.
 *
 * @throws Refusal when it is another's, or of another time, or is missing
 */
export async function layJournal(folder: string): Promise<void> {
  const [database, journal] = [join(folder, DATABASE), join(folder, JOURNAL)]
  const inside = join(database, LOG_OF_CHANGES)
  if (!existsSync(journal)) {
    if (!existsSync(inside) || (await readdir(inside)).length === 0) {
      throw new Refusal(`The journal ${journal} of the database ${database} is missing. ${GO_BACK}`)
    }
    // Of a version that had no journal apart
    if (!existsSync(join(database, PAIR))) await pairUp(database)
    await rename(inside, journal)
    await chmod(journal, 0o700)
    await flush(folder)
  }
  await mkdir(inside, { recursive: true, mode: 0o700 })
  await insistOnPair(database, journal)
  await takeUpWork(database, journal)
}

async function insistOnPair(database: string, journal: string): Promise<void> {
  const [ofDatabase, ofJournal] = await Promise.all(
    [database, journal].map((part) => readFile(join(part, PAIR), 'utf8').catch(() => '')),
  )
  if (ofDatabase !== '' && ofDatabase === ofJournal) return
  throw new Refusal(
    `The journal ${journal} is of another database than ${database}, and was left as it is. ${GO_BACK}`,
  )
}

/**
 * PostgreSQL takes nothing from the log of a database that says it was stopped in order. Where the files
 * of the database are older than the journal, they said so once, and have to be told that it went on.
 */
async function takeUpWork(database: string, journal: string): Promise<void> {
  const kept = join(journal, CONTROL.inJournal)
  const control = join(database, CONTROL.inDatabase)
  if (!existsSync(kept) || !existsSync(control)) return
  const [then, now] = [await readControl(kept), await readControl(control)]
  if (!now.isStopped || now.checkpoint > then.checkpoint) return
  if (now.checkpoint < then.checkpoint) {
    throw new Refusal(
      `The database ${database} is of an earlier time than its journal ${journal}. ${GO_BACK}`,
    )
  }
  await copyFile(kept, control)
  await flush(control)
}

async function readControl(path: string): Promise<{ isStopped: boolean; checkpoint: bigint }> {
  const bytes = await readFile(path)
  if (bytes.length < CHECKPOINT_AT + 8) return { isStopped: false, checkpoint: 0n }
  return {
    isStopped: bytes.readUInt32LE(STATE.at) === STATE.stopped,
    checkpoint: bytes.readBigUInt64LE(CHECKPOINT_AT),
  }
}

/** Notes that the database is at work, and from where in the journal its files have to be mended. */
export async function noteAtWork(folder: string): Promise<void> {
  const journal = join(folder, JOURNAL)
  const kept = join(journal, CONTROL.inJournal)
  const draft = `${kept}.part`
  await copyFile(join(folder, DATABASE, CONTROL.inDatabase), draft)
  await flush(draft)
  await rename(draft, kept)
  await flush(journal)
}

/** Notes that the database was stopped in order, with nothing left in the journal to be done again. */
export async function noteStopped(folder: string): Promise<void> {
  await rm(join(folder, JOURNAL, CONTROL.inJournal), { force: true })
}

/**
 * Flushes the files of the database and begins the journal anew: nothing that was recorded before
 * stays in it.
 *
 * @param run - has the database do a statement
 */
export async function beginJournal(
  folder: string,
  run: (statement: string) => Promise<unknown>,
): Promise<void> {
  await run('select pg_switch_wal()')
  await run('checkpoint')
  await noteAtWork(folder)
}
