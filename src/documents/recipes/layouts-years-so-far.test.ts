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
