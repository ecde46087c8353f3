import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fetchArea, importObservations } from '#performance/index.ts'
import type { GivenRole } from '#web/index.ts'
import { browse, browseAs, movedClock } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** Figures that are imported wait for an officer to release them. */
const byAct = (files: ReadonlyMap<string, string>) => {
  const area = files.get('area.yaml') ?? ''
  const by = 'releases: by-act\npublishedBefore: [figures/printed.csv]'
  const changed = /^releases:/m.test(area)
    ? area.replace(/^releases: .*$/m, by)
    : `${area}\n${by}\n`
  return new Map(files).set('area.yaml', changed)
}

describe('a condition that is tied to a record', () => {
  let site: TestSite
  let folder: string
  const { clock, move } = movedClock('2026-11-11T09:00:00Z')

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', clock, byAct)
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-conditions-'))
  })
  after(async () => {
    await site.close()
    await rm(folder, { recursive: true })
  })

  const as = async (role: GivenRole) => {
    const about = { name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] }
    return await browseAs(site, { ...about, at: clock.now() })
  }
  const post = async (url: string, fields: Readonly<Record<string, string>>, role?: GivenRole) =>
    await (await as(role ?? 'clerk')).post(url, fields)
  const words = async (path: string) => plain((await browse(site).get(path)).body)
  const load = async (row: string) => {
    const file = join(folder, 'burglary.csv')
    const heading = 'measure,area,breakdown,period,value,numerator,denominator,status,source,note'
    await writeFile(file, `${heading}\n${row}\n`)
    const area = await fetchArea(site.db)
    assert.ok(area)
    const by = { actor: 'A. Sender', reason: 'It came', at: clock.now(), today: clock.today() }
    const came = await importObservations(site.db, area, { ...by, file })
    assert.ok(came.ok, JSON.stringify(came))
  }
  const release = async () => {
    const officer = await as('performance-officer')
    const { body } = await officer.get('/data/releases')
    const [, measures = ''] = /name="measures"[^>]*value="([^"]+)"/.exec(body) ?? []
    assert.notEqual(measures, '', body)
    const done = await officer.post('/data/releases', { measures, when: 'now', at: '' })
    assert.equal(done.status, 303, done.body)
  }
  const said = {
    ...{ what: 'Write to the minister', kind: 'resolution', meeting: '2026-11-02', who: 'panel' },
    ...{ document: 'Minutes of 2 November 2026', paragraph: 'minute 8(b)', awaits: 'letter' },
    condition: 'burglary goes up',
  }
  const figure = {
    ...{ tiedMeasure: '/performance/burglary', tiedPeriod: '2026-10' },
    ...{ tiedIs: 'at-least', tiedValue: '120' },
  }
  const letter = { rests: '1', to: 'the minister', subject: 'Burglary', text: 'Dear Minister' }

  it('is refused with all that is wrong in what it is tied to', async () => {
    const wrong = {
      ...{ ...said, tiedMeasure: 'sheep', tiedPeriod: 'soon', tiedIs: 'at-least', tiedValue: 'x' },
      ...{ tiedUndertaking: '9', tiedCase: '/procedures/precept/2026-27' },
    }
    const { status, body } = await post('/promises/record', wrong)
    assert.equal(status, 422)
    for (const sentence of [
      'Enter one figure, one step, one grant or one number that decides it',
      '&quot;sheep&quot; is no measure here',
      'Enter the period as 2026-04, 2026-27-Q1 or 2026-27',
      'Enter the value as a number, such as 120 or 84.5',
      'Choose the step that the case has to come to',
    ])
      assert.ok(body.includes(sentence), sentence)
    const bare = await post('/promises/record', { ...said, ...figure, condition: '' })
    assert.match(bare.body, /Enter what has to come true first, in words/)
    const missing = await post('/promises/record', { ...said, tiedUndertaking: '9' })
    assert.match(missing.body, /There is no 9\. Enter the number of one that is recorded/)
  })

  it('waits while its figure is not there, and no tick of the clerk meets it', async () => {
    assert.equal((await post('/promises/record', { ...said, ...figure })).location, '/promises/1')
    const page = await words('/promises/1')
    assert.match(page, /Waiting on a condition: burglary goes up/)
    assert.match(page, /decided by this: the figure of Burglary, October 2026, is at least 120/)
    const tick = { on: '2026-11-05', words: 'I heard so', document: 'A call' }
    const refused = await post('/promises/1/condition-met', tick)
    assert.match(refused.body, /Its condition is met when the record says so: the figure of Burg/)
    const early = await post('/letters/send', { ...letter, on: '2026-11-10' })
    assert.match(early.body, /not to be done before its condition is met: burglary goes up/)
  })

  it('is told to nobody before the figure is released, those included who see it', async () => {
    await load('burglary,northmere,,2026-10,125,,,actual,Northmere performance report,')
    for (const reader of [browse(site), await as('clerk'), await as('performance-officer')]) {
      const { body } = await reader.get('/promises/1')
      assert.match(plain(body), /Waiting on a condition: burglary goes up/)
      assert.doesNotMatch(body, /125/)
    }
  })

  it('is met by the figure on the day of its release, and the letter may be sent from then', async () => {
    move({ days: 1 })
    await release()
    const page = await words('/promises/1')
    assert.match(
      page,
      /Condition met \(the figure of Burglary, October 2026, is 125, released on \d+ November 2026\); letter not recorded/,
    )
    assert.match(page, /12 November 2026: condition met/)
    assert.match(await words('/promises/1?on=2026-11-11'), /Waiting on a condition/)
    const before = await post('/letters/send', { ...letter, on: '2026-11-11' })
    assert.match(before.body, /not to be done before its condition is met/)
  })

  it('is open again from the day on which the figure was put right, and what was done meanwhile can be recorded', async () => {
    move({ days: 2 })
    await load('burglary,northmere,,2026-10,101,,,actual,Northmere performance report again,')
    await release()
    const page = await words('/promises/1')
    assert.match(page, /Waiting on a condition: burglary goes up/)
    assert.match(page, /No longer so since 14 November 2026: the figure of Burglary, October 2026/)
    assert.match(page, /was corrected to 101/)
    assert.match(await words('/promises/1?on=2026-11-13'), /Condition met \(the figure/)
    const now = await post('/letters/send', { ...letter, on: '2026-11-14' })
    assert.match(now.body, /not to be done before its condition is met/)
    const then = await post('/letters/send', { ...letter, on: '2026-11-13' })
    assert.equal(then.status, 303, plain(then.body))
    assert.match(await words(then.location), /Not on record as met.*counts no longer since 14 Nov/)
  })

  it('is met by a step of a case, until that is struck out', async () => {
    const step = { tiedStep: 'report-response/adopt', paragraph: 'minute 9' }
    const made = { ...said, what: 'Thank the officers', awaits: 'thanks', ...step }
    const { location, body } = await post('/promises/record', { ...made, condition: 'it is done' })
    assert.equal(location, '/promises/2', plain(body))
    assert.match(await words('/promises/2'), /Waiting on a condition: it is done/)
    const why = { reason: 'From the file' }
    const open = { title: 'A made-up report', on: '2026-11-09', ...why }
    const opened = await post('/procedures/report-response/open', open)
    const adopt = { on: '2026-11-13', published: 'yes', ...why }
    assert.equal((await post(`${opened.location}/adopt`, adopt)).status, 303)
    const page = await words('/promises/2')
    assert.match(page, /Condition met \(.* in the case A made-up report, on 13 November 2026\)/)
    // Another case, which has not come to the step, changes nothing
    const other = await post('/procedures/report-response/open', { ...open, title: 'Another' })
    assert.equal(other.status, 303)
    move({ days: 1 })
    const adoptedLater = { on: '2026-11-14', published: 'yes', ...why }
    assert.equal((await post(`${other.location}/adopt`, adoptedLater)).status, 303)
    assert.match(await words('/promises/2'), /in the case A made-up report, on 13 November 2026/)
    assert.equal((await post(`${other.location}/events/1/strike-out`, why)).status, 303)
    assert.match(await words('/promises/2'), /in the case A made-up report, on 13 November 2026/)
    const strike = await post(`${opened.location}/events/1/strike-out`, why)
    assert.equal(strike.status, 303, plain(strike.body))
    move({ days: 1 })
    assert.match(await words('/promises/2'), /Waiting on a condition: it is done/)
  })

  it('is met by another that is done, which whoever reads of it may read too', async () => {
    const secret = {
      ...said,
      what: 'In private',
      condition: '',
      paragraph: '1',
      audience: 'members',
    }
    assert.equal((await post('/promises/record', secret)).location, '/promises/3')
    const tied = { ...said, what: 'Say thank you', paragraph: '2', tiedUndertaking: '3' }
    const wide = await post('/promises/record', tied)
    assert.match(wide.body, /3 is read by fewer people than this/)
    const onTwo = await post('/promises/record', { ...tied, tiedUndertaking: '1' })
    assert.equal(onTwo.location, '/promises/4')
    assert.match(
      await words('/promises/4'),
      /Condition met \(1\. Write to the minister: the letter to the minister: Burglary\)/,
    )
  })

  it('is met by the figure of a part of a measure, and not by that of the whole', async () => {
    const part = { ...said, ...figure, what: 'Ask of the nights', paragraph: '3', tiedValue: '4' }
    const wrong = await post('/promises/record', { ...part, tiedBreakdown: 'at night' })
    assert.match(wrong.body, /Write it as gender=male/)
    const made = await post('/promises/record', { ...part, tiedBreakdown: 'time = night' })
    assert.equal(made.location, '/promises/5')
    assert.match(await words('/promises/5'), /Waiting on a condition/)
    assert.match(await words('/promises/5'), /the figure of Burglary \(Time: night\), October 2026/)
    await load('burglary,northmere,time=night,2026-10,5,,,actual,A paper,')
    await release()
    assert.match(
      await words('/promises/5'),
      /Condition met \(the figure of Burglary \(Time: night\)/,
    )
  })

  it('is met by a grant from the day on which it is recorded as confirmed, and open again when that is put right', async () => {
    const grant = {
      ...{ reference: 'HN-2026', what: 'Hedges', giver: 'The ministry', state: 'applied-for' },
      ...{ on: '2026-11-03', document: 'The bid' },
    }
    assert.equal((await post('/panel/record/grants', grant)).status, 303)
    const tied = { ...said, what: 'Thank the ministry', paragraph: '4', tiedGrant: 'HN-2026' }
    assert.equal((await post('/promises/record', tied)).location, '/promises/6')
    assert.match(await words('/promises/6'), /Waiting on a condition: burglary goes up/)
    const confirmed = { ...grant, state: 'confirmed', on: '2026-11-14', document: 'Letter 9' }
    assert.equal((await post('/panel/record/grants', confirmed)).status, 303)
    const page = await words('/promises/6')
    assert.match(page, /Condition met \(the grant HN-2026 is confirmed\); letter not recorded/)
    assert.match(page, /14 November 2026: condition met/)
    const refused = { ...grant, state: 'refused', on: '2026-11-15', document: 'Letter 10' }
    assert.equal((await post('/panel/record/grants', refused)).status, 303)
    assert.match(await words('/promises/6'), /Waiting on a condition: burglary goes up/)
  })
})
