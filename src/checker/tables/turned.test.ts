import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tableOf } from './testing-tables.ts'
import { relateRows } from './turned.ts'

/** "% answered (May) is the ratio of Answered and Calls". */
function worked(...lines: readonly string[]) {
  const table = tableOf(...lines)
  return relateRows(table).map(({ formula, result, operands, way }) => {
    const from = operands.map(({ row, column }) => {
      assert.equal(column, result.column, 'of the same column')
      return table.labels[row]
    })
    assert.equal(way, 'down')
    const heading = table.columns[result.column]?.heading?.words
    return `${table.labels[result.row]} (${heading}) is the ${formula.name} of ${from.join(' and ')}`
  })
}

describe('the rows of a table that follow from others of it', () => {
  const rows = ['Calls|400|500', 'Answered|300|400', '% answered|75%|80%']

  it('are worked in each column of values', () => {
    assert.deepEqual(worked('Calls|April|Total', ...rows), [
      '% answered (April) is the ratio of Answered and Calls',
      '% answered (Total) is the ratio of Answered and Calls',
    ])
    assert.deepEqual(worked('Calls|2023|2024', ...rows).length, 2)
    const plain = ['Calls|400|500', 'Answered|300|400', '% answered|75|80']
    assert.equal(worked('Calls|April|May', ...plain).length, 2, 'no cell has a sign of per cent')
  })

  it('are worked in no column of changes, and in none where it stands alone', () => {
    const changed = ['Calls|400|500|100', 'Answered|300|400|100', '% answered|75%|80%|100%']
    assert.equal(worked('Calls|2023|2024|Change', ...changed).length, 2)
    assert.deepEqual(worked('Calls|2024', 'Calls|400', 'Answered|300', '% answered|75%'), [])
    assert.deepEqual(worked('Calls|2024|Change', ...rows), [])
  })

  it('are looked for in a table of no more than twenty-four', () => {
    const long = (more: number) => [
      ...rows,
      ...Array.from(
        { length: more },
        (_, at) => `Team ${'abcdefghijklmnopqrstuvwxyz'[at]}|7|${at}`,
      ),
    ]
    assert.equal(worked('Calls|April|May', ...long(21)).length, 2)
    assert.equal(worked('Calls|April|May', ...long(22)).length, 0)
  })
})
