import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { GridRow } from '#documents/index.ts'
import { findPeriods } from '#documents/index.ts'
import { isContents } from './contents.ts'
import { findQuantities } from './quantities.ts'
import { isRunTogether } from './run-together.ts'

const rowsOf = (...rows: readonly (readonly [label: string, cell: string])[]) =>
  rows.map(
    ([label, cell], at): GridRow => ({
      ...{ label, cells: [cell], text: `${label} ${cell}`, group: null },
      place: { page: 1, line: at + 1 } as GridRow['place'],
    }),
  )

describe('numbers that are no figures', () => {
  it('are the pages of a list of contents', () => {
    const contents = rowsOf(
      ['3.1 Calls', '3'],
      ['3.2 Fires', '5'],
      ['Appendix 1', '5'],
      ['4 Next', '9'],
    )
    assert.equal(isContents('', contents), true)
    const unnumbered = rowsOf(['Calls', '3'], ['Fires', '5'], ['Rescues', '5'], ['Next', '9'])
    assert.equal(isContents('Page', unnumbered), true)
    assert.equal(isContents('', unnumbered), false)
  })

  it('are not the counts of a table, though its rows are numbered', () => {
    const counts = rowsOf(
      ['3.1 Calls', '9'],
      ['3.2 Fires', '5'],
      ['3.3 Rescues', '5'],
      ['4 Floods', '3'],
    )
    assert.equal(isContents('', counts), false)
    const headed = rowsOf(['1 Calls', '3'], ['2 Fires', '5'], ['3 Rescues', '5'], ['4 Floods', '9'])
    assert.equal(isContents('2024/25', headed), false)
  })

  it('are in a list whose lines were run together, and none of it is read', () => {
    const text =
      '8 Fires 9 Fires; of 11 in all 10 Rescues; just under 11 101 calls answered 12 Floods 13 Alarms'
    assert.equal(isRunTogether(text), true)
    assert.equal(isRunTogether('Of 3 Fires 4 Floods and 5 Alarms none were false'), false)
    assert.equal(isRunTogether('In 2015, 2016, 2017, 2018 and 2019 there were 5 Fires'), false)
  })

  it('are not read in a word that only begins as a percent does', () => {
    const read = (text: string) => findQuantities(text, findPeriods(text)).map(({ unit }) => unit)
    assert.deepEqual(read('The difference between two percentages'), ['count'])
    assert.deepEqual(read('3 per century, or 4 per cent, or 5 percentage points'), [
      'count',
      'percent',
      'points',
    ])
  })
})
