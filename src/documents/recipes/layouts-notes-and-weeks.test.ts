import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said, times, units } from './testing.ts'

const statuses = (...drawn: readonly string[]) => said(readDrawn(...drawn), ({ status }) => status)

describe('how firm a figure is', () => {
  it('is said by a letter behind the year over it, also beside a column of how things go', () => {
    const read = statuses(`
      Scorecard
      e = estimated until the audit is done
      Indicator        | Unit | 2023/24 | 2024/25e | Status
      Electricity used | MWh  | 6,402   | 6,190    | Behind
      Water used       | m3   | 37,715  | 36,902   | On track`)
    assert.equal(read['C4'], 'final')
    assert.equal(read['D4'], 'estimated')
    assert.equal(read['D5'], 'estimated')
  })

  it('is said by a comment for the latest of its row, and by a note for a time anywhere on the sheet', () => {
    assert.deepEqual(
      statuses(`
        Domestic abuse scorecard
        Indicator   | Q1 2025/26 | Q2 2025/26 | Comment
        Arrest rate (%) | 40.2 | 39.7 | Q2 is provisional
        Victims seen (%) | 78.0 | 77.3 | `),
      { B3: 'final', C3: 'provisional', B4: 'final', C4: 'final' },
    )
    const read = statuses(`
      Complaints
      Measure            | Q1 2025/26 | Q2 2025/26
      Complaints logged  | 412        | 447
      Complaints closed  | 401        | 390

      Allegations, 2024/25
      Category           | Number | Upheld
      Delivery of duties | 300    | 12
      Powers             | 210    | 8

      1. Figures for Q2 2025/26 are provisional.`)
    assert.deepEqual(
      [read['B3'], read['C3'], read['C4'], read['B8']],
      ['final', 'provisional', 'provisional', 'final'],
    )
  })

  it('is told apart from days in what a sign means, and from the sign behind it', () => {
    const read = statuses(`
      Calls, week by week
      # Telephony fault 14 to 20 April: figures were not recorded
      - means nil; <5 means fewer than five; [z] not applicable
      Measure | Apr 2025 | May 2025
      Offered | #        | 4,347
      Reviews | -        | <5`)
    assert.equal(read['B5'], 'not available')
    assert.equal(read['B6'], 'nil')
    assert.equal(read['C6'], 'suppressed')
  })
})

describe('days and years', () => {
  it('are of a stock where a note says so of some of its words', () => {
    const read = times(`
      Fleet scorecard
      Indicator                       | Unit   | 2023/24 | 2024/25
      Fuel used                       | litres | 741,230 | 718,655
      Electric share of the car fleet | %      | 9.4     | 16.1
      Charging points                 | number | 31      | 48

      The car fleet and charging points are as they stand at the end of the period.`)
    assert.equal(read['C3'], '2023-04-01 2024-03-31 during')
    assert.equal(read['C4'], '2024-03-31 2024-03-31 at')
    assert.equal(read['D5'], '2025-03-31 2025-03-31 at')
  })

  it('are read where a year stands before a day of it, and months behind "YTD"', () => {
    const read = times(`
      Scorecard
      Indicator   | 2024/25 | 2025/26 to 30 September | YTD (Apr–Oct 2025)
      Crimes      | 6,190   | 2,977                   | 3,447
      Incidents   | 2,301   | 1,003                   | 1,345`)
    assert.equal(read['C3'], '2025-04-01 2025-09-30 cumulative')
    assert.equal(read['D3'], '2025-04-01 2025-10-31 cumulative')
  })

  it('are those of a census in the row that names it', () => {
    const read = times(`
      Detentions, 1 April 2024 to 31 March 2025
      Sex                                         | Asian  | White
      Male                                        | 430    | 3,236
      Female                                      | 93     | 698
      Resident population (Census, 21 March 2021) | 41,200 | 498,000`)
    assert.equal(read['B3'], '2024-04-01 2025-03-31 during')
    assert.equal(read['B5'], '2021-03-21 2021-03-21 at')
  })
})

describe('weeks added up', () => {
  it('are those before their sum, in rows', () => {
    const read = times(`
      Night-time economy, weekly figures
      Week commencing | Offences | Arrests
      29/09/2025      | 30       | 11
      06/10/2025      | 18       | 15
      Weeks 1 to 2    | 48       | 26
      13/10/2025      | 25       | 17
      20/10/2025      | 27       | 15
      Weeks 3 to 4    | 52       | 32`)
    assert.equal(read['B5'], '2025-09-29 2025-10-12 during')
    assert.equal(read['C8'], '2025-10-13 2025-10-26 during')
  })

  it('are those before their sum, in columns', () => {
    const read = times(`
      Demand by week
                  | Weeks 1–2 |           |              | Weeks 3–4 |           |
      Week ending | 06-Apr-25 | 13-Apr-25 | 2-week total | 20-Apr-25 | 27-Apr-25 | 2-week total
      Offered     | 3,287     | 3,218     | 6,505        | 2,852     | 3,147     | 5,999
      Answered    | 3,257     | 3,189     | 6,446        | 2,805     | 3,114     | 5,919`)
    assert.equal(read['D4'], '2025-03-31 2025-04-13 during')
    assert.equal(read['G5'], '2025-04-14 2025-04-27 during')
  })
})

describe('thousands of things', () => {
  it('are counted where a heading says of what, and stay in a unit that has a name', () => {
    const read = units(`
      Drugs seized
                              | Cocaine | Ecstasy
      Year                    | (kg)    | (thousand doses)
      Year ending March 2024  | 1,484.6 | 340.6
      Year ending March 2025  | 2,418.3 | 284.8`)
    assert.equal(read['B4'], '1484.6 kg')
    assert.equal(read['C4'], '340600 count')
  })
})

describe('headings over a line and codes', () => {
  it('head the columns though the names of the rows stand behind codes of letters and numbers', () => {
    const { figures } = readDrawn(`
      Revenue monitoring 2025/26, Period 7 (to 31 October 2025)
      All figures in £000s
      Cost centre | Service               | Full year       |                | Year to date    |
                  |                       | Original budget | Forecast outturn | Profiled budget | Actual
                  | COMMUNITY SAFETY      |                 |                |                 |
      CS1010      | CCTV control room     | 612             | 640            | 349             | 377
      CS1020      | Community wardens     | 488             | 495            | 293             | 281
      CS1030      | Anti-social behaviour | 1,214           | 1,142          | 694             | 655`)
    assert.deepEqual(
      figures
        .filter(({ row }) => row === 6)
        .map(({ role, period, asked }) => `${role} ${period?.end} ${asked}`),
      [
        'target 2026-03-31 ',
        'observation 2026-03-31 ',
        'target 2025-10-31 ',
        'observation 2025-10-31 ',
      ],
    )
  })
})
