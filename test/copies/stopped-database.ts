import { setTimeout as sleep } from 'node:timers/promises'
import { openStorage } from '#storage/index.ts'
import { keepWriting } from '../kill/clients.ts'
import { beginLedger, compareWithLedger } from '../kill/ledger.ts'
import { seededRandom } from '../kill/seeded-random.ts'
import type { Operator } from '../sign-in.ts'
import type { Copies } from './copies.ts'

/** How long the database is there, and how long it is not, at most. */
const LONGEST_MILLISECONDS = { there: 2_000, away: 1_500 }

/** So soon a copy has to serve again by itself once the database is back. */
const MOST_SECONDS_TO_RETURN = 10

/** A page that reads figures, and one that reads cases. */
const PAGES = ['/performance/burglary', '/procedures/report-response']

export interface StoppedFigures {
  readonly acknowledged: number
  /** Requests answered with 503. */
  readonly away: number
  /** From when the database was back until both copies served again: the longest, in milliseconds. */
  readonly slowest: number
  /** Each a sentence; empty when nothing acknowledged was lost and both copies came back by themselves. */
  readonly problems: readonly string[]
}

/**
 * Writes to two copies of the program on one PostgreSQL and reads from both, while the database is stopped
 * and started again and again, at moments drawn from the seed. Whoever asks is answered, with what was
 * asked or with 503.
 */
export async function stopDatabaseUnderLoad(
  copies: Copies,
  times: number,
  seed: number,
): Promise<StoppedFigures> {
  const random = seededRandom(seed)
  const ledger = beginLedger()
  const over = new AbortController()
  let slowest = 0
  try {
    const clients = copies.sites.flatMap((site) => [
      keepWriting(site, ledger, over.signal),
      keepReading(site, ledger.problems, over.signal),
    ])
    for (let time = 1; time <= times; time += 1) {
      await sleep(random() * LONGEST_MILLISECONDS.there)
      await copies.postgres.goAway()
      await sleep(random() * LONGEST_MILLISECONDS.away)
      await copies.postgres.comeBack()
      const began = performance.now()
      for (const site of copies.sites) {
        if (!(await comesBack(site, began))) ledger.problems.push(`Stop ${time}: a copy stays away`)
      }
      slowest = Math.max(slowest, performance.now() - began)
    }
    const before = ledger.acknowledged.size
    await sleep(LONGEST_MILLISECONDS.there)
    if (ledger.acknowledged.size === before) ledger.problems.push('Nothing is recorded any more')
    over.abort()
    await Promise.all(clients)
    ledger.problems.push(...(await hold(copies, ledger)))
    const { acknowledged, away, problems } = ledger
    return { acknowledged: acknowledged.size, away, slowest, problems }
  } finally {
    over.abort()
  }
}

async function keepReading(
  { address }: Operator,
  problems: string[],
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    for (const page of PAGES) {
      const status = await fetch(`${address}${page}`).then(
        async (answer) => await answer.text().then(() => answer.status),
        (error) => String(error),
      )
      if (status !== 200 && status !== 503) problems.push(`${page} was answered ${status}`)
    }
    await sleep(20)
  }
}

async function comesBack({ address }: Operator, began: number): Promise<boolean> {
  while (performance.now() - began < MOST_SECONDS_TO_RETURN * 1_000) {
    if ((await fetch(`${address}/readyz`)).status === 200) return true
    await sleep(20)
  }
  return false
}

/** What is kept against the ledger, and each copy's list of cases against it too. */
async function hold({ postgres, folder, sites }: Copies, ledger: ReturnType<typeof beginLedger>) {
  const settings = { folder, databaseUrl: postgres.url, holder: 'looking after stops' }
  const opened = await openStorage(settings)
  if (!opened.ok) return opened.problems.map(({ message }) => message)
  const problems = await compareWithLedger(opened.value, ledger)
  await opened.value.close()
  const opening = /^case (\S+) open$/
  for (const [index, { address }] of sites.entries()) {
    const list = await (await fetch(`${address}/procedures/report-response`)).text()
    const unsaid = [...ledger.acknowledged].filter((line) => {
      const record = opening.exec(line)?.[1]
      return record !== undefined && !list.includes(`/procedures/${record}"`)
    })
    if (unsaid.length > 0) {
      const some = unsaid.slice(0, 3).join(', ')
      return [...problems, `Copy ${index + 1} does not show ${unsaid.length} cases: ${some}`]
    }
  }
  return problems
}
