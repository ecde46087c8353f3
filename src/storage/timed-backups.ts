import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { backupStorage } from './backup.ts'
import { findNewest, type MadeBackup } from './newest-backup.ts'
import type { Storage } from './open.ts'
import { findSpareBackups, nameTimed, timeOfTimed } from './thin-backups.ts'

/** How often it is looked whether one is due: also after a sleep of the machine, or a change of its clock. */
const LOOK_MILLISECONDS = 60_000

/** How long after one that failed the next is tried, at most. */
const AGAIN_HOURS = 1

/** Where backups are put, and how often one is made. */
export interface BackupPlan {
  readonly folder: string
  readonly everyHours: number
}

/** How the backups stand that the program makes by itself. */
export interface BackupsNow {
  /** `undefined` when it is to make none. */
  readonly plan: BackupPlan | undefined
  /** The last there is, of this start or an earlier one. */
  readonly last: MadeBackup | undefined
  /** Why the last try came to nothing, in a sentence; gone once one is made. */
  readonly failure: string | undefined
}

/** Makes backups by itself until it is told to stop. */
export interface BackupKeeper {
  now(): Promise<BackupsNow>
  /** Gives up the one under way, of which nothing is left. */
  stop(): Promise<void>
}

/**
 * Makes a backup whenever one is due while the site serves, and takes the spare ones away.
 *
 * @param plan - `undefined` for none at all
 * @param now - an instant
 * @param tell - told in a sentence of each that failed: the program goes on
 */
export function keepBackups(
  storage: Storage,
  plan: BackupPlan | undefined,
  now: () => string,
  tell: (sentence: string) => void,
): BackupKeeper {
  if (plan === undefined) {
    return {
      now: async () => ({ plan, last: undefined, failure: undefined }),
      stop: async () => {},
    }
  }
  const stopping = new AbortController()
  let atWork: Promise<void> | undefined
  let failure: string | undefined
  let triedAt: string | undefined

  const makeOne = async () => {
    const made = await makeTimed(storage, plan.folder, now(), stopping.signal)
    if (stopping.signal.aborted) return
    triedAt = now()
    failure = made.ok ? undefined : made.problems[0]?.message
    if (failure !== undefined) tell(`No backup was made. ${failure}`)
  }
  const look = async () => {
    const since = triedAt ?? (await findNewest(plan.folder, now()))?.madeAt
    const hours = failure === undefined ? plan.everyHours : Math.min(AGAIN_HOURS, plan.everyHours)
    if (isDue(since, now(), hours)) await makeOne()
  }
  const timer = setInterval(() => {
    atWork ??= look().finally(() => {
      atWork = undefined
    })
  }, LOOK_MILLISECONDS)
  timer.unref()
  return {
    now: async () => ({ plan, last: await findNewest(plan.folder, now()), failure }),
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await atWork
    },
  }
}

/** Also when the last is said to be of a time to come: then a clock was wrong, and nothing is known. */
export function isDue(since: string | undefined, now: string, everyHours: number): boolean {
  if (since === undefined) return true
  const hours = Temporal.Instant.from(since).until(now).total('hours')
  return hours >= everyHours || hours < 0
}

/** Makes one backup, named by its time, and takes the spare ones away. */
export async function makeTimed(
  storage: Storage,
  folder: string,
  at: string,
  signal: AbortSignal,
): Promise<Outcome<void>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await removeAll(folder, (await readdir(folder)).filter(isCutOff))
    const made = await backupStorage(storage, join(folder, nameTimed(at)), at, signal)
    if (!made.ok) return made
    await removeAll(folder, findSpareBackups(await readdir(folder)))
    return accept(undefined)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse('backup-not-written', `${folder} cannot be used: ${reason}`)
  }
}

/** What a process that was killed left of one. */
function isCutOff(name: string): boolean {
  return name.endsWith('.part') && timeOfTimed(name.replace(/\.part$/, '')) !== undefined
}

async function removeAll(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(folder, name))
}
