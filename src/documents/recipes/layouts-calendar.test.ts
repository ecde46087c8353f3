import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPeriodLabel } from './period-label.ts'
import { readDrawn, roles, times, units } from './testing.ts'

const OVER = (note: string) => `
  Incidents by district
  ${note}
  Measure                          | Q1 2024 | Q2 2024 | Q3 2024 | Q4 2024 | Year 2024
  Fires                            | 31      | 40      | 38      | 29      | 138
  Fires, cumulative                | 31      | 71      | 109     | 138     |
  Engines on the run at quarter end | 14     | 14      | 13      | 14      |`

describe('quarters of which a note says the year', () => {
  for (const note of [
    'Quarters are calendar quarters (Q1 = January to March)',
    'Q1 is January to March',
    'Quarters are of the calendar year',
  ]) {
    it(`are not asked: ${note}`, () => {
      const read = times(OVER(note))
      assert.equal(read['B4'], '2024-01-01 2024-03-31 during')
      assert.equal(read['F4'], '2024-01-01 2024-12-31 during')
      assert.equal(read['D5'], '2024-01-01 2024-09-30 cumulative')
      assert.equal(read['C6'], '2024-06-30 2024-06-30 at')
      assert.equal(roles(OVER(note))['F4'], 'total')
    })
  }

  it('are asked where none does, and so is the year beside them', () => {
    const { questions } = readDrawn(OVER('By district'))
    assert.deepEqual(
      questions.filter(({ about }) => about === 'period').map(({ key }) => key),
      ['all quarters', 'all years'],
    )
  })

  it('are those of finance under a year of finance, whatever a survey beside them is of', () => {
    const read = times(`
      Scorecard 2024/25
      Measure            | Q1  | Q2
      Spend, cumulative (£) | 314 | 789

      Residents’ survey, October 2024: 1,104 replies`)
    assert.equal(read['C3'], '2024-04-01 2024-09-30 cumulative')
  })
})

describe('years of a survey', () => {
  it('are those in which it was held, also where the title alone names one', () => {
    assert.equal(
      times(`
        Staff survey: per cent positive
        Question   | 2023 | 2024
        Would stay | 61   | 64
        Is proud   | 70   | 71`)['C3'],
      '2024-01-01 2024-12-31 during',
    )
    assert.equal(
      times(`
        2024 results of the staff survey by unit
        Question   | Courts | Custody
        Would stay | 61%    | 64%
        Is proud   | 70%    | 71%`)['B3'],
      '2024-01-01 2024-12-31 during',
    )
  })
})

describe('a year beside quarters that each head several columns', () => {
  const drawn = `
    Complaints: median working days to finalise, 2023/24
    Handling | Q1     |    | Q2     |    | Q3     |    | Q4     |    | Year   |
             | Median | n  | Median | n  | Median | n  | Median | n  | Median | n
    Informal | 15.5   | 70 | 24.5   | 77 | 18     | 66 | 17.5   | 50 | 18     | 263
    Formal   | 66.5   | 25 | 62     | 40 | 63     | 41 | 60     | 38 | 63     | 144`

  it('is all of them, with its own base', () => {
    assert.equal(times(drawn)['J4'], '2023-04-01 2024-03-31 during')
    assert.equal(roles(drawn)['J4'], 'total')
    assert.equal(readDrawn(drawn).figures.find(({ address }) => address === 'J4')?.n, 263)
    assert.equal(units(drawn)['B4'], '15.5 working days')
  })
})

describe('weeks that have a number', () => {
  it('are asked once for all of them, and read by the one answer', () => {
    const drawn = `
      Week         | Calls answered
      Week 27 2025 | 3120
      Week 28 2025 | 3201
      Week 29 2025 | 2990`
    const { questions } = readDrawn(drawn)
    assert.deepEqual(
      questions.map(({ key, cells, choices }) => [key, cells.length, choices[0]?.answer]),
      [['all weeks', 3, 'weeks=iso']],
    )
    const read = readPeriodLabel('Week 27 2025', { weeks: 'iso' })
    assert.ok(read !== null && 'reading' in read)
    assert.deepEqual([read.reading.start, read.reading.end], ['2025-06-30', '2025-07-06'])
  })
})
