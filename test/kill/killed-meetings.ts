import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Serving, serve } from '../serving.ts'
import { type Operator, signInAt } from '../sign-in.ts'
import type { seededRandom } from './seeded-random.ts'

const NORTHMERE = join(import.meta.dirname, '../fixtures/areas/northmere')
const RECORD = '/meetings/2027-02-01/record'
const CONVENED = {
  kind: 'ordinary',
  on: '2026-11-30',
  when: '2027-02-01 14:00',
  place: 'The Guildhall',
}
/** As long as somebody types before the site is killed under them, at most. */
const LONGEST_MS = 400

/** What a device knows of what it sent: whether the site answered that it has it. */
interface Sent {
  readonly id: string
  readonly text: string
  isAnswered: boolean
}

export interface MeetingKills {
  readonly killed: number
  readonly answered: number
  /** Each a sentence; none where nothing that was answered was lost, or recorded twice. */
  readonly problems: readonly string[]
}

/**
 * Records a meeting, and kills the site at a random moment of it; starts it again, sends once more what was
 * not answered, and looks whether everything is there once. Again and again on one record.
 */
export async function killWhileRecording(
  times: number,
  random: ReturnType<typeof seededRandom>,
): Promise<MeetingKills> {
  const folder = await mkdtemp(join(tmpdir(), 'critical-friend-killed-meeting-'))
  const settings = { CRITICAL_FRIEND_AREA: NORTHMERE, CRITICAL_FRIEND_DATA: folder }
  const sent: Sent[] = []
  const problems: string[] = []
  try {
    for (let time = 0; time <= times; time += 1) {
      const site = await serve(settings)
      const operator = await signInAt(site.address, folder)
      if (time === 0) await begin(operator)
      for (const one of sent.filter(({ isAnswered }) => !isAnswered)) await send(operator, one)
      problems.push(...(await whatIsWrong(operator, sent)).map((what) => `${what} (kill ${time})`))
      if (time < times) await recordUntilKilled(site, operator, sent, random)
      else await site.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return { killed: times, answered: sent.filter(({ isAnswered }) => isAnswered).length, problems }
}

async function begin(operator: Operator): Promise<void> {
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    fetch(operator.address + path, {
      ...{ method: 'POST', redirect: 'manual' as const, headers: operator.headers },
      body: new URLSearchParams(fields),
    })
  for (const answer of [
    await post('/meetings/convene', CONVENED),
    await post(`${RECORD}/open`, { by: 'ada-fairweather', hour: '14:00' }),
  ]) {
    if (answer.status !== 303) throw new Error(`The meeting did not begin: ${await answer.text()}`)
  }
}

/** Sends a sentence as a device does, with the id that it made; the same id if it is sent again. */
async function send({ address, headers }: Operator, one: Sent): Promise<void> {
  const body = new URLSearchParams({ id: one.id, text: one.text, hour: '14:05' })
  const options = { method: 'POST', redirect: 'manual', headers, body } as const
  const answer = await fetch(`${address}${RECORD}/note`, options)
  if (answer.status !== 303) throw new Error(`${one.text}: answered with ${answer.status}`)
  one.isAnswered = true
}

async function recordUntilKilled(
  site: Serving,
  operator: Operator,
  sent: Sent[],
  random: ReturnType<typeof seededRandom>,
): Promise<void> {
  let isKilled = false
  const recording = (async () => {
    while (!isKilled) {
      const one = {
        id: crypto.randomUUID(),
        text: `Sentence ${sent.length + 1}.`,
        isAnswered: false,
      }
      sent.push(one)
      // What is under way when the site is killed is answered by nobody
      await send(operator, one).catch(() => {})
    }
  })()
  await wait(random() * LONGEST_MS)
  isKilled = true
  await site.kill('SIGKILL')
  await recording
}

/** Everything that was sent has to be there, and once. */
async function whatIsWrong(operator: Operator, sent: readonly Sent[]): Promise<readonly string[]> {
  const { address, headers } = operator
  const page = await fetch(`${address}${RECORD}?all=yes`, { headers }).then((one) => one.text())
  return sent.flatMap(({ id, text }) => {
    const { length } = page.split(`id="e-${id}"`)
    return length === 2 ? [] : [`${text} is there ${length - 1} times`]
  })
}
