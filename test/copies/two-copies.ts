import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Operator } from '../sign-in.ts'
import type { Copies } from './copies.ts'

/** So long after a write the other copy is asked for it, before it is said not to have heard. */
const MOST_SECONDS = 8
const AGAIN_MILLISECONDS = 5

/** So many writes are made while the copies hear of each other, then as many while they do not. */
const STRETCH = 4

/** The list that is read: it says each case and where it stands. */
const LIST = '/procedures/annual-report'

export interface CopiesFigures {
  /** From the answer to a write until the other copy had shown it: the longest, in milliseconds. */
  readonly slowest: number
  /** The same, of the writes made while no copy had a connection to hear by. */
  readonly slowestAway: number
  /** Each a sentence; empty when every write was shown, at once by the copy that wrote it. */
  readonly problems: readonly string[]
}

/**
 * Opens cases and records events through one of two copies of the program on one PostgreSQL, and looks for
 * them through the other, by turns. The connections by which they hear of each other are cut again and
 * again and kept away for a few writes, and may be made again at the end.
 */
export async function writeThroughTwoCopies(
  copies: Copies,
  writes: number,
): Promise<CopiesFigures> {
  const watch = await watchListening(copies.postgres.url)
  try {
    return await writeByTurns(copies.sites, watch, writes)
  } finally {
    await watch.mend(0)
    await watch.stop()
  }
}

type Watch = Awaited<ReturnType<typeof watchListening>>

/** Cuts the connections by which copies hear of each other, and lets them come again. */
async function watchListening(databaseUrl: string) {
  const name = new URL(databaseUrl).pathname.slice(1)
  // From another database, as connections to one's own cannot be forbidden
  const client = new Client(Object.assign(new URL(databaseUrl), { pathname: '/template1' }).href)
  await client.connect()
  const listening = `from pg_stat_activity where application_name = 'critical-friend listening'`
  return {
    async cut() {
      await client.query(`alter database ${name} allow_connections false`)
      await client.query(`select pg_terminate_backend(pid) ${listening}`)
    },
    async mend(copies: number) {
      await client.query(`alter database ${name} allow_connections true`)
      const count = async () => (await client.query(`select 1 ${listening}`)).rows.length
      while ((await count()) < copies) await sleep(AGAIN_MILLISECONDS)
    },
    stop: () => client.end(),
  }
}

async function writeByTurns(
  copies: readonly [Operator, Operator],
  watch: Watch,
  writes: number,
): Promise<CopiesFigures> {
  const mend = () => watch.mend(copies.length)
  const problems: string[] = []
  const waits: { readonly isAway: boolean; readonly milliseconds: number }[] = []
  for (let number = 0; number < writes; number += 1) {
    const [writer, reader] = number % 2 === 0 ? copies : [copies[1], copies[0]]
    const write = writeOf(number)
    // What a copy has ready is what it might go on showing
    await read(reader, mend)
    const isAway = Math.floor(number / STRETCH) % 2 === 1
    if (number % STRETCH === 0) await (isAway ? watch.cut() : mend())
    await send(writer, write, mend)
    const milliseconds = await untilShown(reader, write.shows, mend)
    if (milliseconds === undefined) problems.push(`Write ${number} was never shown by the other`)
    else waits.push({ isAway, milliseconds })
    if (!write.shows.test(await read(writer, mend))) {
      problems.push(`Write ${number} was not shown at once by the copy that wrote it`)
    }
  }
  const longest = (some: typeof waits) =>
    Math.max(0, ...some.map(({ milliseconds }) => milliseconds))
  const slowestAway = longest(waits.filter(({ isAway }) => isAway))
  return { slowest: longest(waits), slowestAway, problems }
}

interface Write {
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
  /** What the list says once it was heard of. */
  readonly shows: RegExp
}

/** By turns the opening of a case and an event of it. */
function writeOf(number: number): Write {
  const begins = 2030 + Math.floor(number / 2)
  const year = `${begins}-${String((begins + 1) % 100).padStart(2, '0')}`
  const row = `${LIST}/${year}"[^]*?`
  return number % 2 === 0
    ? { path: '/open', fields: { year }, shows: new RegExp(`${row}Waiting for the report`) }
    : {
        path: `/${year}/ask-deferral`,
        fields: {},
        shows: new RegExp(`${row}Waiting for the panel to say whether it may come later`),
      }
}

async function send(
  { address, headers }: Operator,
  { path, fields }: Write,
  mend: Mend,
): Promise<void> {
  const typed = { on: '2026-05-01', reason: 'Made up', ...fields }
  const request = { method: 'POST', headers, redirect: 'manual' } as const
  const answer = await ask(`${address}${LIST}${path}`, mend, () => ({
    ...request,
    body: new URLSearchParams(typed),
  }))
  if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`)
}

/** Lets connections be made again. */
type Mend = () => Promise<void>

/** Of a slow machine a copy may find, before the writes of a stretch are over, that it cannot connect. */
async function ask(url: string, mend: Mend, request: () => RequestInit): Promise<Response> {
  const began = performance.now()
  for (;;) {
    const answer = await fetch(url, request())
    const isLate = performance.now() - began > MOST_SECONDS * 1_000
    if (answer.status !== 503 || isLate) return answer
    await mend()
    await sleep(AGAIN_MILLISECONDS)
  }
}

async function read({ address }: Operator, mend: Mend): Promise<string> {
  const answer = await ask(`${address}${LIST}`, mend, () => ({}))
  if (!answer.ok) throw new Error(`${LIST} answered ${answer.status}`)
  return await answer.text()
}

/** Asks for the list again and again; how many milliseconds went by until it said it. */
async function untilShown(
  reader: Operator,
  shows: RegExp,
  mend: Mend,
): Promise<number | undefined> {
  const began = performance.now()
  while (performance.now() - began < MOST_SECONDS * 1_000) {
    const text = await read(reader, mend)
    if (shows.test(text)) return performance.now() - began
    await sleep(AGAIN_MILLISECONDS)
  }
  return undefined
}
