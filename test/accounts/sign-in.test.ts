import assert from 'node:assert/strict'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from '../site.ts'
import {
  browse,
  inviteSomebody,
  linkSentTo,
  movedClock,
  operatorCookies,
  setUpCodes,
} from './browsing.ts'

const NORTHMERE = 'test/fixtures/areas/northmere'

describe('somebody who is invited', () => {
  let site: TestSite
  const { clock, move } = movedClock()

  before(async () => {
    site = await openSite(NORTHMERE, clock)
  })
  after(() => site.close())

  it('signs in by the link and a code, does what their role may, and signs out', async () => {
    const about = { name: 'Nell Forrester', email: 'Nell@Example.gov.uk', role: 'clerk' }
    const { link } = await inviteSomebody(site, { ...about, email: 'nell@example.gov.uk' })
    const browser = browse(site)
    assert.equal((await browser.get('/panel/record/person')).status, 403)
    assert.match((await browser.get(link)).body, /Press the button to sign in/)
    assert.equal((await browser.post(link)).location, '/sign-in/second')
    const half = await browser.get('/panel/record/person')
    assert.equal(half.status, 403)
    assert.match(half.body, /Give a second factor/)
    await setUpCodes(browser, clock.now)
    assert.match((await browser.get('/account')).body, /Signed in as clerk/)
    assert.equal((await browser.get('/panel/record/person')).status, 200)
    assert.equal((await browser.get('/data/import')).status, 403)
    assert.equal((await browser.get('/accounts')).status, 403)

    const { cookies } = browser
    const stolen = new Map(cookies)
    assert.equal((await browser.post('/sign-out')).location, '/')
    assert.equal(cookies.size, 0)
    assert.equal((await browse(site, stolen).get('/panel/record/person')).status, 403)
  })

  it('comes again by a link that they ask for, and the code of the app', async () => {
    const email = 'sam@example.gov.uk'
    const { link } = await inviteSomebody(site, { name: 'Sam Rook', email, role: 'clerk' })
    const first = browse(site)
    await first.post(link)
    const code = await setUpCodes(first, clock.now)
    move({ minutes: 1 })

    const browser = browse(site)
    const asked = await browser.post('/sign-in', { email: 'SAM@example.gov.uk ' })
    assert.match(asked.body, /If sam@example\.gov\.uk has an account here/)
    await browser.post(await linkSentTo(site, email, 2))
    assert.equal((await browser.get('/panel/record/person')).status, 403)
    assert.equal((await browser.post('/sign-in/second', { code: code() })).location, '/account')
    assert.equal((await browser.get('/panel/record/person')).status, 200)
  })

  it('has what is kept on the device while they sign in again, and takes it away for anybody else', async () => {
    const make = async (name: string) => {
      const email = `${name}@example.gov.uk`
      const { link } = await inviteSomebody(site, { name, email, role: 'member' })
      const again = async (browser: ReturnType<typeof browse>, letter: number) => {
        await browser.post('/sign-in', { email })
        return await browser.post(await linkSentTo(site, email, letter))
      }
      return { link, again }
    }
    const [one, other] = [await make('wren'), await make('finch')]
    const browser = browse(site)
    assert.ok((await browser.post(one.link)).clearsDevice)
    move({ hours: 13 }) // so long idle, the session is over
    assert.equal((await browser.get('/account')).status, 403)
    assert.equal((await one.again(browser, 2)).clearsDevice, false)
    assert.ok((await browser.post(other.link)).clearsDevice)
    assert.ok((await browser.post('/account/sign-out-everywhere')).clearsDevice)
    assert.equal(browser.cookies.size, 0)
  })

  it('reads as a member without a second factor, who records nothing', async () => {
    const email = 'member@example.gov.uk'
    const { link } = await inviteSomebody(site, { name: 'Cllr May Birch', email, role: 'member' })
    const browser = browse(site)
    await browser.post(link)
    assert.match((await browser.get('/account')).body, /Signed in as member/)
    assert.equal((await browser.get('/panel/record/person')).status, 403)
  })

  it('has a role from its first day to its last, and no longer', async () => {
    const email = 'autumn@example.gov.uk'
    const administrator = browse(site, operatorCookies(site))
    const days = { from: '2026-12-01', to: '2026-12-02' }
    const about = { name: 'Ash Autumn', email, role: 'member', ...days }
    assert.equal((await administrator.post('/accounts/invite', about)).status, 303)
    const browser = browse(site)
    await browser.post(await linkSentTo(site, email))
    assert.equal((await browser.get('/account')).status, 403)
    for (const [day, status] of [
      ['2026-12-01', 200],
      ['2026-12-02', 200],
      ['2026-12-03', 403],
    ] as const) {
      while (clock.today() < day) {
        move({ hours: 6 })
        await browser.get('/') // or they are signed out
      }
      assert.equal((await browser.get('/account')).status, status, day)
    }
  })
})

