import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Measure } from '#area/index.ts'
import { findFlags } from '../limits/flagged-points.ts'
import { withOwnLimits } from '../limits/own-limits.ts'
import { RULES } from '../limits/rules.ts'
import { analyseSeries, rangeAt } from '../limits/series.ts'
import { measureOf, months } from '../limits/testing-series.ts'
import { describeFlag } from '../sentences/flag-sentences.ts'
import { plain } from '../words/words.ts'
import { type ChartedFigure, chartSeries } from './charted-series.ts'

type Parts = readonly [numerator: number, denominator: number] | null

function charted(
  measure: Measure,
  figures: readonly ChartedFigure[],
  rebase: readonly string[] = [],
) {
  const single = analyseSeries(measure, figures, { rebase })
  const outcome = chartSeries(measure, figures, { rebase })
  assert.ok(single.ok && outcome.ok)
  return { single: single.value, ...outcome.value }
}

const counts = (values: readonly (number | null)[]): ChartedFigure[] =>
  months(values).map((point) => ({ ...point, numerator: null, denominator: null }))

const shares = (parts: readonly Parts[], scale = 100): ChartedFigure[] =>
  months(parts.map((one) => (one === null ? null : (scale * one[0]) / one[1]))).map(
    (point, index) => {
      const [numerator, denominator] = parts[index] ?? [null, null]
      return { ...point, numerator, denominator }
    },
  )

const SHARE = measureOf({ unit: 'percent', decimals: 1, better: 'higher' })

