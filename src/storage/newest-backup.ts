import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { timeOfTimed } from './thin-backups.ts'

/** Where the program puts the backups it makes by itself, unless it is told another place. */
export function ownBackups(dataFolder: string): string {
  return join(dataFolder, 'backups')
}

export interface MadeBackup {
  readonly path: string
  /** An instant. */
  readonly madeAt: string
  readonly bytes: number
}

/**
 * The newest backup in a folder that the program made by itself. One that is said to be of a time to come,
 * made when a clock was wrong, is taken only where there is no other.
 *
 * @param now - an instant
 */
export async function findNewest(folder: string, now: string): Promise<MadeBackup | undefined> {
  const names = existsSync(folder) ? await readdir(folder).catch(() => []) : []
  const timed = names.filter((name) => timeOfTimed(name) !== undefined).toSorted()
  const newest = timed.findLast((name) => !isAfter(timeOfTimed(name) ?? now, now)) ?? timed.at(-1)
  const madeAt = newest === undefined ? undefined : timeOfTimed(newest)
  if (newest === undefined || madeAt === undefined) return undefined
  const path = join(folder, newest)
  return { path, madeAt, bytes: (await stat(path)).size }
}

function isAfter(instant: string, now: string): boolean {
  return Temporal.Instant.compare(instant, now) > 0
}
