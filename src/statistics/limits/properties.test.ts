import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Measure } from '#area/index.ts'
import { sample } from '../../../test/sample.ts'
import { BASES, compare } from '../comparisons/comparison.ts'
import { describeComparison } from '../comparisons/comparison-words.ts'
import { describeFlag } from '../sentences/flag-sentences.ts'
import { describeFigure, describeLatest } from '../sentences/sentences.ts'
import { verdict } from '../sentences/verdict.ts'
import { plain } from '../words/words.ts'
import { findFlags } from './flagged-points.ts'
import { analyseSeries } from './series.ts'
import { limitsOf, measureOf, months } from './testing-series.ts'

const RUNS = sample(200)

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -5, max: 200 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 10, 100) },
  { weight: 1, arbitrary: fc.integer({ min: -1e9, max: 1e9 }) },
  { weight: 1, arbitrary: fc.double({ min: -1e9, max: 1e9, noNaN: true }) },
)
const gappy = fc.option(value, { freq: 10 })
/** Empty, constant, tied, gappy, negative and very large series. */
const values = fc.oneof(
  fc.array(gappy, { maxLength: 48 }),
  fc.array(fc.constantFrom(10, 11, 12), { minLength: 6, maxLength: 48 }),
  fc.tuple(value, fc.nat(40)).map(([constant, length]) => Array<number>(length).fill(constant)),
)
const settings = fc.record({
  improvement: fc.constantFrom('up', 'down', 'none'),
  target: fc.option(value),
  rebase: fc.array(fc.constantFrom('2016-01-01', '2017-02-15', '2018-04-01'), { maxLength: 2 }),
  baselinePoints: fc.option(fc.constantFrom(12, 24)),
  screening: fc.boolean(),
})

function assertFinite(found: unknown): void {
  if (typeof found === 'number') assert.ok(Number.isFinite(found), `${found}`)
  else if (Array.isArray(found)) found.forEach(assertFinite)
  else if (typeof found === 'object' && found !== null) Object.values(found).forEach(assertFinite)
}

describe('control limits of any series', () => {
  it('are never infinite or not a number', () => {
    fc.assert(
      fc.property(values, settings, (series, chosen) => assertFinite(limitsOf(series, chosen))),
      RUNS,
    )
  })

  it('lie evenly about the mean, the near ones inside the others', () => {
    fc.assert(
      fc.property(values, settings, (series, chosen) => {
        for (const phase of limitsOf(series, chosen).phases) {
          const { mean, lower, upper, nearLower, nearUpper } = phase
          if (lower === null || upper === null || mean === null) continue
          assert.ok(nearLower !== null && nearUpper !== null)
          const scale = Math.max(1, Math.abs(lower), Math.abs(upper))
          assert.ok(Math.abs(upper - mean - (mean - lower)) <= 1e-9 * scale)
          assert.ok(lower <= nearLower && nearLower <= mean)
          assert.ok(mean <= nearUpper && nearUpper <= upper)
        }
      }),
      RUNS,
    )
  })

  it('move with the values, flags and all', () => {
    const whole = fc.array(fc.option(fc.integer({ min: 0, max: 500 }), { freq: 12 }), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(whole, fc.integer({ min: -500, max: 500 }), (series, by) => {
        const before = limitsOf(series)
        const after = limitsOf(series.map((each) => (each === null ? null : each + by)))
        for (const [index, phase] of before.phases.entries()) {
          const upper = after.phases[index]?.upper ?? null
          if (phase.upper === null || upper === null) assert.equal(phase.upper, upper)
          else assert.ok(Math.abs(phase.upper + by - upper) < 1e-8)
        }
        assert.deepEqual(
          after.points.map(({ rule }) => rule),
          before.points.map(({ rule }) => rule),
        )
      }),
      RUNS,
    )
  })

  it('turned upside down turn every direction round', () => {
    const whole = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 40 })
    fc.assert(
      fc.property(whole, (series) => {
        const before = limitsOf(series)
        const after = limitsOf(series.map((each) => -each))
        const turned = { up: 'down', down: 'up' } as const
        assert.deepEqual(
          after.points.map(({ rule, direction }) => [rule, direction && turned[direction]]),
          before.points.map(({ rule, direction }) => [rule, direction]),
        )
      }),
      RUNS,
    )
  })

  it('do not depend on the order in which the points were given', () => {
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.nat()), (series, keys) => {
        const points = months(series)
        const shuffled = points
          .map((point) => ({ point, key: keys.next().value ?? 0 }))
          .sort((one, other) => one.key - other.key)
          .map(({ point }) => point)
        assert.deepEqual(analyseSeries(measureOf(), shuffled), analyseSeries(measureOf(), points))
      }),
      sample(60),
    )
  })

  it('keep every point, in one phase each, and judge only those with a rule', () => {
    fc.assert(
      fc.property(values, settings, (series, chosen) => {
        const { phases, points } = limitsOf(series, chosen)
        assert.deepEqual(
          points.map((point) => point.value),
          series,
        )
        const published = points.filter((point) => point.value !== null).length
        assert.equal(
          phases.reduce((sum, phase) => sum + phase.points, 0),
          published,
        )
        for (const point of points) {
          assert.equal(point.rule === null, point.judgement === 'common-cause')
          if (point.value === null) assert.equal(point.rule, null)
        }
      }),
      RUNS,
    )
  })
})

