import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyseSeries } from '../limits/series.ts'
import { measureOf, months } from '../limits/testing-series.ts'
import { VERDICT_EXAMPLES } from '../worked-examples.ts'
import { verdict } from './verdict.ts'

describe('a verdict', () => {
  it('is said in a few words, and a concern or an improvement by which way is better', () => {
    const said = Object.values(VERDICT_EXAMPLES).map(({ right }) => {
      const baselinePoints = right.length > 12 ? 12 : null
      const outcome = analyseSeries(measureOf({ better: 'lower' }), months(right), {
        baselinePoints,
      })
      assert.ok(outcome.ok)
      const { words, judgement } = verdict(outcome.value)
      return `${words}: ${judgement}`
    })
    assert.deepEqual(said, [
      'higher than usual: concern',
      'lower than usual: improvement',
      'above average for some time: concern',
      'below average for some time: improvement',
      'rising steadily: concern',
      'falling steadily: improvement',
      'close to the top of usual: concern',
      'close to the bottom of usual: improvement',
      'usual: common-cause',
      'too few months: common-cause',
      'no variation: common-cause',
      'not published: common-cause',
    ])
  })
})
