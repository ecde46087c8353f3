import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DOUBTS_OF_SUMS } from './doubts-of-sums.ts'
import type { Settled } from './namesakes.ts'
import { settled } from './testing.ts'

const YEAR = ['2024-04-01', '2025-03-31'] as const

/** A row of some columns, of the time that its label was read as. */
function rowOf(row: number, label: string, start: string, end: string, ...values: number[]) {
  return values.map((value, column) =>
    settled(
      {
        row,
        column,
        value,
        period: { start, end },
        role: label.startsWith('Total') ? 'total' : 'observation',
      },
      { headings: [`Area ${column}`], labels: [label] },
    ),
  )
}

const doubted = (table: readonly Settled[]) =>
  DOUBTS_OF_SUMS.flatMap((look) => look(table, table)).map(
    ([{ figure }, { because }]) => `${figure.row}: ${because}`,
  )

describe('a row that is what those after it come to', () => {
  const households = (one: number) => [
    ...rowOf(2, 'Approaches for help', ...YEAR, 558, 636, 556),
    ...rowOf(3, 'Households assessed', ...YEAR, 329, one, 361),
    ...rowOf(4, 'Prevention duty owed', ...YEAR, 131, 157, 162),
    ...rowOf(5, 'Relief duty owed', ...YEAR, 162, 160, 156),
    ...rowOf(6, 'No duty owed', ...YEAR, 36, 41, 43),
  ]

  it('is asked about where it was read as figures like them', () => {
    const because =
      'was read as figures like the others, and its numbers are what some of those come to'
    assert.deepEqual(doubted(households(358)), [`3: ${because}`, `3: ${because}`, `3: ${because}`])
  })

  it('is not asked about where one column is otherwise', () => {
    assert.deepEqual(doubted(households(359)), [])
  })
})

describe('a row that is what the months before it come to', () => {
  const months = [
    ...rowOf(2, 'January', '2024-01-01', '2024-01-31', 108, 115),
    ...rowOf(3, 'February', '2024-02-01', '2024-02-29', 114, 117),
    ...rowOf(4, 'March', '2024-03-01', '2024-03-31', 125, 111),
  ]
  it('is asked about where it was read as of a longer time than theirs', () => {
    const because =
      'was read as of 2024-01-01 to 2024-12-31, and its numbers are those of 2024-01-01 to 2024-03-31 added up'
    assert.deepEqual(
      doubted([...months, ...rowOf(5, 'Total 2024', '2024-01-01', '2024-12-31', 347, 343)]),
      [`5: ${because}`, `5: ${because}`],
    )
  })

  it('is not asked about where it is of all of their time', () => {
    assert.deepEqual(
      doubted([...months, ...rowOf(5, 'Total', '2024-01-01', '2024-03-31', 347, 343)]),
      [],
    )
  })
})
