import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { MONTH_NAMES, monthNamed } from './month-names.ts'

const WELSH =
  'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'

describe('monthNamed', () => {
  it('knows every month in English and in Welsh', () => {
    for (const [index, name] of MONTH_NAMES.entries()) {
      assert.equal(monthNamed(name), index + 1)
      assert.equal(monthNamed(name.slice(0, 3).toUpperCase()), index + 1)
    }
    for (const [index, name] of WELSH.split(' ').entries())
      assert.equal(monthNamed(name), index + 1)
  })

  it('knows short forms, and the forms that Welsh months take after a preposition', () => {
    assert.equal(monthNamed('Sept'), 9)
    assert.equal(monthNamed('Gorff'), 7)
    assert.equal(monthNamed('Fawrth'), 3)
  })

  it('takes no other word that begins alike', () => {
    for (const word of ['Marble', 'Junction', 'Decile', 'Mayor', ''])
      assert.equal(monthNamed(word), undefined)
  })
})