describe('the words for any series', () => {
  const measures: readonly Measure[] = [
    measureOf(),
    measureOf({ unit: 'percent', decimals: 1, better: 'higher' }),
    measureOf({ unit: 'seconds', better: 'neither' }),
    measureOf({ unit: 'gbp' }),
    measureOf({ unit: 'rank' }),
    measureOf({ unit: 'hours', decimals: 1 }),
  ]
  const context = { area: { id: 'northshire', kind: 'police-area' }, changes: [] }
  const wrong = /NaN|Infinity|undefined|null|\[object|e[+-]?\d|\s{2}|\.\.|,\.| \.|−0(?![.\d])/
  const assertReads = (text: string) => {
    assert.doesNotMatch(text, wrong)
    assert.match(text, /\.$/)
  }

  it('are whole sentences with no number that is not one', () => {
    fc.assert(
      fc.property(values, settings, fc.constantFrom(...measures), (series, chosen, measure) => {
        const points = months(series)
        const { improvement: _, ...rest } = chosen
        const outcome = analyseSeries(measure, points, rest)
        assert.ok(outcome.ok)
        const last = points.at(-1)
        for (const basis of BASES) {
          if (last === undefined) continue
          const comparison = compare(points, last.period, basis, { measure, ...context })
          assertFinite(comparison)
          assert.doesNotMatch(describeComparison(comparison, { measure }), wrong)
          assertReads(plain(describeLatest(outcome.value, { comparison, explanations: [] })))
          assertReads(plain(describeFigure(measure, last, { comparison })))
        }
        assertReads(plain(describeLatest(outcome.value)))
        for (const flag of findFlags(outcome.value)) {
          assertReads(plain(describeFlag(outcome.value, flag, [])))
        }
        assert.doesNotMatch(verdict(outcome.value).words, wrong)
      }),
      RUNS,
    )
  })

  it('have a numbered sentence for every unusual point of a firm phase, and for no other', () => {
    fc.assert(
      fc.property(values, settings, (series, { improvement: _, ...rest }) => {
        const outcome = analyseSeries(measureOf(), months(series), rest)
        assert.ok(outcome.ok)
        const flags = findFlags(outcome.value)
        assert.deepEqual(
          flags.map(({ number }) => number),
          flags.map((_flag, index) => index + 1),
        )
        for (const [index, point] of outcome.value.points.entries()) {
          const isFirm = outcome.value.phases[point.phase]?.status === 'firm'
          const named = flags.filter(
            ({ firstIndex, lastIndex }) => firstIndex <= index && index <= lastIndex,
          )
          if (!isFirm) assert.equal(named.length, 0)
          else if (point.direction !== null) {
            assert.ok(named.some(({ direction }) => direction === point.direction))
          }
        }
      }),
      RUNS,
    )
  })
})
