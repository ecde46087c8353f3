import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readVisits } from '#panel/index.ts'
import type { GivenRole } from '#web/index.ts'
import { browse, browseAs, movedClock } from './accounts/browsing.ts'
import { openSite, shareSite, type TestSite } from './site.ts'

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('visits that the minutes speak of', () => {
  it('stand as offered, and as made only where a minute says so', async () => {
    const site = await shareSite('areas/leicestershire')
    const { body } = await browse(site).get('/panel/visits')
    const page = plain(body)
    assert.match(page, /4 are recorded as offered or resolved; 1 is on record as made/)
    // Minute 17(iv) of 22 July 2019
    assert.match(
      page,
      /Visit: The contact management centre at Force Headquarters in Enderby Offered by the commissioner on 22 July 2019, to new members of the panel \(Minutes of 22 July 2019, minute 17\(iv\)\)\. Whether it was made is not recorded/,
    )
    assert.match(
      page,
      /Made before 22 July 2019 .* Who went is not recorded\. What was learned: mem/,
    )
    // Minute 54(vii) and resolution (c) of 20 February 2020
    assert.match(
      page,
      /Visit: The Child Sexual Exploitation Hub.*Whether it was made is not recorded/,
    )
    assert.match(body, /href="\/promises\/15"/)
    assert.match(page, /20 February 2020 From Deputy Police and Crime Commissioner/)
  })
})

describe('the file of visits', () => {
  const sentences = (text: string) => {
    const read = readVisits(new Map([['visits.yaml', text]]))
    return read.ok ? [] : read.problems.map(({ message }) => message)
  }
  const visit = (rest: string) =>
    `  - {id: one, kind: visit, what: The mill, toWhom: members, offered: 2026-03-02, source: {document: Minutes}${rest}}\n`

  it('is taken where there is none, and tells all that does not agree with line and remedy', () => {
    assert.deepEqual(readVisits(new Map()), { ok: true, value: { visits: [], updates: [] } })
    const early = ', made: [{on: 2026-03-01, source: {document: Paper}}]'
    const never = ', made: [{source: {document: Paper}}]'
    assert.deepEqual(sentences(`visits:\n${visit(early)}${visit(never)}`), [
      'visits.yaml, line 2: it was made on 2026-03-01, before it was offered on 2026-03-02. Correct a day',
      'visits.yaml, line 3: one is the id of another. Give each its own',
      'visits.yaml, line 3: say on which day it was made, or when in words',
    ])
  })
})

describe('a visit of members', () => {
  let site: TestSite
  const { clock } = movedClock('2026-12-01T09:00:00Z')
  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', clock)
  })
  after(() => site.close())

  const as = async (role: GivenRole) => {
    const about = { name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] }
    return await browseAs(site, { ...about, at: clock.now() })
  }
  const post = async (url: string, fields: Readonly<Record<string, string>>, role?: GivenRole) =>
    await (await as(role ?? 'clerk')).post(url, fields)
  const words = async (path: string) => plain((await browse(site).get(path)).body)
  const source = { document: 'Minutes of 2 November 2026', paragraph: 'minute 7' }
  const offer = {
    ...{ kind: 'visit', what: 'The control room', offeredBy: 'the mayor', toWhom: 'new members' },
    ...{ offered: '2026-11-02', ...source },
  }

  it('is not recorded before, and recorded by the clerk alone as offered', async () => {
    assert.match(await words('/panel/visits'), /No visit or induction is recorded here/)
    assert.equal((await post('/panel/visits/record', offer, 'member')).status, 403)
    const promise = {
      ...{ what: 'Visit the control room', kind: 'resolution', meeting: '2026-11-02' },
      ...{ ...source, who: 'nobody', awaits: 'visit' },
    }
    assert.equal((await post('/promises/record', promise)).location, '/promises/1')
    const late = await post('/panel/visits/record', { ...offer, offered: '2026-12-02' })
    assert.match(late.body, /The day cannot be after today, 1 December 2026/)
    const none = await post('/panel/visits/record', { ...offer, undertaking: '9' })
    assert.match(none.body, /There is no 9 that everybody reads/)
    const done = await post('/panel/visits/record', { ...offer, undertaking: '1' })
    assert.equal(done.status, 303)
    assert.match(await words('/panel/visits'), /Whether it was made is not recorded/)
  })

  it('is arranged, and made with who went and what was learned, which keeps the promise', async () => {
    const page = '/panel/visits/on-site-1'
    assert.equal((await post(`${page}/arranged`, { for: '2026-12-20' })).status, 303)
    assert.match(await words('/panel/visits'), /Arranged for 20 December 2026/)
    const made = { on: '2026-11-30', went: 'Cllr Ada Fairweather\nCllr Bertil Oakes', ...source }
    const early = await post(`${page}/made`, { ...made, on: '2026-11-01' })
    assert.match(early.body, /It was offered on 2 November 2026/)
    const done = await post(`${page}/made`, { ...made, learned: 'Calls are short' })
    assert.equal(done.status, 303, plain(done.body))
    const shown = await words('/panel/visits')
    assert.match(shown, /Those who went: Cllr Ada Fairweather, Cllr Bertil Oakes/)
    assert.match(shown, /What was learned: Calls are short/)
    assert.match(
      await words('/promises/1'),
      /Done on 30 November 2026: the visit was made: The con/,
    )
    assert.equal((await post('/panel/visits/none/made', made)).status, 404)
  })

  it('says of a visit of which less is known what is not', async () => {
    const other = { ...offer, what: 'The stables', kind: 'induction', offeredBy: '' }
    assert.equal((await post('/panel/visits/record', other)).status, 303)
    const made = { on: '2026-11-30', ...source }
    assert.equal((await post('/panel/visits/on-site-2/made', made)).status, 303)
    assert.match(
      await words('/panel/visits'),
      /Induction: The stables Offered by somebody who is not named .* Who went is not recorded\. What was learned is not recorded/,
    )
  })

  it('stands with the updates that the panel received', async () => {
    const update = {
      ...{ meeting: '2026-11-02', giver: 'Deputy Mayor', areas: 'Hedges\nStiles', ...source },
    }
    assert.equal((await post('/panel/visits/updates/record', update)).status, 303)
    assert.match(await words('/panel/visits'), /Deputy Mayor .* Hedges; Stiles/)
  })
})
