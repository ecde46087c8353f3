import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { monthPeriod, quarterPeriod } from '#shared/index.ts'
import type { Point } from '../observation.ts'
import { expectFalseAlarms, markTests } from './expected-false-alarms.ts'
import { testQuarter } from './quarter-test.ts'

const QUARTER = quarterPeriod(2018, 4)

/** So many months to March 2019, each given by how many months before March it is. */
function months(count: number, give: (before: number) => number | null): Point[] {
  const end = Temporal.PlainYearMonth.from('2019-03')
  return Array.from({ length: count }, (_, index) => {
    const before = count - 1 - index
    const at = end.subtract({ months: before })
    return { period: monthPeriod(at.year, at.month), value: give(before) }
  })
}

describe('testQuarter', () => {
  it('agrees with a quarter worked by hand', () => {
    // Every month is 100 in the first year, 120 in the second and 100 in the third, so January to
    // March are 300 in 91 days (2016), 360 in 90 and 300 in 90
    const points = months(39, (before) =>
      before < 3 ? 130 : Math.floor((before - 3) / 12) % 2 === 0 ? 100 : 120,
    )
    const outcome = testQuarter(points, QUARTER)
    assert.ok(outcome.ok)
    const { expected, actual, years, degreesOfFreedom, dispersion, t } = outcome.value
    // (300/90 + 360/90 + 300/91) / 3 × 90 = 318.90
    assert.equal(expected.toFixed(2), '318.90')
    assert.equal(actual, 390)
    assert.equal(years, 3)
    // 36 months less 12 month factors
    assert.equal(degreesOfFreedom, 24)
    // 100, 120, 100 about 106.67: (44.4 + 177.8 + 44.4) / 106.67 = 2.5 for each month, 30 for twelve,
    // over 24 is 1.25; February 2016, with its 29 days, makes it a little more
    assert.equal(dispersion.toFixed(2), '1.27')
    // (390 − 318.90) / √(1.27 × 318.90 × 4/3)
    assert.ok(Math.abs(t - (390 - expected) / Math.sqrt((dispersion * expected * 4) / 3)) < 1e-12)
  })

  it('takes counts that vary less than chance as varying by chance', () => {
    const outcome = testQuarter(
      months(39, () => 100),
      QUARTER,
    )
    assert.equal(outcome.ok && outcome.value.dispersion, 1)
  })

  it('uses the year before alone where three are not held', () => {
    const outcome = testQuarter(
      months(20, () => 100),
      QUARTER,
    )
    assert.equal(outcome.ok && outcome.value.years, 1)
  })

  it('refuses a quarter across a change in recording, and says when it was', () => {
    const outcome = testQuarter(
      months(39, () => 100),
      QUARTER,
      ['2018-04-01'],
    )
    assert.equal(outcome.ok, false)
    if (!outcome.ok) assert.match(outcome.problems[0]?.message ?? '', /changed on 1 April 2018/)
  })

  it('passes over a change in recording before the years compared', () => {
    assert.ok(
      testQuarter(
        months(39, () => 100),
        QUARTER,
        ['2015-04-01'],
      ).ok,
    )
  })

  it('refuses a quarter with a month unpublished', () => {
    const outcome = testQuarter(
      months(39, (before) => (before === 1 ? null : 100)),
      QUARTER,
    )
    assert.equal(!outcome.ok && outcome.problems[0]?.code, 'quarter-not-whole')
  })

  it('refuses where the year before is not whole, or nothing came in it', () => {
    const short = testQuarter(
      months(10, () => 100),
      QUARTER,
    )
    assert.equal(!short.ok && short.problems[0]?.code, 'no-year-before')
    const none = testQuarter(
      months(39, (before) => (before < 3 ? 4 : 0)),
      QUARTER,
    )
    assert.equal(!none.ok && none.problems[0]?.code, 'none-before')
  })
})

describe('markTests', () => {
  it('marks the smallest where it stands out among all', () => {
    // Of 3 tests: 0.01 × 3 / 1 = 0.03; 0.2 × 3 / 2 = 0.3
    const marks = markTests([0.2, 0.01, 0.9])
    assert.deepEqual(
      marks.map(({ isMarked }) => isMarked),
      [false, true, false],
    )
    assert.equal(marks[1]?.adjusted.toFixed(2), '0.03')
  })
})

describe('expectFalseAlarms', () => {
  it('expects 0.8 in the quarter and 9 in the charts of 20 measures of 60 months', () => {
    const { inLastQuarter, anywhere } = expectFalseAlarms(new Array<number>(20).fill(60))
    assert.equal(inLastQuarter.toFixed(1), '0.8')
    assert.equal(anywhere.toFixed(0), '9')
  })
})
