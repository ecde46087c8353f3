import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isLater, readHeading } from './headings.ts'

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
      average: ['Average minutes', 'Cost per visit'],
      total: ['Total', 'All ages', 'Full year'],
      rank: ['Rank', 'Position'],
      target: ['Target', 'Target %'],
      note: ['RAG', 'Trend', 'Ref'],
      period: ['2022/23', 'Q1 2024', 'FY24'],
      plain: ['Offences', 'Spent'],
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

  it('says per how many, and whether figures are rounded to thousands', () => {
    assert.equal(readHeading('Rate per 10,000').per, 10_000)
    assert.equal(readHeading('Per 100,000 people').per, 100_000)
    assert.equal(readHeading('Budget £000').isScaled, true)
    assert.equal(readHeading('Spend £m').isScaled, true)
    assert.equal(readHeading('Rate per 1,000').isScaled, false)
  })
})