describe('whoever administers accounts', () => {
  let site: TestSite
  const { clock } = movedClock()

  before(async () => {
    site = await openSite(NORTHMERE, clock)
  })
  after(() => site.close())

  it('is told all that is wrong with an invitation, and of an address that has one', async () => {
    const browser = browse(site, operatorCookies(site))
    const blank = await browser.post('/accounts/invite')
    assert.equal(blank.status, 422)
    for (const words of ['Enter the name', 'Choose a role', 'Enter the first day']) {
      assert.match(blank.body, new RegExp(words))
    }
    const about = { name: 'A. Tester', email: 'tester@example.gov.uk', from: '2026-11-30' }
    const known = await browser.post('/accounts/invite', { ...about, role: 'clerk' })
    assert.match(known.body, /has an account already: A\. Clerk/)
    const wrong = { ...about, email: 'nobody', role: 'clerk' }
    assert.match((await browser.post('/accounts/invite', wrong)).body, /Enter an e-mail address/)
  })

  it('closes an account, which ends what it had open, and opens it again', async () => {
    const email = 'leaver@example.gov.uk'
    const { page, link } = await inviteSomebody(site, { name: 'Lee Aver', email, role: 'member' })
    const browser = browse(site)
    await browser.post(link)
    assert.equal((await browser.get('/account')).status, 200)
    const administrator = browse(site, operatorCookies(site))
    assert.equal((await administrator.post(`${page}/disable`, { reason: '' })).status, 422)
    await administrator.post(`${page}/disable`, { reason: 'Left the council' })
    assert.equal((await browser.get('/account')).status, 403)
    assert.match((await administrator.get(page)).body, /Closed\. Left the council/)
    await browser.post('/sign-in', { email })
    await administrator.post(`${page}/enable`, { reason: 'Came back' })
    await browser.post('/sign-in', { email })
    assert.equal((await browser.post(await linkSentTo(site, email, 2))).status, 303)
  })

  it('recovers one whose device is lost: the factors go, and the reason shows', async () => {
    const email = 'lost@example.gov.uk'
    const { page, link } = await inviteSomebody(site, { name: 'Lou Ost', email, role: 'clerk' })
    const browser = browse(site)
    await browser.post(link)
    await setUpCodes(browser, clock.now)
    const administrator = browse(site, operatorCookies(site))
    await administrator.post(`${page}/recover`, { reason: 'Telephone in the river' })
    assert.equal((await browser.get('/account')).status, 403)
    assert.match((await administrator.get(page)).body, /taken away\. Telephone in the river/)
    await browser.post('/sign-in', { email })
    await browser.post(await linkSentTo(site, email, 2))
    assert.match((await browser.get('/sign-in/second')).body, /Set up your second factor/)
  })

  it('says who somebody is on the panel, whose seat then is their role', async () => {
    const email = 'keziah@example.gov.uk'
    const about = { name: 'Dr K. Brook', email, role: 'read-only-officer' }
    const { page, link } = await inviteSomebody(site, about)
    const administrator = browse(site, operatorCookies(site))
    const { body } = await administrator.get(page)
    const [, person = ''] =
      /value="([^"]+)"[^>]*>\s*(?:<label[^>]*>)?\s*Dr Keziah Brook/.exec(body) ?? []
    assert.equal((await administrator.post(`${page}/person`)).status, 422)
    assert.equal((await administrator.post(`${page}/person`, { person })).status, 303)
    const browser = browse(site)
    await browser.post(link)
    assert.match((await browser.get('/account')).body, /Signed in as member, read-only officer/)
  })

  it('stays signed in after giving themselves a role, with another session', async () => {
    const cookies = operatorCookies(site)
    const before = new Map(cookies)
    const browser = browse(site, cookies)
    const page = /\/accounts\/account-\w+/.exec((await browser.get('/accounts')).body)?.[0] ?? ''
    const role = { role: 'approver', from: '2026-11-30' }
    assert.equal((await browser.post(`${page}/roles`, role)).status, 303)
    assert.equal((await browser.get('/accounts')).status, 200)
    assert.equal((await browse(site, before).get('/accounts')).status, 403)
    const last = await browser.post(`${page}/roles/administrator/end`)
    assert.match(last.body, /only administrator/)
  })
})

describe('letters that cannot be sent', () => {
  it('are kept for the owner of the program alone, and shown to an administrator', async () => {
    const site = await openSite(NORTHMERE)
    const email = 'mail@example.gov.uk'
    await inviteSomebody(site, { name: 'Mai L', email, role: 'member' })
    assert.equal((await stat(join(site.folder, 'mail'))).mode & 0o777, 0o700)
    assert.equal((await browse(site).get('/mail')).status, 403)
    const { body } = await browse(site, operatorCookies(site)).get('/mail')
    assert.match(body, /To mail@example\.gov\.uk/)
    await site.close()
  })
})
