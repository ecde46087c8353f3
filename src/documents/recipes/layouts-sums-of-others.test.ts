import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles } from './testing.ts'

describe('a place whose figures are the sums of those of all others', () => {
  it('is a total whatever it is called, in every kind of thing that is counted', () => {
    const read = roles(`
      Incidents attended, by station
      Station ground | Kind      | 2022/23 | 2023/24 | 2024/25
      Ashcombe       | Fires     | 40      | 52      | 47
                     | Alarms    | 108     | 114     | 99
                     | Rescues   | 12      | ..      | 15
      Thornhithe     | Fires     | 21      | 25      | 30
                     | Alarms    | 66      | 59      | 71
                     | Rescues   | 7       | 9       | 4
      Saltings       | Fires     | 9       | 3       | 8
                     | Alarms    | 31      | 28      | 35
                     | Rescues   | 2       | 1       | 6
      Brigade        | Fires     | 70      | 80      | 85
                     | Alarms    | 205     | 201     | 205
                     | Rescues   | 21      | 23      | 25
      .. not available`)
    assert.equal(read['C3'], 'observation')
    assert.equal(read['C9'], 'observation')
    assert.equal(read['C12'], 'total')
    assert.equal(read['E13'], 'total')
    assert.equal(read['D14'], 'total')
  })

  it('is none where one figure is another', () => {
    const read = roles(`
      Incidents attended, by station
      Station ground | Kind   | 2022/23 | 2023/24
      Ashcombe       | Fires  | 40      | 52
                     | Alarms | 108     | 114
      Thornhithe     | Fires  | 21      | 25
                     | Alarms | 66      | 59
      Saltings       | Fires  | 61      | 77
                     | Alarms | 174     | 180`)
    assert.equal(read['C7'], 'observation')
    assert.equal(read['D8'], 'observation')
  })
})

describe('a title that speaks of totals over time', () => {
  it('makes no figure under it a total', () => {
    for (const words of ['rolling 12-month totals', 'annual totals', 'cumulative totals']) {
      const read = roles(`
        Casualties, ${words}
        District   | 2022/23 | 2023/24
        Ashcombe   | 40      | 52
        Thornhithe | 21      | 25
        Saltings   | 9       | 3`)
      assert.equal(read['B3'], 'observation', words)
    }
  })
})

describe('the only part of a total', () => {
  it('is a figure of its own before the row that is called the total', () => {
    const read = roles(`
      Searches, 2024/25
      Group            | Part         | April 2024 | May 2024 | June 2024
      White            | British      | 40         | 52       | 38
      White            | Irish        | 3          | 1        | 2
      White total      |              | 43         | 53       | 40
      Black            | Caribbean    | 5          | 8        | 7
      Black            | African      | 4          | 6        | 1
      Black total      |              | 9          | 14       | 8
      Not stated       | Not stated   | 11         | 12       | 10
      Not stated total |              | 11         | 12       | 10`)
    assert.equal(read['C9'], 'observation')
    assert.equal(read['C10'], 'total')
  })
})

describe('what the figures of a table are compared with', () => {
  it('is so in all rows under its name, and in their sums over time', () => {
    const read = roles(`
      Burglary by district
      District                | Kind       | April 2025 | May 2025 | June 2025 | Total
      Ashcombe                | Homes      | 4          | 5        | 6         | 15
                              | Businesses | 1          | 0        | 2         | 3
      Great Britain (thousands) | Homes    | 14.1       | 13.9     | 14.4      | 42.4
                              | Businesses | 3.2        | 3.0      | 3.3       | 9.5`)
    assert.equal(read['C5'], 'comparator')
    assert.equal(read['C6'], 'comparator')
    assert.equal(read['F6'], 'comparator')
    assert.equal(read['F3'], 'total')
  })

  it('is known by the mean of others', () => {
    const others = [
      'Probation services average',
      'District councils average',
      'Similar trusts mean',
      'Average of the five forces of the region',
    ]
    for (const name of others) {
      const read = roles(`
        Staff who feel valued (%)
        Office     | 2023/24 | 2024/25
        Ashcombe   | 61      | 64
        ${name}    | 66      | 65`)
      assert.equal(read['B4'], 'comparator', name)
    }
  })

  it('is known with a time behind its name', () => {
    const read = roles(`
      Staff who feel valued (%)
      Office   | 2024/25 | Probation services average 2024/25
      Ashcombe | 61      | 64
      Saltings | 66      | 65`)
    assert.equal(read['C3'], 'comparator')
    assert.equal(read['B3'], 'observation')
  })

  it('is not the same figure at another time', () => {
    const read = roles(`
      Calls, October 2025
      Measure  | 2025/26  |          | Comparison |
               | Sep-25   | Oct-25   | Oct-24     | England and Wales Oct-25
      Offered  | 18820    | 19510    | 18118      | 20100
      Answered | 18643    | 19116    | 18027      | 19870`)
    assert.equal(read['D4'], 'observation')
    assert.equal(read['E4'], 'comparator')
  })
})

