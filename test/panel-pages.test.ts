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

  it('has its grants by their reference, with what came of each, and the same only once', async () => {
    assert.match(await read('/panel/grants'), /No grant is recorded here/)
    const grant = {
      ...{ reference: 'NM-2026', what: 'Costs of the panel', giver: 'The ministry' },
      ...{ amount: '60,000', state: 'applied-for', on: '2026-04-01', document: 'Letter 4' },
    }
    const early = await send('/panel/record/grants', { ...grant, on: '2026-12-01' })
    assert.match(early.text, /The day cannot be after today/)
    for (const _ of ['once', 'twice'])
      assert.equal((await send('/panel/record/grants', grant)).to, '/panel/grants')
    assert.match(await read('/panel/grants'), /1 grant is recorded here; of 1 it is not on record/)
    const confirmed = { ...grant, state: 'confirmed', on: '2026-06-02', document: 'Letter 9' }
    assert.equal((await send('/panel/record/grants', confirmed)).to, '/panel/grants')
    assert.match(
      await read('/panel/grants'),
      /NM-2026 Costs of the panel .*£60,000\.00 Confirmed on 2 June 2026 \(Letter 9\) Before: Applied for on 1 April 2026 \(Letter 4\) /,
    )
  })

  it('has its scheme of allowances from a day on, and the one before', async () => {
    assert.match(await read('/panel/allowances'), /No scheme of allowances that applies today/)
    const scheme = { from: '2026-06-01', lines: 'Member: £900 a year\nTravel: 45p a mile' }
    const bare = await send('/panel/record/allowances', scheme)
    assert.match(bare.text, /Enter where it was resolved/)
    const basis = 'Minutes of 1 June 2026, minute 9.'
    const done = await send('/panel/record/allowances', { ...scheme, basis })
    assert.equal(done.to, '/panel/allowances', done.text)
    const later = { from: '2027-06-01', lines: 'Member: £950 a year', basis: 'Minute 12' }
    await send('/panel/record/allowances', later)
    const page = await read('/panel/allowances')
    assert.match(page, /The scheme of 1 June 2026 applies/)
    assert.match(page, /To apply from 1 June 2027 Member: £950 a year/)
    assert.match(page, /Travel: 45p a mile It rests on: Minutes of 1 June 2026, minute 9\. /)
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
