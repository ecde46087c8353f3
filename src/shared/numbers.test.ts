import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { divideAndRound, formatNumber, formatSigned, roundHalfAway } from './numbers.ts'

describe('divideAndRound', () => {
  it('rounds a tie away from zero, on both sides', () => {
    // 5/2 = 2.5; −5/2 = −2.5; 1/8 = 0.125
    assert.equal(divideAndRound(5, 2, 0), 3)
    assert.equal(divideAndRound(-5, 2, 0), -3)
    assert.equal(divideAndRound(1, 8, 2), 0.13)
  })

  it('sees a tie that floating point misses', () => {
    // 1.005 is held as 1.00499…; as written it is a tie
    assert.equal(divideAndRound(1.005, 1, 2), 1.01)
  })

  it('works the percentages of the end-of-year report 2018/19, table 1', () => {
    // 11,643 / 138,893 = 8.38%; −118,342 / 501,342 = −23.6%
    assert.equal(divideAndRound(11_643 * 100, 138_893, 0), 8)
    assert.equal(divideAndRound(-118_342 * 100, 501_342, 0), -24)
  })

  it('has no answer for a division by zero', () => {
    assert.equal(divideAndRound(1, 0, 0), undefined)
    assert.equal(divideAndRound(Number.NaN, 1, 0), undefined)
  })

  it('is never more than half a unit of the last place away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 0, max: 4 }),
        (dividend, divisor, decimals) => {
          const rounded = divideAndRound(dividend, divisor, decimals) ?? Number.NaN
          assert.ok(Math.abs(rounded - dividend / divisor) <= 0.5 * 10 ** -decimals + 1e-9)
        },
      ),
    )
  })
})

describe('roundHalfAway', () => {
  it('keeps very large and very small numbers', () => {
    assert.equal(roundHalfAway(1e21, 0), 1e21)
    assert.equal(roundHalfAway(1e-9, 2), 0)
  })
})

describe('formatNumber', () => {
  it('separates thousands and uses a real minus sign', () => {
    assert.equal(formatNumber(150_536), '150,536')
    assert.equal(formatNumber(-2_816), '−2,816')
    assert.equal(formatNumber(57.5, 1), '57.5')
    assert.equal(formatNumber(107_020.6, 2, 2), '107,020.60')
  })

  it('never writes minus zero', () => {
    assert.equal(formatNumber(-0.2), '0')
  })
})

describe('formatSigned', () => {
  it('always shows the direction', () => {
    assert.deepEqual(
      [23, -23, 0].map((value) => formatSigned(value)),
      ['+23', '−23', '0'],
    )
  })
})
