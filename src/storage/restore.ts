import { createReadStream } from 'node:fs'
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { Transaction } from 'kysely'
import { accept, type Outcome, Refusal, refuse } from '#shared/index.ts'
import { filesBeside } from './backup.ts'
import { type BackupFigures, type BackupLine, lineSchema, MARK } from './backup-format.ts'
import { fetchTables, goOnNumbering, hasRows, writeRows } from './backup-tables.ts'
import { layEarlierTables, MIGRATIONS, migrateOn } from './migrate.ts'
import type { Storage } from './open.ts'
import type { Database } from './table-types.ts'
import { findProblems } from './verify.ts'
import { knowAgain } from './versions.ts'

const ROWS_A_STATEMENT = 1_000

/**
 * Puts back everything a backup holds, into an instance with nothing in it, and verifies its
 * record; a backup of an earlier version is brought up to this one. When anything is wrong, nothing is put back.
 */
export async function restoreStorage(
  storage: Storage,
  file: string,
): Promise<Outcome<BackupFigures>> {
  const written: string[] = []
  try {
    const figures = await storage.db.transaction().execute(async (trx) => {
      await refuseUnlessEmpty(trx, storage.folder)
      const restored = await putBack(trx, storage.folder, file, written)
      const { problems } = await findProblems(trx)
      if (problems.length > 0) {
        throw new Refusal(`${file} does not verify and was not restored: ${problems.join('; ')}`)
      }
      return restored
    })
    await knowAgain(storage.db)
    return accept(figures)
  } catch (error) {
    for (const path of written) await rm(join(storage.folder, path), { force: true })
    const message = explain(file, error)
    if (message === undefined) throw error
    return refuse('not-restored', message)
  }
}

async function refuseUnlessEmpty(trx: Transaction<Database>, folder: string): Promise<void> {
  const tables = await fetchTables(trx)
  const filled = await Promise.all(tables.map((table) => hasRows(trx, table)))
  if (filled.includes(true) || (await filesBeside(folder)).length > 0) {
    throw new Refusal(
      'There is something in this instance already. Restore into an empty data folder or database',
    )
  }
}

/** Reads the backup line by line and writes what each says; `written` gets the files it makes. */
async function putBack(
  trx: Transaction<Database>,
  folder: string,
  file: string,
  written: string[],
): Promise<BackupFigures> {
  let tables: ReadonlySet<string> = new Set()
  let earlier: readonly string[] | undefined
  const counts = { rows: 0, files: 0 }
  let madeAt: string | undefined
  let table = ''
  let rows: string[] = []
  let isWhole = false
  const flush = async () => {
    if (rows.length > 0) await writeRows(trx, table, rows)
    rows = []
  }

  for await (const text of readLines(file)) {
    if (!text.startsWith(MARK)) {
      if (!tables.has(table)) throw new Refusal(notABackup(file))
      rows.push(text)
      counts.rows += 1
      if (rows.length === ROWS_A_STATEMENT) await flush()
      continue
    }
    await flush()
    const line = readLine(file, text)
    if ((madeAt === undefined) !== (line.$ === 'critical-friend backup')) {
      throw new Refusal(notABackup(file))
    }
    switch (line.$) {
      case 'critical-friend backup':
        earlier = await layTables(trx, file, line.migrations)
        tables = new Set(await fetchTables(trx))
        madeAt = line.madeAt
        break
      case 'table':
        table = line.name
        break
      case 'file':
        counts.files += 1
        written.push(line.path)
        await mkdir(dirname(join(folder, line.path)), { recursive: true })
        await writeFile(join(folder, line.path), '')
        break
      case 'bytes':
        await appendFile(join(folder, written.at(-1) ?? ''), Buffer.from(line.base64, 'base64'))
        break
      case 'end':
        isWhole = line.rows === counts.rows && line.files === counts.files
        break
    }
  }
  if (!isWhole || madeAt === undefined) {
    throw new Refusal(`${file} was cut short. Use another copy of the backup`)
  }
  await goOnNumbering(trx)
  if (earlier !== undefined) await migrateOn(trx, earlier)
  return { madeAt, ...counts }
}

function readLines(file: string): AsyncIterable<string> {
  const input = createReadStream(file)
  const unpacked = createGunzip()
  input.on('error', (error) => unpacked.destroy(error))
  return createInterface({ input: input.pipe(unpacked), crlfDelay: Number.POSITIVE_INFINITY })
}

function readLine(file: string, text: string): BackupLine {
  try {
    return lineSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new Refusal(notABackup(file), { cause })
  }
}

/** @returns the migrations of an earlier version, whose tables now stand in the place of ours */
async function layTables(
  trx: Transaction<Database>,
  file: string,
  names: readonly string[],
): Promise<readonly string[] | undefined> {
  if (names.join() === MIGRATIONS.join()) return undefined
  if (names.join() !== MIGRATIONS.slice(0, names.length).join()) {
    throw new Refusal(
      `${file} was made by a later version of the program. ` +
        'Restore it with that version, then start this one on what it restored',
    )
  }
  await layEarlierTables(trx, names)
  return names
}

function notABackup(file: string): string {
  return `${file} is not a backup made by this program. Name a file that the backup command wrote`
}

/** What to tell the person; `undefined` when the fault is the program's. */
function explain(file: string, error: unknown): string | undefined {
  if (error instanceof Refusal) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT')
    return `There is no file ${file}. Name the file that the backup command wrote`
  if (code === 'Z_BUF_ERROR') return `${file} was cut short. Use another copy of the backup`
  if (code.startsWith('Z_')) return notABackup(file)
  return undefined
}
