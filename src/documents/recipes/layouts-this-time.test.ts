import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { roles, times, units } from './testing.ts'

describe('what is called current, previous or the same a year ago', () => {
  it('is told by the day of the title, whatever time a target has', () => {
    const read = times(`
      People dashboard (as at 31 December 2025)
      Indicator                               | Current | Previous quarter | 12 months ago | Target (Mar 26)
      Officer headcount                       | 1902    | 1890             | 1860          | 1920
      Turnover (rolling 12 months)            | 6.8%    | 7%               | 7.9%          | 7%
      Vetting renewals completed in quarter   | 201     | 188              | 170           |`)
    assert.equal(read['B3'], '2025-12-31 2025-12-31 at')
    assert.equal(read['C3'], '2025-09-30 2025-09-30 at')
    assert.equal(read['D3'], '2024-12-31 2024-12-31 at')
    assert.equal(read['C4'], '2024-10-01 2025-09-30 rolling')
    assert.equal(read['B5'], '2025-10-01 2025-12-31 during')
  })

  it('is of the title beside another year, and so is what it is compared with', () => {
    const read = times(`
      Complaints, 1 April to 30 September 2025
      Measure | This period | SPLY | 2024/25 | National average
      Logged per 1,000 employees | 101 | 97 | 199 | 140`)
    assert.equal(read['B3'], '2025-04-01 2025-09-30 cumulative')
    assert.equal(read['C3'], '2024-04-01 2024-09-30 cumulative')
    assert.equal(read['D3'], '2024-04-01 2025-03-31 during')
    assert.equal(read['E3'], '2025-04-01 2025-09-30 cumulative')
  })

  it('is asked where a month beside it lies in the time of the title', () => {
    const read = times(`
      Complaints, July to September 2025
      Measure | Sep-25 | Current
      Logged  | 101    | 97`)
    assert.match(read['C3'] ?? '', /asked period/)
  })
})

describe('quarters without a year', () => {
  it('are of the year that was named last to their left, in every row', () => {
    const read = times(`
      Outcomes
      Outcome | 2024/25 Q1 | Q2 | Q3 | Q4 | 2025/26 Q1 | Q2
      Charged | 21 | 25 | 19 | 30 | 22 | 24
      Caution | 11 | 9  | 12 | 10 | 9  | 13`)
    for (const row of [3, 4]) {
      assert.equal(read[`C${row}`], '2024-07-01 2024-09-30 during')
      assert.equal(read[`G${row}`], '2025-07-01 2025-09-30 during')
    }
  })
})

describe('what stands elsewhere on a sheet', () => {
  const calls = `
    Calls. Table 2 is in seconds.

    Table 1: Calls connected
             | Week commencing |
    Service  | 06/10/2025 | 13/10/2025
    Ashcombe | 3919       | 4370
    Saltings | 2779       | 2269

    Table 2: Answer time
             | Mean       |            | Longest    |
    Service  | 06/10/2025 | 13/10/2025 | 06/10/2025 | 13/10/2025
    Ashcombe | 12.4       | 13.6       | 376        | 149
    Saltings | 5.5        | 3.8        | 288        | 86`

  it('says what days are that head another table, and in what that is', () => {
    assert.equal(times(calls)['B12'], '2025-10-06 2025-10-12 during')
    assert.equal(times(calls)['E13'], '2025-10-13 2025-10-19 during')
    assert.equal(units(calls)['B12'], '12.4 seconds')
    assert.equal(units(calls)['B6'], '3919 count')
  })

  it('under a table gives its time where nothing above does', () => {
    const read = times(`
      Speed checks by site
      Site     | Vehicles checked | Notices
      Elm Road | 4010             | 120
      Oak Lane | 3900             | 61
      Data collected 1–30 November 2025`)
    assert.equal(read['B3'], '2025-11-01 2025-11-30 during')
  })
})

describe('how a row stands', () => {
  it('leaves none of its figures out', () => {
    const read = roles(`
      Violence reduction, October to December 2025
      Indicator        | Result | Annual target | Status
      People engaged   | 120    | 400           | On track
      Schools reached  | 12     | 40            | At risk`)
    assert.equal(read['B3'], 'observation')
    assert.equal(read['C4'], 'target')
  })
})
