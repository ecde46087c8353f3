import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { verifyRecord } from '#storage/index.ts'
import type { GivenRole } from '#web/index.ts'
import { browse, browseAs, movedClock } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a letter of the panel', () => {
  let site: TestSite
  const { clock, move } = movedClock('2026-12-01T09:00:00Z')

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', clock)
  })
  after(() => site.close())

  const as = async (role: GivenRole) => {
    const about = { name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] }
    return await browseAs(site, { ...about, at: clock.now() })
  }
  const post = async (url: string, fields: Readonly<Record<string, string>>) =>
    await (await as('clerk')).post(url, fields)
  const words = async (path: string) => plain((await browse(site).get(path)).body)
  const resolved = {
    ...{ what: 'Write to the minister', kind: 'resolution', meeting: '2026-11-02', who: 'panel' },
    ...{ document: 'Minutes of 2 November 2026', paragraph: 'minute 8(b)', awaits: 'letter' },
    condition: 'the grant is given',
  }
  const letter = { rests: '1', to: 'the minister for hedges', subject: 'Money for hedges' }
  const sent = { ...letter, on: '2026-11-20', text: 'Dear Minister,\nWe ask for more hedges.' }
  const paper = { document: 'Papers of 16 November 2026', paragraph: 'item 4' }

  it('is not recorded, and is said to be awaited where one was resolved', async () => {
    assert.match(await words('/letters'), /No letter of the panel is recorded as sent\./)
    assert.equal((await post('/promises/record', resolved)).location, '/promises/1')
    const page = await words('/letters')
    assert.match(page, /Of 1 thing that should end in a letter none is recorded/)
    assert.match(page, /Waiting on a condition: the grant is given/)
    assert.match((await (await as('clerk')).get('/promises/1')).body, /\/letters\/draft\?rests=1/)
  })

  it('is drafted while its condition is open, for the office alone', async () => {
    for (const role of ['member', 'chair', 'commissioners-officer', 'performance-officer'] as const)
      assert.equal((await (await as(role)).post('/letters/draft', letter)).status, 403, role)
    const done = await post('/letters/draft', letter)
    assert.deepEqual([done.status, done.location], [303, '/letters/1'])
    // The same form once more, as when a button is pressed twice
    assert.equal((await post('/letters/draft', letter)).location, '/letters/1')
    const again = await post('/letters/1/draft', { ...letter, text: 'Dear Minister,\nHedges!' })
    assert.equal(again.location, '/letters/1')
    const mine = plain((await (await as('clerk')).get('/letters/1')).body)
    assert.match(mine, /Drafted on 1 December 2026, not on record as sent/)
    assert.match(mine, /Only if the grant is given\. Not on record as met/)
    assert.equal((await browse(site).get('/letters/1')).status, 404)
    assert.equal((await (await as('member')).get('/letters/1')).status, 404)
    assert.doesNotMatch(await words('/letters'), /hedges/)
  })

  it('is not sent before its condition is met, nor on a day before that', async () => {
    const early = await post('/letters/1/send', sent)
    assert.equal(early.status, 422)
    assert.match(early.body, /not to be done before its condition is met: the grant is given/)
    assert.match(early.body, /We ask for more hedges/)
    const met = { on: '2026-11-16', words: 'the grant is confirmed', ...paper }
    assert.equal((await post('/promises/1/condition-met', met)).status, 303)
    assert.match(
      await words('/letters'),
      /Condition met \(the grant is confirmed\); letter not recorded/,
    )
    const before = await post('/letters/1/send', { ...sent, on: '2026-11-15' })
    assert.match(before.body, /not to be done before its condition is met/)
  })

  it('is refused without its text or where a copy is kept, or before its meeting', async () => {
    const bare = await post('/letters/1/send', { ...letter, on: '2026-11-20' })
    assert.match(bare.body, /Enter the text of the letter, or where a copy of it is kept/)
    const nobody = await post('/letters/1/send', { ...sent, to: '', rests: '77' })
    assert.match(nobody.body, /Enter to whom it is written/)
    assert.match(nobody.body, /Choose on what it rests/)
    const later = await post('/letters/1/send', { ...sent, on: '2026-12-02' })
    assert.match(later.body, /The day cannot be after today, 1 December 2026/)
  })

  it('is sent, and what it rests on is done by it', async () => {
    assert.equal((await post('/letters/1/send', sent)).location, '/letters/1')
    const page = await words('/letters/1')
    assert.match(page, /Sent on 20 November 2026; no answer recorded/)
    assert.match(page, /We ask for more hedges/)
    assert.match(page, /On record as met on 16 November 2026: the grant is confirmed \(Papers of/)
    const promise = await browse(site).get('/promises/1')
    assert.match(
      plain(promise.body),
      /Done on 20 November 2026: the letter to the minister for hedges: Money for hedges/,
    )
    assert.match(promise.body, /href="\/letters\/1"/)
    assert.doesNotMatch(await words('/letters'), /none is recorded/)
    assert.equal((await post('/letters/1/send', sent)).status, 404)
  })

  it('is answered after it was sent and not before, with what is to be done next', async () => {
    const answer = { on: '2026-11-19', words: 'No more hedges', document: 'Letter of the minister' }
    const early = await post('/letters/1/answered', answer)
    assert.match(early.body, /cannot come before the letter was sent, on 20 November 2026/)
    const came = { ...answer, on: '2026-11-30', next: 'Ask again in spring' }
    const clerk = await as('clerk')
    const twice = await Promise.all([1, 2].map(() => clerk.post('/letters/1/answered', came)))
    assert.deepEqual(
      twice.map(({ status }) => status),
      [303, 303],
    )
    const shown = await words('/letters/1')
    assert.equal(shown.split('No more hedges').length, 2, 'it is recorded once')
    const page = await words('/letters/1')
    assert.match(page, /Sent on 20 November 2026; answered on 30 November 2026/)
    assert.match(page, /To be done next: Ask again in spring/)
  })

  it('is open again once that it was sent is struck out, after what came of it', async () => {
    const hrefs = async () =>
      [
        ...(await (await as('clerk')).get('/letters/1')).body.matchAll(
          /href="([^"]+strike[^"]+)"/g,
        ),
      ].map(([, href]) => href ?? '')
    const [answer = '', whole = ''] = await hrefs()
    const why = { reason: 'It was another letter' }
    assert.match((await post(whole, why)).body, /Something came in answer to it/)
    assert.equal((await post(answer, why)).status, 303)
    assert.equal((await post(whole, why)).status, 303)
    assert.equal((await browse(site).get('/letters/1')).status, 404)
    assert.match(
      await words('/promises/1'),
      /Condition met \(the grant is confirmed\); letter not recorded/,
    )
  })

  it('is given up as a draft, and then not sent', async () => {
    assert.equal((await post('/letters/1/give-up', { reason: 'The minister went' })).status, 303)
    assert.equal((await post('/letters/1/send', sent)).status, 404)
    assert.doesNotMatch(await words('/letters'), /went/)
  })

  it('tells nobody more than what it rests on does', async () => {
    move({ hours: 1 })
    const secret = {
      ...{ ...resolved, what: 'Write of the informant', condition: '', paragraph: 'minute 9' },
      audience: 'members',
    }
    assert.equal((await post('/promises/record', secret)).location, '/promises/2')
    const told = { ...sent, rests: '2', subject: 'The informant' }
    const wide = await post('/letters/send', told)
    assert.match(wide.body, /was said in private, and the letter would tell of it/)
    const done = await post('/letters/send', { ...told, audience: 'members' })
    assert.equal(done.location, '/letters/2')
    assert.equal((await browse(site).get('/letters/2')).status, 404)
    assert.equal((await (await as('member')).get('/letters/2')).status, 200)
    for (const path of ['/letters', '/promises', '/promises.json', '/promises.atom', '/'])
      assert.doesNotMatch((await browse(site).get(path)).body, /informant/, path)
  })

  it('says to everybody that a letter was sent, and not what it says, where it is not for everybody', async () => {
    const open = { ...resolved, what: 'Write to the council', condition: '', paragraph: 'minute 3' }
    assert.equal((await post('/promises/record', open)).location, '/promises/3')
    const told = { ...sent, rests: '3', subject: 'The informant', audience: 'office' }
    assert.equal((await post('/letters/send', told)).location, '/letters/3')
    assert.equal((await post('/letters/send', told)).location, '/letters/3')
    const { body: linked } = await browse(site).get('/promises/3')
    assert.doesNotMatch(linked, /href="\/letters\/3"/, 'nobody is led to what they may not open')
    const page = await words('/promises/3')
    assert.match(page, /Done on 20 November 2026: the letter was sent/)
    assert.doesNotMatch(page, /informant/)
    assert.equal((await browse(site).get('/letters/3')).status, 404)
  })

  it('is awaited no longer for what was overtaken', async () => {
    const gone = { ...resolved, what: 'Write of the bridge', condition: '', paragraph: 'minute 4' }
    assert.equal((await post('/promises/record', gone)).location, '/promises/4')
    assert.match(await words('/letters'), /Write of the bridge/)
    const overtaken = { on: '2026-11-30', words: 'The bridge fell', ...paper }
    assert.equal((await post('/promises/4/overtaken', overtaken)).status, 303)
    assert.doesNotMatch(await words('/letters'), /Write of the bridge/)
  })

  it('leaves a record that can be verified', async () => {
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
  })
})
