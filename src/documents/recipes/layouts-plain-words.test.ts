import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, times, units } from './testing.ts'

describe('days and years in plain words', () => {
  it('are the first day of the year for what was in hand on it', () => {
    const read = times(`
      Licensing, 2024/25
      Type    | In hand at 1 April | Received | In hand at 31 March
      Firearm | 210                | 1,312    | 287
      Shotgun | 301                | 2,204    | 432`)
    assert.equal(read['B3'], '2024-04-01 2024-04-01 at')
    assert.equal(read['C3'], '2024-04-01 2025-03-31 during')
    assert.equal(read['D3'], '2025-03-31 2025-03-31 at')
  })

  it('are the twelve months up to the latest of the table, or of its title', () => {
    const read = times(`
      Monthly crime report
      Crime type | Nov-25 | Nov-24 | Rolling 12 months | Previous rolling 12 months
      Burglary   | 120    | 140    | 1,502             | 1,611
      Robbery    | 31     | 33     | 350               | 349`)
    assert.equal(read['D3'], '2024-12-01 2025-11-30 rolling')
    assert.equal(read['E3'], '2023-12-01 2024-11-30 rolling')
    assert.equal(
      times(`
        Community safety: October 2025
        Measure       | This month | 12 months to date
        ASB incidents | 210        | 2,600
        Noise         | 88         | 990`)['C3'],
      '2024-11-01 2025-10-31 rolling',
    )
  })

  it('are told by a line below that says when things stood so', () => {
    const read = times(`
      Officers by district
      District | In post | Abstracted
      Ashcombe | 201.5   | 14
      Saltings | 176.0   | 12
      Position at 30 November 2025. All figures are full-time equivalents.`)
    assert.equal(read['B3'], '2025-11-30 2025-11-30 at')
  })

  it('are asked of what was awarded so far, and are no stock of the day in the title', () => {
    const read = times(`
      Grants to community groups 2025/26 as at 31 October 2025
      Scheme  | Awards | Awarded (£)
      Youth   | 12     | 120,000
      Victims | 9      | 140,500`)
    assert.match(read['B3'] ?? '', /asked period$/)
    assert.equal(read['C3'], '2025-04-01 2026-03-31 during')
  })
})

describe('units in plain words', () => {
  it('stand behind a comma in the corner of a table, and are those of a centile', () => {
    const { figures } = readDrawn(`
      Good or excellent, %       | Q2 2024/25 | Q3 2024/25 | Most similar forces average
      Confidence in local police | 51.2       | 50.8       | 54.1
      Treat fairly               | 61.0       | 60.2       | 63.0
      Base                       | 1,204      | 1,198      |`)
    assert.deepEqual(
      figures.map(({ unit, n, asked }) => `${unit} ${n} ${asked}`),
      [
        'percent 1204 ',
        'percent 1198 ',
        'percent null ',
        'percent 1204 ',
        'percent 1198 ',
        'percent null ',
      ],
    )
    const read = units(`
      Timeliness, 2024/25
      Force    | Median working days | 90th percentile (working days) | Working days lost
      Ashcombe | 34                  | 120                            | 812
      Saltings | 41                  | 151                            | 907`)
    assert.equal(read['C3'], '120 working days')
    assert.equal(read['D3'], '812 days')
  })
})

describe('targets, comparators and years so far', () => {
  it('leave out a blank target, also of a row that says how firm it is', () => {
    const read = roles(`
      Period  | Area     | Indicator          | Value | Unit    | Target | Flag
      2025-04 | Ashcombe | Answered in time   | 91.2  | %       | 90     |
      2025-05 | Ashcombe | Answered in time   | 89.5  | %       | 90     | P
      2025-05 | Ashcombe | Average wait       | 11    | seconds |        | P`)
    assert.equal(read['F3'], 'target')
    assert.equal(read['F4'], undefined)
  })

  it('are told by their words before brackets', () => {
    const read = roles(`
      Scorecard, 2024/25
      Indicator           | Actual | Comparator (YJS family)
      First-time entrants | 75     | 112
      In custody          | 3      | 4`)
    assert.equal(read['C3'], 'comparator')
  })

  it('are figures of their own in a row under months, unless it is called a total', () => {
    const drawn = (label: string) => `
      Overtime
      Month      | Overtime £000 | Agency £000
      April 2025 | 412           | 88
      May 2025   | 398           | 91
      June 2025  | 430           | 85
      July 2025  | 441           | 79
      ${label}   | 1,681         | 343`
    assert.equal(roles(drawn('Year to date'))['B7'], 'observation')
    assert.equal(roles(drawn('Total to date'))['B7'], 'total')
  })
})

describe('what a line above or a heading says beside the words of a row', () => {
  it('is said of lengths of time, and of no calls that are counted', () => {
    const read = units(`
      999 call answering (seconds), 2024/25
                                                | Ashcombe | Saltings
      Calls offered                             | 20,110   | 21,004
      Mean answer time                          | 7        | 8
      Immediate response, minutes (90th percentile) | 18.2 | 17.9`)
    assert.deepEqual(
      [read['B3'], read['B4'], read['B5']],
      ['20110 count', '7 seconds', '18.2 minutes'],
    )
  })

  it('is no percentage of a mean out of ten', () => {
    const read = units(`
      Neighbourhood survey, 2024/25
      Question                      | % agree | n
      I know my local officer       | 21      | 211
      Mean satisfaction (out of 10) | 6.2     | 205`)
    assert.deepEqual([read['B3'], read['B4']], ['21 percent', '6.2 score'])
  })
})

describe('a month that is the sum of weeks', () => {
  const drawn = (first: string) => `
    Footage by week
    Week           | Recordings | Shared
    ${first}
    w/e 12/10/2025 | 1,188      | 201
    w/e 19/10/2025 | 1,301      | 190
    w/e 26/10/2025 | 1,244      | 177
    October total  | 4,943      | 756`
  it('is asked where a week begins before it', () => {
    assert.match(times(drawn('w/e 05/10/2025 | 1,210 | 188'))['B7'] ?? '', /asked words$/)
  })
})
