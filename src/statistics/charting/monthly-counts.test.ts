import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { monthPeriod } from '#shared/index.ts'
import { sample } from '../../../test/sample.ts'
import { findFlags } from '../limits/flagged-points.ts'
import { rangeAt } from '../limits/series.ts'
import { measureOf, months } from '../limits/testing-series.ts'
import { drawCount, seededRandom } from '../methods/random.ts'
import type { Point } from '../observation.ts'
import { describeFlag } from '../sentences/flag-sentences.ts'
import { describeLatest } from '../sentences/sentences.ts'
import { verdict } from '../sentences/verdict.ts'
import { plain } from '../words/words.ts'
import { chartSeries } from './charted-series.ts'

const measure = measureOf()

function chart(points: readonly Point[], history?: readonly Point[]) {
  const figures = points.map((point) => ({ ...point, numerator: null, denominator: null }))
  const outcome = chartSeries(measure, figures, history ? { history } : {})
  assert.ok(outcome.ok)
  return outcome.value
}

/** Months from April 2015, highest in July, by a quarter unless said. */
function seasonal(count: number, mean = 1000, dispersion = 3, height = 0.25): Point[] {
  const random = seededRandom(11)
  return months(new Array<null>(count).fill(null), 2015).map(({ period }) => {
    const month = Number(period.start.slice(5, 7))
    const wave = 1 + height * Math.cos((2 * Math.PI * (month - 7)) / 12)
    return { period, value: drawCount(mean * wave, dispersion, random) }
  })
}

describe('a monthly count', () => {
  it('is judged day for day: a February of as many a day is as usual as a March', () => {
    // 40 and 42 a day, month about: an average of 41 × 30.4375 = 1,247.9 in an average month
    const level = months(new Array<null>(24).fill(null), 2015).map(({ period }, index) => ({
      period,
      value: (index % 2 === 0 ? 40 : 42) * Number(period.end.slice(8)),
    }))
    const { series, choice } = chart(level)
    assert.equal(choice.kind, 'xmr')
    assert.equal(series.allowsFor, 'days')
    assert.match(choice.reason, /Months are compared day for day/)
    assert.equal(series.phases[0]?.mean?.toFixed(1), '1247.9')
    // Every moving range is 2 a day: limits 41 ± 2.66 × 2 a day, 35.68 to 46.32
    const february = series.points.findIndex(({ period }) => period.code === '2016-02')
    const range = rangeAt(series, february)
    assert.equal(range?.lower.toFixed(1), (29 * 35.68).toFixed(1))
    assert.equal(range?.upper.toFixed(1), (29 * 46.32).toFixed(1))
    assert.equal(findFlags(series).length, 0)
  })

  it('keeps the value as it was counted, and says what its range is for', () => {
    const { series } = chart(seasonal(20))
    assert.deepEqual(
      series.points.map(({ value }) => value),
      seasonal(20).map(({ value }) => value),
    )
    assert.match(plain(describeLatest(series)), /for a month of 30 days/)
  })

  it('of a measure with a season is judged against its own month of the year', () => {
    const points = seasonal(48)
    const upToJuly = points.slice(0, 40)
    assert.equal(upToJuly.at(-1)?.period.code, '2018-07')
    const { series } = chart(upToJuly)
    assert.equal(series.allowsFor, 'season')
    assert.match(
      plain(describeLatest(series)),
      /^1,\d+ incidents in July 2018\. That is higher than most months, but usual for July \(1,\d+ to 1,\d+\)/,
    )
    assert.equal(verdict(series).words, 'usual for July')
    const jump = upToJuly.map((point, index) => (index === 39 ? { ...point, value: 2000 } : point))
    const unusual = chart(jump).series
    assert.match(plain(describeLatest(unusual)), /That is higher than usual for July: \d+ above/)
    const flag = findFlags(unusual).at(-1)
    assert.ok(flag)
    assert.match(
      plain(describeFlag(unusual, flag, [])),
      /^July 2018: 2,000 incidents, \d+ above the usual range of 1,\d+ to 1,\d+ for July\./,
    )
  })

  it('looks for its season in all months held, and charts the latest', () => {
    const all = seasonal(60)
    const { series, season } = chart(all.slice(-24), all)
    assert.equal(series.points.length, 24)
    assert.equal(season.kind === 'adjusted' && season.season.months, 60)
    assert.equal(chart(all.slice(-24)).series.allowsFor, 'days')
  })

  it('is called high or low for the year only among months recorded alike', () => {
    // A fall to half at a registered change: the second November after it is only low beside what went before
    const all = seasonal(48).map(({ period, value }, index) => ({
      period,
      value: index < 12 ? 2 * (value ?? 0) : value,
    }))
    const figures = all
      .slice(0, 44)
      .map((point) => ({ ...point, numerator: null, denominator: null }))
    const history = { history: all, rebase: ['2016-04-01'] }
    const outcome = chartSeries(measure, figures, history)
    assert.ok(outcome.ok)
    const { series } = outcome.value
    assert.equal(series.points.at(-1)?.period.code, '2018-11')
    assert.equal(series.allowsFor, 'season')
    assert.equal(verdict(series).words, 'usual')
  })

  it('of few has exact limits that follow the season', () => {
    const few = seasonal(60, 9, 1, 0.5)
    const { series, choice } = chart(few)
    assert.equal(choice.kind, 'c')
    assert.equal(series.allowsFor, 'season')
    const at = (code: string) =>
      rangeAt(
        series,
        series.points.findIndex(({ period }) => period.code === code),
      )?.upper ?? 0
    assert.ok(at('2018-07') > at('2018-01'))
    assert.ok(Number.isInteger(at('2018-07')))
  })

  it('puts every range back into counts on the footing of its adjusted value', () => {
    const { series } = chart(seasonal(48))
    const all = series.phases[0]?.mean ?? 0
    for (const { value, adjusted, range } of series.points) {
      assert.ok(range && value !== null && adjusted)
      assert.ok(Math.abs(range.mean - (all * value) / adjusted) < 1e-6 * range.mean)
    }
  })

  it('never gives a number that is not one, whatever was counted', () => {
    const value = fc.oneof(fc.nat(5), fc.nat(2000), fc.constant(null), fc.constant(1e9))
    fc.assert(
      fc.property(fc.array(value, { maxLength: 50 }), (values) => {
        const { series } = chart(
          values.map((one, index) => ({
            period: monthPeriod(2015 + Math.floor(index / 12), (index % 12) + 1),
            value: one,
          })),
        )
        for (const { adjusted, range } of series.points) {
          for (const number of [adjusted, range?.lower, range?.upper, range?.mean]) {
            assert.ok(number === null || number === undefined || Number.isFinite(number))
          }
        }
        assert.doesNotMatch(plain(describeLatest(series)), /NaN|Infinity/)
        for (const flag of findFlags(series)) {
          assert.doesNotMatch(plain(describeFlag(series, flag, [])), /NaN|Infinity/)
        }
      }),
      sample(100),
    )
  })
})
