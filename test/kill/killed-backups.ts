import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { backupStorage, openStorage, readAgainst, restoreInstance } from '#storage/index.ts'
import { type KilledCommand, killBefore } from './killed-process.ts'
import { compareWithLedger, type Ledger } from './ledger.ts'
import { lookAt, type Place, type Places } from './places.ts'

/** What came of commands that were killed. */
export interface KilledCommands {
  readonly killed: number
  /** Each a sentence. */
  readonly problems: readonly string[]
}

/**
 * Kills `backup` at moments drawn at random after it began to write: under the name it was given there is
 * a whole backup or none, and one made again under that name takes the place of what is left.
 *
 * @returns also a whole backup
 */
export async function killBackups(
  place: Place,
  times: number,
  random: () => number,
): Promise<KilledCommands & { readonly file: string }> {
  const problems: string[] = []
  let [killed, longest] = [0, LONGEST_BACKUP_MILLISECONDS]
  const fileOf = (time: number) => join(place.folder, 'made', `${time}.backup`)
  for (let time = 1; time <= times; time += 1) {
    const file = fileOf(time)
    const words = ['backup', file]
    const command = { words, settings: place.settings, sign: `${file}.part` }
    const run = await killBefore(command, random() * longest)
    if (run.wasKilled) killed += 1
    else longest = run.milliseconds
    if (existsSync(file) && !(await readAgainst(file)).ok) {
      problems.push(`Backup ${time} has its name and is not whole`)
    }
  }
  const last = fileOf(Math.max(1, times))
  if (!existsSync(last)) problems.push(...(await backUpAgain(place, last)))
  return { killed, problems, file: last }
}

/** Guesses, until one has ended by itself. */
const LONGEST_BACKUP_MILLISECONDS = 300
const LONGEST_RESTORE_MILLISECONDS = 1_500

async function backUpAgain(place: Place, file: string): Promise<readonly string[]> {
  const made = await lookAt(place, (storage) =>
    backupStorage(storage, file, Temporal.Now.instant().toString()),
  )
  return made.ok ? [] : made.problems.map(({ message }) => message)
}

/**
 * Kills `restore` at moments drawn at random after it began to write. Whoever starts a program there is
 * told to run it again, or finds all of it or nothing; and run again it brings everything.
 */
export async function killRestores(
  places: Places,
  file: string,
  ledger: Ledger,
  times: number,
  random: () => number,
): Promise<KilledCommands> {
  const problems: string[] = []
  let [killed, longest] = [0, LONGEST_RESTORE_MILLISECONDS]
  for (let time = 1; time <= times; time += 1) {
    const place = await places.empty()
    const run = await killBefore(restoreInto(places, place, file), random() * longest)
    if (run.wasKilled) killed += 1
    else longest = run.milliseconds
    const found = [
      ...(await lookAfterKill(place, ledger)),
      ...(await restoreAgain(place, file)),
      ...(await lookAt(place, (storage) => compareWithLedger(storage, ledger))),
    ]
    problems.push(...found.map((what) => `Restore ${time}: ${what}`))
    await place.remove()
  }
  return { killed, problems }
}

function restoreInto({ engine }: Places, { folder, settings }: Place, file: string): KilledCommand {
  const sign = engine === 'pglite' ? 'restore-unfinished' : 'restoring'
  return { words: ['restore', file], settings, sign: join(folder, sign) }
}

/** A start is refused in one sentence that says to run it again, or finds all, or nothing at all. */
async function lookAfterKill({ folder, databaseUrl }: Place, ledger: Ledger) {
  const opened = await openStorage({ folder, databaseUrl, holder: 'a start after a kill' })
  if (!opened.ok) {
    const [first = '', ...more] = opened.problems.map(({ message }) => message)
    return /^A restore into .* was cut off.*Run it again/.test(first) ? more : [first, ...more]
  }
  try {
    const { rows } = await opened.value.db
      .selectFrom('entry')
      .select((found) => found.fn.countAll().as('rows'))
      .executeTakeFirstOrThrow()
    return Number(rows) === 0 ? [] : await compareWithLedger(opened.value, ledger)
  } finally {
    await opened.value.close()
  }
}

async function restoreAgain({ folder, databaseUrl }: Place, file: string) {
  const settings = { folder, databaseUrl, holder: 'a restore after a kill' }
  const restored = await restoreInstance(settings, file, TABLE_CHECKS)
  if (restored.ok) return []
  return restored.problems.flatMap(({ message }) =>
    message.startsWith('There is something in this instance already') ? [] : [message],
  )
}
