import { describe, it } from 'node:test'
import { putToBook } from './defined-book.ts'

const monthly = Array.from({ length: 12 }, (_, index) => {
  const month = ((index + 3) % 12) + 1
  const day = `${month >= 4 ? 2018 : 2019}-${String(month).padStart(2, '0')}-10`
  return { body: 'strategic-assurance-board', planned: day, held: 'yes', held_on: day }
})

describe('the books of assurance and boards', () => {
  it('case 1: a board expected twelve times and held twelve has held all, and the audit panel four of four', async () => {
    const audit = ['06-12', '09-11', '12-04'].map((day) => `2018-${day}`).concat('2019-03-05')
    await putToBook('boards', {
      on: '2019-05-01',
      rows: [
        ...monthly,
        ...audit.map((day) => ({ body: 'audit-panel', planned: day, held: 'yes', held_on: day })),
      ],
      gives: {
        entries: 16,
        figures: [
          {
            ...{ measure: 'board-sittings-held', period: '2018-19' },
            ...{ breakdown: 'body=strategic-assurance-board', value: 12 },
          },
          {
            ...{ measure: 'board-sittings-held', period: '2018-19' },
            ...{ breakdown: 'body=audit-panel', value: 4 },
          },
          { measure: 'board-sittings-held-rate', period: '2018-19', value: 100 },
        ],
      },
    })
  })

  it('case 2: an inspection loads with three pillars good, what the force disputes, and areas noted', async () => {
    const noted = ['Victims who do not support action', 'Training in disclosure', 'Workforce']
    await putToBook('inspections', {
      on: '2019-08-01',
      rows: [
        {
          ...{ inspector: 'HMICFRS', title: 'Integrated assessment 2018/19', kind: 'all-areas' },
          ...{ fieldwork: '2018-10-01', published: '2019-05-02', challenge: 'Talent' },
          ...{ grade_effectiveness: 'Good', grade_efficiency: 'Good', grade_legitimacy: 'Good' },
          findings: noted.map((finding) => ({ finding, sort: 'area-for-improvement' })),
        },
      ],
      gives: {
        ...{ entries: 1, states: ['open'], due: { comments: '2019-06-27' } },
        warned: [{ row: 1, says: 'nobody who answers it' }],
        figures: [{ measure: 'inspection-findings-open', period: '2019-20-Q1', value: 3 }],
      },
    })
  })

  it('case 4: what a thematic inspection of county lines found stays open, each with its owner, until it is answered and accepted', async () => {
    const found = ['Definitions differ', 'The matrix is kept by hand', 'Placements are not told of']
    await putToBook('inspections', {
      on: '2020-04-01',
      rows: [
        {
          ...{ inspector: 'HMICFRS', title: 'County lines', kind: 'thematic' },
          ...{ published: '2020-01-10', response: '2020-03-06' },
          findings: found.map((finding) => ({ finding, sort: 'finding', owner: 'Head of crime' })),
        },
      ],
      gives: {
        ...{ entries: 1, states: ['open'], due: { comments: '2020-03-06' }, warned: [] },
        figures: [
          { measure: 'inspection-findings', period: '2019-20-Q4', value: 3 },
          { measure: 'inspection-findings-open', period: '2019-20-Q4', value: 3 },
        ],
      },
    })
  })

  it('case 5: the audit panel is one body under all the names that the annual report prints', async () => {
    const names = [
      'Joint Audit, Risk and Assurance Panel',
      'Joint arrangements panel',
      'Audit risk and performance panel',
    ]
    await putToBook('boards', {
      on: '2019-05-01',
      rows: names.map((body, index) => ({
        ...{ body, planned: `2018-0${index + 5}-01`, held: 'no', why_not: 'Moved' },
      })),
      gives: {
        entries: 3,
        figures: [{ measure: 'board-sittings-held-rate', period: '2018-19', value: 0 }],
      },
    })
  })

  it('case 6: a month with ten stop and searches sampled and two comments gives 20 percent', async () => {
    await putToBook('case-reviews', {
      on: '2019-08-01',
      rows: [{ held: '2019-05-08', kind: 'stop-search', sampled: 10, commented: 2 }],
      gives: {
        states: ['open'],
        figures: [{ measure: 'stop-search-reviews-commented', period: '2019-05', value: 20 }],
      },
    })
  })

  it('case 7: of the sitting of 6 August 2019 it is not known whether it was held, nor whether it was recorded', async () => {
    const sitting = { body: 'strategic-partnership-board', planned: '2019-08-06' }
    await putToBook('boards', {
      on: '2020-05-24',
      rows: [
        { ...sitting, recorded: 'Not known' },
        { ...sitting, planned: '2019-09-06', held: 'no', why_not: 'Moved', recorded: 'recorded' },
      ],
      gives: {
        ...{ entries: 1, states: ['planned'] },
        warned: [{ row: 1, says: 'Whether it was held is not known' }],
        refused: [{ row: 2, says: 'not held and is said to be recorded' }],
        figures: [{ measure: 'board-sittings-held-rate', period: '2019-20', value: null }],
      },
    })
  })

  it('an action is done when something shows it, and not before the sitting that gave it', async () => {
    const sitting = { body: 'audit-panel', held: 'yes' }
    const action = { what: 'Report on gifts', owner: 'chief-officer', done: '2019-07-01' }
    await putToBook('boards', {
      on: '2019-09-24',
      rows: [
        { ...sitting, planned: '2019-06-12', held_on: '2019-06-12', actions: [action] },
        {
          ...{ ...sitting, planned: '2019-07-12', held_on: '2019-07-12' },
          actions: [{ ...action, evidence: 'Paper 4 of September' }],
        },
      ],
      gives: {
        refused: [
          { row: 1, says: 'what shows that it was done' },
          { row: 2, says: 'done before it was given' },
        ],
      },
    })
  })

  it('an action is due on the day that its board set, and waits for none without one', async () => {
    const sitting = { body: 'audit-panel', planned: '2019-06-12', held: 'yes' }
    const action = { owner: 'chief-officer', what: 'Report on gifts' }
    await putToBook('boards', {
      on: '2019-08-01',
      rows: [
        {
          ...{ ...sitting, held_on: '2019-06-12' },
          actions: [{ ...action, due: '2019-07-31' }, action],
        },
      ],
      gives: { states: ['actions'], due: { action: '2019-07-31' } },
    })
  })

  it('case 3: compliance is of the month of its fieldwork, by which it is charted', async () => {
    const data = {
      inspector: 'HMICFRS',
      title: 'Crime data',
      kind: 'data',
      rate: 84.1,
      rate_n: 900,
    }
    await putToBook('inspections', {
      on: '2019-08-01',
      rows: [
        { ...data, fieldwork: '2018-10-01', published: '2019-01-17' },
        { ...data, title: 'Without a day', published: '2019-01-17' },
      ],
      gives: {
        entries: 1,
        refused: [{ row: 2, says: 'first day of the fieldwork' }],
        figures: [{ measure: 'crime-recording-compliance', period: '2018-10', value: 84.1 }],
      },
    })
  })

  it('bad input: a grade of a later scale, a finding closed without evidence and a partner under two spellings are refused', async () => {
    const grades = { grade_efficiency: 'good', grade_legitimacy: 'good' }
    const whole = { inspector: 'HMICFRS', published: '2019-05-02' }
    const closed = { sort: 'finding', answered: '2019-06-01', closed: '2019-06-02' }
    await putToBook('inspections', {
      on: '2019-08-01',
      rows: [
        { ...whole, title: 'A', kind: 'all-areas', grade_effectiveness: 'adequate', ...grades },
        { ...whole, title: 'B', kind: 'thematic', findings: [{ finding: 'Late', ...closed }] },
      ],
      gives: {
        refused: [
          { row: 1, says: 'in use from 1 January 2021' },
          { row: 2, says: 'enter on what evidence' },
        ],
      },
    })
    await putToBook('partners', {
      on: '2019-08-01',
      rows: ['St. John’s Trust', 'St Johns  trust'].map((organisation) => ({
        ...{ organisation, since: '2018-04-01', level: 'local' },
      })),
      gives: { refused: [{ row: 2, says: 'same as row 1' }] },
    })
  })
})
