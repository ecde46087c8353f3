import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findDecidingValue } from './deciding-value.ts'

/** 24 values that go 100, 110, 104, 96, 102 and again. */
const USUAL = Array.from({ length: 24 }, (_, index) => [100, 110, 104, 96, 102][index % 5] ?? 0)

describe('findDecidingValue', () => {
  it('finds one 900 among 100s, and the limits there are without it', () => {
    const found = findDecidingValue(USUAL.with(20, 900))
    assert.equal(found?.index, 20)
    // mean 102.4; moving ranges 10, 6, 8, 6, 2 and again, but for the two beside the one left out
    assert.ok((found?.without.lower ?? 0) > 80 && (found?.without.upper ?? 0) < 125)
  })

  it('finds one at either end, and one far below', () => {
    assert.equal(findDecidingValue(USUAL.with(0, 900))?.index, 0)
    assert.equal(findDecidingValue(USUAL.with(23, 900))?.index, 23)
    assert.equal(findDecidingValue(USUAL.with(11, -600))?.index, 11)
  })

  it('finds none where the months go up and down, nor where several do what one would', () => {
    assert.equal(findDecidingValue(USUAL), undefined)
    assert.equal(findDecidingValue(USUAL.with(3, 900).with(10, 900).with(17, 900)), undefined)
    assert.equal(findDecidingValue(USUAL.map((value, index) => value + 30 * index)), undefined)
  })

  it('finds none in a constant series, nor where too few would be left', () => {
    assert.equal(findDecidingValue(new Array<number>(24).fill(50)), undefined)
    assert.equal(findDecidingValue(USUAL.slice(0, 13).with(4, 900)), undefined)
    assert.equal(findDecidingValue([]), undefined)
  })

  it('takes no difference across a month that was not published', () => {
    const values: (number | null)[] = [...USUAL]
    values[9] = null
    values[11] = null
    values[10] = 900
    assert.equal(findDecidingValue(values), undefined)
  })
})
