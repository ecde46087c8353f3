import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { bookKeeper } from './keep-books.ts'
import { readShipped } from './shipped-registers.ts'
import { openSite, type TestSite } from './site.ts'

/** A day on which the year of the papers is over. */
const CLOCK = { now: () => '2019-08-01T10:00:00Z', today: () => '2019-08-01' }

const BOOKS = [
  'boards',
  'case-reviews',
  'managed-offenders',
  'diary',
  'triage-audits',
  'inspections',
  'keep-safe-places',
]

describe('the pages of measures that books yield', () => {
  let site: TestSite
  const { take, read } = bookKeeper(() => site)
  before(async () => {
    const added = await readShipped(BOOKS)
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) => new Map([...files, ...added]),
    )
  })
  after(() => site.close())

  it('case 1 of assurance: a board that is to meet each month and met twelve times has met its target, and the audit panel with four of four', async () => {
    const months = Array.from({ length: 12 }, (_, index) => {
      const day = Temporal.PlainDate.from('2018-04-10').add({ months: index }).toString()
      return `strategic-assurance-board,${day},yes,${day}`
    })
    const audit = ['06-12', '09-11', '12-04'].map(
      (day) => `audit-panel,2018-${day},yes,2018-${day}`,
    )
    await take('boards', ['body,planned,held,held_on', ...months, ...audit])
    const board = await read('/performance/strategic-assurance-sittings')
    assert.match(
      board,
      /The target of the year to March 2019 was met: 12 sittings are exactly the 12 needed/,
    )
    assert.match(board, /1 sitting a month × 12 months = 12/)
    const short = await read('/performance/jarap-meetings')
    assert.match(
      short,
      /was not met, as far as is recorded: 3 sittings are 75% of the 4 needed, 1 short/,
    )
    // Of a board of which nothing is recorded nothing is said to be missed
    const silent = await read('/performance/performance-board-sittings')
    assert.match(silent, /No sittings in/)
    assert.doesNotMatch(silent, /The target of|needed/)
    await take('boards', ['body,planned,held,held_on', 'audit-panel,2019-03-05,yes,2019-03-05'])
    assert.match(await read('/performance/jarap-meetings'), /was met: 4 sittings are exactly the 4/)
  })

  it('say how many were open on the last day, and what was gained, below nought where more ended than began', async () => {
    const places = [
      'The library,2016-09-01,',
      'The bakery,2016-10-01,2018-05-01',
      'The hall,2016-11-01,2018-06-01',
      'The station,2018-07-01,',
    ]
    await take('keep-safe-places', ['name,opened,closed', ...places])
    const gained = await read('/performance/keep-safe-places-gained')
    assert.match(gained, /−1 places in the year to March 2019/)
    assert.match(gained, /1 \(Keep Safe places that began\) less 2 \(Keep Safe places that ended\)/)
    // In the year in which nothing began and nothing ended
    assert.match(gained, /The year to March 2018 Figure 0/)
    const open = async () => {
      const page = await read('/performance/keep-safe-places-open')
      return [...page.matchAll(/The year to March (\d{4}) Figure (\d+)/g)].map((one) =>
        one.slice(1).join(' '),
      )
    }
    assert.deepEqual(await open(), ['2019 2', '2018 3', '2017 3'])
    const months = await read('/registers/keep-safe-places/months')
    assert.match(months, /Of which The year to March 2019 Number −1 Of which 1 less 2/)
    // It ended two years before it was said to: what stood meanwhile is otherwise, and is superseded
    await take('keep-safe-places', ['name,opened,closed', 'The hall,2016-11-01,2017-02-01'])
    assert.deepEqual(await open(), ['2019 2', '2018 2', '2017 2'])
  })

  it('say of what a figure is to come where there is none yet, and of which periods', async () => {
    assert.match(
      await read('/performance/triage-too-low-rate'),
      /No figure is held here yet for .*\. It is counted from the entries of the register “[^”]+”, of each month and quarter once that is over\./,
    )
    const months = await read('/registers/managed-offenders/months')
    assert.match(months, /Nothing is counted yet: a quarter counts once it is over\./)
  })

  it('name a part in the words of the book, and by no code', async () => {
    const sittings = await read('/performance/board-sittings-held')
    assert.match(sittings, /Which body: Joint Audit, Risk and Assurance Panel/)
    assert.doesNotMatch(sittings, /audit.panel\b/)
    await take('diary', ['held,what,type', '2019-04-10,Bid,funding', '2019-04-11,Radio,media'])
    assert.match(await read('/performance/pcc-meetings'), /Kind: Funding or commissioning/)
  })

  it('case 7 of operations: are of the area of the force where the book is of the force', async () => {
    await take('managed-offenders', [
      'quarter,managed,community,not_community',
      '2019-06-30,1426,1002,424',
    ])
    const csv = await read('/performance/sexual-offenders-managed.csv')
    assert.match(csv, /northmere/)
    assert.doesNotMatch(csv, /mayors-office/)
    assert.match(await read('/performance/board-sittings-held.csv'), /mayors-office/)
  })

  it('case 6 of assurance: ten searches sampled and two comments are 20 percent', async () => {
    await take('case-reviews', ['held,kind,sampled,commented', '2019-05-08,stop-search,10,2'])
    assert.match(await read('/performance/stop-search-reviews-commented'), /20\.0%|20%/)
  })

  it('stand with their books under each subject, and a book with nothing to read is named apart from them', async () => {
    const { body } = await site.app.inject({ url: '/registers' })
    const [filled = '', empty = ''] = body.split('Nothing in them that you may read')
    assert.match(filled, /id="registers-assurance"/)
    assert.match(filled, /Sittings of boards/)
    assert.doesNotMatch(filled, /Diary of meetings/)
    assert.match(empty, /Diary of meetings/)
    assert.match(await read('/registers'), /What is due in my books.*Diary of meetings/)
    const months = await read('/registers/triage-audits/months', {})
    assert.match(months, /Of the calls looked at again/)
    assert.match(await read('/registers/diary/months', {}), /Meetings in the diary/)
  })

  it('case 8 of demand: 11 of 200 calls graded too low are 5.5 percent', async () => {
    await take('triage-audits', ['month,sampled,right,too_low,too_high', '2019-05-31,200,180,11,9'])
    assert.match(await read('/performance/triage-too-low-rate'), /5\.5%/)
  })
})
