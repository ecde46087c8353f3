import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fraction, halved, inPercentOf, toNumber } from './fraction.ts'

describe('an exact number', () => {
  it('is so many per cent of another, and of nothing none', () => {
    const percent = inPercentOf(fraction(3), fraction(8))
    assert.equal(percent && toNumber(percent), 37.5)
    assert.equal(inPercentOf(fraction(3), fraction(0)), undefined)
  })

  it('has a half', () => {
    assert.equal(toNumber(halved(fraction('0.1'))), 0.05)
  })
})
