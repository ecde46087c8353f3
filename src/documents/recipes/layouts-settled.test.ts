import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { roles, times } from './testing.ts'

describe('a time that what stands beside it settles', () => {
  it('is a quarter of the calendar under the months of one', () => {
    const read = times(`
      Collisions
      Month    | Fatal | Serious
      Jan 2025 | 2     | 31
      Feb 2025 | 1     | 28
      Mar 2025 | 3     | 30
      Q1 2025  | 6     | 89
      Q2 2025  | 4     | 95`)
    assert.equal(read['B6'], '2025-01-01 2025-03-31 during')
    assert.equal(read['B7'], '2025-04-01 2025-06-30 during')
  })

  it('is asked where nothing does', () => {
    const read = times(`
      Collisions
      Quarter | Fatal | Serious
      Q1 2025 | 6     | 89
      Q2 2025 | 4     | 95`)
    assert.match(read['B3'] ?? '', /asked period/)
  })

  it('is the day that stands first, where the dates are then first days of months', () => {
    const read = times(`
      Month      | Calls
      01/04/2025 | 8012
      01/05/2025 | 8410
      01/06/2025 | 8890`)
    assert.equal(read['B3'], '2025-05-01 2025-05-31 during')
  })

  it('is a number of a quarter, or of an accountant’s month', () => {
    const quarters = times(`
      Financial year | Quarter | Offences
      2023/24        | 1       | 402
      2023/24        | 4       | 388`)
    assert.equal(quarters['C3'], '2024-01-01 2024-03-31 during')
    const months = times(`
      Financial year | Period | Calls
      2025/26        | 1      | 402
      2025/26        | 10     | 388`)
    assert.equal(months['C3'], '2026-01-01 2026-01-31 during')
  })

  it('is asked of the number of a month beside a financial year', () => {
    const read = times(`
      Financial year | Month | Offences
      2025/26        | 1     | 402
      2025/26        | 10    | 388`)
    assert.match(read['C2'] ?? '', /asked period/)
  })

  it('is asked where a column of times has something else in it', () => {
    const read = times(`
      Offences, 2025/26
      Week   | Offences
      3 of 9 | 40
      4 of 9 | 38
      w/e 30 November 2025 | 41`)
    assert.match(read['B3'] ?? '', /asked period/)
  })

  it('is put together from a heading and the end of it beneath', () => {
    const read = times(`
      Arrests
                | Year ending | Year ending
      Ethnicity | March 2024  | March 2025
      Asian     | 131         | 140
      Black     | 90          | 101`)
    assert.equal(read['C4'], '2024-04-01 2025-03-31 during')
  })

  it('has the end of its years from the line above', () => {
    const read = times(`
      Positive outcomes, 12 months to September
      Offence | 2024 | 2025
      Robbery | 79   | 91`)
    assert.equal(read['B3'], '2023-10-01 2024-09-30 rolling')
  })

  it('is of the weeks that begin on the days in the headings', () => {
    const read = times(`
      Week commencing: | 03/11/2025 | 10/11/2025 | 17/11/2025
      Emergencies      | 412        | 398        | 405`)
    assert.equal(read['B2'], '2025-11-03 2025-11-09 during')
  })

  it('is a day that a spreadsheet has turned into a number', () => {
    const read = times(`
      Crime type | 45748 | 45778 | 45809
      Burglary   | 120   | 131   | 109
      Robbery    | 33    | 29    | 31`)
    assert.deepEqual(Object.keys(read).slice(0, 2), ['B2', 'C2'])
    assert.equal(read['C2'], '2025-05-01 2025-05-31 during')
  })
})

describe('a total', () => {
  it('is no year to date, though all of its months stand beside it, and what is called so', () => {
    const whole = roles(`
      Requests, 2025/26
      Measure  | Apr | May | Jun | YTD
      Received | 41  | 38  | 44  | 123`)
    assert.equal(whole['E3'], 'observation')
    const called = roles(`
      Requests, 2025/26
      Measure  | Apr | May | Jun | Total
      Received | 41  | 38  | 44  | 123`)
    assert.equal(called['E3'], 'total')
  })

  it('is none that is called so and is the sum of nothing', () => {
    const read = roles(`
      999 calls, November 2025
      Force     | Total calls received | Answered | Abandoned
      Northmere | 12412                | 11233    | 410
      Wexmoor   | 8840                 | 7002     | 202`)
    assert.equal(read['B3'], 'observation')
  })

  it('is none that its own "of which" stands under', () => {
    const read = roles(`
      Use of force, 2024/25
      Tactic                 | Uses | Injured
      Handcuffing            | 8120 | 41
      of which compliant     | 6900 | 10
      of which not compliant | 1220 | 31`)
    assert.equal(read['B3'], 'observation')
  })

  it('is what all forces make up, where forces stand in the rows', () => {
    const read = roles(`
      Homicides by police force area, 2024/25
      Force             | Offences | Rate per million
      England and Wales | 590      | 9.7
      Northmere         | 21       | 11.2
      Wexmoor           | 14       | 8.8`)
    assert.equal(read['B3'], 'total')
    assert.equal(read['B4'], 'observation')
  })

  it('of a row of percentages is left out where it is 100', () => {
    const read = roles(`
      Outcomes, 2024/25
      Offence  | Measure    | Charged | Other | Total
      Burglary | Number     | 120     | 480   | 600
      Burglary | Percentage | 20      | 80    | 100`)
    assert.deepEqual(Object.keys(read), ['C3', 'D3', 'E3', 'C4', 'D4'])
  })
})

describe('the whole', () => {
  it('is a group of rows whose every row is the sum of that of the others', () => {
    const read = roles(`
      Casualties, 2024/25
      District  | Severity | Casualties | Reported late
      Ashcombe  | Killed   | 5          | 1
      Ashcombe  | Serious  | 83         | 4
      Saltings  | Killed   | 9          | 0
      Saltings  | Serious  | 54         | 2
      Both      | Killed   | 14         | 1
      Both      | Serious  | 137        | 6`)
    assert.equal(read['C6'], 'observation')
    assert.equal(read['C7'], 'total')
  })

  it('of a year of which some quarters are there is the year so far', () => {
    const read = times(`
      Financial Year | Quarter | Searches
      2025/26        | Qtr 1   | 361
      2025/26        | Qtr 2   | 303
      2025/26        | Total   | 664`)
    assert.equal(read['C4'], '2025-04-01 2025-09-30 cumulative')
  })
})

describe('a year over months', () => {
  it('has for its total the months that have figures in that row', () => {
    const read = times(`
      Incidents by calendar year and month
      Year | Jan | Feb | Mar | Total
      2024 | 42  | 35  | 50  | 127
      2025 | 39  | 36  |     | 75`)
    assert.equal(read['E3'], '2024-01-01 2024-03-31 during')
    assert.equal(read['E4'], '2025-01-01 2025-02-28 cumulative')
  })
})
