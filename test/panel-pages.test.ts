import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from './site.ts'

const words = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ')

describe('what the panel says of itself', () => {
  let site: TestSite

  before(async () => {
    const clock = { today: () => '2026-11-30', now: () => '2026-11-30T10:00:00Z' }
    site = await openSite('test/fixtures/areas/northmere', clock)
  })
  after(() => site.close())

  const read = async (path: string) => words(await (await fetch(site.address + path)).text())
  const send = async (path: string, fields: Record<string, string>) => {
    const answer = await fetch(site.address + path, {
      ...{ method: 'POST', redirect: 'manual' as const, headers: site.operator },
      body: new URLSearchParams(fields),
    })
    return { to: answer.headers.get('location'), text: words(await answer.text()) }
  }

  it('says of its money that nothing is recorded, and not that there is none', async () => {
    assert.match(
      await read('/panel/money'),
      /Nothing is recorded here of the panel’s grant and costs/,
    )
  })

  it('shares what is over the grant among the councils by their seats, four, three and three', async () => {
    const year = { year: '2026-27', basis: 'Report of the treasurer' }
    const done = await send('/panel/record/money', { ...year, grant: '60,000', costs: '65,000' })
    assert.equal(done.to, '/panel/money', done.text)
    const page = await read('/panel/money')
    assert.match(page, /£5,000\.00 more than the grant/)
    assert.match(page, /Easthaven City Council Seats 4 Share £2,000\.00/)
    assert.match(page, /Fellgate Borough Council Seats 3 Share £1,500\.00/)
    assert.match(page, /no rule that is held says how it is shared/)
    await send('/panel/record/money', { ...year, grant: '60,000', costs: '60,000' })
    const after = await read('/panel/money')
    assert.match(after, /costs £60,000\.00: within the grant\./)
    assert.match(after, /Recorded before: grant £60,000\.00, costs £65,000\.00/)
  })

  it('says of its balance what a review found, once one is recorded', async () => {
    assert.match(await read('/panel/balance'), /No review of the panel’s balance is recorded here/)
    const review = { trigger: 'election', finding: 'Each party has its share.', basis: 'Report' }
    const early = await send('/panel/record/balance', { ...review, on: '2026-12-01' })
    assert.match(early.text, /A review that is to come cannot be recorded yet/)
    const done = await send('/panel/record/balance', { ...review, on: '2026-06-01' })
    assert.equal(done.to, '/panel/balance', done.text)
    const page = await read('/panel/balance')
    assert.match(page, /last reviewed on 1 June 2026: Each party has its share\./)
    assert.match(page, /Easthaven City Council Seats 4 Of all 4 of 12/)
    assert.match(page, /Dr Keziah Brook/)
  })

  it('says since when a seat is vacant', async () => {
    assert.match(await read('/panel'), /Quarrydale 3 .{0,60}Vacant since 8 May 2026/)
  })
})
