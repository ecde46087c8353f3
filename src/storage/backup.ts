import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Transaction } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type BackupFigures, type BackupLine, FORMAT_VERSION } from './backup-format.ts'
import { fetchMigrations, fetchTables, readTable } from './backup-tables.ts'
import type { Storage } from './open.ts'
import type { Database } from './table-types.ts'

/**
 * What a data folder has of its own, which is made anew and not carried over. Files that wait in
 * `uploads` are no record until they are imported; `start-address` is good until the program stops.
 */
const OWN = new Set([
  'pg',
  'pg-unfinished',
  'lock',
  'holder.json',
  'heads',
  'uploads',
  'start-address',
])

/** A multiple of 3, so that each piece of base64 stands alone. */
const BYTES_A_LINE = 3 * 16_384

/**
 * Writes the whole instance to one file: every table as it stands at one moment, and every file kept
 * beside the database. Either engine can restore it. Refuses to write over a file that is there.
 *
 * @param madeAt - an instant, told to the person who restores it
 */
export async function backupStorage(
  storage: Storage,
  file: string,
  madeAt: string,
): Promise<Outcome<BackupFigures>> {
  if (existsSync(file)) {
    return refuse('backup-exists', `${file} is there already. Name another file, or move it away`)
  }
  const draft = `${file}.part`
  try {
    await mkdir(dirname(file), { recursive: true })
    const figures = await storage.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        const counts = { rows: 0, files: 0 }
        const lines = Readable.from(writeLines(trx, storage.folder, madeAt, counts))
        await pipeline(lines, createGzip(), createWriteStream(draft))
        return { madeAt, ...counts }
      })
    await rename(draft, file)
    return accept(figures)
  } catch (error) {
    await rm(draft, { force: true })
    if (error instanceof Error && 'code' in error && 'path' in error) {
      const why = `${file} could not be written: ${error.message}`
      return refuse('backup-not-written', `${why}. Name a file in a folder that you may write to`)
    }
    throw error
  }
}

async function* writeLines(
  trx: Transaction<Database>,
  folder: string,
  madeAt: string,
  counts: { rows: number; files: number },
): AsyncGenerator<string> {
  const migrations = [...(await fetchMigrations(trx))]
  yield write({ $: 'critical-friend backup', version: FORMAT_VERSION, madeAt, migrations })
  for (const table of await fetchTables(trx)) {
    yield write({ $: 'table', name: table })
    for await (const row of readTable(trx, table)) {
      counts.rows += 1
      yield `${row}\n`
    }
  }
  for (const path of await filesBeside(folder)) {
    counts.files += 1
    yield write({ $: 'file', path })
    const bytes = createReadStream(join(folder, path), { highWaterMark: BYTES_A_LINE })
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      yield write({ $: 'bytes', base64: piece.toString('base64') })
    }
  }
  yield write({ $: 'end', ...counts })
}

function write(line: BackupLine): string {
  return `${JSON.stringify(line)}\n`
}

/** The files kept beside the database, as paths inside the folder with forward slashes, in order. */
export async function filesBeside(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep))
    .filter(([first = '']) => !OWN.has(first))
    .map((parts) => parts.join('/'))
    .sort()
}
