import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import autocannon from 'autocannon'
import { TOTP } from 'otpauth'
import { readLetters } from '../src/accounts/send-mail.ts'
import { type Operator, signInAt } from '../test/sign-in.ts'
import type { Measured } from './measured.ts'
import { cpuMilliseconds, type RunningSite, startSite } from './running-site.ts'

const PEOPLE = 20
const MOST_MILLISECONDS = 100
const MOST_TIMES = 1.5
const READERS = 20
const SECONDS = 5
const PAGE = '/performance/street-anti-social-behaviour'

/**
 * The processor's time of the site for somebody to sign in, from the page that asks for an address to the
 * page of their account, with a link and the first code of an app; and how often a page is read by those
 * who are signed in, beside anybody.
 */
export async function benchSignIn(): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'critical-friend-sign-in-'))
  const running = await startSite(folder)
  try {
    const operator = await signInAt(running.address, folder)
    const each: number[] = []
    for (let person = 0; person < PEOPLE; person += 1) {
      const email = `clerk-${person}@example.gov.uk`
      await invite(operator, email)
      const before = cpuMilliseconds(running.site)
      await signIn(running, folder, email)
      each.push(cpuMilliseconds(running.site) - before)
    }
    const middle = each.toSorted((one, other) => one - other)[PEOPLE / 2] ?? 0
    const times = (await load(running)) / (await load(running, operator.headers.cookie))
    return [
      {
        name: "signing in by a link and a code, the processor's time",
        measured: `${middle.toFixed(0)} ms`,
        floor: `${MOST_MILLISECONDS} ms`,
        ok: middle <= MOST_MILLISECONDS,
        note: `the middle of ${PEOPLE}, setting up the code among it; at most ${Math.max(...each).toFixed(0)} ms`,
      },
      {
        name: 'a page for somebody signed in, beside the same for anybody',
        measured: `${times.toFixed(2)} times`,
        floor: `${MOST_TIMES} times`,
        ok: times <= MOST_TIMES,
      },
    ]
  } finally {
    running.site.kill('SIGTERM')
    await wait(1_000)
    await rm(folder, { recursive: true, force: true })
  }
}

async function invite({ address, headers }: Operator, email: string): Promise<void> {
  const about = { name: email, email, role: 'clerk', from: '2020-01-01' }
  const body = new URLSearchParams(about)
  const answer = await fetch(`${address}/accounts/invite`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`An invitation was answered with ${answer.status}`)
}

async function signIn({ address }: RunningSite, folder: string, email: string): Promise<void> {
  let cookie = ''
  const ask = async (path: string, fields?: Readonly<Record<string, string>>) => {
    const sent = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}
    const headers = { origin: address, cookie }
    const answer = await fetch(address + path, { ...sent, headers, redirect: 'manual' })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    const text = await answer.text()
    if (answer.status >= 400) throw new Error(`${path} was answered with ${answer.status}`)
    return text
  }
  await ask('/sign-in')
  await ask('/sign-in', { email })
  const link = await linkTo(folder, email)
  await ask(link)
  await ask(link, {})
  const secret = /<code[^>]*>([A-Z2-7]+)</.exec(await ask('/sign-in/second'))?.[1] ?? ''
  await ask('/sign-in/second/app', { secret, code: new TOTP({ secret }).generate() })
  await ask('/account')
}

/** Of the letter that was asked for, which comes after that of the invitation. */
async function linkTo(folder: string, email: string): Promise<string> {
  for (;;) {
    const theirs = (await readLetters(join(folder, 'mail'))).filter(({ to }) => to === email)
    const link = /\/sign-in\/link\/[\w-]+/.exec(theirs[0]?.text ?? '')?.[0]
    if (theirs.length >= 2 && link !== undefined) return link
    await wait(5)
  }
}

/** Pages a second. */
async function load({ address }: RunningSite, cookie?: string): Promise<number> {
  const headers = { 'accept-encoding': 'gzip', ...(cookie === undefined ? {} : { cookie }) }
  await fetch(address + PAGE, { headers }).then((answer) => answer.text())
  const run = await autocannon({
    ...{ url: address + PAGE, connections: READERS, duration: SECONDS },
    headers,
  })
  return run.requests.average
}
