import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { relate } from './relate.ts'
import { tableOf } from './testing-tables.ts'

/** The rows of which a table says that their columns add up. */
function added(...rows: readonly string[]) {
  const table = tableOf('Pupils|Girls|Boys|All', ...rows)
  return relate(table)
    .equations.filter(({ formula, way }) => formula.name === 'sum' && way === 'across')
    .map(({ result }) => table.labels[result.row])
}

describe('a row of shares among rows of numbers', () => {
  const numbers = ['On roll|310|125|435', 'Late|240|118|358', 'Passed|471|233|704']
  const shares = ['Present|60%|40%|100%', 'Absent|55%|45%|100%', 'Left|51%|49%|100%']

  it('adds up to nothing', () => {
    assert.deepEqual(added(...numbers), ['On roll', 'Late', 'Passed'])
    assert.deepEqual(added(...numbers, ...shares.slice(0, 1)), ['On roll', 'Late', 'Passed'])
    assert.deepEqual(added(...numbers.slice(0, 2), ...shares.slice(0, 2)), ['On roll', 'Late'])
    assert.deepEqual(added(...numbers, 'Target rate|60|40|100'), ['On roll', 'Late', 'Passed'])
  })

  it('may add up as the others do, where most rows are shares', () => {
    const all = ['On roll', 'Late', 'Present', 'Absent', 'Left']
    assert.deepEqual(added(...numbers.slice(0, 2), ...shares), all)
    assert.deepEqual(added(...shares), ['Present', 'Absent', 'Left'])
  })
})
