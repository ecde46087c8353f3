import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said } from './testing.ts'

const times = (...drawn: readonly string[]) =>
  said(readDrawn(...drawn), ({ period, basis }) => `${period?.start} ${period?.end} ${basis}`)
const roles = (drawn: string) => said(readDrawn(drawn), ({ role }) => role)
const units = (drawn: string) => said(readDrawn(drawn), ({ unit, value }) => `${value} ${unit}`)

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
      Financial year | Period | Spend
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
  it('is a year to date beside all of its months, and not beside some', () => {
    const whole = roles(`
      Requests, 2025/26
      Measure  | Apr | May | Jun | YTD
      Received | 41  | 38  | 44  | 123`)
    assert.equal(whole['E3'], 'total')
    const part = roles(`
      Requests, 2025/26
      Measure  | May | Jun | YTD
      Received | 38  | 44  | 123`)
    assert.equal(part['D3'], 'observation')
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

describe('the unit', () => {
  it('is not the seconds within which something was done', () => {
    const read = units(`
      999 calls, November 2025
      Force     | Answered under 10 seconds | Mean answer time (seconds)
      Northmere | 11233                     | 6.2`)
    assert.deepEqual(read, { B3: '11233 count', C3: '6.2 seconds' })
  })

  it('of what a title says to be per 1,000 is that', () => {
    const read = units(`
      Recorded crime per 1,000 population, 2024/25
      Area     | Rate
      Ashcombe | 71.2`)
    assert.equal(read['B3'], '71.2 per 1,000')
  })

  it('of a rate that says per nothing is asked', () => {
    const read = units(`
      Crimes and crime rate by ward, 2024/25
      Ward  | Crimes | Crime rate
      Abbey | 412    | 41.2`)
    assert.equal(read['B3'], '412 count')
    assert.match(read['C3'] ?? '', /asked unit/)
  })
})

describe('a column of bands', () => {
  it('names its rows, and a column of letters beside the values is their standing', () => {
    const { figures } = readDrawn(`
      time_period | age_group | indicator | value | obs_status
      2024-25     | 10 to 17  | Arrests   | 412   |
      2024-25     | 18 to 24  | Arrests   | 1204  | r
      2024-25     | 25 to 34  | Arrests   |       | x`)
    assert.deepEqual(
      figures.map(({ address, status, breakdown }) => [address, status, breakdown[0]?.value]),
      [
        ['D2', 'final', '10 to 17'],
        ['D3', 'revised', '18 to 24'],
        ['D4', 'not available', '25 to 34'],
      ],
    )
  })
})

describe('money', () => {
  it('at a position in the year is no stock, and reserves are', () => {
    const spent = times(`
      Revenue monitoring 2025/26: position at the end of September 2025 (£m)
      Service  | Annual budget | Forecast outturn
      Policing | 64.2          | 63.9`)
    assert.equal(spent['C3'], '2025-04-01 2026-03-31 during')
  })
})
