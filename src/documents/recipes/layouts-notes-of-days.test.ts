import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said, times } from './testing.ts'

describe('a note that says on which day figures stand', () => {
  const waits = `
    Clinics, 2025
    Clinic | July 2025 | July 2025     | July 2025 | July 2025
    Clinic | Patients  | % seen within 6 weeks | Patients left over 52 weeks | Seen
    East   | 310       | 61.5%         | 4         | 120
    West   | 290       | 58.0%         | 7         | 98

    1. Patients, patients over 52 weeks and both percentages are of those still on the books on the last day of the month.`

  it('is applied to each column that it names', () => {
    const read = times(waits)
    assert.equal(read['B4'], '2025-07-31 2025-07-31 at')
    assert.equal(read['C4'], '2025-07-31 2025-07-31 at')
    assert.equal(read['D4'], '2025-07-31 2025-07-31 at')
    assert.equal(read['E4'], '2025-07-01 2025-07-31 during')
  })

  it('is not asked about', () => {
    assert.deepEqual(readDrawn(waits).questions, [])
  })

  it('is of a table above another that it stands under, where it names a column of it', () => {
    const read = times(`
      Clinic | July 2025    | July 2025
      Clinic | Active cases | Seen
      East   | 310          | 120
      West   | 290          | 98

      Tests
      Test | July 2025 | August 2025
      Scan | 41        | 38
      X-ray | 36       | 30

      Active cases are counted on the last day of the month.`)
    assert.equal(read['B3'], '2025-07-31 2025-07-31 at')
    assert.equal(read['C3'], '2025-07-01 2025-07-31 during')
    assert.equal(read['B8'], '2025-07-01 2025-07-31 during')
  })
})

describe('a line that says of all figures that they stand on a day', () => {
  for (const line of [
    'Counts are as at the last day of each quarter.',
    'Snapshot taken at midnight on the last day of each quarter.',
    'Figures show the position at quarter end.',
    'Quarter-end positions',
  ]) {
    it(`is of all of them: ${line}`, () => {
      const read = times(`
        Files by team, 2024/25
        Team  | Q1 | Q2
        North | 31 | 29
        South | 31 | 12
        ${line}`)
      assert.equal(read['B3'], '2024-06-30 2024-06-30 at')
    })
  }

  it('is of those alone whose names point to it, where some do', () => {
    const read = times(`
      Files by team, 2024/25
      Measure         | Q1 | Q2
      Files worked¹   | 31 | 29
      Time off (days) | 31 | 12
      ¹ Snapshot taken on the last day of the quarter.`)
    assert.equal(read['B4'], '2024-04-01 2024-06-30 during')
  })

  it('is of none that is said to have happened', () => {
    const read = times(`
      Files by team, 2024/25
      Team            | Q1 | Q2
      North           | 31 | 29
      Files received  | 31 | 12
      Counts are as at the last day of each quarter.`)
    assert.equal(read['B4'], '2024-04-01 2024-06-30 during')
  })
})

describe('words of people who wait', () => {
  it('are of the day that ends the time', () => {
    const read = times(`
      Scans
      Scan | July 2025         | July 2025 | July 2025
      Scan | Waiting for a scan | % waiting 6 weeks or more | Median waiting time (days)
      MRI  | 310               | 8.1%      | 21
      CT   | 290               | 7.9%      | 18`)
    assert.equal(read['B4'], '2025-07-31 2025-07-31 at')
    assert.equal(read['C4'], '2025-07-31 2025-07-31 at')
    assert.equal(read['D4'], '2025-07-01 2025-07-31 during')
  })

  it('and what is counted on the Sunday of a week are of that day', () => {
    const read = times(`
      Beds
      Week ending | Admissions | People with nowhere to go, on the Sunday
      24/08/2025  | 498        | 80
      31/08/2025  | 505        | 98`)
    assert.equal(read['B3'], '2025-08-18 2025-08-24 during')
    assert.equal(read['C3'], '2025-08-24 2025-08-24 at')
  })
})

describe('a note of one time on a sheet', () => {
  const statuses = (drawn: string) => said(readDrawn(drawn), ({ status }) => status)

  for (const note of [
    '2. All September 2025 figures on this sheet are provisional until the return is signed off.',
    'September 2025 figures in this table are subject to change.',
  ]) {
    it(`is applied to that time alone: ${note}`, () => {
      const read = statuses(`
        Clinics
        Clinic | August 2025 | September 2025
        East   | 310         | 322
        West   | 290         | 301

        ${note}`)
      assert.deepEqual([read['B3'], read['C3']], ['final', 'provisional'])
    })
  }
})

describe('a sentence right under a table', () => {
  it('is of that table, and of none that follows', () => {
    const read = times(`
      Table 1: Staff in post at 30 June 2025
      Group  | Strength (FTE) | Headcount
      East   | 91.5           | 117
      West   | 62.5           | 80
      Staff on call are counted at 0.75 FTE for full cover.

      Table 2: Days lost per FTE | | | | Table 3: Reasons
      Group  | Q1 2025/26 | Q2 2025/26 | | Reason | Q1 2025/26 | Q2 2025/26
      East   | 2.57       | 2.69       | | Cold   | 3          | 9
      West   | 1.63       | 1.96       | | Injury | 2          | 7`)
    assert.equal(read['B9'], '2025-04-01 2025-06-30 during')
    assert.equal(read['F9'], '2025-04-01 2025-06-30 during')
  })
})
