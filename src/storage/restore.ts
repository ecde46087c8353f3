import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Transaction } from 'kysely'
import { accept, Outage, type Outcome, Refusal, refuse } from '#shared/index.ts'
import type { BackupFigures, BackupHeading } from './backup-format.ts'
import { fetchTables, goOnNumbering, hasRows, writeRows } from './backup-tables.ts'
import { filesBeside, KEPT_FOLDERS, RESTORING } from './data-folder.ts'
import { layEarlierTables, MIGRATIONS, migrateOn } from './migrate.ts'
import type { Storage } from './open.ts'
import { checkBackup, explainUnread, readBackup } from './read-backup.ts'
import { SpoiltBackup } from './spoilt-backup.ts'
import type { Database } from './table-types.ts'
import { findProblems, type TableCheck } from './verify.ts'
import { knowAgain } from './versions.ts'

/** A statement takes so many rows, or fewer where they are long. */
const ROWS_A_STATEMENT = 1_000
const LETTERS_A_STATEMENT = 4_000_000

const NOT_EMPTY =
  'There is something in this instance already. Restore into an empty data folder or database'

/** How many of the things wrong with a record are told of at once, and how much of each. */
const TOLD = { problems: 3, letters: 300 }

/**
 * Puts back everything a backup holds, into an instance with nothing in it, and verifies its
 * record; a backup of an earlier version is brought up to this one. It is read to its end before anything
 * is touched. When anything is wrong, nothing is put back.
 *
 * @param checks - of every table that is kept beside the record
 */
export async function restoreStorage(
  storage: Storage,
  file: string,
  checks: readonly TableCheck[],
): Promise<Outcome<BackupFigures>> {
  const { db, folder } = storage
  const restoring = join(folder, RESTORING)
  let isOurs = false
  try {
    const figures = await checkBackup(file)
    await db.transaction().execute(async (trx) => {
      await refuseUnlessEmpty({ db: trx, folder })
      isOurs = true
      await clearAway(folder)
      await mkdir(restoring)
      const heading = await putBack(trx, restoring, file)
      await insistOnWhole(trx, file, heading, checks)
      await moveKept(restoring, folder)
    })
    await rm(restoring, { recursive: true })
    await knowAgain(db)
    return accept(figures)
  } catch (error) {
    // Where the database did not answer it may hold all of it: the next start looks
    if (isOurs && !(error instanceof Outage)) await clearAway(folder)
    const message = explainNotRestored(file, error)
    if (message === undefined) throw error
    return refuse('not-restored', message)
  }
}

/** @throws Refusal when there is a row in any table, or a file beside the database */
export async function refuseUnlessEmpty({ db, folder }: Pick<Storage, 'db' | 'folder'>) {
  for (const table of await fetchTables(db)) {
    if (await hasRows(db, table)) throw new Refusal(NOT_EMPTY)
  }
  await refuseFilesBeside(folder)
}

/** What a restore that was cut off left beside an empty database is no record. */
export async function refuseFilesBeside(folder: string): Promise<void> {
  if (existsSync(join(folder, RESTORING))) return
  if ((await filesBeside(folder)).length > 0) throw new Refusal(NOT_EMPTY)
}

/** Removes the files of a restore that failed or was cut off, which began in an empty instance. */
async function clearAway(folder: string): Promise<void> {
  for (const name of existsSync(join(folder, RESTORING)) ? [...KEPT_FOLDERS, RESTORING] : []) {
    await rm(join(folder, name), { recursive: true, force: true })
  }
}

async function moveKept(from: string, to: string): Promise<void> {
  for (const name of KEPT_FOLDERS) {
    if (!existsSync(join(from, name))) continue
    await rm(join(to, name), { recursive: true, force: true })
    await rename(join(from, name), join(to, name))
  }
}

