import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { TOTP } from 'otpauth'
import { cookiesOf } from '#accounts/cookies.ts'

/** Where a site is, and what a browser sends there that is signed in with every role that records. */
export interface Operator {
  readonly address: string
  readonly headers: { readonly cookie: string; readonly origin: string }
}

/** What the cookie of a session holds, by the data folder it was signed in at: it outlives a stop. */
const sessions = new Map<string, string>()

/**
 * Signs in at a site in a process of its own as its first administrator does: by the link in its data
 * folder and the codes of an app; then with the other roles that record. A second time, or at another
 * copy of the program on one database, with the session there is.
 *
 * @param other - the data folder of the copy that was signed in at
 */
export async function signInAt(address: string, folder: string, other = folder): Promise<Operator> {
  if (existsSync(join(folder, 'first-link'))) sessions.set(folder, await makeFirst(address, folder))
  const token = sessions.get(other)
  if (token === undefined) throw new Error(`Nobody has signed in at ${other}`)
  return { address, headers: { cookie: cookieOf(folder, token), origin: address } }
}

function cookieOf(folder: string, token: string): string {
  const line = cookiesOf(undefined, resolve(folder)).set('session', token)
  return line.split(';', 1)[0] ?? ''
}

async function makeFirst(address: string, folder: string): Promise<string> {
  const link = (await readFile(join(folder, 'first-link'), 'utf8')).trim()
  let token = ''
  const send = async (path: string, fields?: Readonly<Record<string, string>>) => {
    const answer = await fetch(address + path, {
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
      redirect: 'manual',
      headers: { origin: address, cookie: token === '' ? '' : cookieOf(folder, token) },
    })
    const set = answer.headers.getSetCookie().find((line) => line.startsWith('cf-session'))
    token = /=([\w-]{43});/.exec(set ?? '')?.[1] ?? token
    const text = await answer.text()
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${text}`)
    return text
  }
  await send(new URL(link).pathname, { name: 'A. Clerk', email: 'tester@example.gov.uk' })
  const setup = await send('/sign-in/second')
  const secret = /<code[^>]*>([A-Z2-7]+)</.exec(setup)?.[1] ?? ''
  await send('/sign-in/second/app', { secret, code: new TOTP({ secret }).generate() })
  const account = /\/accounts\/(account-\w+)/.exec(await send('/accounts'))?.[1]
  for (const role of ['clerk', 'monitoring-officer', 'performance-officer']) {
    await send(`/accounts/${account}/roles`, { role, from: '2020-01-01' })
  }
  return token
}
