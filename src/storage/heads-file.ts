import { existsSync } from 'node:fs'
import { appendFile, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { type Head, readHead, writeHead } from './heads.ts'
import type { Database } from './table-types.ts'
import type { KeptHeads } from './verify-heads.ts'

/** In the data folder: a line for each write of this process, the newest last. */
const HEADS_FILE = 'heads'

interface HeadsFile {
  readonly path: string
  /** Lines that are still to be written. */
  waiting: string
  writing: Promise<void> | undefined
}

const files = new WeakMap<Kysely<Database>, HeadsFile>()

/**
 * Keeps the head of the record after each write from now on, in the data folder.
 *
 * @returns waits until all are written
 */
export function keepHeads(db: Kysely<Database>, folder: string): () => Promise<void> {
  const file: HeadsFile = { path: join(folder, HEADS_FILE), waiting: '', writing: undefined }
  files.set(db, file)
  return async () => await file.writing
}

/**
 * Notes the head of a write that has been committed. Nobody waits for it, and when it cannot be written
 * nothing stops: a line that is missing says less, and never anything wrong.
 */
export function keepHead(db: Kysely<Database>, head: Head): void {
  const file = files.get(db)
  if (!file) return
  file.waiting += `${writeHead(head)}${head.at === null ? '' : ` ${head.at}`}\n`
  file.writing ??= writeOut(file).finally(() => {
    file.writing = undefined
  })
}

async function writeOut(file: HeadsFile): Promise<void> {
  while (file.waiting !== '') {
    const lines = file.waiting
    file.waiting = ''
    try {
      await appendFile(file.path, `${(await endsWithinLine(file.path)) ? '\n' : ''}${lines}`)
    } catch {
      // A full or read-only disk is told of by what cannot do without it
    }
  }
}

/** Whether a process was cut off while it wrote its last line. */
async function endsWithinLine(path: string): Promise<boolean> {
  if (!existsSync(path)) return false
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
    return size > 0 && buffer.toString() !== '\n'
  } finally {
    await file.close()
  }
}

/** The heads that are kept in the data folder; none where there is no file of them. */
export async function readOwnHeads(folder: string): Promise<KeptHeads> {
  const where = join(folder, HEADS_FILE)
  return { where, heads: existsSync(where) ? await readHeads(where) : [] }
}

/** The heads kept in a file, as they stand there; a line that was cut off is left out. */
export async function readHeads(path: string): Promise<readonly Head[]> {
  const lines = (await readFile(path, 'utf8')).split('\n')
  return lines.flatMap((line) => readHead(line) ?? [])
}
