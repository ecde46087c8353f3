import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { type BackupLine, FORMAT_VERSION } from './backup-format.ts'
import { type Moment, readStood } from './backup-moment.ts'
import { filesBeside } from './data-folder.ts'
import type { Database } from './table-types.ts'

/** A multiple of 3, so that each piece of base64 stands alone. */
const BYTES_A_LINE = 3 * 16_384

/** The lines of a backup, with their ends: see `backup-format.ts`. */
export async function* writeLines(
  db: Kysely<Database>,
  folder: string,
  madeAt: string,
  moment: Moment,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const counts = { rows: 0, files: 0 }
  for await (const { text, rows = 0, files = 0 } of beforeLast(db, folder, madeAt, moment)) {
    counts.rows += rows
    counts.files += files
    hash.update(text)
    yield text
  }
  yield write({ $: 'end', ...counts, sha256: hash.digest('hex') })
}

/** Some lines, with how many rows they are and how many files they begin. */
interface Lines {
  readonly text: string
  readonly rows?: number
  readonly files?: number
}

async function* beforeLast(
  db: Kysely<Database>,
  folder: string,
  madeAt: string,
  moment: Moment,
): AsyncGenerator<Lines> {
  const { migrations, head, tables } = moment
  const heading = { madeAt, migrations: [...migrations], head: { id: head.id, hash: head.hash } }
  yield { text: write({ $: 'critical-friend backup', version: FORMAT_VERSION, ...heading }) }
  for (const table of tables) {
    yield { text: write({ $: 'table', name: table.name }) }
    for await (const rows of readStood(db, table)) {
      yield { text: rows.map((row) => `${row}\n`).join(''), rows: rows.length }
    }
  }
  for (const path of await filesBeside(folder)) {
    const file = await open(join(folder, path))
    try {
      yield { text: write({ $: 'file', path, size: (await file.stat()).size }), files: 1 }
      const bytes = file.createReadStream({ highWaterMark: BYTES_A_LINE, autoClose: false })
      for await (const piece of bytes as AsyncIterable<Buffer>) {
        yield { text: write({ $: 'bytes', base64: piece.toString('base64') }) }
      }
    } finally {
      await file.close()
    }
  }
}

function write(line: BackupLine): string {
  return `${JSON.stringify(line)}\n`
}
