import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSpelt, SPELT_NUMBER } from './spelt-numbers.ts'

const found = (text: string) =>
  [...text.matchAll(new RegExp(`\\b(?:${SPELT_NUMBER})\\b`, 'giu'))].map(([words]) =>
    readSpelt(words),
  )

describe('a number that is spelt', () => {
  it('is read whole, whatever scales it has', () => {
    assert.deepEqual(found('nine hundred and forty-five thousand'), [945_000])
    assert.deepEqual(found('Two million, one hundred thousand items'), [2_100_000])
    assert.deepEqual(found('three hundred and six of nine hundred thousand'), [306, 900_000])
    assert.deepEqual(found('one million, one hundred and fifty-five thousand were'), [1_155_000])
    assert.deepEqual(found('four thousand two hundred and ten'), [4210])
    assert.deepEqual(found('two hundred and forty five'), [245])
  })

  it('is not two that stand beside each other, nor one with a single scale', () => {
    assert.deepEqual(found('one hundred and two hundred'), [undefined])
    assert.deepEqual(found('two thousand and three thousand'), [undefined])
    assert.deepEqual(found('five hundred, ten of them'), [])
    assert.deepEqual(found('five hundred and counting'), [])
  })
})
