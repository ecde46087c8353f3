import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said, times, units } from './testing.ts'

describe('a line that names a year and a day in it', () => {
  const read = times(`
    Grants register 2025/26: position at 31 December 2025
    Recipient | Approved (£) | Paid (£) | Match (£)
    Ashlight  | 84000        | 63000    | 5000
    Haven     | 60000        | 45000    | 5000`)

  it('is of the year where its column says what is planned', () => {
    assert.equal(read['B3'], '2025-04-01 2026-03-31 during')
  })

  it('is of the part of the year up to the day where its column says what was spent', () => {
    assert.equal(read['C3'], '2025-04-01 2025-12-31 cumulative')
  })

  it('is asked where its column says neither', () => {
    assert.match(read['D3'] ?? '', /asked period/)
  })
})

describe('a day that things stand at, beside times of what happened', () => {
  it('is of what stands, and of nothing else', () => {
    const read = times(`
      Strength as at 01/04/2025; sickness for March 2025
      Unit     | Headcount | Days lost in month
      Ashcombe | 88        | 127
      Saltings | 42        | 39`)
    assert.equal(read['B3'], '2025-04-01 2025-04-01 at')
    assert.equal(read['C3'], '2025-03-01 2025-03-31 during')
  })

  it('is what the middle of a year is for people who live somewhere', () => {
    const read = times(`
      Entrants, rolling 12 months
      Area     | Popn (mid-2023) | Oct 22 – Sep 23 | Jan 23 – Dec 23
      Ashcombe | 18240           | 29              | 36
      Saltings | 9610            | 18              | 22`)
    assert.equal(read['B3'], '2023-06-30 2023-06-30 at')
    assert.equal(
      times('Population\nArea | Mid-21 | Mid-22\nA | 5 | 6\nB | 7 | 8')['B3'],
      '2021-06-30 2021-06-30 at',
    )
  })

  it('is a quarter’s last where the words beside the headings say that rates stand then', () => {
    const read = times(`
      Borrowing
      Average rate at quarter end | 31 March 2024 | 30 June 2024 | 30 Sept 2024
      Ours                        | 3.61%         | 3.58%        | 3.72%
      Investments                 | 5.12%         | 5.09%        | 4.87%`)
    assert.equal(read['B3'], '2024-03-31 2024-03-31 at')
  })

  it('is of the share of what stands too', () => {
    const read = times(`
      Fleet
      Item                          | 2023/24 | 2024/25
      Vehicles in fleet at 31 March | 604     | 598
      of which electric             | 58      | 96
      Vehicles bought               | 12      | 17`)
    assert.equal(read['B3'], '2024-03-31 2024-03-31 at')
    assert.equal(read['C4'], '2025-03-31 2025-03-31 at')
    assert.equal(read['C5'], '2024-04-01 2025-03-31 during')
  })
})

