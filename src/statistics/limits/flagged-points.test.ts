import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findFlags } from './flagged-points.ts'
import { analyseSeries } from './series.ts'
import { measureOf, months } from './testing-series.ts'

/** Mean 800, every moving range 100: usual range 534 to 1,066. */
const STEADY = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? 750 : 850))

/** Kind, direction and places after the steady year, one a flag. */
function flagged(...values: readonly number[]): readonly string[] {
  const points = months([...STEADY, ...values])
  const outcome = analyseSeries(measureOf(), points, { baselinePoints: 12 })
  assert.ok(outcome.ok)
  return findFlags(outcome.value).map(
    ({ number, kind, direction, firstIndex, lastIndex }) =>
      `${number} ${kind} ${direction} ${firstIndex - 12} to ${lastIndex - 12}`,
  )
}

describe('points outside the limits', () => {
  it('are told one by one up to three side by side, and as one from four on', () => {
    assert.deepEqual(flagged(1100, 1200, 1100, 800), [
      '1 point up 0 to 0',
      '2 point up 1 to 1',
      '3 point up 2 to 2',
    ])
    assert.deepEqual(flagged(1100, 1200, 1100, 1200, 800), ['1 run up 0 to 3'])
  })

  it('are not joined with those on the other side, or across a usual one', () => {
    assert.deepEqual(flagged(1100, 1200, 500, 400, 800), [
      '1 point up 0 to 0',
      '2 point up 1 to 1',
      '3 point down 2 to 2',
      '4 point down 3 to 3',
    ])
    assert.equal(flagged(1100, 1200, 790, 1100, 1200, 800).length, 4)
  })
})
