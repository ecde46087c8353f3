import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { accept, type Outcome, Refusal, refuse } from '#shared/index.ts'
import type { BackupFigures } from './backup-format.ts'
import { fetchMoment, stillStands } from './backup-moment.ts'
import { flush } from './flush.ts'
import type { Storage } from './open.ts'
import { checkBackup } from './read-backup.ts'
import { SpoiltBackup } from './spoilt-backup.ts'
import { writeLines } from './write-backup.ts'

/** How often a backup is begun, when each time something is erased before it is done. */
const ATTEMPTS = 5

/**
 * Writes the whole instance to one file: every table as it stands at one moment, and every file kept
 * beside the database; then reads it back. Either engine can restore it, and readers and writers are
 * served meanwhile. Refuses to write over a file that is there.
 *
 * @param madeAt - an instant, told to the person who restores it
 * @param signal - stops it, and nothing of it is left
 */
export async function backupStorage(
  storage: Storage,
  file: string,
  madeAt: string,
  signal = new AbortController().signal,
): Promise<Outcome<BackupFigures>> {
  if (existsSync(file)) {
    return refuse('backup-exists', `${file} is there already. Name another file, or move it away`)
  }
  const draft = `${file}.part`
  try {
    await mkdir(dirname(file), { recursive: true })
    const figures = await writeWhole(storage, draft, madeAt, signal)
    await rename(draft, file)
    await flush(dirname(file))
    return accept(figures)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    const message = explain(file, error)
    if (message === undefined) throw error
    return refuse('backup-not-written', message)
  }
}

async function writeWhole(
  { db, folder }: Storage,
  draft: string,
  madeAt: string,
  signal: AbortSignal,
): Promise<BackupFigures> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const moment = await fetchMoment(db)
    const lines = Readable.from(writeLines(db, folder, madeAt, moment))
    await rm(draft, { force: true })
    // It holds names: its owner alone may read it
    const written = createWriteStream(draft, { mode: 0o600, flags: 'wx' })
    await pipeline(lines, createGzip(), written, { signal })
    await flush(draft)
    const figures = await checkBackup(draft)
    // Asked last: what is erased while it is read back must not be in it either
    if (await stillStands(db, moment)) return figures
  }
  throw new Refusal('Something was erased each time a backup was made. Make one when that is done')
}

/** What to tell the person; `undefined` when the fault is the program's. */
function explain(file: string, error: unknown): string | undefined {
  if (error instanceof Refusal) return error.message
  if (error instanceof SpoiltBackup) {
    return `${file} was not kept, because it could not be read back. Look at the disk it was written to`
  }
  if (!(error instanceof Error) || !('syscall' in error)) return undefined
  return `${file} could not be written: ${error.message}. Name a file in a folder that you may write to, with room for it`
}