async function insistOnWhole(
  trx: Transaction<Database>,
  file: string,
  { madeAt, head }: BackupHeading,
  checks: readonly TableCheck[],
): Promise<void> {
  const kept = head ? [{ where: 'its first line', heads: [{ ...head, at: madeAt }] }] : []
  const { problems } = await findProblems(trx, checks, kept)
  if (problems.length === 0) return
  const told = problems.slice(0, TOLD.problems).map(shorten)
  const more = problems.length - told.length
  const rest = more === 0 ? '' : `; and ${more} more`
  throw new Refusal(`${file} does not verify and was not restored: ${told.join('; ')}${rest}`)
}

function shorten(sentence: string): string {
  const line = sentence.replaceAll(/\s+/g, ' ')
  return line.length > TOLD.letters ? `${line.slice(0, TOLD.letters)}…` : line
}

/** Reads the backup line by line and writes what each says, files into a folder. */
async function putBack(
  trx: Transaction<Database>,
  folder: string,
  file: string,
): Promise<BackupHeading> {
  let heading: BackupHeading | undefined
  let tables: readonly string[] = []
  const writing = startWriting(trx, folder)
  try {
    for await (const line of readBackup(file)) {
      switch (line.$) {
        case 'critical-friend backup':
          heading = line
          await layTables(trx, line.migrations)
          tables = await fetchTables(trx)
          break
        case 'table':
          if (!tables.includes(line.name)) {
            throw new SpoiltBackup(
              'damaged',
              `it has a table ${line.name} that the program has not`,
            )
          }
          await writing.beginTable(line.name)
          break
        case 'row':
          await writing.addRow(line.text)
          break
        case 'file':
          await writing.beginFile(line.path)
          break
        case 'bytes':
          await writing.addBytes(Buffer.from(line.base64, 'base64'))
          break
        case 'end':
          await writing.finish()
      }
    }
  } finally {
    await writing.close()
  }
  if (!heading) throw new SpoiltBackup('not-ours')
  await goOnNumbering(trx)
  await bringUp(trx, heading.migrations)
  return heading
}

/** Makes the tables that the version had which made the backup. */
async function layTables(trx: Transaction<Database>, names: readonly string[]): Promise<void> {
  if (names.join() === MIGRATIONS.join()) return
  if (names.join() !== MIGRATIONS.slice(0, names.length).join()) throw new SpoiltBackup('later')
  await layEarlierTables(trx, names)
}

async function bringUp(trx: Transaction<Database>, names: readonly string[]): Promise<void> {
  if (names.length === MIGRATIONS.length) return
  try {
    await migrateOn(trx, names)
  } catch (cause) {
    const why = 'what it holds cannot be brought up to this version'
    throw new SpoiltBackup('damaged', why, { cause })
  }
}

/** Rows go into the database some at a time, and bytes into the file begun last. */
function startWriting(trx: Transaction<Database>, folder: string) {
  let table = ''
  let rows: string[] = []
  let letters = 0
  let file: FileHandle | undefined
  const flush = async () => {
    if (rows.length > 0) await writeRows(trx, table, rows)
    rows = []
    letters = 0
  }
  const close = async () => {
    await file?.close()
    file = undefined
  }
  return {
    async beginTable(name: string) {
      await flush()
      table = name
    },
    async addRow(row: string) {
      rows.push(row)
      letters += row.length
      if (rows.length === ROWS_A_STATEMENT || letters > LETTERS_A_STATEMENT) await flush()
    },
    async beginFile(path: string) {
      await flush()
      await close()
      await mkdir(dirname(join(folder, path)), { recursive: true })
      file = await open(join(folder, path), 'wx')
    },
    async addBytes(bytes: Buffer) {
      await file?.appendFile(bytes)
    },
    finish: flush,
    close,
  }
}

/** What to tell the person; `undefined` when the fault is the program's. */
export function explainNotRestored(file: string, error: unknown): string | undefined {
  if (isOfData(error)) {
    const why = `the database does not take what is in it (${shorten(error.message)})`
    return explainUnread(file, new SpoiltBackup('damaged', why))
  }
  return explainUnread(file, error)
}

/** PostgreSQL's "data exception" and "integrity constraint violation". */
function isOfData(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^2[23]\w{3}$/.test(String(error.code))
}
