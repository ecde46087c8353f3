import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Unit } from '#area/index.ts'
import { formatDistance, formatRange, formatValue, formatWithNoun } from './format-value.ts'

const written = (value: number, unit: Unit, decimals = 0) => formatValue(value, { unit, decimals })

describe('a value in its unit', () => {
  it('is a count with its thousands apart', () => {
    assert.equal(written(150_536, 'count'), '150,536')
    assert.equal(written(-3857, 'count'), '−3,857')
    assert.equal(written(-0.2, 'count'), '0')
  })

  it('is a percentage with the decimal places of its measure', () => {
    assert.equal(written(84.05, 'percent', 1), '84.1%')
    assert.equal(written(84, 'percent', 1), '84%')
  })

  it('is a time in hours, minutes and seconds', () => {
    assert.equal(written(5, 'seconds'), '5 seconds')
    assert.equal(written(1, 'seconds'), '1 second')
    assert.equal(written(0, 'seconds'), '0 seconds')
    assert.equal(written(60, 'seconds'), '1 minute')
    assert.equal(written(74, 'seconds'), '1 minute 14 seconds')
    assert.equal(written(3605, 'seconds'), '1 hour 5 seconds')
    assert.equal(written(59.6, 'seconds'), '1 minute')
    assert.equal(written(74.25, 'seconds', 1), '1 minute 14.3 seconds')
    assert.equal(written(-74, 'seconds'), '−1 minute 14 seconds')
  })

  it('is hours or days', () => {
    assert.equal(written(12.5, 'hours', 1), '12.5 hours')
    assert.equal(written(1, 'days'), '1 day')
  })

  it('is money, in millions only when nothing is lost', () => {
    assert.equal(written(1_400_000, 'gbp'), '£1.4 million')
    assert.equal(written(35_000_000, 'gbp'), '£35 million')
    assert.equal(written(1_386_885, 'gbp'), '£1,386,885')
    assert.equal(written(107_020.62, 'gbp'), '£107,020.62')
    assert.equal(written(83.3, 'gbp'), '£83.30')
    assert.equal(written(-500, 'gbp'), '−£500')
  })

  it('is a place in an order', () => {
    assert.equal(written(6, 'rank'), '6th')
  })

  it('takes its noun in the right number', () => {
    const calls = { unit: 'count', decimals: 0, noun: { one: 'call', many: 'calls' } } as const
    assert.deepEqual(
      [752, 1, 0].map((value) => formatWithNoun(value, calls)),
      ['752 calls', '1 call', 'no calls'],
    )
  })
})

describe('a range', () => {
  it('names its unit once where that reads well', () => {
    assert.equal(formatRange(648, 1259, { unit: 'count', decimals: 0 }), '648 to 1,259')
    assert.equal(formatRange(5, 9, { unit: 'seconds', decimals: 0 }), '5 to 9 seconds')
    assert.equal(
      formatRange(55, 74, { unit: 'seconds', decimals: 0 }),
      '55 seconds to 1 minute 14 seconds',
    )
    assert.equal(formatRange(62, 78, { unit: 'percent', decimals: 0 }), '62% to 78%')
    assert.equal(formatRange(3, 6, { unit: 'rank', decimals: 0 }), '3rd to 6th')
  })
})

describe('a distance', () => {
  it('is in percentage points for a percentage, and in places for a rank', () => {
    assert.equal(formatDistance(-4.6, { unit: 'percent', decimals: 1 }), '4.6 percentage points')
    assert.equal(formatDistance(1, { unit: 'rank', decimals: 0 }), '1 place')
    assert.equal(formatDistance(-477, { unit: 'count', decimals: 0 }), '477')
  })
})
