import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, shareSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-11-23T10:00:00Z', today: () => '2026-11-23' }

describe('what an address asks of a page that it cannot be had by', () => {
  let site: TestSite
  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', CLOCK)
  })
  after(() => site.close())

  const get = async (url: string) => await site.app.inject(url)
  const PAGES = [
    ['/remarks', 'about=/performance', 'About which page'],
    ['/search', 'q=burglary', 'Words'],
    ['/panel', 'on=2026-11-01', 'On a day'],
    ['/meetings/calendar', 'month=2026-11', 'Month'],
    ['/meetings/minutes', 'q=burglary', 'Words'],
    ['/performance/quarter', 'period=2025-26-Q4', 'Period'],
    ['/performance/burglary', 'area=eastholm', 'Place'],
  ] as const

  for (const [page, right, label] of PAGES)
    it(`${page}: one sentence of what it can be narrowed by, and the page as it is without`, async () => {
      const { body, statusCode } = await get(`${page}?colour=Ring-0800`)
      assert.equal(statusCode, 200)
      assert.match(
        body,
        new RegExp(
          `This page cannot be narrowed by anything else that its address names, and was not: it can be by “${label}”`,
        ),
      )
      // Words of an address are whatever somebody made a link say
      assert.doesNotMatch(body, /Ring-0800/)
      const had = await get(`${page}?${right}`)
      assert.doesNotMatch(had.body, /cannot be narrowed/)
      assert.doesNotMatch((await get(page)).body, /cannot be narrowed/)
    })

  it('no file of figures is made of more than its address asks for', async () => {
    for (const file of ['burglary.csv', 'burglary.json', 'quarter.csv']) {
      const refused = await get(`/performance/${file}?colour=Ring-0800`)
      assert.equal(refused.statusCode, 400, file)
      assert.match(
        refused.body,
        /The file cannot be narrowed by anything else that its address names/,
      )
      assert.doesNotMatch(refused.body, /Ring-0800/)
      assert.equal((await get(`/performance/${file}`)).statusCode, 200, file)
      assert.equal((await get(`/performance/${file}?utm_source=letter`)).statusCode, 200, file)
    }
    assert.equal((await get('/performance/burglary.csv?area=eastholm')).statusCode, 400)
    assert.equal((await get('/performance/quarter.csv?period=2025-26-Q4')).statusCode, 200)
  })

  it('a day that is none is told, and one that is shows the meeting as it was known then', async () => {
    const { app } = await shareSite('areas/leicestershire')
    const { body } = await app.inject('/meetings/2019-07-22?known=yesterday')
    assert.match(body, /“As known on” is a day such as/)
    const then = await app.inject('/meetings/2019-07-22?known=2026-11-01')
    assert.doesNotMatch(then.body, /cannot be narrowed/)
  })
})
