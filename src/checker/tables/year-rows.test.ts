import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { workOut } from './equations.ts'
import { timesOf } from './formulas.ts'
import { tableOf } from './testing-tables.ts'
import { timeCandidates } from './year-rows.ts'

/** What is tried of a column from row to row, with the row and what it comes to. */
function tried(column: number, ...lines: readonly string[]) {
  const table = tableOf(...lines)
  return timeCandidates(table, column).map(({ formula, equations }) => [
    `${formula.name} by ${timesOf(formula)}`,
    ...equations.map((one) => [one.result.row, workOut(table, one)?.worked.exact]),
  ])
}

describe('a table whose rows follow one another in time', () => {
  it('has its changes from the row before, wherever the latest stands', () => {
    const earliestFirst = ['2021|40|', '2022|50|10', '2023|45|-5']
    assert.deepEqual(tried(1, 'Year|Cases|Change', ...earliestFirst), [
      ['difference by 1', [1, 10], [2, -5]],
    ])
    assert.deepEqual(tried(1, 'Year|Cases|Change', ...earliestFirst.toReversed()), [
      ['difference by 1', [0, -5], [1, 10]],
    ])
    const percents = ['2021|40|', '2022|50|25%', '2023|45|-10%']
    assert.deepEqual(tried(1, 'Year|Cases|% change', ...percents), [
      ['percent-change by 100', [1, 25], [2, -10]],
    ])
  })

  it('has its points from the row before', () => {
    const rows = ['2021|40%|', '2022|50%|10', '2023|45%|-5']
    assert.deepEqual(tried(1, 'Year|Met|Percentage points', ...rows), [
      ['difference by 1', [1, 10], [2, -5]],
    ])
  })

  it('adds up so far what is called cumulative, in whatever order', () => {
    assert.deepEqual(tried(1, 'Month|Cases|Cumulative', 'Alder|4|4', 'Birch|5|9', 'Cedar|1|10'), [
      ['sum by 1', [1, 9], [2, 10]],
    ])
  })

  it('has none where the rows are in no order of time, or too few or too many', () => {
    const heading = 'Year|Cases|Change'
    assert.deepEqual(tried(1, heading, '2021|40|', '2023|50|10', '2022|45|-5'), [])
    assert.deepEqual(tried(1, heading, '2021|40|', '2022|50|10'), [])
    assert.deepEqual(tried(1, heading, '2021|40|', '2022|50|10', 'Total|90|'), [])
    assert.deepEqual(tried(0, heading, '2021|40|', '2022|50|10', '2023|45|-5'), [])
    const long = (rows: number) =>
      Array.from({ length: rows }, (_, at) => `${1951 + at}|${at + 1}|1`)
    assert.equal(tried(1, heading, ...long(40)).length, 1)
    assert.equal(tried(1, heading, ...long(41)).length, 0)
  })

  it('has no changes of changes', () => {
    const rows = ['2021|40|4%|', '2022|50|5%|10', '2023|45|6%|-5']
    assert.equal(tried(2, 'Year|Cases|% met|Change', ...rows).length, 1)
  })
})
