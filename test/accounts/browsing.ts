import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { readLetters } from '#accounts/send-mail.ts'
import { signInForTest } from '#accounts/testing.ts'
import type { TestSite } from '../site.ts'

const ORIGIN = 'http://localhost'

/** What a browser got. */
export interface Got {
  readonly status: number
  readonly body: string
  readonly location: string
  /** The lines that set cookies. */
  readonly set: readonly string[]
  /** Whether what pages kept on the device is to go. */
  readonly clearsDevice: boolean
}

/** A browser without scripts: it keeps cookies, and says of each form which page sends it. */
export function browse({ app }: Pick<TestSite, 'app'>, cookies = new Map<string, string>()) {
  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>>,
  ): Promise<Got> => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const answer = await app.inject({
      ...{ method, url },
      headers: {
        host: 'localhost',
        ...(cookie === '' ? {} : { cookie }),
        ...(method === 'GET'
          ? {}
          : { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(method === 'GET' ? {} : { payload: new URLSearchParams(fields).toString() }),
    })
    const set = [answer.headers['set-cookie'] ?? []].flat()
    for (const line of set) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split('=') ?? []
      if (/Max-Age=0/.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const { statusCode: status, body } = answer
    const clearsDevice = answer.headers['clear-site-data'] === '"cache", "storage"'
    return {
      ...{ status, body, set, clearsDevice },
      location: String(answer.headers['location'] ?? ''),
    }
  }
  return {
    cookies,
    get: (url: string, headers: Readonly<Record<string, string>> = {}) =>
      ask('GET', url, {}, headers),
    post: (
      url: string,
      fields: Readonly<Record<string, string>> = {},
      headers: Readonly<Record<string, string>> = {},
    ) => ask('POST', url, fields, headers),
  }
}

export type Browsing = ReturnType<typeof browse>

/** The path of the link in the latest letter to somebody, once there are so many. */
export async function linkSentTo({ folder }: TestSite, to: string, letters = 1): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const theirs = (await readLetters(join(folder, 'mail'))).filter((one) => one.to === to)
    const [link] = /\/sign-in\/link\/[\w-]{43}/.exec(theirs[0]?.text ?? '') ?? []
    if (theirs.length >= letters && link !== undefined) return link
    await sleep(20)
  }
  throw new Error(`There are no ${letters} letters to ${to}`)
}

/** Has an administrator invite somebody. @returns the path of the account's page, and of its link */
export async function inviteSomebody(
  site: TestSite,
  { name, email, role }: { readonly name: string; readonly email: string; readonly role: string },
): Promise<{ readonly page: string; readonly link: string }> {
  const administrator = browse(site, operatorCookies(site))
  const about = { name, email, role, from: '2020-01-01' }
  const { status, location, body } = await administrator.post('/accounts/invite', about)
  assert.equal(status, 303, body)
  return { page: location, link: await linkSentTo(site, email) }
}

/** Somebody who is signed in for a test, and when. */
type SignedIn = Omit<Parameters<typeof signInForTest>[1], 'folder'>

async function cookieFor(site: TestSite, who: SignedIn): Promise<readonly [string, string]> {
  const cookie = await signInForTest(site.db, { ...who, folder: site.folder })
  const [name = '', value = ''] = cookie.split('=')
  return [name, value]
}

/** A browser in which somebody is signed in, who has an account from then on. */
export async function browseAs(site: TestSite, who: SignedIn): Promise<Browsing> {
  return browse(site, new Map([await cookieFor(site, who)]))
}

/** Signs somebody in on a page of a real browser. */
export async function signInOn(page: Page, site: TestSite, who: SignedIn): Promise<void> {
  const [name, value] = await cookieFor(site, who)
  await page.context().addCookies([{ name, value, url: site.address }])
}

/** The cookies of the site's one officer. */
export function operatorCookies({ operator }: TestSite): Map<string, string> {
  const [name = '', value = ''] = operator.cookie.split('=')
  return new Map([[name, value]])
}

/** Sets up an app, as a browser that has used its link. @returns what makes its codes */
export async function setUpCodes(browser: Browsing, at: () => string): Promise<() => string> {
  const { body } = await browser.get('/sign-in/second')
  const secret = /<code[^>]*>([A-Z2-7]+)</.exec(body)?.[1]
  assert.ok(secret, body)
  const code = () =>
    new TOTP({ secret }).generate({ timestamp: Temporal.Instant.from(at()).epochMilliseconds })
  const set = await browser.post('/sign-in/second/app', { secret, code: code() })
  assert.equal(set.status, 303, set.body)
  return code
}

/** A clock that a test moves. */
export function movedClock(begin = '2026-11-30T09:00:00Z') {
  let at = begin
  const move = (duration: Temporal.DurationLike) => {
    at = Temporal.Instant.from(at).toZonedDateTimeISO('UTC').add(duration).toInstant().toString()
  }
  return { clock: { now: () => at, today: () => at.slice(0, 10) }, move }
}
