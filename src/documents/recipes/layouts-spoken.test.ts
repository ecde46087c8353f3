import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { times, units } from './testing.ts'

describe('headings that speak of this time and the last', () => {
  it('stand over figures, whatever numbers they are', () => {
    const read = times(`
      Complaints, October 2025
      Measure  | This month | Last month | Same month last year
      Received | 41         | 39         | 44
      Closed   | 38         | 33         | 35`)
    assert.equal(read['B3'], '2025-10-01 2025-10-31 during')
    assert.equal(read['C3'], '2025-09-01 2025-09-30 during')
    assert.equal(read['D3'], '2024-10-01 2024-10-31 during')
  })

  it('are numbers of months where those follow one another', () => {
    const read = times(`
      Calls, 2025
      Year | Month | Calls
      2025 | 1     | 410
      2025 | 2     | 399
      2025 | 3     | 402`)
    assert.equal(read['C4'], '2025-02-01 2025-02-28 during')
  })

  it('are of as much of the year before beside the year to date', () => {
    const read = times(`
      Scorecard: position to end of September 2025
      Indicator | Target | Year to date | Same period last year | Full year 2024/25
      Burglary  | 1200   | 1204         | 1260                  | 2511
      Robbery   | 40     | 41           | 44                    | 90`)
    assert.equal(read['B3'], '2025-04-01 2026-03-31 during')
    assert.equal(read['D3'], '2024-04-01 2024-09-30 cumulative')
  })
})

describe('what the year to date is of', () => {
  it('is asked where the line above names a whole year', () => {
    const read = times(`
      Budget 2025/26 (£000)
      Heading | Budget | YTD actual
      Pay     | 12000  | 5900
      Fuel    | 400    | 230`)
    assert.equal(read['B3'], '2025-04-01 2026-03-31 during')
    assert.match(read['C3'] ?? '', /asked period/)
  })

  it('ends with the quarter that words of spending name', () => {
    const read = times(`
      Grants (£)
      Project | Grant 25/26 | Spent at Q2
      Youth   | 50000       | 21000
      Victims | 80000       | 40000`)
    assert.equal(read['C3'], '2025-04-01 2025-09-30 cumulative')
  })
})

describe('a stretch of time in words', () => {
  it('is of some weeks to a day', () => {
    const read = times(`
      Searches in the four weeks to 26 October 2025
      Area     | Searches | Previous 4 weeks
      Ashcombe | 41       | 39
      Saltings | 22       | 20`)
    assert.equal(read['B3'], '2025-09-29 2025-10-26 during')
    assert.match(read['C3'] ?? '', /asked/)
  })

  it('is of the twelve months before the day that others stand at', () => {
    const read = times(`
      Vacancies and turnover as at 30 June 2025
      Dept | Vacancies | Turnover, last 12 months (%)
      Ops  | 8         | 11.2
      IT   | 2         | 9.0`)
    assert.equal(read['B3'], '2025-06-30 2025-06-30 at')
    assert.equal(read['C3'], '2024-07-01 2025-06-30 rolling')
  })

  it('is a year of schools, whose first month is asked once', () => {
    const read = times(`
      Pupils excluded, by academic year
      School   | 2022/23 | 2023/24
      Ashcombe | 13      | 11
      Saltings | 8       | 9`)
    assert.equal(read['B3'], '2022-09-01 2023-08-31 rolling asked period')
    const finance = times('Pupils excluded\nSchool | 2022/23 | 2023/24\nA | 13 | 11\nB | 8 | 9')
    assert.equal(finance['B2'] ?? finance['B3'], '2022-04-01 2023-03-31 during')
  })

  it('is the day of each year that the line above names', () => {
    const read = times(`
      Officers, 31 March each year
      Rank      | 2023 headcount | 2023 FTE | 2024 headcount | 2024 FTE
      Constable | 1010           | 998.2    | 1020           | 1001.4
      Sergeant  | 210            | 208.1    | 212            | 209.9`)
    assert.equal(read['B3'], '2023-03-31 2023-03-31 at')
    assert.equal(read['E3'], '2024-03-31 2024-03-31 at')
  })
})

describe('numbers that are called', () => {
  it('head rows, and columns under a row of words', () => {
    const read = units(`
      Calls, October 2025
      Queue | Offered | Answered
      999   | 410     | 400
      101   | 820     | 700`)
    assert.equal(read['B3'], '410 count')
    assert.equal(read['A3'], undefined)
    const over = units(`
      Calls, 2024/25
      No. | Month   | 999     |          | 101     |          | Staff in post (FTE, month end)
          |         | Offered | Answered | Offered | Answered |
      1   | 04.2024 | 13025   | 12834    | 25905   | 22708    | 196.9
      2   | 05.2024 | 12295   | 12027    | 27625   | 25913    | 191.0`)
    assert.equal(over['G4'], '196.9 fte')
    assert.equal(over['C4'], '13025 count')
  })
})

describe('the unit of a row and that of its column', () => {
  it('is the finer one where both are of one kind, and that in brackets behind a rate or a time', () => {
    const read = units(`
      Precept and waste
      Item                               | 2024/25 £ | 2025/26 £
      Band D precept                     | 261.25    | 275.25
      Net budget requirement (£m)        | 180.1     | 189.9`)
    assert.equal(read['B3'], '261.25 gbp')
    assert.equal(read['B4'], '180100000 gbp')
    const waste = units(`
      Waste
      Measure                            | 2022/23 | 2023/24
      Residual waste per household (kg)  | 410     | 402
      Missed bins per 100,000 rounds     | 41      | 39`)
    assert.equal(waste['B3'], '410 kg')
    const seized = units(`
      Drugs seized
      Drug     | Weight (kg) 2023/24 | Weight (kg) 2024/25
      Cannabis | 41.2                | 39.9
      Cocaine  | 2.1                 | 3.3`)
    assert.equal(seized['B3'], '41.2 kg')
    const title = units(`
      Average response times to priority calls, minutes
      Area     | Apr-25 | May-25
      Ashcombe | 11.2   | 12.4
      Saltings | 14.1   | 13.3`)
    assert.equal(title['B3'], '11.2 minutes')
  })
})
