import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openDirectory } from '#accounts/directory.ts'
import { openSite, type TestSite } from '../site.ts'
import { type Browsing, browse, inviteSomebody, setUpCodes } from './browsing.ts'
import { openDirectoryForTest, type TestDirectory } from './provider.ts'

const CLERKS = '/panel/record/person'

describe('the council’s own directory', () => {
  let site: TestSite
  let directory: TestDirectory

  before(async () => {
    directory = await openDirectoryForTest()
    const settings = { directory: openDirectory(directory.settings) }
    const area = 'test/fixtures/areas/northmere'
    site = await openSite(area, undefined, undefined, undefined, settings)
    const { port } = new URL(site.address)
    directory.allow(`http://localhost:${port}/sign-in/directory/callback`)
  })
  after(async () => {
    await site.close()
    await directory.close()
  })

  /** Goes by the directory and comes back. @returns what the site's own address is asked for */
  const comeBack = async (browser: Browsing): Promise<string> => {
    const { location, status } = await browser.get('/sign-in/directory')
    assert.equal(status, 303)
    const came = new URL(await directory.visit(location))
    return `${came.pathname}${came.search}`
  }
  const invited = async (name: string, role = 'clerk') => {
    const email = `${name}@example.gov.uk`
    return { email, ...(await inviteSomebody(site, { name, email, role })) }
  }
  const now = () => Temporal.Now.instant().toString()

  it('signs in whom it vouches for, with the second factor that they gave there', async () => {
    const { email } = await invited('multi')
    directory.be({ sub: 'm', email, email_verified: true, amr: ['pwd', 'mfa'] })
    const browser = browse(site)
    assert.equal((await browser.get(await comeBack(browser))).location, '/sign-in/second')
    assert.equal((await browser.get('/sign-in/second')).location, '/account')
    assert.equal((await browser.get(CLERKS)).status, 200)
  })

  it('leaves one who gave only a password there to give their second factor here', async () => {
    const { email } = await invited('single')
    directory.be({ sub: 's', email, email_verified: true, amr: ['pwd'] })
    const browser = browse(site)
    await browser.get(await comeBack(browser))
    assert.equal((await browser.get(CLERKS)).status, 403)
    await setUpCodes(browser, now)
    assert.equal((await browser.get(CLERKS)).status, 200)
  })

  it('signs in nobody whose address it does not vouch for, or who has no account', async () => {
    const { email } = await invited('unvouched')
    for (const [address, vouched] of [
      [email, false],
      ['stranger@example.gov.uk', true],
    ] as const) {
      directory.be({ sub: address, email: address, email_verified: vouched, amr: ['mfa'] })
      const browser = browse(site)
      const { status, body } = await browser.get(await comeBack(browser))
      assert.equal(status, 422)
      assert.match(body, /no account here has the address that it vouches for/)
      assert.equal((await browser.get(CLERKS)).status, 403)
    }
  })

  it('takes an answer once, from the browser that was sent, at the site’s own address', async () => {
    const { email } = await invited('replay')
    directory.be({ sub: 'r', email, email_verified: true, amr: ['mfa'] })
    const browser = browse(site)
    const answer = await comeBack(browser)
    const cookies = new Map(browser.cookies)
    assert.equal((await browse(site).get(answer)).status, 422)
    assert.equal((await browser.get(answer, { host: 'evil.example' })).status, 403)
    const forged = answer.replace(/state=[^&]*/, 'state=another')
    assert.equal((await browse(site, new Map(cookies)).get(forged)).status, 422)
    assert.equal((await browse(site, cookies).get(answer)).status, 422)

    const again = browse(site)
    const second = await comeBack(again)
    const kept = new Map(again.cookies)
    assert.equal((await again.get(second)).status, 303)
    assert.equal((await browse(site, kept).get(second)).status, 422)
  })

  it('refuses to send anybody to another address than this site’s', async () => {
    const { location } = await browse(site).get('/sign-in/directory')
    const elsewhere = new URL(location)
    elsewhere.searchParams.set('redirect_uri', 'http://evil.example/sign-in/directory/callback')
    await assert.rejects(directory.visit(elsewhere.href), /answered 400/)
  })

  it('is connected by whoever has signed in, and counts for them alone from then on', async () => {
    const { email, link } = await invited('connected')
    const browser = browse(site)
    await browser.post(link)
    assert.equal((await browser.post('/account/directory')).status, 200)
    await setUpCodes(browser, now)
    const { body } = await browser.post('/account/directory')
    const [, href = ''] = /href="(http[^"]*\/auth[^"]*)"/.exec(body) ?? []
    directory.be({ sub: 'c', email: 'other@example.gov.uk', email_verified: false, amr: ['mfa'] })
    const came = new URL(await directory.visit(href.replaceAll('&amp;', '&')))
    assert.equal((await browser.get(`${came.pathname}${came.search}`)).location, '/account')

    const later = browse(site)
    assert.equal((await later.get(await comeBack(later))).status, 303)
    assert.equal((await later.get(CLERKS)).status, 200)
    // Somebody else to whom the address was given since
    directory.be({ sub: 'd', email, email_verified: true, amr: ['mfa'] })
    const other = browse(site)
    assert.equal((await other.get(await comeBack(other))).status, 422)
  })
})
