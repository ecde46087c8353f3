import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { roles, times, units } from './testing.ts'

describe('what the words nearest to a value say of it', () => {
  it('comes before a title in pounds or thousands', () => {
    const read = units(`
      Revenue monitoring, October 2025, £000
      Department | Actual spend | Headcount at month end | Collection rate (%)
      Policing   | 24510        | 612                    | 98.1
      Crime      | 11250        | 240                    | 97.6`)
    assert.equal(read['B3'], '24510000 gbp')
    assert.equal(read['C3'], '612 count')
    assert.equal(read['D3'], '98.1 percent')
    const rows = units(`
      Debt, Quarter 2 2025/26 (£m unless stated)
      Measure                       | Q1   | Q2
      Council tax collected         | 31.2 | 30.1
      Number of accounts in arrears | 1204 | 1190`)
    assert.equal(rows['B3'], '31200000 gbp')
    assert.equal(rows['C4'], '1190 count')
  })

  it('comes before a title that counts twelve months', () => {
    const read = times(`
      Stop and search – rolling 12 months and month
      Measure                       | Aug 2025 | Sep 2025
      Searches in the month         | 131      | 119
      Searches, rolling 12 months   | 1420     | 1399
      Searches, cumulative since April | 591   | 710`)
    assert.equal(read['B3'], '2025-08-01 2025-08-31 during')
    assert.equal(read['C4'], '2024-10-01 2025-09-30 rolling')
    assert.equal(read['C5'], '2025-04-01 2025-09-30 cumulative')
  })

  it('comes before a heading over it that names a day', () => {
    const read = times(`
      Investigations by team
      Team  | As at 31 May 2025 |                  | As at 30 June 2025 |
            | Open              | Cleared in month | Open               | Cleared in month
      CID   | 120               | 31               | 118                | 40
      Fraud | 64                | 12               | 70                 | 9`)
    assert.equal(read['B4'], '2025-05-31 2025-05-31 at')
    assert.equal(read['C4'], '2025-05-01 2025-05-31 during')
    assert.equal(read['E5'], '2025-06-01 2025-06-30 during')
  })

  it('is a clock in a column of units', () => {
    const read = units(`
      Indicator            | Unit  | Oct-25 | Nov-25
      Emergency attendance | mm:ss | 11:42  | 12:03
      Priority attendance  | h:mm  | 1:12   | 1:20`)
    assert.equal(read['C2'], '702 seconds')
    assert.equal(read['D3'], '80 minutes')
  })
})

describe('a year that ends the line above', () => {
  const drawn = `
    Detainees by suite, 2025
    Suite    | Jan | Feb | Mar | Q1  | Apr | May | Jun | Q2  | Total
    Ashcombe | 310 | 290 | 305 | 905 | 300 | 301 | 299 | 900 | 1805
    Saltings | 110 | 90  | 105 | 305 | 100 | 101 | 99  | 300 | 605`

  it('is that of months that run from January on, and of the quarters between them', () => {
    const read = times(drawn)
    assert.equal(read['C3'], '2025-02-01 2025-02-28 during')
    assert.equal(read['E3'], '2025-01-01 2025-03-31 during')
    assert.equal(read['J3'], '2025-01-01 2025-06-30 cumulative')
    assert.equal(roles(drawn)['I3'], 'total')
  })

  it('is not that of months that run from April to March: they are asked', () => {
    const read = times(`
      Detainees by suite, 2025
      Suite    | Apr | Aug | Dec | Mar
      Ashcombe | 310 | 290 | 305 | 300
      Saltings | 110 | 90  | 105 | 100`)
    assert.match(read['E3'] ?? '', /asked period/)
  })
})
