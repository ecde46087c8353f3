import { join, relative } from 'node:path'
import { Outage } from '#shared/index.ts'
import { DATABASE } from './data-folder.ts'
import { findNewest } from './newest-backup.ts'

/** PostgreSQL's "internal error", "data corrupted", "index corrupted", "undefined file", "I/O error". */
const OF_FILES = /^(XX00[012]|58P01|58030)$/

/** "Insufficient privilege" is said of files that the system keeps closed, and of tables that a role may not see. */
const NO_PRIVILEGE = '42501'
const OF_CLOSED_FILE = /^could not /

/** Said of a disk that cannot be used, by PostgreSQL and by the system. */
const OF_DISK =
  /No space left|Read-only file system|Permission denied|I\/O error|ENOSPC|EROFS|EACCES|EIO/

/**
 * The files of the embedded database cannot be read or written: its message says what is wrong with
 * them and how to go back to the newest backup, for whoever runs the program.
 */
export class DatabaseDamaged extends Outage {
  override readonly name = 'DatabaseDamaged'
}

/** A damage as whoever runs the program is to be told of it. */
export type TellDamage = (reason: string) => Promise<DatabaseDamaged>

/**
 * @param folder - the data folder
 * @param backups - where the program puts the backups that it makes by itself
 */
export function damageIn(folder: string, backups: string): TellDamage {
  return async (reason) => {
    const database = join(folder, DATABASE)
    if (OF_DISK.test(reason)) {
      return new DatabaseDamaged(
        `The database ${database} cannot be used: ${reason}. See to the disk that it is on, and start again`,
      )
    }
    const aside = `${folder.replace(/\/+$/, '')}-damaged`
    const newest = (await findNewest(backups, Temporal.Now.instant().toString()))?.path
    const goBack = newest === undefined ? 'a backup' : 'the newest backup'
    const path = newest === undefined ? '<file>' : movedWith(folder, aside, newest)
    return new DatabaseDamaged(
      `The database ${database} is damaged: ${reason}. Move ${folder} to ${aside} and restore ${goBack}: ` +
        `npm run -s cf -- restore ${path}`,
    )
  }
}

/** Where a file is once a folder has been moved, which may hold it. */
function movedWith(folder: string, aside: string, path: string): string {
  const inside = relative(folder, path)
  return inside.startsWith('..') ? path : join(aside, inside)
}

/** Whether a refused statement tells of damaged files, as PostgreSQL says it: "invalid page in block 3 …". */
export function reasonOfFiles(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const isOfFiles =
    error.code === NO_PRIVILEGE
      ? OF_CLOSED_FILE.test(error.message)
      : OF_FILES.test(String(error.code))
  return isOfFiles ? inOneLine(error.message) : undefined
}

/** As PostgreSQL begins a line of its log when it gives up; a statement in the log goes on after a tab. */
const GIVES_UP = /^\S+ \S+ \S+ \[\d+\] (FATAL|PANIC): +/

/** Why PostgreSQL gives up, where a line of its log says that it does. */
export function reasonOfLine(line: string): string | undefined {
  return GIVES_UP.test(line) ? inOneLine(line.replace(GIVES_UP, '')) : undefined
}

/** Whether the engine, a program inside this one, ended without a word of its own. */
export function reasonOfEnd(error: unknown): string | undefined {
  const hasEnded = error instanceof Error && /^(RuntimeError|ExitStatus)$/.test(error.name)
  return hasEnded ? 'what stands in its files cannot be read' : undefined
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 300)
}
