import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'

const holderSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** When the process began, as an instant. */
  started: z.string(),
  command: z.string(),
})

type Holder = z.infer<typeof holderSchema>

export interface FolderLock {
  release(): void
}

const SQLITE_BUSY = 5
const ATTEMPTS = 10
const PAUSE_MILLISECONDS = 50

/**
 * Takes a data folder for this process alone, or says which process has it.
 *
 * The lock is one the operating system keeps on the file `lock`, taken through SQLite because Node
 * has no call of its own for it. The system gives it to one process only, and takes it back when that
 * process ends in whatever way, so there is no stale lock to judge and no race in judging it.
 * `holder.json` beside it only tells people who has it.
 *
 * @param command - what this process is doing, as the person at the other one would know it
 */
export async function lockFolder(folder: string, command: string): Promise<Outcome<FolderLock>> {
  const holderFile = join(folder, 'holder.json')
  for (let attempt = 1; ; attempt += 1) {
    const lock = takeLock(join(folder, 'lock'))
    if (lock) {
      try {
        writeHolder(holderFile, command)
      } catch (error) {
        lock.close()
        throw error
      }
      return accept({
        release: () => {
          rmSync(holderFile, { force: true })
          lock.close()
        },
      })
    }
    // Between another's taking the lock and writing its name, the file is missing or names a process
    // that has gone; and a process that is closing may still hold it for a moment.
    const holder = readHolder(holderFile)
    if (attempt === ATTEMPTS || (holder && isRunning(holder))) return refuseFor(folder, holder)
    await sleep(PAUSE_MILLISECONDS)
  }
}

function takeLock(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    // Nothing is ever written to it, so it needs no journal on the disk.
    lock.exec('pragma journal_mode = memory')
    lock.exec('begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
      return undefined
    }
    throw error
  }
}

function writeHolder(file: string, command: string): void {
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    started: Temporal.Instant.fromEpochMilliseconds(Math.round(performance.timeOrigin)).toString(),
    command,
  }
  const draft = `${file}.new`
  writeFileSync(draft, `${JSON.stringify(holder)}\n`)
  renameSync(draft, file)
}

function readHolder(file: string): Holder | undefined {
  if (!existsSync(file)) return undefined
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

function isRunning({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function refuseFor(folder: string, holder: Holder | undefined): Outcome<never> {
  const who = holder ? describeHolder(holder) : 'another process'
  return refuse(
    'folder-in-use',
    `The data folder ${folder} is in use by ${who}. ` +
      'Stop it first, or set DATABASE_URL to a PostgreSQL, which several can use at once',
  )
}

function describeHolder({ pid, host, started, command }: Holder): string {
  const where = host === hostname() ? '' : ` on ${host}`
  const [day = '', time = ''] = started.split('T')
  return `process ${pid}${where} ("${command}", running since ${describeDay(day)}, ${time.slice(0, 5)} UTC)`
}
