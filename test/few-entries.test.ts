import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { bookKeeper } from './keep-books.ts'
import { readShipped } from './shipped-registers.ts'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2019-08-01T10:00:00Z', today: () => '2019-08-01' }

const BOOKS = [
  ...['correspondence', 'domestic-returns', 'engagement', 'hate-crime-returns', 'office-months'],
  ...['placements', 'press-items', 'prevent-returns', 'rural-returns', 'stop-search-returns'],
]

const REPORT = `id: few
title: Of few entries
about: Northmere
comparison: year-before
sections:
  - id: few
    title: Few
    rows:
      - { measure: engagement-events, area: mayors-office, headline: true }
      - { measure: correspondence-on-time-rate, area: mayors-office }
      - { measure: hate-crime }
      - { measure: prevent-referrals }
periods: [2019-20-Q1, 2018-19]
`

const MARCH = 'month,crimes,race,religion,orientation,disability,transgender'
const WALK = 'held,what,kind,place,commissioner,deputy,staff,hours'

describe('what is said of a book with few entries', () => {
  let site: TestSite
  const { plain, take, read, record, post } = bookKeeper(() => site)
  before(async () => {
    const added = await readShipped(BOOKS)
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) => new Map([...files, ...added, ['reports/few.yaml', REPORT]]),
    )
  })
  after(() => site.close())

  const periodsOf = (months: string) =>
    [
      ...months.matchAll(
        /(?:^| )((?:The year to )?[A-Z]\w+(?: to [A-Z]\w+)? \d{4}) Number (.+?)(?= (?:The year to )?[A-Z]\w+(?: to [A-Z]\w+)? \d{4} Number| [A-Z])/g,
      ),
    ].map(([, period, said]) => `${period}: ${said}`)

  it('names no month where none is counted, and no figure of what has no entry', async () => {
    assert.match(
      await read('/registers/prevent-returns/months'),
      /Prevent referrals by quarter: what is counted Nothing is counted yet: a quarter or year counts once it is over/,
    )
    assert.match(await read('/registers/press-items/months'), /Nothing is counted yet/)
    const page = await read('/performance/prevent-referrals')
    assert.match(page, /No figure is held here yet/)
    assert.doesNotMatch(page, /\b0\b referrals|No referrals/)
  })

  it('of one month returned of twelve tells that month, and of the quarter and the year that they cannot be told', async () => {
    await take('hate-crime-returns', [MARCH, '2019-03-31,163,122,30,15,8,6'])
    const page = await read('/performance/hate-crime')
    assert.match(
      page,
      /163 offences in March 2019\. No usual range is drawn: it takes six months, and one is held\./,
    )
    assert.doesNotMatch(page, /year to March 2019|January to March 2019/)
    const months = periodsOf(await read('/registers/hate-crime-returns/months'))
    assert.deepEqual(months.slice(0, 3), [
      'The year to March 2019: No figure 1 of 12 returns say it',
      'January to March 2019: No figure 1 of 3 returns say it',
      'March 2019: 163',
    ])
    const { body } = await site.app.inject('/reports/few/2018-19')
    assert.match(plain(body), /has no figures for the year to March 2019/)
    await take('hate-crime-returns', [
      MARCH,
      '2019-01-31,100,70,20,10,8,6',
      '2019-02-28,110,70,20,10,8,6',
    ])
    assert.match(await read('/performance/hate-crime'), /373 offences in January to March 2019/)
  })

  it('takes back the figure of a quarter when one of its returns is taken out', async () => {
    const { body } = await site.app.inject({
      url: '/registers/hate-crime-returns',
      headers: site.operator,
    })
    const page = /href="(\/registers\/hate-crime-returns\/[2-9A-Z]{4}-[2-9A-Z]{4})"/.exec(body)?.[1]
    await post(`${page}/take-out`, { 'form-reason': 'Not theirs', 'form-step': 'record' })
    const said = await read('/performance/hate-crime')
    assert.match(said, /110 offences in February 2019\. No usual range is drawn/)
    assert.match(
      said,
      /January to March 2019 Figure not published .{0,120}2 of the 3 returns that it is counted from say it/,
    )
  })

  it('a return stands on the last day of what it is of, so that a second of the same month is seen', async () => {
    const wrong = await post('/registers/hate-crime-returns/new', {
      ...{ month: '2019-04-29', crimes: '1', race: '1', religion: '0', orientation: '0' },
      ...{ disability: '0', transgender: '0' },
    })
    assert.equal(wrong.statusCode, 422)
    assert.match(plain(wrong.body), /Enter the last day of the month, 30 April 2019/)
  })

  it('of a quarter in which the book was begun says from which day it counts, wherever it is told or set beside another', async () => {
    await take('engagement', [
      WALK,
      '2018-05-20,Walk,event,Skerby,yes,no,no,2',
      '2019-04-20,Walk,event,Skerby,yes,no,no,2',
      '2019-05-20,Walk 2,event,Skerby,yes,no,no,2',
    ])
    const since =
      'which is counted from 20 May 2018 on alone \\(the day of the first entry of its register\\)'
    assert.match(
      await read('/reports/few/2019-20-Q1'),
      new RegExp(`2 events in April to June 2019, 1 more .*?than in April to June 2018, ${since}`),
    )
    assert.match(
      await read('/registers/engagement/months'),
      /April to June 2018 Number 1 counted from 20 May 2018/,
    )
  })

  it('and of it alone, where it is the only one', async () => {
    await record('press-items', { sent: '2019-05-20', kind: 'statement', subject: 'A walk' })
    const page = await read('/performance/press-statements')
    assert.match(
      page,
      /1 [\w ]+ in April to June 2019\. The figure for April to June 2019 is counted from 20 May 2019 on alone/,
    )
  })

  it('has no share in time of what may still be answered in time, and 0 percent where all were late', async () => {
    await take('correspondence', ['received,channel,kind,subject', '2019-07-29,post,enquiry,New'])
    const page = await read('/performance/correspondence-on-time-rate')
    assert.doesNotMatch(page, /0%/)
    assert.match(page, /No figure is held here yet/)
    await take('correspondence', [
      'received,channel,kind,subject,answered',
      '2019-05-01,post,enquiry,Late,2019-07-30',
    ])
    assert.match(
      await read('/performance/correspondence-on-time-rate'),
      /0% in (?:May 2019|April to June 2019)/,
    )
  })

  it('has no sum where no entry says what is added up', async () => {
    await take('rural-returns', ['quarter,officers', '2019-06-30,11'])
    assert.match(await read('/performance/rural-incidents'), /No figure is held here yet/)
    assert.match(await read('/performance/wildlife-officers'), /11 [\w ]+ in April to June 2019/)
  })

  it('of a month that is not over tells nothing until it is', async () => {
    await take('press-items', ['sent,kind,subject', '2019-08-01,statement,Today'])
    assert.doesNotMatch(await read('/registers/press-items/months'), /August 2019/)
    assert.doesNotMatch(await read('/performance/press-statements'), /August 2019/)
  })
})
