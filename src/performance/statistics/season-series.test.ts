import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { monthPeriod } from '#shared/index.ts'
import { plain } from '../analysis/index.ts'
import { measureOf, months } from '../analysis/made-up-series.ts'
import type { Point } from '../observation.ts'
import { drawCount, seededRandom } from './random.ts'
import { analyseSeason, readSeason } from './season-series.ts'
import { describeMonth, describeSeason } from './season-words.ts'

const measure = measureOf()

/** Months from April 2015, highest in July by a quarter. */
function seasonal(count: number, lift: (index: number) => number = () => 1): Point[] {
  const random = seededRandom(11)
  return months(new Array<null>(count).fill(null), 2015).map(({ period }, index) => {
    const month = Number(period.start.slice(5, 7))
    const wave = 1 + 0.25 * Math.cos((2 * Math.PI * (month - 7)) / 12)
    return { period, value: drawCount(1000 * wave * lift(index), 3, random) }
  })
}

describe('readSeason', () => {
  it('adjusts from 36 months, shows from 24, and says nothing before', () => {
    assert.equal(readSeason(measure, seasonal(36)).kind, 'adjusted')
    assert.equal(readSeason(measure, seasonal(35)).kind, 'shown')
    assert.equal(readSeason(measure, seasonal(24)).kind, 'shown')
    assert.equal(readSeason(measure, seasonal(23)).kind, 'too-short')
  })

  it('finds none where months differ only by their days', () => {
    const even = seasonal(48).map(({ period }) => ({
      period,
      value: 40 * Number(period.end.slice(8)),
    }))
    const outcome = readSeason(measure, even)
    assert.equal(outcome.kind, 'none')
  })

  it('gives each phase its own level, so that a step hides no season', () => {
    const stepped = seasonal(48, (index) => (index < 24 ? 1 : 3))
    assert.equal(readSeason(measure, stepped, ['2017-04-01']).kind, 'adjusted')
    const reading = readSeason(measure, stepped)
    assert.equal(reading.kind, 'none')
  })

  it('looks for a season only in counts', () => {
    assert.equal(readSeason(measureOf({ unit: 'percent' }), seasonal(48)).kind, 'not-counts')
  })
})

describe('analyseSeason', () => {
  it('judges a July as a July', () => {
    const outcome = analyseSeason(measure, seasonal(48))
    assert.ok(outcome.ok)
    const july = outcome.value.months.findIndex(({ point }) => point.period.code === '2018-07')
    const words = plain(describeMonth(outcome.value, july, measure))
    assert.match(words, /higher than most months, but usual for July/)
    assert.match(
      plain(describeSeason(outcome.value.reading, true)),
      /^There is a season\. July is highest/,
    )
  })

  it('puts the usual range of each month back into counts', () => {
    const outcome = analyseSeason(measure, seasonal(48))
    assert.ok(outcome.ok)
    for (const { point, adjusted, range } of outcome.value.months) {
      assert.ok(range && adjusted !== null && point.value !== null)
      // A value stands in its month's range where its adjusted value stands in the range of all
      const share = point.value / adjusted
      const all: number = outcome.value.analysed.phases[0]?.mean ?? 0
      assert.ok(Math.abs(range.mean - all * share) < 1e-6 * range.mean)
    }
  })

  it('leaves a series without a season as it is', () => {
    const random = seededRandom(3)
    const level = seasonal(48).map(({ period }) => ({ period, value: drawCount(900, 2, random) }))
    const outcome = analyseSeason(measure, level)
    assert.ok(outcome.ok)
    assert.equal(outcome.value.reading.kind, 'none')
    assert.deepEqual(
      outcome.value.analysed.points.map(({ value }) => value),
      level.map(({ value }) => value),
    )
  })

  it('never gives a number that is not one', () => {
    const value = fc.oneof(fc.nat(5), fc.nat(2000), fc.constant(null), fc.constant(1e9))
    fc.assert(
      fc.property(fc.array(value, { maxLength: 50 }), (values) => {
        const points = values.map((one, index) => ({
          period: monthPeriod(2015 + Math.floor(index / 12), (index % 12) + 1),
          value: one,
        }))
        const outcome = analyseSeason(measure, points)
        if (!outcome.ok) return
        for (const [index, { adjusted, range }] of outcome.value.months.entries()) {
          for (const number of [adjusted, range?.lower, range?.upper, range?.mean]) {
            assert.ok(number === null || number === undefined || Number.isFinite(number))
          }
          assert.doesNotMatch(plain(describeMonth(outcome.value, index, measure)), /NaN|Infinity/)
        }
      }),
      { numRuns: 300 },
    )
  })
})
