import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { monthPeriod, quarterPeriod } from '#shared/index.ts'
import type { Point } from '../observation.ts'
import { expectFalseAlarms } from './expected-false-alarms.ts'
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
    // Twelve quarters less four, one mean for each quarter of the year
    assert.equal(degreesOfFreedom, 8)
    // 300, 360, 300 about 320: (1.25 + 5 + 1.25) = 7.5 for each of four, 30 over 8 is 3.75;
    // the 29 days of February 2016 make it a little more
    assert.equal(dispersion.toFixed(2), '3.81')
    // (390 − 318.90) / √(3.81 × 318.90 × 4/3)
    assert.ok(Math.abs(t - (390 - expected) / Math.sqrt((dispersion * expected * 4) / 3)) < 1e-12)
  })

  it('is not led astray by months that follow one another', () => {
    // Each year the months swing slowly up and down, and the last quarter stands where a swing has taken it
    const swinging = months(39, (before) =>
      Math.round(300 + 45 * Math.sin((before * 2 * Math.PI) / 8.5)),
    )
    const outcome = testQuarter(swinging, QUARTER)
    assert.ok(outcome.ok)
    const { dispersion } = outcome.value
    // Of single months it is 3.9, of quarters three months that go together
    assert.ok(dispersion > 6, String(dispersion))
  })

  it('takes counts that vary less than chance as varying by chance', () => {
    const outcome = testQuarter(
      months(39, () => 100),
      QUARTER,
    )
    assert.ok(outcome.ok)
    assert.equal(outcome.value.dispersion, 1)
    // Then p is of a normal distribution: z of 0 is 1
    assert.ok(outcome.value.p > 0.5)
  })

  it('uses the two years before where three are not held, and fewer not at all', () => {
    const two = testQuarter(
      months(27, () => 100),
      QUARTER,
    )
    assert.equal(two.ok && two.value.years, 2)
    const one = testQuarter(
      months(26, () => 100),
      QUARTER,
    )
    assert.equal(!one.ok && one.problems[0]?.code, 'no-years-before')
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

  it('refuses a quarter that a figure set aside is in, or is needed for, and names it', () => {
    for (const [before, name] of [
      [1, 'February 2019'],
      [20, 'July 2017'],
    ] as const) {
      const points = months(39, () => 100).map((point, index) =>
        index === 38 - before
          ? { ...point, aside: [{ period: point.period, reason: 'A fire' }] }
          : point,
      )
      const outcome = testQuarter(points, QUARTER)
      assert.ok(!outcome.ok)
      assert.match(
        outcome.problems[0]?.message ?? '',
        new RegExp(`^January to March 2019 is not judged: ${name} is set aside`),
      )
    }
    // July 2016 is in the third year before, without which the two others do
    const third = months(39, () => 100).map((point, index) =>
      index === 6 ? { ...point, aside: [{ period: point.period, reason: 'A fire' }] } : point,
    )
    const outcome = testQuarter(third, QUARTER)
    assert.ok(outcome.ok)
    assert.equal(outcome.value.years, 2)
  })

  it('refuses where the years before are not whole, or nothing came in them', () => {
    const short = testQuarter(
      months(10, () => 100),
      QUARTER,
    )
    assert.equal(!short.ok && short.problems[0]?.code, 'no-years-before')
    const none = testQuarter(
      months(39, (before) => (before < 3 ? 4 : 0)),
      QUARTER,
    )
    assert.equal(!none.ok && none.problems[0]?.code, 'none-before')
  })
})

describe('expectFalseAlarms', () => {
  it('expects 0.8 in the quarter and 9 in the charts of 20 measures of 60 months', () => {
    const { inLastQuarter, anywhere } = expectFalseAlarms(new Array<number>(20).fill(60))
    assert.equal(inLastQuarter.toFixed(1), '0.8')
    assert.equal(anywhere.toFixed(0), '9')
  })
})
