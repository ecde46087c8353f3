import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, said, times, units } from './testing.ts'

describe('bases in rows of their own', () => {
  const drawn = `
    Residents’ survey, 2024/25, percentages
    Answer          | Ashcombe | Saltings
    How safe do you feel?
    Unweighted base | 182      | 300
    Weighted base   | 210      | 289
    Very safe       | 6        | 9
    NET: Safe       | 54       | 55
    How good a job are we doing?
    Unweighted base | 180      | 298
    Weighted base   | 218      | 289
    Good            | 48       | 46
    Poor            | 12       | 6`

  it('are those of their section, and the unweighted ones', () => {
    const read = said(readDrawn(drawn), ({ n }) => n)
    assert.equal(read['B6'], '182')
    assert.equal(read['C12'], '298')
    assert.equal(read['B4'], undefined)
    assert.equal(read['B9'], undefined)
  })

  it('may stand under each row, and then are of that one', () => {
    const read = said(
      readDrawn(`
        Custody, 2024/25
        Measure             | Q1    | Q2
        % reviews on time   | 88.7  | 96.3
        base: reviews due   | 1,260 | 1,147
        % visits on time    | 70.2  | 71
        base: visits due    | 410   | 420`),
      ({ n }) => n,
    )
    assert.deepEqual(read, { B3: '1260', C3: '1147', B5: '410', C5: '420' })
  })

  it('may be another column that a sentence names', () => {
    const read = said(
      readDrawn(`
        Calls, 2024/25
        Quarter | Offered | Abandoned | % abandoned | % in 10s
        Q1      | 400     | 20        | 5           | 90
        Q2      | 500     | 30        | 6           | 88
        % abandoned is of calls offered.`),
      ({ n }) => n,
    )
    assert.equal(read['D3'], '400')
    assert.equal(read['E3'], 'null')
    assert.equal(read['C3'], 'null')
  })
})

describe('what stands in place of a figure, or beside one', () => {
  it('is what a note says of the word', () => {
    const read = said(
      readDrawn(`
        Detentions by month, 2025/26
        Suite   | Apr | May | Sep
        Harbour | 31  | 28  | closed
        Mill    | 30  | 27  | closed
        closed = suite closed for works`),
      ({ status, value }) => `${status} ${value}`,
    )
    assert.equal(read['D3'], 'not applicable null')
    assert.equal(read['C3'], 'final 28')
  })

  it('is not available where a note speaks of it, and asked where none does', () => {
    const read = (note: string) =>
      readDrawn(`
        Calls, 2024/25
        Quarter | Offered | Answered
        Q1      | 400     | System down
        Q2      | 500     | 470
        ${note}`)
    assert.equal(
      said(read('Q1 leaves out the days of the System down.'), ({ status }) => status)['C3'],
      'not available',
    )
    assert.equal(read('Source: telephony').faults.length, 1)
  })

  it('is an arrow, or a bracket that a note explains', () => {
    const read = said(
      readDrawn(`
        Confidence, 2024/25, percentages
        Area     | Good job | Safe
        Ashcombe | 51 ▲     | [39]
        Saltings | 49 ▼     | 44
        [ ] base of fewer than 50: treat with caution`),
      ({ value, status }) => `${value} ${status}`,
    )
    assert.deepEqual(read, {
      B3: '51 final',
      C3: '39 low reliability',
      B4: '49 final',
      C4: '44 final',
    })
  })

  it('is incomplete where its mark says that some of it is left out', () => {
    const read = said(
      readDrawn(`
        Calls, 2024/25
        Quarter | Answered
        Q1      | 14,971*
        Q2      | 15,100
        * excludes the week of 10 to 16 May`),
      ({ value, status }) => `${value} ${status}`,
    )
    assert.deepEqual(read, { B3: '14971 incomplete', B4: '15100 final' })
  })
})

describe('rows that are not in force', () => {
  it('are those that a row marked revised replaces', () => {
    const { figures, leftOut } = readDrawn(`
      Weekly calls
      Week no | Week ending          | Offered
      28      | 12/10/2025           | 5,300
      29      | 19/10/2025           | 4,761
      29      | 19/10/2025 (revised) | 4,973
              | October (2 weeks)    | 10,273`)
    assert.deepEqual(
      figures.map(({ value, role, period }) => `${value} ${role} ${period?.start} ${period?.end}`),
      [
        '5300 observation 2025-10-06 2025-10-12',
        '4973 observation 2025-10-13 2025-10-19',
        '10273 total 2025-10-06 2025-10-19',
      ],
    )
    assert.ok(leftOut.some(({ row, column }) => row === 4 && column === 2))
  })

  it('are months still to come, and the sum that is carried on under them', () => {
    const read = times(`
      Recorded crime, month and cumulative
          | 2025/26 |            | 2024/25 |
          | Month   | Cumulative | Month   | Cumulative
      Nov | 340     | 340        | 360     | 360
      Dec | 351     | 691        | 372     | 732
      Jan | 346     | 1037       | 365     | 1097
      Feb |         | 1037       | 370     | 1467
      Mar |         | 1037       | 359     | 1826`)
    assert.equal(read['C5'], '2025-04-01 2025-12-31 cumulative')
    assert.equal(read['E6'], '2024-04-01 2025-01-31 cumulative')
    assert.equal(read['B7'], undefined)
    assert.equal(read['C7'], undefined)
    assert.match(read['E8'] ?? '', /^2024-04-01 2025-03-31/)
  })
})

