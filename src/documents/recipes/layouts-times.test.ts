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
      Ashcombe | 78           | 76           | 88
      Saltings | 79           | 72           | 80

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
    assert.equal(read['D6'], '2025-04-01 2025-09-30 during')
  })
})

describe('a year that ends with another month than March or December', () => {
  it('is one like any other where the years of its table follow one another', () => {
    const read = times(`
      Residential burglary
      Ward   | YE Sep 23 | YE Sep 24 | YE Sep 25
      Abbey  | 39        | 31        | 30
      Priory | 28        | 26        | 19`)
    assert.equal(read['B3'], '2022-10-01 2023-09-30 during')
    assert.equal(read['D3'], '2024-10-01 2025-09-30 during')
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
