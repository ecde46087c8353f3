import { existsSync } from 'node:fs'
import { appendFile, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Head, readHeadLine, writeHeadLine } from './heads.ts'
import type { KeptHeads } from './verify-heads.ts'

/** In the data folder: a line for each write of this process, the newest last. */
const HEADS_FILE = 'heads'

/** Keeps heads of the record in the data folder. */
interface HeadsKeeper {
  /**
   * Notes the head of a write that has been committed. Nobody waits for it, and when it cannot be
   * written nothing stops: a line that is missing says less, and never anything wrong.
   */
  keep(head: Head): void
  /** Waits until all that were noted are written. */
  untilKept(): Promise<void>
}

export function keepHeads(folder: string): HeadsKeeper {
  const path = join(folder, HEADS_FILE)
  let waiting = ''
  let writing: Promise<void> | undefined
  const writeOut = async () => {
    while (waiting !== '') {
      const lines = waiting
      waiting = ''
      try {
        await appendFile(path, `${(await endsWithinLine(path)) ? '\n' : ''}${lines}`)
      } catch {
        // A full or read-only disk is told of by what cannot do without it
      }
    }
    writing = undefined
  }
  return {
    keep(head) {
      waiting += `${writeHeadLine(head)}\n`
      writing ??= writeOut()
    },
    untilKept: async () => await writing,
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

/** The heads kept in a file, as they stand there; a line that was cut off or damaged is left out. */
export async function readHeads(path: string): Promise<readonly Head[]> {
  const lines = (await readFile(path, 'utf8')).split('\n')
  return lines.flatMap((line) => readHeadLine(line) ?? [])
}