describe('what is aimed at', () => {
  it('is known with any time behind it, and as a limit', () => {
    for (const name of [
      'Target for March 2026',
      'Uplift target 31 March 2026 (headcount)',
      'Authorised limit 2025/26',
      'Operational boundary 2025/26',
    ]) {
      const read = roles(`
        Officers in post
        Force    | 31 March 2024 | 31 March 2025 | ${name}
        Ashcombe | 2010          | 2044          | 2140
        Saltings | 910           | 944           | 960`)
      assert.equal(read['D3'], 'target', name)
      assert.equal(read['C3'], 'observation', name)
    }
  })

  it('leaves the figures before it their own where its cell stands behind them in words', () => {
    const { figures } = readDrawn(`
        Timeliness
        Measure                  | 2023/24 | 2024/25 |
        Finalised within 60 days | 41%     | 52%     | Target 60%
        Logged within 2 days     | 71%     | 72%     |`)
    const read = figures.find(({ address }) => address === 'B3')
    assert.equal(read?.role, 'observation')
    assert.ok(read.breakdown.every(({ value }) => !value.includes('Target')))
  })
})

describe('what is no figure', () => {
  it('is left out: a check of the sums, a page, how much of the money is spent', () => {
    const { figures } = readDrawn(`
      Grants, 2024/25
      Fund                 | Award £ | Paid to date £ | % paid
      Victims              | 84000   | 63000          | 75%
      Young people         | 22000   | 16500          | 75%
      Partnerships         | 40000   | 20000          | 50%
      Check (should be nil) | 0      | 0              |
      Page 1 of 2          | 2       |                |`)
    assert.deepEqual(
      figures.map(({ address }) => address),
      ['B3', 'C3', 'B4', 'C4', 'B5', 'C5'],
    )
  })

  it('is the number of a station or an indicator before its name', () => {
    const { figures } = readDrawn(`
      Average response
      Stn | Station  | 2023/24 | 2024/25
      01  | Ashcombe | 411     | 398
      02  | Saltings | 520     | 517
      07  | Dunholt  | 640     | 622`)
    assert.deepEqual(
      figures.map(({ address }) => address),
      ['C3', 'D3', 'C4', 'D4', 'C5', 'D5'],
    )
  })

  it('is the share that a part named "of which" is of the column before it', () => {
    const { figures } = readDrawn(`
      Cases outstanding
      Quarter | Outstanding | of which over 12 months | % over 12 months
      Q1 2024 | 2402        | 464                     | 19.3%
      Q2 2024 | 2448        | 438                     | 17.9%
      Q3 2024 | 2510        | 502                     | 20.0%
      Q4 2024 | 2390        | 454                     | 19.0%`)
    assert.ok(figures.every(({ column }) => column < 3))
  })
})

describe('a table of the whole', () => {
  it('is one of totals after tables of its parts with the same rows, by its name', () => {
    const { figures } = readDrawn(`
      Custody return, 2024/25

      ASHCOMBE (24 cells)
                         | Apr-25 | May-25
      Detainees received | 308    | 323
      Searches           | 17     | 16
      Refused            | 6      | 2

      SALTINGS (16 cells)
                         | Apr-25 | May-25
      Detainees received | 494    | 543
      Searches           | 10     | 15
      Refused            | 4      | 5

      FORCE
                         | Apr-25 | May-25
      Detainees received | 902    | 866
      Searches           | 28     | 31
      Refused            | 9      | 7`)
    const role = (address: string) => figures.find((one) => one.address === address)?.role
    assert.equal(role('B5'), 'observation')
    assert.equal(role('B11'), 'observation')
    assert.equal(role('B17'), 'total')
    assert.equal(role('C19'), 'total')
  })

  it('is one of figures where the others are of something else', () => {
    const { figures } = readDrawn(`
      Force
      Measure  | 2023/24 | 2024/25
      Burglary | 308     | 323
      Robbery  | 17      | 16
      Arson    | 6       | 2`)
    assert.ok(figures.every(({ role }) => role === 'observation'))
  })
})