describe('what is counted up to a day or a period of accounts', () => {
  it('begins with the year that the table is of', () => {
    const read = times(`
      Capital programme 2025/26
      Scheme | Budget (£000) | Actual to P7 (£000) | Actual to P7
      Depot  | 2450          | 988                 | 1
      Roof   | 340           | 127                 | 2`)
    assert.equal(read['D3'], '2025-04-01 2025-10-31 cumulative')
    const spend = times(`
      Capital programme (£m)
      Scheme | Approved 2025/26 | Spend to 31 October 2025 | Vacancies to 31 March 2026
      Depot  | 12.45            | 4.12                     | 3
      Roof   | 1.875            | 1.9                      | 4`)
    assert.equal(spend['C3'], '2025-04-01 2025-10-31 cumulative')
    assert.notEqual(spend['D3'], '2025-04-01 2026-03-31 cumulative')
  })

  it('is what stands beside the year to date without a time of its own', () => {
    const read = times(`
      Complaints, 1 April 2025 to 31 December 2025
      Force    | Q1  | Q2  | Q3  | YTD  | SPLY
      Ashcombe | 495 | 439 | 375 | 1309 | 1347
      Saltings | 425 | 358 | 492 | 1275 | 1206`)
    assert.equal(read['F3'], '2024-04-01 2024-12-31 cumulative')
    assert.equal(read['B3'], '2025-04-01 2025-06-30 during')
    const part = times(`
      Local figures
      Area     | Q1 24/25 | Q2 24/25 | 2024/25 to date | of which girls
      Ashcombe | 7        | 9        | 16              | 6
      Saltings | 3        | 4        | 7               | 2`)
    assert.equal(part['E3'], part['D3'])
  })

  it('is said of all figures once', () => {
    const read = times(`
      Reporting period: 1 April 2025 to 30 September 2025
      Figures are year to date unless a quarter is named.
      Section A
      Measure | Force | National
      Logged  | 1204  | 4060
      Closed  | 1131  | 3210`)
    assert.equal(read['B5'], '2025-04-01 2025-09-30 cumulative')
  })

  it('is as much of the year before in a row that says so', () => {
    const read = times(`
      Calls, 2025/26
      Month                 | Offered | Answered
      April 2025            | 10440 | 10392
      May                   | 11203 | 11152
      Year to date          | 21643 | 21544
      Same period last year | 20755 | 20270`)
    assert.equal(read['B6'], '2024-04-01 2024-05-31 cumulative')
  })
})

describe('a total of some years', () => {
  it('is of so many of the years beside it', () => {
    const read = times(`
      Outcomes by financial year
      Outcome | 2021/22 | 2022/23 | 2023/24 | 2024/25 | Four-year total | Six-year total
      Warning | 18      | 12      | 9       | 18      | 57              | 80
      Other   | 5       | 5       | 10      | 4       | 24              | 41`)
    assert.equal(read['F3'], '2021-04-01 2025-03-31 during')
    assert.match(read['G3'] ?? '', /asked/)
  })
})

describe('a band that a spreadsheet took for a date', () => {
  it('is asked, and says nothing of the others', () => {
    const read = times(`
      Detentions by age, year ending March 2025
      Station  | 2014-10-01 | 15-17 | 18-24 | 25-34
      Ashcombe | 9          | 58    | 175   | 371
      Saltings | 10         | 82    | 174   | 252`)
    assert.equal(read['C3'], '2024-04-01 2025-03-31 during')
    assert.match(read['B3'] ?? '', /asked period/)
  })

  it('is no time at the head of a row', () => {
    const read = times(`
      Population | | Mid-2023 | Mid-2024
      Area     | Age    | Mid-2023 | Mid-2024
      Ashcombe | 0-4    | 5072     | 5074
      Ashcombe | Oct-14 | 5425     | 5475
      Ashcombe | 15-19  | 5604     | 5648`)
    assert.equal(read['C4'], '2023-06-30 2023-06-30 at')
  })
})

describe('fewer than none of what is counted', () => {
  it('is asked once, unless a word or a note says why', () => {
    const drawn = (note: string) => `
      Officers, 2024/25
      Officers    | Male | Female
      Joiners     | 108  | 76
      Retirements | -41  | -12
      Dismissals  | -4   | -1

      ${note}`
    assert.match(units(drawn('Source: payroll'))['B4'] ?? '', /asked words/)
    assert.equal(units(drawn('A minus is somebody who came back.'))['B4'], '-41 count')
    const { questions } = readDrawn(drawn('Source: payroll'))
    assert.equal(questions.filter(({ about }) => about === 'words').length, 1)
  })
})

describe('a target that is written as a fraction beside percentages', () => {
  it('is asked, however many times it stands there', () => {
    const read = said(
      readDrawn(`
        Satisfaction (%)
        Measure   | Apr 2025 |        | May 2025 |        | Jun 2025 |
                  | Force    | Target | Force    | Target | Force    | Target
        Satisfied | 78.4     | 0.8    | 80.8     | 0.8    | 76.7     | 0.8
        Informed  | 61.2     | 60     | 59.8     | 60     | 60.3     | 60`),
      ({ value }) => value,
    )
    assert.match(read['C4'] ?? '', /asked unit/)
    assert.equal(read['C5'], '60')
  })
})
