import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { TOTP } from 'otpauth'
import { readLetters } from '#accounts/send-mail.ts'
import { openSite, type TestSite } from '../site.ts'
import {
  type Browsing,
  browse,
  inviteSomebody,
  linkSentTo,
  movedClock,
  operatorCookies,
  setUpCodes,
} from './browsing.ts'

const NORTHMERE = 'test/fixtures/areas/northmere'
/** A page that is for a clerk. */
const CLERKS = '/panel/record/person'

let number = 0

describe('signing in, under attack', () => {
  let site: TestSite
  const { clock, move } = movedClock()

  before(async () => {
    site = await openSite(NORTHMERE, clock)
  })
  after(() => site.close())

  /** A clerk with an app, and what makes its codes; signed in half an hour ago. */
  const makeClerk = async () => {
    number += 1
    const email = `clerk-${number}@example.gov.uk`
    const { page, link } = await inviteSomebody(site, {
      name: `Clerk ${number}`,
      email,
      role: 'clerk',
    })
    const browser = browse(site)
    await browser.post(link)
    const code = await setUpCodes(browser, clock.now)
    move({ minutes: 20 })
    return { email, page, browser, code }
  }

  /** A browser that has the link of a clerk, and not yet their code. */
  const withLink = async (email: string, letters = 2): Promise<Browsing> => {
    const browser = browse(site)
    await browser.post('/sign-in', { email })
    assert.equal((await browser.post(await linkSentTo(site, email, letters))).status, 303)
    return browser
  }

  const lettersTo = async (email: string) =>
    (await readLetters(join(site.folder, 'mail'))).filter(({ to }) => to === email).length

  it('tries five of thirty codes, whatever the headers say of where they come from', async () => {
    const { email, code } = await makeClerk()
    const browser = await withLink(email)
    const right = code()
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
    const said = await Promise.all(
      Array.from({ length: 30 }, async (_, guess) => {
        const from = `203.0.113.${guess}`
        // The fifth header alone would do in a site behind a proxy that is believed
        const headers = { 'x-real-client': from, 'cf-connecting-ip': from }
        return (await browser.post('/sign-in/second', { code: wrong }, headers)).body
      }),
    )
    const tried = said.filter((body) => /That code is not right/.test(body)).length
    assert.ok(tried <= 5, `${tried} were tried`)
    assert.equal(said.filter((body) => /Too many codes were tried/.test(body)).length, 30 - tried)
    assert.match((await browser.post('/sign-in/second', { code: right })).body, /Too many codes/)
    assert.equal((await browser.get(CLERKS)).status, 403)
    move({ minutes: 16 })
    assert.equal((await browser.post('/sign-in/second', { code: code() })).location, '/account')
  })

  it('refuses a forwarding header of a proxy it was not told of, and tries nothing', async () => {
    const { email, code } = await makeClerk()
    const browser = await withLink(email)
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    assert.equal((await browser.post('/sign-in/second', { code: code() }, headers)).status, 403)
    assert.equal((await browser.post('/sign-in/second', { code: code() })).status, 303)
  })

  it('takes each code once, also when it is sent twice at the same moment', async () => {
    const { email, code } = await makeClerk()
    const browsers = [await withLink(email, 2), await withLink(email, 3)]
    const typed = { code: code() }
    const got = await Promise.all(browsers.map((one) => one.post('/sign-in/second', typed)))
    assert.deepEqual(got.map(({ status }) => status).toSorted(), [303, 422])
    const again = await withLink(email, 4)
    assert.match((await again.post('/sign-in/second', typed)).body, /or was used already/)
  })

  it('spends nothing of a link that a scanner opens, and takes each link once', async () => {
    const { email } = await makeClerk()
    await browse(site).post('/sign-in', { email })
    const link = await linkSentTo(site, email, 2)
    for (let scan = 0; scan < 5; scan += 1) {
      const { status, set } = await browse(site).get(link)
      assert.equal(status, 200)
      assert.deepEqual(set, [])
    }
    const got = await Promise.all([1, 2, 3].map(() => browse(site).post(link)))
    assert.deepEqual(got.map(({ status }) => status).toSorted(), [303, 410, 410])
    assert.equal((await browse(site).get(link)).status, 410)
  })

  it('takes no link after a quarter of an hour, or once another was used', async () => {
    const { email } = await makeClerk()
    await browse(site).post('/sign-in', { email })
    const late = await linkSentTo(site, email, 2)
    move({ minutes: 16 })
    assert.equal((await browse(site).post(late)).status, 410)
    await browse(site).post('/sign-in', { email })
    const unused = await linkSentTo(site, email, 3)
    await browse(site).post('/sign-in', { email })
    assert.equal((await browse(site).post(await linkSentTo(site, email, 4))).status, 303)
    assert.equal((await browse(site).post(unused)).status, 410)
  })

  it('lets a link alone neither record nor change the factors that there are', async () => {
    const { email, page } = await makeClerk()
    // Who is a member as well has pages that are open without a second factor
    const administrator = browse(site, operatorCookies(site))
    await administrator.post(`${page}/roles`, { role: 'member', from: '2020-01-01' })
    const browser = await withLink(email)
    assert.equal((await browser.get(CLERKS)).status, 403)
    for (const url of [
      '/account/passkeys/add',
      '/account/time-code',
      '/account/time-code/remove',
    ]) {
      assert.equal((await browser.post(url)).location, '/sign-in/second', url)
    }
    assert.equal((await browser.post('/account/passkeys/x/remove')).location, '/sign-in/second')
    assert.doesNotMatch((await browser.get('/sign-in/second')).body, /<code/)
    assert.doesNotMatch((await browser.get('/sign-in/second')).body, /Add a passkey/)
  })

  it('shows nobody the secret that another set up, though they read the same mail', async () => {
    number += 1
    const email = `read-${number}@example.gov.uk`
    const about = { name: 'Read Mail', email, role: 'clerk' }
    const { link } = await inviteSomebody(site, about)
    const thief = browse(site)
    await thief.post(link)
    const seen = /<code[^>]*>([A-Z2-7]+)</.exec((await thief.get('/sign-in/second')).body)?.[1]
    const owner = await withLink(email)
    await setUpCodes(owner, clock.now)
    const { body } = await owner.get('/sign-in/second')
    assert.ok(seen && !body.includes(seen))
    const code = new TOTP({ secret: seen }).generate({
      timestamp: Temporal.Instant.from(clock.now()).epochMilliseconds,
    })
    for (const path of ['/sign-in/second', '/sign-in/second/app']) {
      assert.match((await thief.post(path, { secret: seen, code })).location, /^\/sign-in/)
    }
    assert.equal((await thief.get(CLERKS)).status, 403)
  })

  it('says the same to an address that has no account, and sends nothing', async () => {
    const { email } = await makeClerk()
    const stranger = 'nobody@elsewhere.example'
    const [known, unknown] = [
      await browse(site).post('/sign-in', { email }),
      await browse(site).post('/sign-in', { email: stranger }),
    ]
    assert.equal(unknown.body, known.body.replaceAll(email, stranger))
    await linkSentTo(site, email, 2)
    await sleep(50)
    assert.equal(await lettersTo(stranger), 0)
  })

  it('sends five letters in a quarter of an hour at most', async () => {
    const { email } = await makeClerk()
    for (let asked = 0; asked < 12; asked += 1) await browse(site).post('/sign-in', { email })
    await linkSentTo(site, email, 6)
    await sleep(100)
    assert.equal(await lettersTo(email), 1 + 5)
  })

  it('signs in with another session than the browser came with', async () => {
    const { email, code } = await makeClerk()
    const browser = browse(site)
    const [name = ''] = operatorCookies(site).keys()
    const fixed = 'f'.repeat(43)
    browser.cookies.set(name, fixed)
    await browser.post('/sign-in', { email })
    await browser.post(await linkSentTo(site, email, 2))
    const first = browser.cookies.get(name)
    await browser.post('/sign-in/second', { code: code() })
    const second = browser.cookies.get(name)
    assert.equal(new Set([fixed, first, second]).size, 3)
    for (const before of [fixed, first ?? '']) {
      assert.equal((await browse(site, new Map([[name, before]])).get(CLERKS)).status, 403)
    }
    assert.equal((await browser.get(CLERKS)).status, 200)
  })

  it('ends every session when somebody signs out everywhere', async () => {
    const { email, browser, code } = await makeClerk()
    const other = await withLink(email)
    await other.post('/sign-in/second', { code: code() })
    assert.equal((await browser.get(CLERKS)).status, 200)
    await other.post('/account/sign-out-everywhere')
    assert.equal((await browser.get(CLERKS)).status, 403)
  })

  it('ends them when a role is given or ended', async () => {
    const { page, browser } = await makeClerk()
    const administrator = browse(site, operatorCookies(site))
    assert.equal((await browser.get(CLERKS)).status, 200)
    await administrator.post(`${page}/roles`, { role: 'approver', from: '2020-01-01' })
    assert.equal((await browser.get(CLERKS)).status, 403)
    assert.equal((await administrator.post(`${page}/roles/clerk/end`)).status, 303)
    assert.match((await administrator.get(page)).body, /Today: approver/)
  })

  it('ends one that lies idle: after half an hour an administrator’s, after twelve others', async () => {
    const { browser } = await makeClerk()
    const about = { name: 'Ad Ministrator', email: 'ad@example.gov.uk', role: 'administrator' }
    const administrator = browse(site)
    await administrator.post((await inviteSomebody(site, about)).link)
    await setUpCodes(administrator, clock.now)
    assert.equal((await administrator.get('/accounts')).status, 200)
    move({ minutes: 29 })
    assert.equal((await administrator.get('/accounts')).status, 200)
    move({ minutes: 31 })
    assert.equal((await administrator.get('/accounts')).status, 403)
    assert.equal((await browser.get(CLERKS)).status, 200)
    move({ hours: 13 })
    assert.equal((await browser.get(CLERKS)).status, 403)
  })

  it('takes nothing from a page of another site', async () => {
    const browser = browse(site)
    for (const url of ['/sign-in', '/sign-in/second', '/sign-in/passkey', '/sign-out']) {
      for (const origin of ['https://elsewhere.example', 'null', 'http://localhost:8080']) {
        const { status } = await browser.post(url, { email: 'a@b.example' }, { origin })
        assert.equal(status, 403, `${url} from ${origin}`)
      }
    }
  })

  it('keeps of what lets somebody in only digests', async () => {
    const { rows } = await sql<{ all: string }>`
      select concat(
        (select json_agg(s) from secret.session as s), (select json_agg(o) from secret.once as o)
      ) as all`.execute(site.db)
    const held = rows[0]?.all ?? ''
    for (const token of operatorCookies(site).values()) assert.ok(!held.includes(token))
    for (const { text } of await readLetters(join(site.folder, 'mail'))) {
      const [, token = 'none'] = /link\/([\w-]{43})/.exec(text) ?? []
      assert.ok(!held.includes(token))
    }
  })
})

describe('the cookie of a session', () => {
  for (const [publicUrl, line] of [
    [undefined, /^cf-session-[0-9a-f]{8}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/],
    [
      'https://panel.example',
      /^__Host-cf-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    ],
  ] as const) {
    it(`is out of reach of pages and other sites${publicUrl ? ', and of plain connections' : ''}`, async () => {
      const { clock } = movedClock()
      const site = await openSite(NORTHMERE, clock, undefined, publicUrl)
      const email = 'cookie@example.gov.uk'
      const { link } = await inviteSomebody(site, { name: 'C. Ookie', email, role: 'member' })
      const { set } = await browse(site).post(link)
      assert.match(set[0] ?? '', line)
      await site.close()
    })
  }

  it('is given at no address that does not begin with https, but for this machine', async () => {
    const site = await openSite(NORTHMERE, undefined, undefined, 'http://panel.example')
    const { status, body } = await browse(site).get('/sign-in')
    assert.equal(status, 503)
    assert.match(body, /does not begin with https/)
    await site.close()
  })
})
