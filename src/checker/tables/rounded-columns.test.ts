import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tableOf } from './testing-tables.ts'

/** To what the figures of a column are rounded, each once, as their column shows it. */
function roundedTo(...cells: readonly string[]) {
  const rows = cells.map((cell, at) => `Ward ${'abcdefghij'[at]}|${cell}`)
  const [column] = tableOf('Ward|Tonnes', ...rows).columns
  return [...new Set(column?.figures.map((figure) => figure?.roundedTo ?? null))]
}

describe('the figures of a column are rounded', () => {
  it('to the tens, hundreds or thousands that all of them are in', () => {
    assert.deepEqual(roundedTo('120', '340', '50', '70', '90'), [10])
    assert.deepEqual(roundedTo('1,200', '3,400', '500', '700', '900'), [100])
    assert.deepEqual(roundedTo('12,000', '34,000', '5,000', '7,000', '9,000'), [1000])
    assert.deepEqual(roundedTo('-120', '340', '50', '-70', '90'), [10], 'losses too')
    assert.deepEqual(roundedTo('1,200', '3,400', '50', '700', '900'), [10])
  })

  it('to nothing that is told where one of them is not', () => {
    assert.deepEqual(roundedTo('120', '340', '50', '70', '95'), [null])
    assert.deepEqual(roundedTo('121', '341', '51', '71', '90'), [null])
    assert.deepEqual(roundedTo('120.0', '340', '50', '70', '90'), [null], 'one is to the tenth')
    assert.deepEqual(roundedTo('120.0', '340.0', '50.0', '70.0', '90.0'), [null])
  })

  it('where five are different at least, of which nought is none', () => {
    assert.deepEqual(roundedTo('120', '340', '50', '70'), [null])
    assert.deepEqual(roundedTo('120', '340', '50', '70', '70'), [null])
    assert.deepEqual(roundedTo('120', '340', '50', '70', '0'), [null])
    assert.deepEqual(roundedTo('120', '340', '50', '70', '90', '0'), [10])
    assert.deepEqual(roundedTo('120', '340', '50', '70', '90', '*'), [10, null])
  })

  it('where they are amounts: no percentages and no points', () => {
    for (const unit of ['%', ' pts']) {
      const cells = [10, 20, 30, 40, 50].map((value) => `${value}${unit}`)
      assert.deepEqual(roundedTo(...cells), [null], unit)
    }
    assert.deepEqual(roundedTo('£120', '£340', '£50', '£70', '£90'), [10])
  })
})
