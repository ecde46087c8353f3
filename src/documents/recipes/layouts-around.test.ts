import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said } from './testing.ts'

const told = (drawn: string) =>
  said(
    readDrawn(drawn),
    ({ role, period, basis, status, unit }) =>
      `${role} ${period?.start ?? '?'} ${period?.end ?? '?'} ${basis} ${status} ${unit}`,
  )

describe('two tables side by side', () => {
  const read = told(`
    Use of force
    Table A: People, 2024/25 |        |  | Table B: Outcomes, 2023/24 |       |
    Age                      | People |  | Outcome                    | Cases |
    Under 18                 | 120    |  | Arrested                   | 212   |
    18 and over              | 840    |  | Other                      | 31    |
    Not known                | 9      |  | All outcomes               | 243   |`)

  it('have their own titles', () => {
    assert.match(read['B4'] ?? '', /2024-04-01 2025-03-31/)
    assert.match(read['E4'] ?? '', /2023-04-01 2024-03-31/)
  })

  it('have their own totals', () => {
    assert.match(read['B6'] ?? '', /^observation/)
    assert.match(read['E6'] ?? '', /^total/)
  })
})

describe('a note that a heading or a label points to', () => {
  it('ends the time of a column early', () => {
    const read = told(`
      Noise complaints, 2025/26
      Ward  | Q2 | Q3*
      Abbey | 31 | 12
      Mill  | 40 | 22

      * To 15 December 2025 only.`)
    assert.match(read['B3'] ?? '', /2025-07-01 2025-09-30/)
    assert.match(read['C3'] ?? '', /2025-10-01 2025-12-15/)
  })

  it('gives a row the day it stands at, where it is near, and its standing', () => {
    const read = told(`
      Officers in post
      Force           | 31 March 2024 | 31 March 2025
      Harrowby¹       | 1188          | 1223
      Pelling [note 2] | 871          | 902

      1. Provisional: the count is being checked.
      [note 2] Figures for Pelling are as at 30 April 2025.`)
    assert.match(read['B3'] ?? '', /provisional/)
    assert.match(read['C4'] ?? '', /2025-04-30 2025-04-30 at final/)
    assert.match(read['B4'] ?? '', /2024-03-31 2024-03-31/)
  })

  it('says of a time, and of the total with it, that they are provisional', () => {
    const read = told(`
      Recorded crime, 2025/26 to date
      District | Apr-25 | May-25 | Jun-25 | Total
      Ashcombe | 31     | 28     | 27     | 86
      Saltings | 12     | 17     | 19     | 48

      Figures for June 2025, and so the total for the year to date, are provisional.`)
    assert.match(read['C3'] ?? '', /final/)
    assert.match(read['D3'] ?? '', /provisional/)
    assert.match(read['E3'] ?? '', /2025-04-01 2025-06-30 cumulative provisional/)
  })
})

describe('the year so far', () => {
  const drawn = `
    Monthly pack, November 2025
    Measure          | Standard | Oct-25 | Nov-25 | 2025/26 FYTD | 2024/25 FYTD
    Burglaries       | 300      | 31     | 28     | 240          | 251
    Calls for service | 1500    | 120    | 171    | 1400         | 1377`

  it('ends with the last time that has figures, in the year that its heading names', () => {
    const read = told(drawn)
    assert.match(read['E3'] ?? '', /2025-04-01 2025-11-30 cumulative/)
    assert.match(read['F3'] ?? '', /2024-04-01 2024-11-30 cumulative/)
  })

  it('is that of a standard as a whole year', () => {
    assert.match(told(drawn)['B3'] ?? '', /^target 2025-04-01 2026-03-31/)
  })

  it('is what a total is of beside columns that are still to be filled, and the same of the year before', () => {
    const read = told(`
      Recorded crime
      District | Apr-25 | May-25 | Jun-25 | Total | Same period 2024/25
      Ashcombe | 31     | 28     |        | 59    | 61
      Saltings | 12     | 17     |        | 29    | 33`)
    assert.match(read['E3'] ?? '', /total 2025-04-01 2025-05-31 cumulative/)
    assert.match(read['F3'] ?? '', /2024-04-01 2024-05-31 cumulative/)
  })

  it('is a stretch of a year that a heading names in brackets', () => {
    const read = told(`
      Casualties by district, calendar years
      District | 2024 | 2025 (Jan–Sep, provisional)
      Ashcombe | 127  | 95
      Saltings | 58   | 43`)
    assert.match(read['C3'] ?? '', /2025-01-01 2025-09-30 cumulative provisional/)
  })
})

