import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keepBooksOf } from './cases-of-books.ts'

const EVENTS = `events:
  - id: recording-inspection
    name: Inspection of crime recording, October 2018
    short: Recording inspection
    from: '2018-10-01'
    to: '2018-10-31'
    scope: { measures: [crime-recording-compliance], areas: [northmere] }
    source: { document: Annual report of the Mayor 2018/19, paragraph: key figures }
`

/** What was promised to the panel, beside what boards set. */
const UNDERTAKINGS = `undertakings:
  - number: 1
    kind: agreed-action
    meeting: 2020-02-06
    source: { document: Minutes of 6 February 2020, paragraph: minute 8 }
    who: mayor
    what: Send the cost of the new rota
    awaits: information
    due: { on: 2020-05-20 }
`

const SITTING = 'body,planned,held,held_on'

describe('the cases of assurance and boards, from rows to page to measure to report', () => {
  const { take, read, entryOf, report, measure, siteOf } = keepBooksOf({
    books: ['boards', 'case-reviews', 'inspections', 'stop-search-returns'],
    measures: [
      'strategic-assurance-sittings mayors-office',
      'jarap-meetings mayors-office',
      'board-sittings-held-rate mayors-office',
      'inspection-findings',
      'inspection-findings-open',
      'crime-recording-compliance',
      'stop-search-reviews-commented mayors-office',
      'stop-search',
    ],
    periods: ['2018-10', '2018-19', '2019-20-Q1', '2019-20-Q2', '2019-20-Q4'],
    files: { 'events.yaml': EVENTS, 'undertakings.yaml': UNDERTAKINGS },
  })

  it('assurance case 1: a board that is to meet each month met twelve times, and the audit panel four of four', async () => {
    const months = Array.from({ length: 12 }, (_, index) => {
      const day = Temporal.PlainDate.from('2018-04-10').add({ months: index }).toString()
      return `strategic-assurance-board,${day},yes,${day}`
    })
    const audit = ['2018-06-12', '2018-09-11', '2018-12-04', '2019-03-05'].map(
      (day) => `audit-panel,${day},yes,${day}`,
    )
    await take('boards', [SITTING, ...months, ...audit])
    assert.match(await read('/registers/boards'), /16 sittings are recorded/)
    assert.match(
      await measure('strategic-assurance-sittings'),
      /The target of the year to March 2019 was met: 12 sittings/,
    )
    assert.match(await measure('jarap-meetings'), /was met: 4 sittings are exactly the 4/)
    const said = await report('2018-19')
    assert.match(said, /12 sittings in the year to March 2019/)
    assert.match(said, /4 sittings in the year to March 2019/)
    assert.match(said, /100% in the year to March 2019/)
  })

  it('assurance case 2: an inspection has three pillars good, what the force disputes, the promise and the areas noted', async () => {
    const noted = ['Victims not supporting action', 'Disclosure training', 'Workforce share']
    const headings = noted.map((_, at) => `findings-${at + 1}-finding,findings-${at + 1}-sort`)
    await take('inspections', [
      `inspector,title,kind,published,grade_effectiveness,grade_efficiency,grade_legitimacy,challenge,promises,promise,${headings.join()}`,
      `HMICFRS,Assessment of 2018/19,all-areas,2019-05-02,Good,Good,Good,Talent,Skills audit to members,/promises/1,${noted.map((one) => `${one},Area for improvement`).join()}`,
    ])
    const page = await entryOf('inspections', 'Assessment of 2018/19')
    for (const pillar of ['effectiveness', 'efficiency', 'legitimacy'])
      assert.match(page, new RegExp(`Grade for ${pillar} Good`))
    assert.match(page, /What the force disputes Talent/)
    assert.match(page, /What was promised to members because of it Skills audit to members/)
    assert.match(page, /Which promise that is Promise 1: Send the cost of the new rota/)
    for (const one of noted) assert.match(page, new RegExp(one))
    assert.match(await measure('inspection-findings-open'), /April to June 2019 Figure 3/)
    assert.match(await report('2019-20-Q1'), /3 findings in April to June 2019/)
  })

  it('assurance case 3: compliance is 8.3 percentage points higher, of the months of its fieldwork, beside the event of October 2018', async () => {
    await take('inspections', [
      'inspector,title,kind,rate,rate_n,fieldwork,published,added_crimes',
      'HMICFRS,Crime data 2017,data,75.8,900,2017-10-02,2018-01-10,',
      'HMICFRS,Crime data 2018,data,84.1,900,2018-10-01,2019-01-17,"About 8,000 more crimes"',
    ])
    const entry = await entryOf('inspections', 'Crime data 2018')
    assert.match(entry, /First day of the fieldwork 1 October 2018/)
    assert.match(entry, /Day it was published 17 January 2019/)
    assert.match(entry, /About 8,000 more crimes/)
    // What of it is counted leads to the measure
    const { body } = await siteOf().app.inject('/registers/inspections/months')
    assert.match(body, /href="\/performance\/crime-recording-compliance/)
    const page = await measure('crime-recording-compliance')
    const higher = /84\.1% in October 2018, 8\.3 percentage points higher than in October 2017/
    assert.match(page, higher)
    assert.doesNotMatch(page, /8\.3%/)
    assert.match(
      page,
      /How much of that is put down to Inspection of crime recording, October 2018/,
    )
    assert.match(await report('2018-10'), /84\.1%.*8\.3 (?:percentage )?points/)
    assert.doesNotMatch(await report('2018-10'), /8\.3%/)
  })

  it('assurance case 4: what an inspection of county lines found stays open with its owners, quarter and report', async () => {
    const found = ['Definitions differ', 'The matrix is kept by hand', 'Placements are not told of']
    const headings = found.map(
      (_, at) => `findings-${at + 1}-finding,findings-${at + 1}-sort,findings-${at + 1}-owner`,
    )
    await take('inspections', [
      `inspector,title,kind,published,response,${headings.join()}`,
      `HMICFRS,County lines,thematic,2020-01-10,2020-03-06,${found.map((one) => `${one},Finding,Head of crime`).join()}`,
    ])
    const page = await entryOf('inspections', 'County lines')
    assert.match(page, /Findings open/)
    for (const one of found) assert.match(page, new RegExp(`${one}.*?Head of crime`))
    assert.match(await measure('inspection-findings'), /3 findings in January to March 2020/)
    assert.match(await report('2019-20-Q4'), /3 findings in January to March 2020/)
    const due = await read('/registers/due')
    assert.match(due, /County lines .*?Answer to what was found/)
  })

  it('what a board set is due beside what was promised to the panel, in one view, and each by itself', async () => {
    await take('boards', [
      `${SITTING},Action 1: What is to be done,Action 1: By which post,Action 1: By when`,
      'Strategic Assurance Board,2020-04-14,yes,2020-04-14,Report on gifts,Mayor of Northmere,2020-05-11',
    ])
    const due = await read('/registers/due')
    const [ofBooks = '', ofPanel = ''] = due.split('Undertaken to the panel')
    assert.match(
      ofBooks,
      /Strategic Assurance Board .*What the board asked for: action 1 Report on gifts Due Monday 11 May 2020/,
    )
    assert.doesNotMatch(ofBooks, /new rota/)
    assert.match(ofPanel, /Send the cost of the new rota Who Mayor of Northmere .*20 May 2020/)
    assert.doesNotMatch(ofPanel, /Strategic Assurance Board/)
  })

  it('assurance case 5: the audit panel is one under all the names that the annual report prints', async () => {
    const names = ['Joint arrangements panel', 'Audit risk and performance panel']
    await take('boards', [
      SITTING,
      `"Joint Audit, Risk and Assurance Panel",2019-06-11,yes,2019-06-11`,
      ...names.map((one, at) => `${one},2019-0${at + 7}-11,yes,2019-0${at + 7}-11`),
    ])
    const list = await read('/registers/boards?body=audit-panel&from=2019-04-01')
    assert.match(list, /3 sittings/)
    assert.match(
      await read('/registers/boards/definition'),
      /joint-arrangements-panel, audit-risk-and-performance-panel/,
    )
    assert.match(await measure('jarap-meetings'), /3 sittings in the year to March 2020/)
  })

  it('assurance case 6: ten searches sampled and two comments are 20 percent, beside the searches', async () => {
    await take('case-reviews', ['held,kind,sampled,commented', '2019-05-08,stop-search,10,2'])
    await take('stop-search-returns', [
      'month,searches,drugs,weapons,stolen,other',
      ...['04-30', '05-31', '06-30'].map((day) => `2019-${day},100,60,20,10,10`),
    ])
    assert.match(await read('/registers/case-reviews'), /Of how many something was said 2/)
    assert.match(await measure('stop-search-reviews-commented'), /20(?:\.0)?% in/)
    assert.match(
      await report('2019-20-Q1'),
      /20(?:\.0)?% in April to June 2019.*300 searches in April to June 2019/,
    )
  })

  it('assurance case 7: of the sitting of 6 August 2019 nobody knows whether it was recorded, and it counts neither way', async () => {
    const said = await take('boards', [
      `${SITTING},recorded`,
      'strategic-partnership-board,2019-08-06,,,Not known',
    ])
    assert.match(said, /Whether it was held is not known/)
    const page = await read('/registers/boards?from=2019-08-06&to=2019-08-06')
    assert.match(page, /6 August 2019/)
    assert.match(
      await entryOf('boards', 'Strategic Partnership Board'),
      /Whether it was recorded Not known/,
    )
    const rate = await measure('board-sittings-held-rate')
    assert.match(rate, /100% in July to September 2019/)
    assert.match(await report('2019-20-Q2'), /100% in July to September 2019/)
  })
})
