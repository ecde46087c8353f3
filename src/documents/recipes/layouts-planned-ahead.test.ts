import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, times } from './testing.ts'

describe('what is planned for months to come, beside months that have figures', () => {
  const drawn = `
    Pools, 2025/26 to June
    Month  | Visits | Visits          | Hours planned | Staff hours
    Month  | This year | Same month last year | Hours planned | Staff hours
    Apr-25 | 410    | 398 | 96 | 90.5
    May-25 | 431    | 402 | 88 | 85
    Jun-25 | 398    | 377 | 88 | 81.5
    Jul-25 |        |     | 96 |
    Aug-25 |        |     | 88 |
    Total to date | 1239 | 1177 | 272 | 257`

  it('makes the total to date no longer than those have', () => {
    const read = times(drawn)
    assert.equal(read['B9'], '2025-04-01 2025-06-30 cumulative')
    assert.equal(read['E9'], '2025-04-01 2025-06-30 cumulative')
  })

  it('leaves the blanks of those months without a question', () => {
    assert.equal(readDrawn(drawn).questions.filter(({ about }) => about === 'value').length, 0)
  })
})

describe('an aim for a year of what is counted by the quarter', () => {
  const aims = (year: string, soFar: string) =>
    times(`
      Bins, 2025/26
      Line                               | Q1   | Q2   | Year to date | Target 2025/26
      Missed bins per 1,000 collections  | 61.5 | 76.6 | ${soFar}     | ${year}
      Tips                               | 210  | 440  | 650          | 2600`)

  it('is of the year where the year so far is no sum', () => {
    assert.equal(aims('60', '68.9')['E3'], '2025-04-01 2026-03-31 during')
  })

  it('is asked where it is one, and the aim is near a quarter', () => {
    assert.match(aims('60', '138.1')['E3'] ?? '', /asked period/)
  })
})
