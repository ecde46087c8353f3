import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, said, units } from './testing.ts'

describe('a whole that no word calls so', () => {
  it('is a group of columns whose counts are those of the other groups together, with its rates', () => {
    const read = roles(`
      Libraries by branch
             | Ansley |           | Bewick |           | Corby |           | Vale  |
      Month  | Loans  | Mean days | Loans  | Mean days | Loans | Mean days | Loans | Mean days
      Apr-25 | 410    | 12.1      | 288    | 10.4      | 97    | 9.2       | 795   | 11.3
      May-25 | 395    | 11.8      | 301    | 10.9      | 88    | 9.9       | 784   | 11.2
      Jun-25 | 422    | 12.4      | 276    | 10.1      | 93    | 8.7       | 791   | 11.4
      Jul-25 | 437    | 12.9      | 290    | 10.6      | 101   | 9.4       | 828   | 11.7`)
    assert.deepEqual([read['B4'], read['H4'], read['I6']], ['observation', 'total', 'total'])
  })

  it('is none where one of its months is not what the others come to', () => {
    const read = roles(`
      Libraries by branch
             | Ansley |           | Bewick |           | Corby |           | Vale  |
      Month  | Loans  | Mean days | Loans  | Mean days | Loans | Mean days | Loans | Mean days
      Apr-25 | 410    | 12.1      | 288    | 10.4      | 97    | 9.2       | 795   | 11.3
      May-25 | 395    | 11.8      | 301    | 10.9      | 88    | 9.9       | 784   | 11.2
      Jun-25 | 422    | 12.4      | 276    | 10.1      | 93    | 8.7       | 610   | 11.4
      Jul-25 | 437    | 12.9      | 290    | 10.6      | 101   | 9.4       | 828   | 11.7`)
    assert.equal(read['H4'], 'observation')
  })

  it('is a row of income in brackets, and what is left when that is taken from what is spent', () => {
    const read = roles(`
      Harbour account 2024/25 (£)
      Line           | Spent or received | Forecast
      Dredging       | 5,200             | 5,400
      Lights         | 1,150             | 1,100
      All spending   | 6,350             | 6,500
      Berth fees     | (3,900)           | (4,050)
      Fishing dues   | (700)             | (650)
      Income         | (4,600)           | (4,700)
      Cost of harbour | 1,750            | 1,800`)
    assert.deepEqual(
      ['B5', 'B6', 'B8', 'B9'].map((cell) => read[cell]),
      ['total', 'observation', 'total', 'total'],
    )
  })
})

describe('people as what something is counted in', () => {
  it('make no stock of those who joined or left', () => {
    const read = said(
      readDrawn(`
        Wardens in post (FTE) by park
               | 31 March 2025 | Year ending 31 March 2025 |
        Park   | Wardens       | Joiners (headcount)       | FTE leavers
        Ansley | 41.5          | 6                         | 4.8
        Bewick | 30.2          | 3                         | 2.5`),
      ({ basis, unit }) => `${basis} ${unit}`,
    )
    assert.deepEqual(
      ['B4', 'C4', 'D5'].map((cell) => read[cell]),
      ['at fte', 'during count', 'during fte'],
    )
  })

  it('are how many stand there where nothing says that something happened', () => {
    const read = said(
      readDrawn(`
        Wardens by park
        Park   | Wardens (headcount) 31 March 2025
        Ansley | 42
        Bewick | 31`),
      ({ basis }) => basis,
    )
    assert.equal(read['B3'], 'at')
  })
})

describe('a unit that is said to be a rate and no more', () => {
  it('is asked, per how many it is', () => {
    const read = units(`
      Health of the harbour, 2024/25
      Indicator           | Unit   | Value
      Berths let          | Number | 410
      Accidents to swimmers | Rate | 14
      Calls by lifeboats  | Rates  | 22`)
    assert.equal(read['C3'], '410 count')
    assert.match(read['C4'] ?? '', /asked unit/)
    assert.match(read['C5'] ?? '', /asked unit/)
  })
})

describe('a whole year behind terms with their days', () => {
  const terms = `
    Suspensions by school, academic year 1 September 2024 to 31 August 2025
    School    | Suspensions         |                     |                      |
              | Autumn              | Spring              | Summer               | Whole year
              | 2 Sep – 20 Dec 2024 | 6 Jan – 4 Apr 2025  | 22 Apr – 22 Jul 2025 |
    Ashgrove  | 4                   | 5                   | 2                    | 11
    Bell Lane | 42                  | 43                  | 36                   | 121
    Cobden    | 54                  | 23                  | 23                   | 100
    Dell Park | 7                   | 8                   | 9                    | 24`

  it('is their total where it is the sum of them in every row', () => {
    assert.match(roles(terms)['E5'] ?? '', /^total/)
    assert.equal(roles(terms)['D5'], 'observation')
  })

  it('is a figure of its own where it is no sum', () => {
    assert.match(roles(terms.replace('121', '118'))['E5'] ?? '', /^observation/)
  })
})
