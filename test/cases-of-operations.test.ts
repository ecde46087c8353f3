import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { keepBooksOf } from './cases-of-books.ts'
import { bookKeeper } from './keep-books.ts'
import { type SharedSite, shareSite, type TestSite } from './site.ts'

/** The last days of the months or quarters of a financial year. */
const endsOf = (year: number, every: 1 | 3) =>
  Array.from({ length: 12 / every }, (_, index) =>
    Temporal.PlainDate.from({ year, month: 4, day: 1 })
      .add({ months: (index + 1) * every })
      .subtract({ days: 1 })
      .toString(),
  )

/** A number cut in so many whole parts that add up to it. */
const cut = (whole: number, many: number) =>
  Array.from(
    { length: many },
    (_, at) => Math.floor((whole * (at + 1)) / many) - Math.floor((whole * at) / many),
  )

/** The returns of a year, of which each column comes to what is said. */
const returns = (year: number, every: 1 | 3, totals: readonly number[]) =>
  endsOf(year, every).map((day, at) =>
    [day, ...totals.map((total) => cut(total, 12 / every)[at])].join(),
  )

/** Months of searches, of which what was looked for in them adds up to them. */
const searches = (year: number, totals: readonly number[]) =>
  returns(year, 1, totals).map((line) => {
    const [all = 0, ...reasons] = line.split(',').slice(1, 5).map(Number)
    return `${line},${all - reasons.reduce((sum, one) => sum + one, 0)}`
  })

