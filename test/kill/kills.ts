import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { begin, serve } from '../serving.ts'
import { signInAt } from '../sign-in.ts'
import { keepWriting } from './clients.ts'
import { killBackups, killRestores } from './killed-backups.ts'
import { beginLedger, compareWithLedger, type Ledger } from './ledger.ts'
import { lookAt, type Place, type Places } from './places.ts'

/**
 * How long clients write before the site is killed, at most: longer on a machine so slow that no import was
 * over by then.
 */
const LONGEST_MILLISECONDS = { first: 2_500, ever: 20_000 }
const LONGER = 1.5

const LOOK_MILLISECONDS = 5

/** How long a start may have gone on when it is killed, at most. */
const LONGEST_START_MILLISECONDS = 2_000

/** How often each thing is killed at one place. */
export interface KillPlan {
  /** A site under load. */
  readonly sites: number
  /** A site while it starts. */
  readonly starts: number
  readonly backups: number
  readonly restores: number
}

export interface KillFigures {
  /** Processes that were killed before they ended. */
  readonly killed: number
  /** Writes acknowledged to clients, and those of them that were imports. */
  readonly acknowledged: number
  readonly imports: number
  /** Each a sentence; empty when all that was acknowledged was there each time, and verified. */
  readonly problems: readonly string[]
}

/**
 * Has clients write to a site over HTTP, several at once, and kills it with SIGKILL again and again, at
 * moments drawn at random; kills starts, backups and restores as well. Each time all that was acknowledged
 * has to be there, each import whole or not at all, and the record to verify.
 */
export async function killAtRandomMoments(
  places: Places,
  plan: KillPlan,
  random: () => number,
): Promise<KillFigures> {
  const place = await places.found()
  const ledger = beginLedger()
  const look = () => lookAt(place, (storage) => compareWithLedger(storage, ledger))
  const problems: string[] = []
  let [killed, longest] = [0, LONGEST_MILLISECONDS.first]
  try {
    for (let time = 1; time <= plan.sites; time += 1) {
      const after = Math.round(random() * longest)
      await killSite(place, ledger, after)
      killed += 1
      if (importsIn(ledger) === 0) {
        longest = Math.min(longest * LONGER, LONGEST_MILLISECONDS.ever)
      }
      problems.push(...(await look()).map((what) => `Kill ${time}, after ${after} ms: ${what}`))
    }
    for (let time = 1; time <= plan.starts; time += 1) {
      await killStart(place, random() * LONGEST_START_MILLISECONDS)
      killed += 1
    }
    const backups = await killBackups(place, plan.backups, random)
    problems.push(...backups.problems, ...(await look()))
    const restores = await killRestores(places, backups.file, ledger, plan.restores, random)
    problems.push(...restores.problems, ...ledger.problems)
    return {
      killed: killed + backups.killed + restores.killed,
      acknowledged: ledger.acknowledged.size,
      imports: importsIn(ledger),
      problems,
    }
  } finally {
    await place.remove()
  }
}

function importsIn({ acknowledged }: Ledger): number {
  return [...acknowledged].filter((line) => line.startsWith('import ')).length
}

async function killSite(place: Place, ledger: Ledger, after: number): Promise<void> {
  const site = await serve(place.settings)
  const operator = await signInAt(site.address, place.folder)
  const over = new AbortController()
  const writing = keepWriting(operator, ledger, over.signal)
  await sleep(after)
  await somethingAcknowledged(ledger)
  over.abort()
  await site.kill('SIGKILL')
  await writing
}

/** A busy machine may not come to the first write in the time drawn; a kill before any would prove little. */
async function somethingAcknowledged({ acknowledged }: Ledger): Promise<void> {
  const latest = Date.now() + LONGEST_MILLISECONDS.ever
  while (acknowledged.size === 0 && Date.now() < latest) await sleep(LOOK_MILLISECONDS)
}

async function killStart({ settings }: Place, after: number): Promise<void> {
  const site = begin(settings)
  const ended = once(site, 'close')
  for (const output of [site.stdout, site.stderr]) output.resume()
  await sleep(after)
  site.kill('SIGKILL')
  await ended
}
