import autocannon from 'autocannon'
import { median } from 'd3-array'
import { followMeeting } from '../test/meetings/follow.ts'
import { type Operator as SignedIn, signInAt } from '../test/sign-in.ts'
import { foundLongMeeting } from './long-meeting.ts'
import type { Measured } from './measured.ts'
import { cpuMilliseconds, type RunningSite, startSite, stopSite } from './running-site.ts'

const EVENTS = 2_000
const MOST_CPU_MILLISECONDS = 50
const READERS = 50
const SECONDS = 10
const LONGEST_WAIT_MILLISECONDS = 300
/** The first rounds bring the code to its usual speed. */
const UNCOUNTED_ROUNDS = 2
const ROUNDS = 7

/** What the person who records does in a round, each by one press. */
const ROUND = [
  ['note', { text: 'A point was noted' }],
  ['leave', { who: 'chitra-vale' }],
  ['arrive', { who: 'chitra-vale' }],
  ['move', { text: 'That it be adopted.', by: 'bertil-oakes', seconder: 'chitra-vale' }],
] as const

/**
 * A meeting of 2,000 events, recorded further: the processor's time from the press to the page that shows it,
 * and how long 50 readers of its public page and the person who records it wait while both go on.
 */
export async function benchMeeting(): Promise<readonly Measured[]> {
  const day = Temporal.Now.plainDateISO('Europe/London').toString()
  const { folder, area, remove } = await foundLongMeeting(day, EVENTS)
  const running = await startSite(folder, { CRITICAL_FRIEND_AREA: area })
  try {
    const operator = (await signInAt(running.address, folder)).headers
    const page = `${running.address}/meetings/${day}/record`
    return [
      ...(await recordedAndShown(running, page, operator)),
      ...(await whileFollowed(page, operator)),
      ...(await toldToFollowers(running, page, operator)),
    ]
  } finally {
    await stopSite(running)
    await remove()
  }
}

type Headers = SignedIn['headers']

/** Records something as a press does, and reads the page that it leads to. */
async function press(
  page: string,
  headers: Headers,
  form: string,
  says: Readonly<Record<string, string>>,
): Promise<void> {
  const body = new URLSearchParams({ id: crypto.randomUUID(), ...says })
  const sent = await fetch(`${page}/${form}`, { method: 'POST', redirect: 'manual', headers, body })
  const to = sent.headers.get('location')
  if (to === null) throw new Error(`${form} was answered with ${sent.status}: ${await sent.text()}`)
  const shown = await fetch(new URL(to, page), { headers })
  if (!shown.ok) throw new Error(`The page after it was answered with ${shown.status}`)
  await shown.text()
}

async function recordedAndShown(
  { site }: RunningSite,
  page: string,
  operator: Headers,
): Promise<readonly Measured[]> {
  await fetch(page, { headers: operator }).then((answer) => answer.text())
  const spent = new Map<string, number[]>()
  for (let round = 0; round < UNCOUNTED_ROUNDS + ROUNDS; round += 1) {
    for (const [form, says] of ROUND) {
      const before = cpuMilliseconds(site)
      await press(page, operator, form, says)
      if (round < UNCOUNTED_ROUNDS) continue
      spent.set(form, [...(spent.get(form) ?? []), cpuMilliseconds(site) - before])
    }
  }
  return [...spent].map(([form, all]) => {
    const middle = median(all) ?? 0
    return {
      name: `processor's time for an event recorded and shown at ${EVENTS} events: ${form}`,
      measured: `${middle.toFixed(0)} ms`,
      floor: `${MOST_CPU_MILLISECONDS} ms`,
      ok: middle <= MOST_CPU_MILLISECONDS,
      note: `the middle of ${all.map((one) => one.toFixed(0)).join(', ')} ms`,
    }
  })
}

/** The public page under many readers while somebody goes on recording. */
async function whileFollowed(page: string, operator: Headers): Promise<readonly Measured[]> {
  const waits: number[] = []
  let isOver = false
  const recording = (async () => {
    while (!isOver) {
      for (const [form, says] of ROUND) {
        const began = performance.now()
        await press(page, operator, form, says)
        waits.push(performance.now() - began)
      }
    }
  })()
  const run = await autocannon({
    ...{ url: page, connections: READERS, duration: SECONDS, workers: 1 },
    headers: { 'accept-encoding': 'gzip' },
  })
  isOver = true
  await recording
  const failed = run.non2xx + run.errors
  const longest = Math.max(...waits)
  return [
    {
      name: `the public page of it while it is recorded, 97.5th percentile of ${READERS} readers`,
      measured: `${run.latency.p97_5} ms`,
      floor: `${LONGEST_WAIT_MILLISECONDS} ms`,
      ok: run.latency.p97_5 <= LONGEST_WAIT_MILLISECONDS && failed === 0,
      note: `${Math.round(run.requests.average)} pages a second, ${failed} failed, ${waits.length} events recorded`,
    },
    {
      name: 'the middle wait of the person who records meanwhile, from the press to the page',
      measured: `${(median(waits) ?? 0).toFixed(0)} ms`,
      floor: `${LONGEST_WAIT_MILLISECONDS} ms`,
      ok: (median(waits) ?? 0) <= LONGEST_WAIT_MILLISECONDS,
      note: `the longest ${longest.toFixed(0)} ms`,
    },
  ]
}

const LONGEST_UNTIL_TOLD_MILLISECONDS = 2_000
const TIMES = 5

/** How long after a press the last of those who follow by server-sent events is told that there is more. */
async function toldToFollowers(
  { site, address }: RunningSite,
  page: string,
  operator: Headers,
): Promise<readonly Measured[]> {
  const record = new URL(page).pathname
  const followers = await Promise.all(
    Array.from({ length: READERS }, () => followMeeting(address, record)),
  )
  await Promise.all(followers.map((one) => one.until('known')))
  const waits: number[] = []
  const before = cpuMilliseconds(site)
  for (let time = 1; time <= TIMES; time += 1) {
    await press(page, operator, 'note', { text: `What follower ${time} is told of` })
    const began = performance.now()
    await Promise.all(followers.map((one) => one.until('recorded', time)))
    waits.push(performance.now() - began)
  }
  const spent = (cpuMilliseconds(site) - before) / TIMES
  for (const one of followers) one.stop()
  const longest = Math.max(...waits)
  return [
    {
      name: `the last of ${READERS} followers is told that there is more, after the press`,
      measured: `${longest.toFixed(0)} ms`,
      floor: `${LONGEST_UNTIL_TOLD_MILLISECONDS} ms`,
      ok: longest <= LONGEST_UNTIL_TOLD_MILLISECONDS,
      note: `the longest of ${TIMES}; ${spent.toFixed(0)} ms of the processor each, with the press and its page`,
    },
  ]
}
