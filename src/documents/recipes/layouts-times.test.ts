import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said } from './testing.ts'

const times = (drawn: string) =>
  said(
    readDrawn(drawn),
    ({ period, basis }) => `${period?.start ?? '?'} ${period?.end ?? '?'} ${basis}`,
  )

describe('the time of a column', () => {
  it('is that of the title where only columns of other things have one of their own', () => {
    const read = times(`
      Use and availability by base, 2024/25
      Base     | Miles driven | Off the road at 31 March 2025 | Available for duty (%)
      Ashcombe | 860          | 3                             | 86.9
      Saltings | 737          | 6                             | 96.2`)
    assert.equal(read['B3'], '2024-04-01 2025-03-31 during')
    assert.equal(read['C3'], '2025-03-31 2025-03-31 at')
    assert.equal(read['D3'], '2024-04-01 2025-03-31 during')
  })

  it('is asked where the others that are of the same have times', () => {
    const read = times(`
      Burglary by district, 2024/25
      District | Q3 2024/25 | Q4 2024/25 | Latest
      Ashcombe | 31         | 28         | 27
      Saltings | 12         | 17         | 19`)
    assert.equal(read['C3'], '2025-01-01 2025-03-31 during')
    assert.match(read['D3'] ?? '', /asked period$/)
  })

  it('is for targets what a note says of them', () => {
    const read = times(`
      Calls for service
      District | Jul-Sep 2025 | Oct-Dec 2025 | Target
      Ashcombe | 78           | 76           | 300
      Saltings | 79           | 72           | 280

      Targets are those of the plan for 2025/26 and are the same everywhere.`)
    assert.equal(read['D3'], '2025-04-01 2026-03-31 during')
  })

  it('is the whole of the title for a total under rows of days', () => {
    const read = times(`
      Grants awarded, 1 April to 30 September 2025
      Provider | District | Date of award | Amount (£)
      Harbour  | Ashcombe | 17/04/2025    | 9000
      Bridge   | Saltings | 19/05/2025    | 1500
      Open     | Ashcombe | 02/06/2025    | 7750
      Total    |          |               | 18250`)
    assert.equal(read['D3'], '2025-04-17 2025-04-17 during')
    assert.equal(read['D6'], '2025-04-01 2025-09-30 cumulative')
  })
})

describe('a year that ends with another month than March or December', () => {
  it('rolls on, whether or not the years of its table overlap', () => {
    const read = times(`
      Residential burglary
      Ward   | YE Sep 23 | YE Sep 24 | YE Sep 25
      Abbey  | 39        | 31        | 30
      Priory | 28        | 26        | 19`)
    assert.equal(read['B3'], '2022-10-01 2023-09-30 rolling')
    assert.equal(read['D3'], '2024-10-01 2025-09-30 rolling')
  })

  it('rolls on where two of them overlap, or where its words say so', () => {
    const overlapping = times(`
      Residential burglary
      Ward   | Year ending June 2025 | Year ending September 2025
      Abbey  | 39                    | 31
      Priory | 28                    | 26`)
    assert.equal(overlapping['C3'], '2024-10-01 2025-09-30 rolling')
    const named = times(`
      Residential burglary
      Ward   | 12 months to Sep 24 | 12 months to Sep 25
      Abbey  | 39                  | 31
      Priory | 28                  | 26`)
    assert.equal(named['B3'], '2023-10-01 2024-09-30 rolling')
  })
})

describe('a year in one number', () => {
  it('is of the calendar where the table is of casualties on the roads, and is asked elsewhere', () => {
    const years = (title: string) =>
      times(`
        ${title}
        District | 2023 | 2024
        Ashcombe | 91   | 87
        Saltings | 40   | 44`)
    assert.equal(
      years('Reported road casualties by district')['B3'],
      '2023-01-01 2023-12-31 during',
    )
    assert.match(years('Burglaries by district')['B3'] ?? '', /asked period$/)
  })
})

describe('the first line of a sheet', () => {
  it('gives its year to each table under it that has a line of its own', () => {
    const read = times(`
      Commissioned services: Q1 and Q2 2025/26

      Provider: Harbour Lights
      Indicator | Q1  | Q2  | Year target
      Referrals | 210 | 231 | 900
      Supported | 188 | 202 | 800

      Provider: Bridge House
      Indicator | Q1  | Q2  | Year target
      Referrals | 98  | 104 | 400
      Supported | 77  | 90  | 350`)
    assert.equal(read['B5'], '2025-04-01 2025-06-30 during')
    assert.equal(read['C10'], '2025-07-01 2025-09-30 during')
    assert.equal(read['D10'], '2025-04-01 2026-03-31 during')
  })

  it('ends with the day that stocks are of', () => {
    const read = times(`
      Police workforce by sex, 31 March 2025 (full-time equivalent)
      District | Men | Women
      Ashcombe | 120 | 64
      Saltings | 71  | 30`)
    assert.equal(read['B3'], '2025-03-31 2025-03-31 at')
  })
})

describe('rows of times', () => {
  it('are summed by a row that is their sum, whatever it is called', () => {
    const read = times(`
      Weekly report
      Week           | 999 calls | 101 calls
      w/c 6 Oct 2025 | 2711      | 4902
      w/c 13 Oct 2025| 2690      | 4870
      Month          | 5401      | 9772`)
    assert.equal(read['B3'], '2025-10-06 2025-10-12 during')
    assert.equal(read['B5'], '2025-10-06 2025-10-19 during')
  })

  it('have months in figures beside a year', () => {
    const read = times(`
      Year | Month | District | Burglaries
      2025 | 7     | Ashcombe | 41
      2025 | 8     | Ashcombe | 38
      2025 | 9     | Ashcombe | 44`)
    assert.deepEqual(Object.values(read).slice(0, 2), [
      '2025-07-01 2025-07-31 during',
      '2025-08-01 2025-08-31 during',
    ])
  })
})

describe('a year among the words of a heading', () => {
  it('is its time, before them or behind them', () => {
    const read = times(`
      Fraud reports, years ending March
      Type     | 2024 reports | 2025 reports | England and Wales 2025
      Romance  | 38           | 43           | 4011
      Shopping | 790          | 845          | 90211`)
    assert.equal(read['B3'], '2023-04-01 2024-03-31 during')
    assert.equal(read['D3'], '2024-04-01 2025-03-31 during')
  })

  it('has the months that the title names without one', () => {
    const read = times(`
      Recorded crime, April to October
      Offence  | 2024 | 2025
      Burglary | 310  | 298
      Robbery  | 41   | 44`)
    assert.equal(read['C3'], '2025-04-01 2025-10-31 cumulative')
  })
})

describe('a year under a title that names some of its months', () => {
  it('is those months of it', () => {
    const read = times(`
      Quarter 2 monitoring (July to September)
      Ward   | 2025/26 | 2024/25
      Abbey  | 44      | 38
      Priory | 31      | 29`)
    assert.equal(read['B3'], '2025-07-01 2025-09-30 during')
    assert.equal(read['C3'], '2024-07-01 2024-09-30 during')
  })
})
