import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findTimes, isLater, readHeading } from './headings.ts'

const kindOf = (words: string) => readHeading(words).kind
const later = (one: string, other: string) => isLater(readHeading(one), readHeading(other))

describe('the heading of a column', () => {
  it('says what the column may hold', () => {
    const kinds = {
      change: ['Variance £000', 'Year on year', '2023 less 2022', 'Over/(under)', 'Reduction'],
      'percent-change': ['% change', 'Percentage increase', 'Change (%)'],
      points: ['Change (percentage points)', 'ppt'],
      percent: ['% of total', 'Share', '% within standard', 'Spend as % of plan'],
      rate: ['Rate per 1,000', 'Offences per 100,000 people'],
      average: ['Average minutes', 'Cost per visit', 'Median', 'Age', 'Score', 'Crime index'],
      total: ['Total', 'All ages', 'Full year'],
      rank: ['Rank', 'Position', 'Place (1 = least)', 'Order by pass rate'],
      target: ['Target', 'Target %'],
      note: ['RAG', 'Trend', 'Ref'],
      period: ['2022/23', 'Q1 2024', 'FY24'],
      plain: ['Offences', 'Spent', 'At expected standard', 'Reaching the standard'],
    }
    for (const [kind, all] of Object.entries(kinds)) {
      for (const words of all) assert.equal(kindOf(words), kind, words)
    }
  })

  it('says which is the later, in years or in words, and nothing where it does not', () => {
    assert.equal(later('2024', '2023'), true)
    assert.equal(later('2022/23', '2023/24'), false)
    assert.equal(later('Q1 2024', 'Q4 2023'), true)
    assert.equal(later('FY22', 'FY23'), false)
    assert.equal(later('This year', 'Last year'), true)
    assert.equal(later('Previous', 'Current'), false)
    assert.equal(later('Actual', 'Budget'), true)
    assert.equal(later('Before', 'After'), false)
    assert.equal(later('Latest', 'Baseline'), true)
    assert.equal(later('North', 'South'), undefined)
  })

  it('names its times, as years and parts of a year', () => {
    const times = (words: string) => readHeading(words).times
    assert.deepEqual(times('2023'), [2023])
    assert.deepEqual(times('FY24'), [2024])
    assert.deepEqual(times('Q1 2024'), [2024])
    assert.deepEqual(times('Q3 2024'), [2024.5])
    assert.deepEqual(times('2024 (Q4)'), [2024.75])
    assert.deepEqual(times('October 2024'), [2024.75])
    assert.deepEqual(times('FY24 less FY23'), [2024, 2023])
    assert.deepEqual(findTimes('Spent FY24'), [{ start: 6, end: 10, time: 2024 }])
    assert.deepEqual(times('Change 2021 to 2022'), [2021, 2022])
    assert.deepEqual(times('2022/23'), [2022.25])
    assert.deepEqual(times('12,023 homes'), [])
    assert.deepEqual(times('Offences'), [])
  })

  it('says whether its figures grow as what they count falls', () => {
    for (const words of ['Reduction', 'Decrease', 'Fall', 'Savings']) {
      assert.equal(readHeading(words).isDownward, true, words)
    }
    for (const words of ['Change', 'Increase', 'Rainfall']) {
      assert.equal(readHeading(words).isDownward, false, words)
    }
  })

  it('is later by its time before it is by its words, and of one time neither', () => {
    assert.equal(later('Budget 2024', 'Actual 2023'), true)
    assert.equal(later('2024', '2024'), undefined)
    assert.equal(later('Actual 2024', 'Budget 2024'), true)
    assert.equal(later('Revised', 'Original'), true)
    assert.equal(later('Revised', 'Outturn'), false)
    assert.equal(later('Revised', 'Last year'), true)
    assert.equal(later('Budget', 'Previous'), undefined)
    assert.equal(later('Outturn', 'Forecast outturn'), true)
    assert.equal(later('Spent', 'Actual'), undefined)
    assert.equal(later('2024', 'Budget'), undefined)
  })

  it('says per how many, and whether figures are rounded to thousands', () => {
    assert.equal(readHeading('Rate per 10,000').per, 10_000)
    assert.equal(readHeading('Per 100,000 people').per, 100_000)
    assert.equal(readHeading('Per thousand').per, 1000)
    assert.equal(readHeading('Per ten thousand').per, 10_000)
    assert.equal(readHeading('Per hundred thousand').per, 100_000)
    assert.equal(readHeading('Per million people').per, 1_000_000)
    assert.equal(readHeading('Per visit').per, null)
    assert.equal(readHeading('Budget £000').isScaled, true)
    assert.equal(readHeading('Spend £m').isScaled, true)
    assert.equal(readHeading('Rate per 1,000').isScaled, false)
  })
})
