import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { units } from './testing.ts'

describe('a unit in a column of units', () => {
  it('is known by its short name', () => {
    const read = units(`
      Control room, November 2025
      Measure               | Unit   | Result
      Attendance, median    | mins   | 11.2
      Answer time, mean     | secs   | 6
      101 wait              | mm:ss  | 02:41
      Detention, mean       | hh:mm  | 14:22
      Overtime              | £k     | 41
      Posts                 | WTE    | 12.4
      Searches              | No.    | 310
      Licences              | people | 12
      Crime                 | rate per 1,000 | 61.2
      Cover                 | 24-hour units | 3`)
    assert.deepEqual(Object.values(read), [
      '11.2 minutes',
      '6 seconds',
      '161 seconds',
      '862 minutes',
      '41000 gbp',
      '12.4 fte',
      '310 count',
      '12 count',
      '61.2 per 1,000',
      '3 24-hour units',
    ])
  })
})

describe('"Unit" at the head of the rows', () => {
  it('is of teams where no unit stands under it', () => {
    const read = units(`
      Working days lost, 2024/25
      Unit      | 2024/25
      Response  | 11.2
      Corporate | 5.1`)
    assert.equal(read['B3'], '11.2 days')
  })
})

describe('a part of the title between its stops', () => {
  it('says in what its figures are where it is a unit and no more', () => {
    const read = units(`
      Table W1: Police officers by rank, full-time equivalent, Wealdmoor Police
      Rank      | 30 September 2024 | 30 September 2025
      Sergeant  | 214               | 211.1
      Constable | 803.5             | 801.3`)
    assert.equal(read['B3'], '214 fte')
    const days = units(`
      Sickness absence
      Days lost per FTE, rolling 12 months
      Unit      | Mar 25 | Jun 25
      Response  | 11.2   | 11.4
      Corporate | 5.1    | 5`)
    assert.equal(days['C5'], '5 days')
  })

  it('is nothing where two parts differ, or it is of times', () => {
    const both = units(`
      Workforce: headcount, FTE
      District  | 30 September 2025
      Ashcombe  | 214
      Saltings  | 803`)
    assert.match(both['B3'] ?? '', /^214 count asked/)
    const weeks = units(`
      Calls, weeks, 2025
      District  | 6 October 2025 | 13 October 2025
      Ashcombe  | 214            | 220
      Saltings  | 803            | 811`)
    assert.equal(weeks['B3'], '214 count')
  })

  it('of per cent is not of what is counted beside it', () => {
    const read = units(`
      Percentage of victims satisfied, 2024/25
      District | Victims asked | Satisfied
      Ashcombe | 214           | 71
      Saltings | 803           | 78`)
    assert.match(read['B3'] ?? '', /^214 count/)
    assert.equal(read['C3'], '71 percent')
  })
})

describe('a sentence above a table', () => {
  it('that gives the unit of one thing gives it to no other', () => {
    const read = units(`
      Custody, quarter to 31 December 2025
      Average detention length is in hours and minutes.
      Suite    | Detentions | Average detention length | % within 60 mins
      Ashcombe | 301        | 14:22                    | 88.2
      Saltings | 210        | 13:05                    | 91.0`)
    assert.equal(read['B4'], '301 count')
    assert.equal(read['C4'], '862 minutes')
    assert.equal(read['D4'], '88.2 percent')
  })

  it('of a rate is of the rows that are called so', () => {
    const read = units(`
      Use of force
      Rate per 1,000 population
                | White | Black
      Incidents 2024/25 | 2101  | 311
      Rate 2024/25      | 3.1   | 21.2`)
    assert.match(read['B4'] ?? '', /^2101 count/)
    assert.equal(read['B5'], '3.1 per 1,000')
  })
})

describe('a unit in the words over a table', () => {
  it('is one that stands in brackets before the end', () => {
    const read = units(`
      Time from charge to completion (mean weeks), all courts
      Offence | 2023/24 | 2024/25
      Theft   | 15.5    | 14.1
      Fraud   | 31.4    | 28.8`)
    assert.equal(read['B3'], '15.5 weeks')
    assert.equal(read['C4'], '28.8 weeks')
  })

  it('is none of a time that it numbers', () => {
    const read = units(`
      Demand by week
                   | Weeks 1–4 |           | Weeks 5–8 |
      Week ending  | 06/04/25  | 13/04/25  | 04/05/25  | 11/05/25
      Week no.     | 1         | 2         | 5         | 6
      Calls        | 3287      | 3218      | 2685      | 3020
      Letters      | 426       | 468       | 486       | 470`)
    assert.deepEqual(
      Object.keys(read).filter((cell) => /4$/.test(cell)),
      [],
    )
    assert.equal(read['B5'], '3287 count')
    assert.equal(read['E6'], '470 count')
  })
})

describe('days of a unit beside a measure', () => {
  it('are for each officer where the measure says so', () => {
    const read = units(`
      Scorecard, 2025/26
      Measure                       | Unit | Q1 2025/26 | Q2 2025/26
      Working days lost per officer | days | 2.1        | 2.4
      Days to record a complaint    | days | 3.2        | 3.6`)
    assert.equal(read['C3'], '2.1 days per officer')
    assert.equal(read['C4'], '3.2 days')
  })

  it('are days of a full-time post', () => {
    const read = units(`
      Scorecard, 2025/26
      Measure            | Unit         | Q1 2025/26 | Q2 2025/26
      Sickness per FTE   | working days | 2.1        | 2.4`)
    assert.doesNotMatch(read['C3'] ?? '', /per/)
  })
})

describe('hours of something', () => {
  it('are hours, and what is done within or out of hours is counted', () => {
    const read = units(`
      Branches, 2024/25
      Branch | Opening hours | Volunteer hours | Hours lost | Calls out of hours | Answered within 24 hours
      East   | 476           | 44.5            | 12         | 31                 | 29
      West   | 452           | 61              | 9          | 40                 | 38`)
    assert.equal(read['B3'], '476 hours')
    assert.equal(read['C3'], '44.5 hours')
    assert.equal(read['D3'], '12 hours')
    assert.match(read['E3'] ?? '', /^31 count/)
    assert.match(read['F3'] ?? '', /^29 count/)
  })
})
