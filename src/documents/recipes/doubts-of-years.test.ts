import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DOUBTS_OF_YEARS } from './doubts-of-years.ts'
import type { Draft } from './draft.ts'
import { settled } from './testing.ts'

const signs = (words: Partial<Draft['bearing']>, sheet = '') => {
  const table = [settled({ sheet }, words)]
  return DOUBTS_OF_YEARS.flatMap((look) => look(table, table)).map(([, { sign }]) => sign)
}

describe('a figure of 2024/25', () => {
  it('is asked about where its title names another time alone, and its own words none', () => {
    const titles = ['Revenue budget monitoring 2025/26']
    assert.deepEqual(signs({ headings: ['Forecast outturn'], titles }), ['year'])
    assert.deepEqual(signs({ headings: ['2024/25 outturn'], titles }), [])
    assert.deepEqual(signs({ headings: ['Outturn last year'], titles }), [])
    assert.deepEqual(signs({ headings: ['Outturn'], titles: ['Outturn 2024/25'] }), [])
    assert.deepEqual(signs({ headings: ['Outturn'], titles }, 'March 2025'), [])
  })

  it('is asked about where the columns beside it are of two years, and no title says of which it is', () => {
    const headings = ['Actual to date']
    assert.deepEqual(signs({ headings, heads: ['2024/25 outturn', '2025/26 budget'] }), ['year'])
    assert.deepEqual(signs({ headings, heads: ['2024/25 outturn', 'Budget'] }), [])
  })

  it('is asked about where its heading names a part of a year', () => {
    const titles = ['Availability, 2024/25']
    assert.deepEqual(signs({ headings: ['Weeks 23–26'], titles }), ['part of a year'])
    assert.deepEqual(signs({ headings: ['Year to month 12'], titles }), [])
  })
})
