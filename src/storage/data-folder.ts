import { existsSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { flush } from './flush.ts'

/**
 * The folders of a data folder whose files, one beside another, are records kept beside the database.
 * They alone are carried by backups; all else in a data folder is made anew (the database with its journal, its lock, heads), waits to become a
 * record (`uploads`), or is good until the program stops.
 */
export const KEPT_FOLDERS: readonly string[] = ['street']

/** What a name ends with while its file is being written. */
const UNFINISHED_FILE = '.part'

const LONGEST_NAME = 255

/** The files kept beside the database, as paths inside the folder with forward slashes, in order. */
export async function filesBeside(folder: string): Promise<readonly string[]> {
  const paths: string[] = []
  for (const kept of KEPT_FOLDERS) {
    if (!existsSync(join(folder, kept))) continue
    for (const entry of await readdir(join(folder, kept), { withFileTypes: true })) {
      const path = `${kept}/${entry.name}`
      if (entry.isFile() && isKept(path)) paths.push(path)
    }
  }
  return paths.sort()
}

/** The embedded database, its journal, and the folder of a whole instance that is to be moved to its place. */
export const DATABASE = 'pg'
export const JOURNAL = 'journal'
export const RESTORED = 'restored'

/** Where a restore is at work, or was cut off: of the embedded database, and of files on PostgreSQL. */
export const UNFINISHED = 'restore-unfinished'
export const RESTORING = 'restoring'

/**
 * Moves an instance that has been restored and verified to its place in the data folder, which has none;
 * the database last, without which there is none. What a process cut off began, the next one finishes.
 */
export async function finishRestoring(folder: string): Promise<void> {
  const restored = join(folder, RESTORED)
  if (!existsSync(restored)) return
  for (const name of [...KEPT_FOLDERS, JOURNAL, DATABASE]) {
    if (!existsSync(join(restored, name))) continue
    await rm(join(folder, name), { recursive: true, force: true })
    await rename(join(restored, name), join(folder, name))
  }
  await flush(folder)
  await rm(restored, { recursive: true })
}

/** Whether a path inside a data folder is one of a record, and of nothing else anywhere. */
export function isKept(path: string): boolean {
  const [folder = '', name = '', ...more] = path.split('/')
  return KEPT_FOLDERS.includes(folder) && isPlainName(name) && more.length === 0
}

function isPlainName(name: string): boolean {
  return (
    /^[\p{L}\p{N}_][\p{L}\p{N}_ .()+-]*$/u.test(name) &&
    name.length <= LONGEST_NAME &&
    !name.endsWith('.') &&
    !name.endsWith(UNFINISHED_FILE)
  )
}
