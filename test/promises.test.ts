import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { browse, movedClock } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('what the minutes say was promised, on the site', () => {
  let site: TestSite
  const { clock } = movedClock('2026-12-01T09:00:00Z')

  before(async () => {
    site = await openSite('areas/leicestershire', clock)
  })
  after(() => site.close())

  const get = async (path: string) => {
    const { status, body } = await browse(site).get(path)
    assert.equal(status, 200, `${path}: ${body}`)
    return plain(body)
  }

  it('is all shown where an address asks for what there is not, which is said with what there is', async () => {
    for (const [query, said] of [
      ['state=nonsense', /“How it stands” is one of overdue, condition-met, open, .*unfinished\./],
      ['kind=praise', /“What it is” is one of resolution, agreed-action/],
      ['age=3', /“How old it is” is one of new, months, years, old/],
      ['who=ring-me', /“Who” is chosen on this page\./],
      ['colour=blue', /it can be by “How it stands”, “Who”, “What it is”, “How old it is”/],
    ] as const) {
      const page = await get(`/promises?${query}`)
      assert.match(page, said)
      assert.doesNotMatch(page, /Only these|None is like this|ring-me/)
    }
    assert.doesNotMatch(await get('/promises?state=open'), /cannot be narrowed/)
    assert.match(await get('/promises?state=lapsed'), /None is like this: Lapsed\./)
  })

  it('is counted by how it stands, and says what that leaves open', async () => {
    const page = await get('/promises')
    assert.match(
      page,
      /17 of 19 things promised, asked for or resolved are not on record as finished, 1 past the day/,
    )
    assert.match(page, /may have been done all the same/)
  })

  it('is told as known on an earlier day, with the letter to the minister due', async () => {
    const page = await get('/promises?on=2019-09-25')
    assert.match(page, /As known on 25 September 2019: 10 of 12 things/)
    const letter = await get('/promises/11?on=2019-09-25')
    assert.match(
      letter,
      /Condition met \(grant confirmed in the report of 24 September\); letter not recorded\./,
    )
    assert.match(await get('/promises/11?on=2019-09-01'), /Waiting on a condition/)
    const { body } = await browse(site).get('/promises/11')
    assert.match(body, /href="\/meetings\/2019-07-22\/items\/17">Minutes of 22 July 2019/)
    assert.match(await get('/meetings/2019-07-22/items/17'), /Write to the policing minister/)
  })

  it('is filtered by links that keep the day', async () => {
    const { body } = await browse(site).get('/promises?on=2019-09-25')
    assert.match(body, /href="\/promises\?on=2019-09-25&amp;state=condition-met"/)
    const only = await get('/promises?on=2019-09-25&state=condition-met')
    assert.match(only, /Only these 1: Condition met, and not done/)
    assert.match(await get('/promises?who=nobody'), /Only these 4: Not named/)
    // Only a resolution is an act of the panel: seven of the eighteen
    assert.match(await get('/promises?kind=resolution'), /Only these 7: resolution of the panel/)
    assert.match(await get('/promises'), /As what they were said .* Suggestion 1 1/)
    assert.match(await get('/promises?kind=wish'), /17 of 19/)
  })

  it('has no page for what was not known yet, for no number, and for a day to come', async () => {
    for (const path of [
      '/promises/12?on=2019-09-25',
      '/promises/99',
      '/promises/01',
      '/promises/x',
    ]) {
      assert.equal((await browse(site).get(path)).status, 404, path)
    }
    const future = await browse(site).get('/promises?on=2026-12-02')
    assert.equal(future.status, 422)
    assert.match(future.body, /Enter a day that has come: today is 1 December 2026/)
  })

  it('can be had as a table, with each owner and end, and blank where nothing is stated', async () => {
    const { status, body } = await browse(site).get('/promises.csv?on=2019-09-25')
    assert.equal(status, 200)
    const lines = body.trim().split('\r\n')
    assert.equal(lines.length, 13)
    const [first = '', tenth = ''] = [lines[1], lines[10]]
    assert.match(first, /^1,Agreed action,2019-06-03,"Minutes of 3 June 2019, minute 7\(ii\)",,/)
    assert.match(tenth, /,"Done, with evidence",.*,2019-09-24,/)
  })

  it('can be had with its history, and as a feed whose entries keep their names', async () => {
    const { body } = await browse(site).get('/promises.json')
    const { promises } = JSON.parse(body)
    assert.equal(promises.length, 19)
    assert.equal(promises[8].who, null)
    assert.equal(promises[10].history[0].on, '2019-09-24')
    const feed = (await browse(site).get('/promises.atom')).body
    const ids = [...feed.matchAll(/<id>(urn:uuid:[0-9a-f-]{36})<\/id>/g)].map(([, id]) => id)
    // The feed itself, nineteen, and what eight of them have on record since
    assert.equal(ids.length, 1 + 19 + 8)
    assert.equal(new Set(ids).size, ids.length)
    assert.equal(feed, (await browse(site).get('/promises.atom')).body)
  })

  it('should have ended in a letter in three cases, of which none is recorded', async () => {
    const page = await get('/letters')
    assert.match(page, /No letter of the panel is recorded as sent\. Of 3 things that should end/)
    assert.match(
      page,
      /Write to the policing minister .* Condition met \(grant confirmed in the report of 24 September\); letter not recorded/,
    )
  })

  it('stands on the pages of what it is about, and what is due on the front page', async () => {
    const measure = await get('/performance/knife-crime')
    assert.match(
      measure,
      /What was promised or asked for of this Bring a report on how well the ten projects .* \(Not named, 22 July 2019\)\. Report not recorded\./,
    )
    assert.doesNotMatch(await get('/performance/burglary'), /promised or asked for of this/)
    const report = await get('/reports/force-performance/2019-20-Q1')
    assert.match(report, /promised or asked for of this/)
    const front = await get('/')
    assert.match(front, /17 of 19 things promised, asked for or resolved are not on record/)
    assert.match(front, /Due or overdue .* Long overdue: it was due on 6 August 2019/)
  })
})