describe('a target beside months', () => {
  it('is of the latest of them where one heading stands over both', () => {
    const read = times(`
      Scorecard, October 2025
      Measure    | Month  |        |        | Year to date (1 April – 31 October)  |         |
                 | Oct-25 | Oct-24 | Target | 2025/26 | 2024/25 | Target
      Burglaries | 118    | 141    | 120    | 861     | 1004    | 840
      Robberies  | 12     | 11     | 10     | 80      | 91      | 70`)
    assert.equal(read['D4'], '2025-10-01 2025-10-31 during')
    assert.match(read['G4'] ?? '', /^2025-04-01 2025-10-31/)
  })

  it('may be written as a length of time', () => {
    const read = units(`
      Response, 2024/25
      Measure                        | Median | Target
      Emergency attendance (mins)    | 11.4   | 15 mins
      Priority attendance (mins)     | 40     | 60 mins`)
    assert.equal(read['C3'], '15 minutes')
  })
})

describe('a part of the year behind the words of a heading', () => {
  const drawn = `
    Stop and search by ward, Apr - Sep 2025
    Ward  | Searches Q1 | Searches Q2 | Apr-Sep | Arrests
    Abbey | 69          | 64          | 133     | 11
    Mill  | 20          | 31          | 51      | 4`

  it('is the time of its column, and columns without one are of all of it', () => {
    const read = times(drawn)
    assert.equal(read['B3'], '2025-04-01 2025-06-30 during')
    assert.equal(read['C3'], '2025-07-01 2025-09-30 during')
    assert.equal(read['E3'], '2025-04-01 2025-09-30 cumulative')
  })
})

describe('a block of the whole force', () => {
  it('is of totals, and a sum of what stood at several days is none', () => {
    const read = readDrawn(`
      Custody, financial year 2025/26
      Suite: Harbour
                                    | Apr | May | Jun | YTD
      Detained                      | 31  | 28  | 27  | 86
      In cells on last day of month | 7   | 5   | 6   | x
      FORCE TOTAL
                                    | Apr | May | Jun | YTD
      Detained                      | 61  | 58  | 57  | 176
      In cells on last day of month | 17  | 15  | 16  | 48
      x = not applicable`)
    const role = said(read, (one) => one.role)
    assert.equal(role['B4'], 'observation')
    assert.equal(role['E4'], 'observation')
    assert.equal(role['B8'], 'total')
    assert.equal(role['E9'], undefined)
  })
})

describe('"All" of a group that has one row', () => {
  it('is a figure of its own', () => {
    const read = roles(`
      Headcount at 30 September 2025
      Group     | Role        | Heads
      Wholetime | Managers    | 17
                | Firefighters | 403
      Wholetime total |       | 420
      Control   | All control | 40`)
    assert.equal(read['C6'], 'observation')
    assert.equal(read['C5'], 'total')
  })
})

describe('figures of other places', () => {
  it('are comparators under a group, with the time that its note gives', () => {
    const read = said(
      readDrawn(`
        Scorecard – October 2025
        Measure    | Force | MSG ²   |
                   | Rate per 1,000 | Average | Position
        Burglaries | 1.8   | 1.9     | 3rd of 8
        Robberies  | 0.2   | 0.3     | 2nd of 8
        ² Average of the 8 forces of the group for the 3 months to September 2025.`),
      ({ role, period }) => `${role} ${period?.start} ${period?.end}`,
    )
    assert.equal(read['C4'], 'comparator 2025-07-01 2025-09-30')
    assert.equal(read['B4'], 'observation 2025-10-01 2025-10-31')
  })

  it('are rates in what the same rate is elsewhere, and the population of a census is of its day', () => {
    const read = readDrawn(`
      Reoffending, 2024/25
      Cohort | Binary rate | Binary rate, comparators |
             | Wexmere     | Family                   | Region
      Q1     | 26.3%       | 32.2                     | 34.5
      Q2     | 32.5%       | 33.4                     | 32.4`).figures
    assert.deepEqual(
      read.slice(0, 3).map(({ role, unit, asked }) => `${role} ${unit} ${asked.join()}`),
      ['observation percent ', 'comparator percent ', 'comparator percent '],
    )
    const staff = said(
      readDrawn(`
        Ethnicity of staff, 30 September 2025, percentages
        Group                                | White | Other
        Officers                             | 88.4  | 11.6
        Staff                                | 94    | 6
        Population of the area (Census 2021) | 91.2  | 8.8`),
      ({ role, period }) => `${role} ${period?.end}`,
    )
    assert.equal(staff['B5'], 'comparator 2021-03-21')
    assert.equal(staff['B3'], 'observation 2025-09-30')
  })
})
