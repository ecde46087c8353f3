import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { times } from './testing.ts'

describe('a time behind other words', () => {
  it('is a month of the time that the title names', () => {
    const read = times(`
      Custody, quarter to 31 December 2025
      Suite    | Detentions Oct | Detentions Nov | Average age
      Ashcombe | 301            | 288            | 31`)
    assert.equal(read['B3'], '2025-10-01 2025-10-31 during')
    assert.equal(read['C3'], '2025-11-01 2025-11-30 during')
    assert.equal(read['D3'], '2025-10-01 2025-12-31 during')
  })

  it('is a year up to a part of it', () => {
    const read = times(`
      Use of force
                            | White | Black
      Incidents 2024/25     | 2101  | 311
      Incidents 2025/26 to Q3 | 1601 | 241
      Incidents 2025/26 to P8 | 1401 | 201`)
    assert.equal(read['B3'], '2024-04-01 2025-03-31 during')
    assert.equal(read['B4'], '2025-04-01 2025-12-31 cumulative')
    assert.equal(read['B5'], '2025-04-01 2025-11-30 cumulative')
  })

  it('is the week that a title names by its first or its last day', () => {
    const read = times(`
      Stop and search – week 36 (w/c 1 September 2025)
      District | Searches
      Ashcombe | 41
      Saltings | 30`)
    assert.equal(read['B3'], '2025-09-01 2025-09-07 during')
    const ending = times(`
      Stop and search, week ending 7 September 2025
      District | Searches
      Ashcombe | 41
      Saltings | 30`)
    assert.equal(ending['B3'], '2025-09-01 2025-09-07 during')
  })
})

describe('years of schools', () => {
  it('begin in the month that a note names, and are asked where none does', () => {
    const drawn = (note: string) => `
      Exclusions by academic year
      ${note}
      School   | 2023/24 | 2024/25
      Ashcombe | 12      | 14`
    assert.equal(
      times(drawn('Academic years run from 1 September to 31 August'))['B4'],
      '2023-09-01 2024-08-31 rolling',
    )
    assert.equal(
      times(drawn('The academic year begins on 1 August'))['B4'],
      '2023-08-01 2024-07-31 rolling',
    )
    assert.match(times(drawn('Counts of pupils'))['B4'] ?? '', /asked period/)
  })
})
