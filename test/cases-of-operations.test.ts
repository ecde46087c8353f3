import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { bookKeeper } from './keep-books.ts'
import { readShipped } from './shipped-registers.ts'
import { openSite, type SharedSite, shareSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2019-08-01T10:00:00Z', today: () => '2019-08-01' }
const BOOKS = ['stop-search-returns', 'hate-crime-returns', 'prevent-returns', 'inspections']

/** A report of the year to March, of what these books yield in a made-up place. */
const REPORT = `id: programmes
title: Programmes of the force
about: Northmere Police
comparison: year-before
sections:
  - id: programmes
    title: Programmes
    rows:
      - { measure: stop-search, headline: true }
      - { measure: stop-search-drugs }
      - { measure: stop-search-positive-rate }
      - { measure: prevent-referrals }
      - { measure: hate-crime }
periods: [2018-19]
`

describe('the cases of operations in a made-up place, from rows to page to measure to report', () => {
  let site: TestSite
  const { take, read } = bookKeeper(() => site)
  before(async () => {
    const added = await readShipped(BOOKS)
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) => new Map([...files, ...added, ['reports/programmes.yaml', REPORT]]),
    )
  })
  after(() => site.close())

  const report = () => read('/reports/programmes/2018-19')

  it('operations case 2: search card: 3,716 searches, something came of 30 percent against 31, and arrests that are the earlier drug searches are asked about', async () => {
    const said = await take('stop-search-returns', [
      'month,searches,drugs,weapons,stolen,other,positive,arrests',
      '2018-03-31,2032,675,324,600,433,630,400',
      '2019-03-31,3716,2159,675,500,382,1115,675',
      '2017-03-31,20,12,4,2,2,12,12',
    ])
    assert.match(said, /There are as many arrests as searches for drugs/)
    assert.match(await read('/registers/stop-search-returns'), /Searches 3,716/)
    assert.match(
      await read('/performance/stop-search'),
      /3,716 searches in the year to March 2019, 1,684 more \(\+83%\) than in the year to March 2018/,
    )
    const rate = await read('/performance/stop-search-positive-rate')
    // 1,115 of 3,716 and 630 of 2,032, each of the searches of its own period
    assert.match(rate, /30% in the year to March 2019, (?:1|1\.0) (?:percentage )?points? lower/)
    assert.match(rate, /The year to March 2018 Figure 31%/)
    assert.match(await report(), /Stop and searches .*?3,716 .*?\+83%/)
  })

  it('operations case 5: hate card: 163 in March 2019 with one month held is held against no usual range, and the event, its span and how many were tested stand with it', async () => {
    await take('hate-crime-returns', [
      'month,crimes,race,religion,orientation,disability,transgender,told_of,window,windows_tested',
      '2019-03-31,163,122,30,15,8,6,An attack abroad on 15 March 2019,28,1',
    ])
    const months = await read('/registers/hate-crime-returns')
    assert.match(months, /163/)
    const page = await read('/performance/hate-crime')
    assert.match(page, /March 2019 Figure 163/)
    assert.doesNotMatch(page, /higher than usual|lower than usual|within its usual/)
    assert.doesNotMatch(page, /usual range is|attack abroad/)
    assert.match(await report(), /Hate crime offences .*?163/)
  })

  it('operations case 6: Prevent 161 to 153 is 8 fewer, 5 percent, of which nothing is claimed, and a quarter that was not returned is no nought', async () => {
    await take('prevent-returns', ['quarter,referrals', '2018-03-31,161', '2019-03-31,153'])
    const page = await read('/performance/prevent-referrals')
    assert.match(
      page,
      /153 referrals in the year to March 2019, 8 fewer \(−5%\) than in the year to March 2018/,
    )
    assert.doesNotMatch(page, /lower than usual|higher than usual|below average/)
    assert.doesNotMatch(
      page,
      /(?:April to June|July to September|October to December) 2018 Figure 0/,
    )
    assert.match(await report(), /Prevent referrals .*?153/)
  })

  it('assurance case 3: compliance is 8.3 percentage points higher, of the months of the fieldwork', async () => {
    await take('inspections', [
      'inspector,title,kind,rate,rate_n,fieldwork,published',
      'HMICFRS,Crime data 2017,data,75.8,900,2017-10-02,2018-01-10',
      'HMICFRS,Crime data 2018,data,84.1,900,2018-10-01,2019-01-17',
    ])
    const page = await read('/performance/crime-recording-compliance')
    assert.match(page, /84\.1% in October 2018, 8\.3 percentage points higher than in October 2017/)
    assert.doesNotMatch(page, /8\.3%/)
  })
})

describe('the cases of operations where the papers are from', () => {
  let site: SharedSite
  const { read } = bookKeeper(
    () => site as TestSite,
    () => ({}),
  )
  before(async () => {
    site = await shareSite('areas/leicestershire')
  })

  it('operations case 2: 3,716 (+83%), about 30% against 31%, and 675 arrests are told to be the drug searches of the year before', async () => {
    assert.match(
      await read('/performance/stop-search'),
      /The year to March 2019 Part Change in percent Figure \+83%/,
    )
    const rate = await read('/performance/stop-search-positive-rate')
    assert.match(rate, /The year to March 2019 Figure about 30%.*The year to March 2018 Figure 31%/)
    const arrests = await read('/performance/stop-search-arrests')
    assert.match(
      arrests,
      /Figure 675 .*?the same number as the drug searches of 2017\/18, which may be a slip/,
    )
    assert.match(await read('/performance/stop-search-drugs'), /The year to March 2018 Figure 675/)
  })

  it('operations case 3: 24% printed for +99 on 482 is 21%: shown, and the paper’s is kept', async () => {
    const page = await read('/performance/stop-search-drugs')
    assert.match(page, /581 searches in April to June 2019, 99 more \(\+21%\)/)
    assert.match(
      page,
      /printed the change as \+99 \(\+24%\)\. Its own two values give \+99 \(\+21%\)/,
    )
    assert.match(page, /Part Change in percent Figure \+24% .*?99 on 482 is 21%/)
    assert.match(page, /April to June 2018 Figure 482/)
  })

  it('operations case 5: 163 of March 2019 is one month, too few to hold against a usual range', async () => {
    const page = await read('/performance/hate-crime')
    assert.match(page, /March 2019 Figure 163/)
    assert.match(page, /No usual range is drawn/)
  })

  it('operations case 6: Prevent referrals are 8 fewer, 5 percent, and no range is claimed of two years', async () => {
    const page = await read('/performance/prevent-referrals')
    assert.match(page, /153 referrals in the year to March 2019, 8 fewer \(−5%\)/)
    assert.match(page, /No usual range is drawn/)
    assert.doesNotMatch(page, /than usual/)
  })

  it('assurance case 3: the change is in percentage points, although the paper prints a percentage', async () => {
    const page = await read('/performance/crime-recording-compliance')
    assert.match(page, /October 2018 Part Change in points Figure \+8\.3 percentage points/)
    assert.match(page, /printed as a percentage; it is percentage points/)
    assert.doesNotMatch(page, /\+8\.3%/)
  })
})
