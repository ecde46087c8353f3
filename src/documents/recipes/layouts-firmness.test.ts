import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said } from './testing.ts'

const statuses = (drawn: string) => said(readDrawn(drawn), ({ status }) => status)

const months = (note: string) =>
  statuses(`
    Calls to the helpline
    Month          | Offered | Answered
    July 2025      | 310     | 290
    August 2025    | 320     | 300
    September 2025 | 330     | 310
    ${note}`)

describe('a note that says in other words that figures are not final', () => {
  for (const note of [
    'Figures for September 2025 remain provisional until the quarter is closed.',
    'September has not yet been validated by the data team.',
    'The latest month is subject to validation.',
    'September 2025 figures may change.',
    'September 2025 will be finalised in December.',
    'September 2025 data are awaiting audit.',
  ]) {
    it(`is applied to the time that it names: ${note}`, () => {
      const read = months(note)
      assert.deepEqual(
        [read['B4'], read['B5'], read['C5']],
        ['final', 'provisional', 'provisional'],
      )
    })
  }

  for (const note of [
    'Note: the latest two months may change as late returns come in.',
    'Data from August 2025 onwards are provisional.',
  ]) {
    it(`is applied to every time from one on: ${note}`, () => {
      const read = months(note)
      assert.deepEqual(
        [read['B3'], read['B4'], read['C5']],
        ['final', 'provisional', 'provisional'],
      )
    })
  }

  it('is applied to the column or the row that it names', () => {
    const read = statuses(`
      Cases, 2024/25
      Area  | Cases opened | Cases closed
      North | 310          | 29
      South | 31           | 12
      Cases closed are not yet validated.`)
    assert.deepEqual([read['B3'], read['C3']], ['final', 'provisional'])
    const revised = statuses(`
      Cases by quarter
      Area  | Q1 2024/25 | Q2 2024/25
      North | 310        | 29
      South | 31         | 12
      Figures for Q1 2024/25 have been revised since the last report.`)
    assert.deepEqual([revised['B3'], revised['C3']], ['revised', 'final'])
  })

  it('is asked about where only looks tell of which figures it is', () => {
    const read = months('Figures in italics are estimates.')
    assert.equal(read['B3'], 'final asked words')
  })

  it('is of no figure where it says what figures depend on', () => {
    const read = months('Rates will differ as estimates of the population are revised each year.')
    assert.deepEqual(new Set(Object.values(read)), new Set(['final']))
  })
})

describe('a note about all figures of a table', () => {
  for (const note of [
    '1. Data are provisional',
    'All figures are provisional until the audit. They are published in May.',
    'These figures have not yet been validated.',
  ]) {
    it(`is of all of them: ${note}`, () => {
      assert.deepEqual(new Set(Object.values(months(note))), new Set(['provisional']))
    })
  }

  it('is asked about where it may be so of any', () => {
    assert.equal(months('All figures are subject to revision.')['B3'], 'final asked words')
  })
})

describe('a heading or a title that says it in other words', () => {
  for (const word of ['preliminary', 'unaudited', 'not yet validated', 'subject to change']) {
    it(`is of its column: ${word}`, () => {
      const read = statuses(`
        Recorded incidents
        Area  | 2023/24 | 2024/25 (${word})
        North | 310     | 29
        South | 31      | 12`)
      assert.deepEqual([read['B3'], read['C3']], ['final', 'provisional'])
    })
  }

  it('is of all but what is aimed at', () => {
    const read = statuses(`
      Revenue account 2024/25 (unaudited)
      Head  | Spend (£000) | Budget (£000)
      Pay   | 310          | 300
      Fleet | 31           | 33`)
    assert.deepEqual([read['B3'], read['C3']], ['provisional', 'final'])
  })

  it('is asked about where it may be of the report alone', () => {
    const read = statuses(`
      DRAFT revenue outturn 2024/25, £000
      Head  | Spend | Income
      Pay   | 310   | 30
      Fleet | 31    | 3`)
    assert.match(read['B3'] ?? '', /asked words/)
  })
})
