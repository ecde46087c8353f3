import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { verifyRecord } from '#storage/index.ts'
import { fetchDraft, keepDraft } from '../src/writing/drafts.ts'
import {
  browse,
  browseAs,
  inviteSomebody,
  movedClock,
  operatorCookies,
} from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

describe('what is held on persons', () => {
  let site: TestSite
  let page: string
  let link: string
  const { clock, move } = movedClock('2026-12-01T09:00:00Z')
  const email = 'bo.invented@example.gov.uk'
  const why = { ground: 'schedule', reason: 'They left the panel' }

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', clock)
    const invited = await inviteSomebody(site, { name: 'Bo Invented', email, role: 'member' })
    page = invited.page
    link = invited.link
  })
  after(() => site.close())

  const administrator = () => browse(site, operatorCookies(site))
  const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  const held = () => `/data-protection/held?kind=account&record=${page.replace('/accounts/', '')}`
  const as = async (role: 'read-only-officer' | 'member' | 'clerk') => {
    const who = { name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] }
    return await browseAs(site, { ...who, at: clock.now() })
  }
  /** Where the address of the account is erased. */
  const addressForm = async () => {
    const { body } = await administrator().get(held())
    const forms = [...body.matchAll(/href="(\/data-protection\/erase\/\d+\/sealed)"/g)]
    return forms.map(([, href = '']) => href)
  }

  it('is listed with how long and why for the office, and for nobody else', async () => {
    const { status, body } = await administrator().get('/data-protection')
    assert.equal(status, 200)
    const words = plain(body)
    assert.match(words, /Nothing is due to be erased on 1 December 2026/)
    assert.match(words, /Their e-mail address[^.]*12 months after the account was closed/)
    assert.doesNotMatch(words, /The schedule says nothing/)
    assert.equal((await (await as('read-only-officer')).get('/data-protection')).status, 200)
    assert.equal((await (await as('member')).get('/data-protection')).status, 403)
    assert.equal((await browse(site).get('/data-protection')).status, 403)
  })

  it('tells of an account which parts are held, without what they say, from its page', async () => {
    const account = await administrator().get(page)
    assert.ok(account.body.includes(held().replace('&', '&amp;')), account.body)
    const { body } = await administrator().get(held())
    assert.match(plain(body), /Their name, and who they are[\s\S]*Their e-mail address/)
    assert.doesNotMatch(body, /Bo Invented|bo\.invented/)
    assert.doesNotMatch((await (await as('clerk')).get(held())).body, /data-protection\/erase/)
  })

  it('is erased by an administrator alone, with a ground and a reason, told at once', async () => {
    const [href = ''] = await addressForm()
    assert.equal((await (await as('clerk')).post(href, why)).status, 403)
    const blank = await administrator().post(href, {})
    assert.equal(blank.status, 422)
    assert.match(blank.body, /Choose on what ground it is erased/)
    assert.match(blank.body, /Enter why it is erased/)
    assert.equal((await administrator().get('/data-protection/erase/999999/sealed')).status, 404)
    assert.equal((await administrator().get('/data-protection/erase/x/nobody')).status, 404)
  })

  it('is not erased by the schedule before its time, nor while the account is open', async () => {
    const [href = ''] = await addressForm()
    const early = await administrator().post(href, why)
    assert.equal(early.status, 422)
    assert.match(early.body, /Its time is not over by the schedule/)
    const open = await administrator().post(href, { ...why, ground: 'request' })
    assert.equal(open.status, 422)
    assert.match(open.body, /The account is open: close it/)
  })

  it('is due when its time is over, and then erased with all that lets somebody in', async () => {
    const key = { account: page.replace('/accounts/', ''), path: 'reports/made-up.md' }
    await keepDraft(site.db, key, { text: 'Begun', base: null, at: clock.now() })
    const closed = await administrator().post(`${page}/disable`, { reason: 'Bo left' })
    assert.equal(closed.status, 303)
    move({ months: 12 })
    const due = plain((await administrator().get('/data-protection')).body)
    assert.match(due, /2 parts of the record are due to be erased on 1 December 2027/)
    const [href = ''] = await addressForm()
    assert.ok(await fetchDraft(site.db, key))
    assert.equal((await administrator().post(href, why)).status, 303)
    assert.equal(await fetchDraft(site.db, key), undefined)
    assert.match(
      plain((await administrator().get('/accounts')).body),
      /Bo Invented Roles today Closed E-mail Erased/,
    )
    assert.match(
      (await administrator().get(page)).body,
      /Something was erased: The retention schedule/,
    )
    assert.equal((await browse(site).get(link)).status, 410)
    assert.equal((await administrator().post(href, why)).status, 404)
    const part = await site.db.selectFrom('part').select('id').where('body', 'like', `%${email}%`)
    assert.deepEqual(await part.execute(), [])
    const { problems, erased } = await verifyRecord(site.db, TABLE_CHECKS)
    assert.deepEqual(problems, [])
    assert.match(erased.join('\n'), /The retention schedule: its time is over \(account-address\)/)
    assert.doesNotMatch(erased.join('\n'), /left the panel/)
  })

  it('can be erased on request: the name, and why an account was closed, which stays closed', async () => {
    const { body } = await administrator().get(held())
    const forms = [...body.matchAll(/href="(\/data-protection\/erase\/\d+\/office)"/g)]
    assert.equal(forms.length, 2)
    for (const [, href = ''] of forms) {
      const done = await administrator().post(href, { ...why, ground: 'request' })
      assert.equal(done.status, 303, done.body)
    }
    const account = plain((await administrator().get(page)).body)
    assert.match(account, /somebody whose name has been erased/)
    assert.match(account, /Closed\./)
    assert.doesNotMatch(account, /Bo left|Bo Invented/)
    assert.match(
      plain((await administrator().get(held())).body),
      /Nothing that the schedule speaks of/,
    )
  })
})

describe('what readers are told of themselves', () => {
  it('is on what ground and how long things are held, by the settings of the area', async () => {
    const site = await openSite(
      'test/fixtures/areas/northmere',
      undefined,
      (files) =>
        new Map([
          ...files,
          ['area.yaml', `${files.get('area.yaml')}\nretention: { closedAccounts: 7 }\n`],
        ]),
    )
    try {
      const { status, body } = await browse(site).get('/privacy')
      assert.equal(status, 200)
      assert.match(body, /kept for Northmere Police and Crime Panel/)
      assert.match(body, /7 months after the account was closed/)
      const told = await browse(site).get('/cookies')
      const [name = ''] = site.operator.cookie.split('=')
      assert.ok(told.body.includes(name), name)
      assert.deepEqual(told.set, [])
    } finally {
      await site.close()
    }
  })
})
