import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { phaseLimits } from './phase-limits.ts'
import { applyRules } from './rules.ts'
import { limitsOf } from './testing-series.ts'

/** Small steps about one level, so that ties, runs and trends are frequent, and a few gaps. */
const step = fc.option(fc.constantFrom(-9, -3, -2, -1, -1, 0, 1, 1, 2, 3, 9), { freq: 20 })
const wandering = fc.array(step, { minLength: 6, maxLength: 60 }).map((steps) => {
  let level = 100
  return steps.map((each) => {
    if (each === null) return null
    level = 100 + Math.round(0.9 * (level - 100)) + each
    return level
  })
})

type Way = 'up' | 'down'

/** The rules read out one by one for one point: whether some stretch with it in is as they say. */
function ruleByItsWords(values: readonly (number | null)[], place: number): string | null {
  const { mean, lower, upper, nearLower, nearUpper } = phaseLimits(values, null, true)
  assert.ok(mean !== null && lower !== null && upper !== null)
  assert.ok(nearLower !== null && nearUpper !== null)
  const tie = 1e-7
  const isPast = (index: number, way: Way, high: number, low: number) => {
    const value = values[index] ?? null
    if (value === null) return false
    return way === 'up' ? value - high > tie : low - value > tie
  }
  const isOutside = (index: number, way: Way) => isPast(index, way, upper, lower)
  const isNear = (index: number, way: Way) =>
    isPast(index, way, nearUpper, nearLower) && !isOutside(index, way)
  const isOnSide = (index: number, way: Way) => isPast(index, way, mean, mean)
  const moves = (index: number, way: Way) => {
    const before = values[index - 1] ?? null
    return before !== null && isPast(index, way, before, before)
  }
  const stretches = (length: number) =>
    Array.from({ length }, (_, back) => place - back)
      .filter((first) => first >= 0 && first + length <= values.length)
      .map((first) => Array.from({ length }, (_, each) => first + each))
  const ways = ['up', 'down'] as const

  for (const way of ways) if (isOutside(place, way)) return `outside-limits ${way}`
  // The stretches come with the latest first, which a peak belongs to
  for (const stretch of stretches(7)) {
    const way = ways.find((each) => stretch.slice(1).every((index) => moves(index, each)))
    if (way !== undefined) return `trend ${way}`
  }
  for (const way of ways) {
    const isTwo = (stretch: number[]) =>
      stretch.every((index) => isOnSide(index, way)) &&
      stretch.filter((index) => isNear(index, way)).length >= 2
    if (isNear(place, way) && stretches(3).some(isTwo)) return `two-of-three ${way}`
  }
  for (const way of ways) {
    const isRun = (stretch: number[]) => stretch.every((index) => isOnSide(index, way))
    if (stretches(7).some(isRun)) return `shift ${way}`
  }
  return null
}

describe('the rules for any series', () => {
  it('hold for the points that their words say, each before the next', () => {
    fc.assert(
      fc.property(wandering, (values) => {
        const limits = phaseLimits(values, null, true)
        fc.pre(limits.status === 'firm' || limits.status === 'provisional')
        const found = applyRules(values, limits, 1e-7)
        assert.deepEqual(
          found.map((finding) => finding && `${finding.rule} ${finding.direction}`),
          values.map((_, place) => ruleByItsWords(values, place)),
        )
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the average moving range of any series', () => {
  it('is that of the ranges written out, the largest left out once', () => {
    fc.assert(
      fc.property(wandering, fc.boolean(), (values, screening) => {
        const [phase] = limitsOf(values, { screening }).phases
        fc.pre(phase !== undefined && phase.status !== 'too-few')
        const ranges = values.flatMap((value, index) => {
          const before = values[index - 1] ?? null
          return value === null || before === null ? [] : [Math.abs(value - before)]
        })
        const average = (numbers: readonly number[]) =>
          numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length)
        const all = average(ranges)
        const kept = average(ranges.filter((range) => range < 3.267 * all))
        const expected = screening && kept > 0 ? kept : all
        assert.ok(Math.abs((phase?.averageMovingRange ?? -1) - expected) < 1e-9)
      }),
      { numRuns: 1000 },
    )
  })
})
