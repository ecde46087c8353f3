import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { verifyRecord } from '#storage/index.ts'
import type { GivenRole } from '#web/index.ts'
import { browse, browseAs, movedClock } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('what is promised from now on', () => {
  let site: TestSite
  const { clock, move } = movedClock('2026-12-01T09:00:00Z')

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', clock)
  })
  after(() => site.close())

  const anybody = () => browse(site)
  const as = async (role: GivenRole) => {
    const about = { name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] }
    return await browseAs(site, { ...about, at: clock.now() })
  }
  const clerk = () => as('clerk')
  const said = {
    ...{ what: 'Report on burglary at night', kind: 'request', meeting: '2026-11-02' },
    ...{ document: 'Minutes of 2 November 2026', paragraph: 'minute 7(ii)', item: '7' },
    ...{ who: 'mayor', awaits: 'report', dueOn: '2026-11-20', measures: '/performance/burglary' },
  }
  const shown = { document: 'Papers of 16 November 2026', paragraph: 'item 4' }

  it('begins with nothing, and says so', async () => {
    const { body } = await anybody().get('/promises')
    assert.match(plain(body), /Nothing is recorded as promised, asked for or resolved/)
  })

  it('is recorded by the clerk alone', async () => {
    assert.equal((await anybody().post('/promises/record', said)).status, 403)
    assert.equal((await (await as('member')).post('/promises/record', said)).status, 403)
    const done = await (await clerk()).post('/promises/record', said)
    assert.deepEqual([done.status, done.location], [303, '/promises/1'])
    const page = plain((await anybody().get('/promises/1')).body)
    assert.match(page, /Overdue: it was due on 20 November 2026; report not recorded/)
    assert.match(page, /Mayor of Northmere.*Minutes of 2 November 2026, minute 7\(ii\)/)
    assert.match(page, /What it is about Burglary/)
  })

  it('is recorded once, however often its form is sent', async () => {
    assert.equal((await (await clerk()).post('/promises/record', said)).location, '/promises/1')
  })

  it('is refused with all that is wrong: an owner outside the offices, a day before its meeting, a measure there is not', async () => {
    const owner = await (await clerk()).post('/promises/record', { ...said, who: 'sheriff' })
    assert.equal(owner.status, 422)
    assert.match(owner.body, /Choose who is to do it/i)
    const early = await (await clerk()).post('/promises/record', {
      ...{ ...said, what: 'Another', dueOn: '2026-11-01', repeats: '99' },
    })
    assert.match(early.body, /It cannot be due before its meeting on 2 November 2026/)
    assert.match(early.body, /There is no 99\. Enter the number of one that is recorded/)
    const measure = await (await clerk()).post('/promises/record', { ...said, measures: 'sheep' })
    assert.match(measure.body, /&quot;sheep&quot; is no measure here/)
    const later = await (await clerk()).post('/promises/record', { ...said, meeting: '2026-12-02' })
    assert.match(later.body, /The meeting cannot be after today, 1 December 2026/)
    const often = await (await clerk()).post('/promises/record', { ...said, kind: 'commitment' })
    assert.match(often.body, /Choose how often it comes round/)
  })

  it('is answered on the site by the commissioner’s officer, with its source, and stays open', async () => {
    const answer = { on: '2026-12-01', words: 'It comes to the next meeting', ...shown }
    assert.equal((await (await clerk()).post('/promises/1/answer', answer)).status, 403)
    const officer = await as('commissioners-officer')
    const unsourced = await officer.post('/promises/1/answer', {
      ...{ on: '2026-12-01', words: 'Soon' },
    })
    assert.match(unsourced.body, /Enter the document or the address that shows it/)
    assert.equal((await officer.post('/promises/1/answer', answer)).status, 303)
    const page = plain((await anybody().get('/promises/1')).body)
    assert.match(page, /Overdue: it was due on 20 November 2026; report not recorded/)
    assert.match(page, /1 December 2026: answered It comes to the next meeting/)
  })

  it('is not closed without evidence, nor confirmed before it is done', async () => {
    const bare = await (await clerk()).post('/promises/1/evidence', {
      on: '2026-11-16',
      words: 'Done',
    })
    assert.equal(bare.status, 422)
    assert.match(bare.body, /Enter the document or the address that shows it/)
    const meeting = { on: '2026-11-30', words: 'Taken as done', ...shown }
    const early = await (await clerk()).post('/promises/1/confirmed', meeting)
    assert.match(early.body, /is not on record as done .* Record the evidence first/)
    const before = await (await clerk()).post('/promises/1/evidence', {
      ...meeting,
      on: '2026-11-01',
    })
    assert.match(before.body, /The day cannot be before its meeting on 2 November 2026/)
  })

  it('is done with evidence that is told late, and known from that day', async () => {
    move({ days: 2 })
    const evidence = {
      on: '2026-11-16',
      words: 'The report came',
      address: '/performance/burglary',
    }
    assert.equal((await (await clerk()).post('/promises/1/evidence', evidence)).status, 303)
    const page = plain((await anybody().get('/promises/1')).body)
    assert.match(page, /Done on 16 November 2026: The report came/)
    const measure = plain((await anybody().get('/performance/burglary')).body)
    assert.match(
      measure,
      /Report on burglary at night .* Done on 16 November 2026: The report came\./,
    )
    assert.match(page, /Recorded on 3 December 2026/)
    const before = plain((await anybody().get('/promises/1?on=2026-12-02')).body)
    assert.match(before, /As known on 2 December 2026: Overdue/)
  })

  it('has what was recorded in error struck out, with a reason that is read, and is open again', async () => {
    const { body } = await (await clerk()).get('/promises/1')
    const hrefs = [...body.matchAll(/href="(\/promises\/1\/strike-out\?entry=\d+)"/g)]
    // The earliest stands last: the evidence of 16 November
    const href = hrefs.at(-1)?.[1] ?? ''
    assert.equal((await (await clerk()).post(href, {})).status, 422)
    assert.equal(
      (await (await clerk()).post(href, { reason: 'It was of another year' })).status,
      303,
    )
    const page = plain((await anybody().get('/promises/1')).body)
    assert.match(page, /Overdue: it was due on 20 November 2026/)
    assert.match(page, /Struck out on 3 December 2026: It was of another year/)
    assert.equal((await (await clerk()).post(href, { reason: 'Again' })).status, 404)
  })

  it('is confirmed at a meeting once it is done, and then over', async () => {
    const evidence = { on: '2026-11-30', words: 'The report is among the papers', ...shown }
    assert.equal((await (await clerk()).post('/promises/1/evidence', evidence)).status, 303)
    const confirmed = { on: '2026-12-02', words: 'Taken as done', ...shown }
    assert.equal((await (await clerk()).post('/promises/1/confirmed', confirmed)).status, 303)
    const page = plain((await anybody().get('/promises/1')).body)
    assert.match(page, /Confirmed on 2 December 2026: Taken as done/)
    const over = await (await clerk()).post('/promises/1/overtaken', {
      ...confirmed,
      on: '2026-12-03',
    })
    assert.match(over.body, /It is over already: confirmed at a meeting/)
  })

  it('waits on its condition, which has to be met first', async () => {
    const letter = {
      ...{ ...said, what: 'Write to the minister', kind: 'resolution', who: 'panel' },
      ...{ awaits: 'letter', dueOn: '', condition: 'the grant is given', paragraph: 'minute 8(b)' },
    }
    assert.equal((await (await clerk()).post('/promises/record', letter)).location, '/promises/2')
    const sent = { on: '2026-11-10', words: 'The letter was sent', ...shown }
    const early = await (await clerk()).post('/promises/2/evidence', sent)
    assert.match(early.body, /not to be done before its condition is met: the grant is given/)
    const met = { on: '2026-11-09', words: 'letter of 9 November', ...shown }
    assert.equal((await (await clerk()).post('/promises/2/condition-met', met)).status, 303)
    const page = plain((await anybody().get('/promises/2')).body)
    assert.match(page, /Condition met \(letter of 9 November\); letter not recorded\./)
    assert.equal((await (await clerk()).post('/promises/2/evidence', sent)).status, 303)
  })

  it('is refused with the reason given, which stands with the range of the measure it is about', async () => {
    const targets = {
      ...{ ...said, what: 'Say what level of burglary is expected', awaits: 'answer' },
      ...{ dueOn: '', paragraph: 'minute 7(v)' },
    }
    assert.equal((await (await clerk()).post('/promises/record', targets)).location, '/promises/3')
    const refused = {
      ...{ on: '2026-11-02', words: 'trends say more than targets', item: '7' },
      ...{ document: 'Minutes of 2 November 2026', paragraph: 'minute 7(v)' },
      address: '/performance/burglary',
    }
    assert.equal((await (await clerk()).post('/promises/3/refused', refused)).status, 303)
    const { body } = await anybody().get('/promises/3')
    assert.match(plain(body), /Refused on 2 November 2026: trends say more than targets/)
    assert.match(body, /href="\/performance\/burglary"/)
  })

  it('is counted with what asks for the same again', async () => {
    const again = { ...said, what: 'Report on burglary at night again', repeats: '1' }
    const done = await (await clerk()).post('/promises/record', { ...again, paragraph: 'minute 9' })
    assert.equal(done.location, '/promises/4')
    const list = plain((await anybody().get('/promises')).body)
    assert.match(list, /1 was asked for more than once/)
    assert.match(list, /asked for 2 times/)
    const first = plain((await anybody().get('/promises/1')).body)
    assert.match(first, /Asked for also 2 November 2026: Report on burglary at night again/)
  })

  it('can be for members or for the office alone, and then nobody else hears of it', async () => {
    const secret = {
      ...said,
      what: 'Meet the informant',
      audience: 'members',
      paragraph: 'minute 10',
    }
    const { location } = await (await clerk()).post('/promises/record', secret)
    assert.equal(location, '/promises/5')
    const found = { on: '2026-12-03', words: 'The informant was met', ...shown }
    assert.equal((await (await clerk()).post('/promises/5/evidence', found)).status, 303)
    for (const path of ['/promises', '/promises.csv', '/promises.json', '/promises.atom']) {
      for (const reader of [anybody(), await as('commissioners-officer')]) {
        const { status, body } = await reader.get(path)
        assert.equal(status, 200)
        assert.doesNotMatch(body, /informant/, path)
      }
      assert.match((await (await as('member')).get(path)).body, /informant/, path)
    }
    const measure = await (await as('member')).get('/performance/burglary')
    assert.doesNotMatch(measure.body, /informant/)
    assert.equal((await anybody().get('/promises/5')).status, 404)
    assert.match(
      (await (await clerk()).get('/promises/5')).body,
      /For members and the office alone/,
    )
  })

  it('leaves a record that can be verified', async () => {
    const told = await verifyRecord(site.db, TABLE_CHECKS)
    assert.deepEqual(told.problems, [])
  })
})