describe('chartSeries', () => {
  it('leaves a figure that is set aside out of averages, limits and rules, with its value apart', () => {
    const values = Array.from(
      { length: 24 },
      (_, index) => [100, 110, 104, 96, 102][index % 5] ?? 0,
    )
    const aside = counts(values.with(20, 900)).map((figure, index) =>
      index === 20 ? { ...figure, aside: [{ period: figure.period, reason: 'A slip' }] } : figure,
    )
    const blank: (number | null)[] = [...values]
    blank[20] = null
    const measure = measureOf({ unit: 'count' })
    const [set, without] = [charted(measure, aside), charted(measure, counts(blank))]
    assert.deepEqual(set.series.phases, without.series.phases)
    assert.deepEqual(findFlags(set.series), findFlags(without.series))
    assert.equal(set.series.points[20]?.value, null)
    assert.equal(set.series.points[20]?.setAside, 900)
    assert.ok(
      set.series.points.every(({ setAside }, index) => index === 20 || setAside === undefined),
    )
  })

  it('gives each month of a share limits that follow how many it is of', () => {
    // Half of 400, and half of 100 every third month: 50% ± 3 × √(0.25 ÷ n),
    // so 42.5% to 57.5% for 400 and 35% to 65% for 100
    const parts = Array.from({ length: 24 }, (_, index): Parts => {
      return index % 3 === 2 ? [50, 100] : [200, 400]
    })
    const { series, choice } = charted(SHARE, shares(parts))
    assert.equal(choice.kind, 'p')
    const ends = [0, 2].map((index) => {
      const { lower, upper } = rangeAt(series, index) ?? { lower: 0, upper: 0 }
      return [Math.round(lower * 1e9) / 1e9, Math.round(upper * 1e9) / 1e9]
    })
    assert.deepEqual(ends, [
      [42.5, 57.5],
      [35, 65],
    ])
  })

  it('counts a survey’s replies for what its design effect leaves of them', () => {
    // Half of 400 with a design effect of 4 is worth half of 100: 50% ± 3 × √(0.25 ÷ 100)
    const surveyed = { ...SHARE, survey: { designEffect: 4 } }
    const { series, choice } = charted(
      surveyed,
      shares(Array.from({ length: 24 }, () => [200, 400])),
    )
    assert.equal(choice.kind, 'p')
    const { lower, upper } = rangeAt(series, 0) ?? { lower: 0, upper: 0 }
    assert.deepEqual([lower.toFixed(6), upper.toFixed(6)], ['35.000000', '65.000000'])
  })

  it('calls 60% of 400 unusual and 60% of 100 usual, where half is average', () => {
    const parts = Array.from({ length: 24 }, (_, index): Parts => {
      if (index === 10) return [240, 400]
      if (index === 17) return [60, 100]
      return index % 2 === 0 ? [196, 400] : [202, 400]
    })
    const { series, choice } = charted(SHARE, shares(parts))
    assert.equal(choice.kind, 'p')
    assert.deepEqual(
      findFlags(series).map(({ rule, firstIndex, judgement }) => [rule, firstIndex, judgement]),
      [['outside-limits', 10, 'improvement']],
    )
    const [flag] = findFlags(series)
    assert.ok(flag)
    // Pooled: 5,194 of 9,300, less and plus 3 × √(p(1 − p) ÷ 400), shown to one place
    assert.match(plain(describeFlag(series, flag, [])), /^February 2017: 60%, \d\.\d percentage/)
  })

  it('widens the limits of a share that varies more than chance, and says so', () => {
    const parts = Array.from({ length: 24 }, (_, index): Parts => {
      return [index % 2 === 0 ? 120 : 200, 400]
    })
    const { series, choice } = charted(SHARE, shares(parts))
    assert.equal(choice.kind, 'p-prime')
    assert.match(choice.reason, /varies about \d+(\.\d)? times as much as chance alone/)
    assert.deepEqual(
      findFlags(series).filter(({ rule }) => rule === 'outside-limits'),
      [],
    )
  })

  it('leaves a share whose numbers are not given, or are of something else, on single values', () => {
    const known = shares(Array.from({ length: 24 }, (_, index): Parts => [40 + (index % 5), 100]))
    const unknown = known.map((figure) => ({ ...figure, numerator: null, denominator: null }))
    const other = known.map((figure) => ({ ...figure, numerator: 1, denominator: 100 }))
    for (const figures of [unknown, other]) {
      const { single, series, choice } = charted(SHARE, figures)
      assert.equal(choice.kind, 'xmr')
      assert.deepEqual(series, single)
      assert.match(choice.reason, /was not given/)
    }
  })

  it('charts a rate for each 1,000 people by the people it is of', () => {
    const parts = Array.from({ length: 24 }, (_, index): Parts => [80 + (index % 3), 20_000])
    const { series, choice } = charted(measureOf({ decimals: 2 }), shares(parts, 1000))
    assert.equal(choice.kind, 'u')
    // 81 for 20,000 is 4.05 for each 1,000; √81 = 9, so 3 × 9 ÷ 20 = 1.35 either way
    const { lower, mean, upper } = rangeAt(series, 0) ?? { lower: 0, mean: 0, upper: 0 }
    assert.deepEqual(
      [lower, mean, upper].map((value) => value.toFixed(2)),
      ['2.70', '4.05', '5.40'],
    )
  })

  it('gives small counts exact limits', () => {
    // Average 6: 0 comes 2.5 times in 1,000 and 16 or more 0.5 times, but 15 or more 1.4 times,
    // which is over 1 in 741
    const values = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? 5 : 7))
    const { series, choice } = charted(measureOf(), counts([...values, null]))
    assert.equal(choice.kind, 'c')
    const { lower, upper } = rangeAt(series, 0) ?? { lower: -1, upper: -1 }
    assert.deepEqual([lower, upper], [0, 15])
    assert.equal(series.points.at(-1)?.range, undefined)
  })

  it('says below an average of five only what is outside the limits, not what is a run', () => {
    const quiet = [3, 2, 1, 1, 1, 0, 1, 1, 1, 1, 2, 3, 4, 3, 2, 4, 3, 5, 2, 9]
    const { series, single } = charted(measureOf(), counts(quiet))
    assert.ok(findFlags(single).some(({ rule }) => rule === 'shift'))
    assert.deepEqual(
      findFlags(series).map(({ rule, firstIndex }) => [rule, firstIndex]),
      [['outside-limits', 19]],
    )
  })

  it('charts counts of ten and more as single values, and shows them as they were counted', () => {
    const { single, series, choice } = charted(
      measureOf(),
      counts(Array.from({ length: 24 }, (_, index) => 400 + 13 * (index % 4))),
    )
    assert.deepEqual(
      series.points.map(({ value }) => value),
      single.points.map(({ value }) => value),
    )
    assert.equal(choice.kind, 'xmr')
    assert.match(choice.reason, /^The average is 420 a month, enough for/)
  })

  it('starts limits again where a register says so', () => {
    const parts = Array.from({ length: 28 }, (_, index): Parts => {
      return [index < 14 ? 100 + (index % 2) : 300 + (index % 2), 400]
    })
    const { series, choice } = charted(SHARE, shares(parts), ['2017-06-01'])
    assert.equal(choice.kind, 'p')
    assert.deepEqual(
      series.phases.map(({ mean }) => mean?.toFixed(1)),
      ['25.1', '75.1'],
    )
    assert.deepEqual(findFlags(series), [])
  })

  it('says in one sentence that four months or more running are outside', () => {
    // 95%, then 80%: the average is 90% and 3 × √(0.9 × 0.1 ÷ 1,000) = 2.8 points
    const parts = Array.from({ length: 24 }, (_, index): Parts => {
      return [index < 16 ? 950 : 800, 1000]
    })
    const figures = shares(parts)
    const single = charted(SHARE, figures).single
    const series = withOwnLimits(single, (points) => ({
      lines: points.map(() => ({
        ...{ centre: 90, lower: 87.2, upper: 92.8 },
        ...{ nearLower: 88.1, nearUpper: 91.9 },
      })),
      rules: RULES,
    }))
    assert.deepEqual(
      findFlags(series).map((flag) => plain(describeFlag(series, flag, []))),
      [
        'April 2016 to July 2017: 16 months running above the usual range, at 95%. ' +
          'The usual range is 87.2% to 92.8%. No explanation recorded.',
        'August 2017 to March 2018: eight months running below the usual range, at 80%. ' +
          'The usual range is 87.2% to 92.8%. No explanation recorded.',
      ],
    )
  })

  it('always has a point outside its range exactly where it says so', () => {
    const part = fc.option(
      fc
        .integer({ min: 1, max: 500 })
        .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of))),
      { nil: null, freq: 9 },
    )
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 40 }), (parts) => {
        const { series } = charted(SHARE, shares(parts))
        for (const { value, range, rule } of series.points) {
          if (value === null || range === undefined) continue
          assert.ok(range.lower <= range.mean && range.mean <= range.upper)
          const distance = Math.max(value - range.upper, range.lower - value)
          if (Math.abs(distance) < 1e-6) continue
          assert.equal(rule === 'outside-limits', distance > 0)
        }
      }),
    )
  })
})
