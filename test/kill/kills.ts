import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { openStorage } from '#storage/index.ts'
import { verifyRecord } from '#storage/verify.ts'
import { seededRandom } from './seeded-random.ts'

/** What the names of the files begin with whose imports are killed; other imports are left alone. */
export const KILLED_FILES = 'killed-'

/** A command that imports one file into a data folder, to be killed. */
export interface KilledCommand {
  /** What Node is to run, with its arguments, the n-th time. */
  argumentsFor(run: number): readonly string[]
  /** Set beside the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>
  /** How many observations the file has when all of it is there. */
  readonly rows: number
  /** What it prints once the import is done; a command that ends by itself has also done it. */
  readonly acknowledges: string
}

export interface KillFigures {
  readonly runs: number
  /** Runs killed before they ended. */
  readonly killed: number
  /** Files that are there, all of each. */
  readonly whole: number
  /** Each a sentence; empty when every file was all there or not at all, and none was lost. */
  readonly problems: readonly string[]
}

/**
 * Runs a command again and again on one data folder, kills it with SIGKILL at a moment drawn from the
 * seed, opens the folder and looks: of each file all is there or nothing; what was acknowledged is
 * there; and the change log verifies.
 */
export async function killAtRandomMoments(
  folder: string,
  command: KilledCommand,
  times: number,
  seed: number,
): Promise<KillFigures> {
  const random = seededRandom(seed)
  const problems: string[] = []
  let killed = 0
  // The first run makes the database, which takes longer than all the rest: the second tells the time.
  await runAndKill(folder, command, 0)
  const calm = await runAndKill(folder, command, 1)
  let kept = await countWhole(folder, command.rows, problems)
  if (kept !== 2) problems.push('A file was not there even though its import was not disturbed')

  for (let run = 2; run < times + 2; run += 1) {
    // Most of the time goes on opening the database: the square root draws more moments near the end.
    const after = Math.sqrt(random()) * calm.milliseconds
    const end = await runAndKill(folder, command, run, after)
    if (end.wasKilled) killed += 1
    const whole = await countWhole(folder, command.rows, problems)
    if (end.acknowledged && whole !== kept + 1) {
      problems.push(`Run ${run}, killed after ${Math.round(after)} ms, lost an acknowledged import`)
    }
    kept = whole
  }
  return { runs: times, killed, whole: kept, problems }
}

/** Times are in milliseconds from when the process took the folder, its own start left out. */
async function runAndKill(folder: string, command: KilledCommand, run: number, after?: number) {
  const child = spawn(process.execPath, [...command.argumentsFor(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...command.environment },
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = once(child, 'close')
  const holder = join(folder, 'holder.json')
  while (child.exitCode === null && !existsSync(holder)) await sleep(5)
  const started = performance.now()
  const over = new AbortController()
  if (after !== undefined) {
    sleep(after, undefined, { signal: over.signal }).then(
      () => child.kill('SIGKILL'),
      () => {},
    )
  }
  const [code, signal] = await ended
  over.abort()
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`The command failed with exit ${code}`)
  return {
    acknowledged: code === 0 || said.includes(command.acknowledges),
    wasKilled: signal === 'SIGKILL',
    milliseconds: performance.now() - started,
  }
}

/** How many files are there whole; a file there in part, or a log that does not verify, is a problem. */
async function countWhole(folder: string, rows: number, problems: string[]): Promise<number> {
  const opened = await openStorage({ folder, holder: 'looking after a kill' })
  if (!opened.ok) throw new Error(opened.problems[0]?.message)
  const { db, close } = opened.value
  const { problems: found } = await verifyRecord(db, TABLE_CHECKS)
  problems.push(...found)
  const files = await db
    .selectFrom('import')
    .leftJoin('observation', 'observation.import_id', 'import.id')
    .where('import.file_name', 'like', `${KILLED_FILES}%`)
    .select(['import.id', (row) => row.fn.count<number>('observation.id').as('rows')])
    .groupBy('import.id')
    .execute()
  for (const file of files) {
    if (file.rows !== rows) problems.push(`Import ${file.id} has ${file.rows} of ${rows} figures`)
  }
  await close()
  return files.filter((file) => file.rows === rows).length
}
