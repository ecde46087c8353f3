import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { roles, times } from './testing.ts'

describe('a time that begins with the year and ends before it does', () => {
  it('is counted cumulatively, whatever its heading says', () => {
    const read = times(`
      Recorded crime
      Offence  | April to September 2025 | Jan–Oct 2024 | 2024/25
      Burglary | 310                     | 500          | 640
      Robbery  | 41                      | 70           | 82`)
    assert.equal(read['B3'], '2025-04-01 2025-09-30 cumulative')
    assert.equal(read['C3'], '2024-01-01 2024-10-31 cumulative')
    assert.equal(read['D3'], '2024-04-01 2025-03-31 during')
  })

  it('is counted cumulatively under a heading of its own that says up to when', () => {
    const read = times(`
      Revenue 2025/26 (£000)
      Head  | To 30 November 2025 |        | Full year
      Head  | Budget              | Actual | Budget
      Fleet | 310                 | 320    | 500
      Pay   | 3,100               | 3,090  | 5,000`)
    assert.equal(read['C4'], '2025-04-01 2025-11-30 cumulative')
    assert.equal(read['D4'], '2025-04-01 2026-03-31 during')
  })

  it('is of itself where it is no longer than a quarter', () => {
    const read = times(`
      Recorded crime
      Offence  | Apr–Jun 2025 | Jan–Mar 2025
      Burglary | 310          | 500`)
    assert.equal(read['B3'], '2025-04-01 2025-06-30 during')
    assert.equal(read['C3'], '2025-01-01 2025-03-31 during')
  })

  it('is of itself as a half of the year: by its name, or beside the other half', () => {
    const named = times(`
      Savings
      Department | H1 2025/26 | 2024/25
      Fleet      | 310        | 500`)
    assert.equal(named['B3'], '2025-04-01 2025-09-30 during')
    const both = times(`
      Complaints
      Kind    | April to September 2024 | October 2024 to March 2025
      Conduct | 310                     | 280`)
    assert.equal(both['B3'], '2024-04-01 2024-09-30 during')
  })

  it('is a figure of its own beside its months, and a total where it is called one', () => {
    const read = roles(`
      Calls 2025/26
      Line | Apr-25 | May-25 | Jun-25 | Jul-25 | Apr–Jul 2025 | Total
      999  | 10     | 20     | 30     | 40     | 100          | 100
      101  | 11     | 21     | 31     | 41     | 104          | 104`)
    assert.equal(read['F3'], 'observation')
    assert.equal(read['G3'], 'total')
  })
})

describe('a total under months', () => {
  it('is of the months that its column has figures for', () => {
    const read = times(`
      Injury collisions by month, reported road casualties
      Month    | 2024 | 2025
      January  | 108  | 115
      February | 114  | 117
      March    | 125  | 111
      April    | 118  | 99
      Total    | 465  | 442`)
    assert.equal(read['B7'], '2024-01-01 2024-04-30 cumulative')
    assert.equal(read['C7'], '2025-01-01 2025-04-30 cumulative')
  })

  it('is of the year where all its months stand there', () => {
    const months =
      'April May June July August September October November December January February March'
    const read = times(
      [
        'Calls by month',
        'Month | 2023/24 | 2024/25',
        ...months.split(' ').map((month, at) => `${month} | ${100 + at} | ${90 + at}`),
        'Total | 1266 | 1146',
      ].join('\n'),
    )
    assert.equal(read['C15'], '2024-04-01 2025-03-31 during')
  })
})

describe('the same quarter of another year', () => {
  it('is of its months in that year', () => {
    const read = times(`
      Vehicle stops, 1 April 2025 to 30 June 2025
      District | Apr 2025 | May 2025 | Jun 2025 | Quarter | Same quarter 2024
      Ashcombe | 178      | 169      | 233      | 580     | 639
      Saltings | 127      | 125      | 160      | 412     | 457`)
    assert.equal(read['F3'], '2024-04-01 2024-06-30 during')
  })
})