describe('a total under rows with the same first and last day', () => {
  it('is of those days', () => {
    const read = told(`
      Grants by provider
      Provider | Period start | Period end | Awarded
      Haven    | 01/04/2025   | 30/09/2025 | 120
      Harbour  | 01/04/2025   | 30/09/2025 | 205
      Bridge   | 01/04/2025   | 30/09/2025 | 88
      Total    |              |            | 413`)
    assert.match(read['D6'] ?? '', /^total 2025-04-01 2025-09-30/)
  })
})

describe('what is aimed at and compared with', () => {
  it('is a grade where it stands among others', () => {
    const read = told(`
      Cases by risk, 2024/25
      District | High | Medium | Standard
      Ashcombe | 31   | 28     | 27
      Saltings | 12   | 17     | 19`)
    assert.match(read['D3'] ?? '', /^observation/)
  })

  it('is several years before', () => {
    const read = told(`
      Road casualties, calendar years
      Year              | Killed | Serious
      2017-2021 average | 30     | 301
      2022              | 27     | 298
      2023              | 31     | 311`)
    assert.match(read['B3'] ?? '', /^comparator 2017-01-01 2021-12-31/)
    assert.match(read['B4'] ?? '', /^observation 2022-01-01 2022-12-31/)
  })
})

describe('what figures are in', () => {
  it('is for rates what a line says of them', () => {
    const read = told(`
      Recorded crime by district, with rate per 1,000 population, 2024/25
      District | Number | Rate
      Ashcombe | 910    | 9.8
      Saltings | 1200   | 10.9`)
    assert.match(read['B3'] ?? '', /count$/)
    assert.match(read['C3'] ?? '', /per 1,000$/)
  })

  it('is asked of plain numbers where times are written as on a clock', () => {
    const read = told(`
      Ambulance response, 2024/25. Times are hh:mm:ss
      Measure                | Ashcombe | Saltings
      Response time – mean   | 00:08:23 | 00:07:50
      Call answering – mean  | 4        | 6`)
    assert.match(read['B3'] ?? '', /seconds$/)
    assert.match(read['B4'] ?? '', /seconds asked unit$/)
  })

  it('is nothing where a dash says that there was nothing to measure', () => {
    const read = told(`
      Calls, November 2025
      Line | Calls | % answered
      Ashcombe | 31 | 91%
      Saltings | 0 | -
      Dunholt | 12 | 88%

      - means no calls were offered in the month.`)
    assert.match(read['C4'] ?? '', /not applicable percent$/)
  })
})

describe('a form', () => {
  it('has its time in its head, of a part in the line over it, and blanks that are asked', () => {
    const read = told(`
      Quarterly return
      Reporting period | | 1 July 2025 to 30 September 2025

      Ref | Question | Answer | Comments
      Section A – Complaints
      A1 | Complaints logged | 214 |
      A2 | Complaints logged, same quarter last year | 198 |
      A3 | Complaints logged, year to date | 431 |
      Section B – Position at 30 September 2025
      B1 | Complaints open | 187 |
      B2 | Officers suspended | | 
      B3 | Cases sent on | Not held | will follow
      B4 | Officers on restricted duties | 14 |`)
    assert.match(read['C6'] ?? '', /2025-07-01 2025-09-30 during/)
    assert.match(read['C7'] ?? '', /2024-07-01 2024-09-30 during/)
    assert.match(read['C8'] ?? '', /2025-04-01 2025-09-30 cumulative/)
    assert.match(read['C10'] ?? '', /2025-09-30 2025-09-30 at/)
    assert.match(read['C11'] ?? '', /missing count asked value/)
    assert.match(read['C12'] ?? '', /not available/)
  })
})
