import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { quarterPeriod } from '#shared/index.ts'
import { tTwoSided } from '../methods/distributions.ts'
import type { QuarterTest } from './quarter-test.ts'
import { judgeTogether } from './quarter-verdict.ts'

/** A count held against 1,000 in quarters that vary as so many times chance, of three years. */
function testOf(actual: number, dispersion = 1): QuarterTest {
  const error = Math.sqrt((dispersion * 1000 * 4) / 3)
  const t = (actual - 1000) / error
  const degreesOfFreedom = dispersion === 1 ? Number.POSITIVE_INFINITY : 8
  return {
    ...{ period: quarterPeriod(2022, 2), actual, expected: 1000, error, years: 3, dispersion, t },
    ...{ degreesOfFreedom, percent: (actual - 1000) / 10, p: tTwoSided(t, degreesOfFreedom) },
  }
}

describe('judgeTogether', () => {
  it('asks more of a figure the more are tested beside it', () => {
    // Error √(1000 × 4/3) = 36.5: 1,070 is 1.92 of them away, p = 0.055. Alone it is marked at one in
    // ten, 1000 ± 1.645 × 36.5 = 940 to 1,060
    const [alone] = judgeTogether([testOf(1070)])
    assert.deepEqual([alone?.isMarked, alone?.usual], [true, { lower: 940, upper: 1060 }])
    // Of fifteen it would have to be one in 150, 2.71 errors: 901 to 1,099
    const [first] = judgeTogether([testOf(1070), ...Array.from({ length: 14 }, () => testOf(1001))])
    assert.deepEqual([first?.isMarked, first?.usual], [false, { lower: 901, upper: 1099 }])
    assert.equal(first?.adjusted.toFixed(2), '0.83')
  })

  it('marks what lies outside its printed range, and nothing that lies in it', () => {
    const tests = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 2500 }), fc.double({ min: 1, max: 90, noNaN: true }))
        .map(([actual, dispersion]) => testOf(actual, dispersion)),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(tests, (table) => {
        for (const { test, isMarked, usual } of judgeTogether(table)) {
          const isInside = test.actual >= usual.lower && test.actual <= usual.upper
          assert.equal(isMarked, !isInside, JSON.stringify({ ...test, ...usual }))
        }
      }),
    )
  })
})
