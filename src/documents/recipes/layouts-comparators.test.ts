import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { roles, times } from './testing.ts'

describe('what figures are compared with', () => {
  it('is of the latest time beside it', () => {
    const read = times(`
      Outcomes
      Measure      | Q1 2025/26 | Q2 2025/26 | MSG average
      Charged (%)  | 8.1        | 9.2        | 8.7
      Resolved (%) | 38.0       | 41.0       | 45.0`)
    assert.equal(read['D3'], '2025-07-01 2025-09-30 during')
  })

  it('is asked of which time where the year to date stands there too', () => {
    const read = times(`
      Outcomes
      Measure      | Q1 2025/26 | Q2 2025/26 | YTD  | MSG average
      Charged (%)  | 8.1        | 9.2        | 8.7  | 9.9
      Resolved (%) | 38.0       | 41.0       | 39.5 | 45.0`)
    assert.match(read['E3'] ?? '', /asked period/)
  })
})

describe('the mean of the whole service', () => {
  it('is a total among its stations', () => {
    const read = roles(`
      Attendance times (mm:ss), Quarter 1 2025/26
      Station         | House fires | Collisions
      Ashcombe        | 08:42       | 09:12
      Saltings        | 09:05       | 10:20
      Service average | 08:51       | 09:50`)
    assert.equal(read['B5'], 'total')
    assert.equal(read['B3'], 'observation')
  })
})

describe('what is counted up through the year', () => {
  it('is of the whole year once it has ended, and nothing is asked', () => {
    const read = times(`
      Scorecard
      Measure                       | 2024/25 | Q1 2025/26 | Q2 2025/26
      Referrals (cumulative)        | 120     | 30         | 66
      Complaints                    | 40      | 11         | 9`)
    assert.doesNotMatch(read['B3'] ?? '', /asked/)
    assert.equal(read['D3'], '2025-04-01 2025-09-30 cumulative')
  })
})

describe('tables beside and below one another on a sheet', () => {
  it('are told apart by the line right above each', () => {
    const read = times(`
      Partnership: comparison, 12 months to 30 September 2025

      Burglary
      Area     | Offences
      Ashcombe | 186
      Saltings | 351

      Shoplifting
      Area     | Offences
      Ashcombe | 492
      Saltings | 513`)
    assert.ok(Object.values(read).every((one) => !one.includes('asked words')))
  })
})

describe('the area that the title names', () => {
  it('is the total of its districts where England stands under it', () => {
    const read = roles(`
      Wealdmoor Council: road casualties
      Casualty rate per 100,000 population
      Area      | 2022  | 2023  | 2024
      Northgate | 239.4 | 256.3 | 243.4
      Old Town  | 282.6 | 183.9 | 273.9
      Norwell   | 177.4 | 248.7 | 193.9
      Wealdmoor | 198.1 | 221.4 | 246
      England   | 233.5 | 169.6 | 259.3`)
    assert.equal(read['B7'], 'total')
    assert.equal(read['D7'], 'total')
    assert.equal(read['D8'], 'comparator')
  })

  it('is none where it lies beyond its districts', () => {
    const read = roles(`
      Wealdmoor Council: road casualties
      Casualty rate per 100,000 population
      Area      | 2022  | 2023
      Northgate | 239.4 | 256.3
      Old Town  | 282.6 | 183.9
      Wealdmoor | 399.1 | 221.4
      England   | 233.5 | 169.6`)
    assert.equal(read['B6'], 'observation')
  })
})

describe('the median of a sector', () => {
  it('is what the figures beside it are compared with, and no figure where it says that there is none', () => {
    const read = roles(`
      Scorecard, 2024/25
      Measure           | Unit | Result | Sector median
      Repairs on time   | %    | 88.5   | 90.4
      Repairs completed | No.  | 15709  | n/a
      Calls abandoned   | %    | 8.4    | 7.0`)
    assert.equal(read['D3'], 'comparator')
    assert.equal(read['D4'], undefined)
  })
})
