import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRegister } from '../definition/read-registers.ts'
import type { RegisterField } from '../definition/register.ts'
import { smallestDefinition } from '../smallest-definition.ts'
import { cellInWorkbook, sayCell } from './say-cell.ts'
import { typeCell } from './type-cell.ts'

const read = readRegister(
  'letters.yaml',
  smallestDefinition('letters', 'Letters').replace(
    'checks:',
    `  - field: channel
    label: How it came
    kind: code
    codes:
      - { code: post, words: By post, was: [letter] }
      - { code: e-mail, words: By e-mail }
      - { code: call, words: By telephone, until: 2025-12-31 }
      - { code: line, words: By telephone, from: 2026-01-01 }
  - { field: paid, label: Paid, kind: yes-no }
  - { field: cost, label: Cost, kind: money }
  - { field: pages, label: Pages, kind: count }
  - { field: took, label: How long it took, kind: duration }
checks:`,
  ),
  new Map(),
  { places: [] },
)
assert.ok(read.ok, JSON.stringify(read))
const field = (name: string): RegisterField => {
  const found = read.value.fields.get(name)
  assert.ok(found, name)
  return found
}

describe('a cell of a register that is given out', () => {
  it('has the words of a code, also of one that was called otherwise, and yes or no as a page says them', () => {
    assert.equal(sayCell(field('channel'), 'post'), 'By post')
    assert.equal(sayCell(field('channel'), 'letter'), 'By post')
    assert.equal(sayCell(field('paid'), 'yes'), 'Yes')
    assert.equal(sayCell(field('channel'), ''), '')
  })

  it('has the code itself where its words would come back as another', () => {
    const said = ['e-mail', 'call', 'line'].map((code) => sayCell(field('channel'), code))
    assert.deepEqual(said, ['By e-mail', 'By telephone', 'line'])
    for (const [at, code] of ['e-mail', 'call', 'line'].entries())
      assert.deepEqual(typeCell(field('channel'), said[at]), { ok: true, value: code })
  })

  it('is a number or a day in a workbook where it is one, and words where a workbook has no such day', () => {
    assert.deepEqual(cellInWorkbook(field('cost'), '12.50'), { number: 12.5, decimals: 2 })
    assert.deepEqual(cellInWorkbook(field('pages'), '12'), { number: 12 })
    assert.deepEqual(cellInWorkbook(field('received'), '2026-01-05'), { day: '2026-01-05' })
    assert.equal(cellInWorkbook(field('received'), '1900-02-28'), '1900-02-28')
    assert.equal(cellInWorkbook(field('subject'), '12'), '12')
    assert.equal(cellInWorkbook(field('took'), '1:30'), '1:30')
    assert.equal(cellInWorkbook(field('pages'), ''), null)
  })
})