describe('the cases of operations in a made-up place, from rows to page to measure to report', () => {
  const { take, read, addressOf, entryOf, report, measure, post, plain } = keepBooksOf({
    books: [
      ...['domestic-returns', 'hate-crime-returns', 'licensing-returns', 'managed-offenders'],
      ...['operations', 'prevent-returns', 'programme-cards', 'released-under-investigation'],
      'stop-search-returns',
    ],
    measures: [
      ...['stop-search', 'stop-search-drugs', 'stop-search-positive-rate', 'prevent-referrals'],
      ...['hate-crime', 'domestic-unclassified', 'domestic-incidents-total'],
      ...['sexual-offenders-managed', 'sexual-offenders-community', 'rui-over-180-share'],
      ...['licensing-checks', 'programme-questions mayors-office', 'operations-told'],
    ],
    periods: ['2018-19', '2019-03', '2018-19-Q4', '2019-20-Q1', '2019-20', '2020-01'],
  })

  it('operations case 1: an operation says what each paper says of its dates, is on no chart without a day, and offers itself as a reason', async () => {
    await take('operations', [
      'name,first_told,aim,dates_as_told,touches-1-measure,touches-1-said_by,results-1-sort,results-1-as_told,results-1-source',
      'Lionheart,2019-07-22,Drugs,"January to March (end of year); around spring 2019 (minute 53(ii))",burglary,Minutes of 20 February 2020,Arrests,Over 100,End of year 2018/19',
    ])
    const page = await entryOf('operations', 'Lionheart')
    assert.match(page, /January to March \(end of year\); around spring 2019 \(minute 53\(ii\)\)/)
    assert.match(page, /Over 100/)
    assert.doesNotMatch(await measure('burglary'), /Lionheart/)
    const sent = await post(`${await addressOf('operations', 'Lionheart')}/correct`, {
      ...{ name: 'Lionheart', first_told: '2019-07-22', aim: 'Drugs', from: '2019-01-01' },
      ...{ to: '2019-05-31', 'touches-1-measure': 'burglary', 'touches-1-said_by': 'Minutes' },
      ...{ 'form-reason': 'A paper prints the days', 'form-step': 'record' },
    })
    assert.equal(sent.statusCode, 303, plain(sent.body).slice(0, 1_500))
    assert.match(await measure('operations-told'), /1 operation in the year to March 2020/)
    assert.match(await report('2019-20'), /1 operation in the year to March 2020/)
  })

  it('operations case 2: search card: 3,716 searches, something came of 30 percent against 31, and arrests that are the earlier drug searches are asked about', async () => {
    const said = await take('stop-search-returns', [
      'month,searches,drugs,weapons,stolen,positive,arrests,other',
      ...searches(2017, [2032, 675, 324, 600, 630, 400]),
      ...searches(2018, [3716, 2159, 675, 500, 1115, 675]),
      '2019-04-30,700,675,10,10,690,675,5',
    ])
    assert.match(said, /There are as many arrests as searches for drugs/)
    assert.match(
      await read('/registers/stop-search-returns/months'),
      /The year to March 2019 Number 3,716/,
    )
    assert.match(await measure('stop-search'), /The year to March 2019 Figure 3,716/)
    const rate = await measure('stop-search-positive-rate')
    // 1,115 of 3,716 and 630 of 2,032, each of the searches of its own period
    assert.match(rate, /The year to March 2019 Figure 30%/)
    assert.match(rate, /The year to March 2018 Figure 31%/)
    const year = await report('2018-19')
    assert.match(
      year,
      /3,716 searches in the year to March 2019, 1,684 more \(\+83%\) than in the year to March 2018/,
    )
    assert.match(year, /30% in the year to March 2019, (?:1|1\.0) (?:percentage )?points? lower/)
  })

  it('operations case 4: of 6,565 domestic incidents 265 are not told apart, and the quarter prints them', async () => {
    await take('domestic-returns', [
      'quarter,total,violent,coercive,unclassified',
      '2019-06-30,6565,4000,2300,265',
    ])
    assert.match(await read('/registers/domestic-returns'), /not told apart 265/)
    assert.match(await measure('domestic-unclassified'), /265 incidents in April to June 2019/)
    assert.match(await report('2019-20-Q1'), /265 incidents in April to June 2019/)
    assert.match(await report('2019-20-Q1'), /6,565 incidents in April to June 2019/)
  })

  it('operations case 5: hate card: 163 in March 2019, the event of 15 March, and one month is too few to hold it against', async () => {
    const heading =
      'month,crimes,race,religion,orientation,disability,transgender,told_of,told_on,window,windows_tested'
    await take('hate-crime-returns', [
      heading,
      '2019-03-31,163,122,30,15,8,6,An attack abroad,2019-03-15,28,1',
    ])
    await take('programme-cards', [
      'name,entered,what,lead,source,status,shown_by-1-measure,story-1-on,story-1-words,story-1-source',
      'Hate crime,2019-07-22,What the force does,The force,End of year 2018/19,running,hate-crime,2019-03-15,An attack abroad is named beside it,End of year 2018/19',
    ])
    const card = await entryOf('programme-cards', 'Hate crime')
    assert.match(card, /Hate crime offences/)
    assert.match(card, /15 March 2019 .*?An attack abroad is named beside it/)
    const page = await entryOf('hate-crime-returns', '31 March 2019')
    assert.match(page, /Day of that event 15 March 2019/)
    assert.match(page, /How many such spans were looked at in all 1/)
    const one = await measure('hate-crime')
    assert.match(
      one,
      /163 offences in March 2019\. .*?No usual range is drawn: it takes six months, and one is held\./,
    )
    assert.doesNotMatch(one, /than usual|within its usual/)
    assert.match(await report('2019-03'), /163 offences in March 2019/)
    // With months before it the event is drawn on the chart, and the test is still not to be had
    await take('hate-crime-returns', [
      'month,crimes,race,religion,orientation,disability,transgender',
      ...returns(2018, 1, [1_200, 900, 200, 100, 60, 60]).slice(0, -1),
    ])
    const many = await measure('hate-crime')
    assert.match(many, /163 offences/)
    assert.match(many, /too few months yet to say what is usual: 12 of the 13 needed/)
    assert.match(many, /values between 100 and 163\..{0,120}An attack abroad/)
  })

  it('operations case 6: Prevent 161 to 153 is 8 fewer, 5 percent, of which nothing is claimed, and a year with a quarter that was not returned has no figure', async () => {
    const [first = '', ...others] = returns(2018, 3, [153])
    await take('prevent-returns', ['quarter,referrals', ...returns(2017, 3, [161]), ...others])
    assert.match(
      await read('/registers/prevent-returns/months'),
      /The year to March 2019 Number No figure 3 of 4 returns say it/,
    )
    await take('prevent-returns', ['quarter,referrals', first])
    const page = await measure('prevent-referrals')
    assert.doesNotMatch(page, /lower than usual|higher than usual|below average/)
    assert.match(page, /The year to March 2019 Figure 153/)
    assert.match(
      await report('2018-19'),
      /153 referrals in the year to March 2019, 8 fewer \(−5%\) than in the year to March 2018/,
    )
  })

  it('operations case 7: 1,426 sexual offenders are 1,002 in the community and 424 who are not', async () => {
    await take('managed-offenders', [
      'quarter,managed,community,not_community,high_risk',
      '2019-03-31,1426,1002,424,93',
    ])
    assert.match(await read('/registers/managed-offenders'), /in the community 1,002/)
    assert.match(await entryOf('managed-offenders', '31 March 2019'), /not in the community 424/)
    assert.match(
      await measure('sexual-offenders-managed'),
      /1,426 offenders in January to March 2019/,
    )
    const quarter = await report('2018-19-Q4')
    assert.match(quarter, /1,426 offenders in January to March 2019/)
    assert.match(quarter, /1,002 offenders in January to March 2019/)
  })

  it('operations case 8: 900 are open who were released under investigation, 210 for more than 180 days: 23 percent', async () => {
    await take('released-under-investigation', [
      'month,open,to_28,to_90,to_180,over_180',
      '2020-01-31,900,250,240,200,210',
    ])
    assert.match(
      await read('/registers/released-under-investigation/months'),
      /January 2020 Percent 23\.3 Of how many 210 of 900/,
    )
    assert.match(await measure('rui-over-180-share'), /23\.3% in January 2020/)
    assert.match(await report('2020-01'), /23\.3% in January 2020/)
  })

  it('operations case 9: a council without a licensing return has not sent one, which is no nought', async () => {
    await take('licensing-returns', [
      'quarter,council,sent,checks,story',
      '2019-06-30,Tarn,yes,40,One scheme there',
      '2019-06-30,Skerby,no,,',
    ])
    const list = await read('/registers/licensing-returns')
    assert.match(
      list,
      /Skerby .*?Whether it sent a return No Premises looked at Licences refused State Not sent/,
    )
    assert.match(await entryOf('licensing-returns', 'Skerby'), /Not sent/)
    assert.match(await measure('licensing-checks'), /40 checks in April to June 2019/)
    assert.match(await report('2019-20-Q1'), /40 checks in April to June 2019/)
  })

  it('operations case 10: whether those who did it can be made to pay is answered no, on the card', async () => {
    await take('programme-cards', [
      'name,entered,what,lead,source,status,questions-1-on,questions-1-asked,questions-1-answered',
      'Domestic abuse,2019-07-22,What the force does,The force,End of year,running,2019-07-22,Can those who did it be made to pay,No',
    ])
    const card = await entryOf('programme-cards', 'Domestic abuse')
    assert.match(card, /Can those who did it be made to pay .*?No/)
    assert.match(await measure('programme-questions'), /1 question in the year to March 2020/)
    assert.match(await report('2019-20'), /1 question in the year to March 2020/)
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

  it('operations case 1: drug offences were 606 more (+148%), with Lionheart in their time, which is offered and not asserted', async () => {
    const page = await read('/performance/drug-offences')
    assert.match(page, /\+148%/)
    assert.match(page, /Operation Lionheart/)
    assert.doesNotMatch(page, /(?:caused by|because of|due to) Operation Lionheart/)
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
