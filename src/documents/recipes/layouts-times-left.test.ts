import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, times } from './testing.ts'

describe('words that say of which time figures are', () => {
  it('are asked about where the figures were read as those beside them', () => {
    const read = times(`
      Spending in 2025/26 (£000)
      Department | Approved spend | Actual so far
      Estates    | 2450           | 988
      Fleet      | 1310           | 402`)
    assert.equal(read['B3'], '2025-04-01 2026-03-31 during')
    assert.match(read['C3'] ?? '', / asked words$/)
  })

  it('are accounted for where they were read', () => {
    const read = times(`
      Complaints, 2025/26
      Measure  | Q1 | Q2 | YTD
      Recorded | 41 | 39 | 80
      Reviewed | 12 | 11 | 23`)
    assert.equal(read['D3'], '2025-04-01 2025-09-30 cumulative')
  })

  it('are of what is counted in "open for more than 12 months"', () => {
    const read = times(`
      Cases at 30 September 2025
      District | Open | Open for over 12 months
      Ashcombe | 41   | 9
      Saltings | 39   | 12`)
    assert.equal(read['C3'], '2025-09-30 2025-09-30 at')
  })

  it('give the year before in short: SPLY', () => {
    const read = times(`
      Complaints
      Reporting period: 1 April 2025 to 30 September 2025
      Measure  | Force | SPLY
      Recorded | 41    | 39
      Reviewed | 12    | 11`)
    assert.match(read['C4'] ?? '', /^2024-04-01 2024-09-30/)
  })

  it('are not "Last quarter", which is no fourth quarter', () => {
    const read = times(`
      Return for Q2 2025/26
      Measure | Last quarter | This quarter
      Reports | 197          | 207
      Hate    | 7            | 12`)
    assert.equal(read['B3'], '2025-04-01 2025-06-30 during')
    assert.equal(read['C3'], '2025-07-01 2025-09-30 during')
  })

  it('stand beside its name on a sheet without tables', () => {
    const wave = (share: string) => `
      Results by team
      Team     | Yes
      Ashcombe | ${share}
      Saltings | 41%`
    const about = `
      About the survey
      Sheet1: fieldwork 6 May to 30 June 2025
      Sheet2: fieldwork 1 September to 31 October 2025`
    const read = times(wave('40%'), wave('46%'), about)
    assert.equal(read['Sheet1!B3'], '2025-05-06 2025-06-30 during')
    assert.equal(read['Sheet2!B3'], '2025-09-01 2025-10-31 during')
  })
})

describe('the only sheet of several alike that is of another time', () => {
  const sheet = (quarter: string, cases: string) => `
      Return for ${quarter}
      Measure | Cases
      Reports | ${cases}
      Hate    | 12`

  it('is asked about', () => {
    const { questions } = readDrawn(
      sheet('Q2 2025/26', '197'),
      sheet('Q2 2025/26', '301'),
      sheet('Q1 2025/26', '44'),
    )
    assert.deepEqual(
      questions.map(({ about, cells }) => [about, cells]),
      [['words', ['Sheet3!B3', 'Sheet3!B4']]],
    )
  })

  it('is none where each has its own', () => {
    const { questions } = readDrawn(
      sheet('Q3 2025/26', '197'),
      sheet('Q2 2025/26', '301'),
      sheet('Q1 2025/26', '44'),
    )
    assert.deepEqual(questions, [])
  })
})

describe('a day of its own in every row', () => {
  const drawn = (heading: string) => `
      Grants, 2025/26 (£)
      Recipient | Date of letter | ${heading}
      Ash Trust | 19/05/2025     | 21,000 | 21,000
      Haven     | 24/04/2025     | 15,000 | 14,000
      Kickstart | 15/04/2025     | 5,500  | 5,500`

  it('is not the time of figures whose headings name one', () => {
    const read = times(drawn('Q1 | Q2'))
    assert.equal(read['C3'], '2025-04-01 2025-06-30 during')
    assert.equal(read['D4'], '2025-07-01 2025-09-30 during')
  })

  it('is that of figures that have no other', () => {
    assert.equal(times(drawn('Awarded | Asked for'))['C3'], '2025-05-19 2025-05-19 during')
  })
})

describe('how many percentages are of', () => {
  const ns = (drawn: string) =>
    Object.fromEntries(readDrawn(drawn).figures.map(({ address, n }) => [address, n]))

  it('is the base under the same heading', () => {
    const read = ns(`
      Survey, 2024/25
               | Seen    | Seen | Satisfied | Satisfied | Satisfied
      Team     | Yes (%) | Base | Very (%) | Fairly (%) | Base
      Ashcombe | 40      | 161  | 16       | 34         | 64
      Saltings | 46      | 224  | 7        | 22         | 90`)
    assert.equal(read['B4'], 161)
    assert.equal(read['E4'], 64)
  })

  it('is the base of the same group of rows', () => {
    const read = ns(`
      Survey, 2024/25, per cent
      Question | Answer   | Ashcombe | Saltings
      Contact  | Yes      | 35       | 32
               | No       | 65       | 68
               | Base (n) | 159      | 157
      How easy | Very     | 12       | 18
               | Fairly   | 21       | 31
               | Base (n) | 66       | 69`)
    assert.equal(read['C3'], 159)
    assert.equal(read['D7'], 69)
  })
})

describe('a row that says that it is of an earlier time', () => {
  it('is asked where others of its column are of the same', () => {
    const read = times(`
      Capital programme 2025/26
      Scheme                        | Revised budget | Forecast outturn
      Station rebuild               | 2140           | 1905
      Roof repairs                  | 35             | 85
      Memo: last year at same point |                | 3085`)
    assert.match(read['C5'] ?? '', /asked/)
    assert.doesNotMatch(read['C3'] ?? '', /words/)
  })

  it('is a question of people where it names what they did lately', () => {
    const read = times(`
      Survey, April to June 2025, %
      Question                            | North | South
      Seen an officer in the last month   | 41    | 44
      Confident                           | 71    | 64`)
    assert.equal(read['B3'], '2025-04-01 2025-06-30 during')
  })
})
