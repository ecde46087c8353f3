import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { byarInterval, compareCounts, poissonInterval, rateFor } from './methods/counts.ts'
import {
  chiSquareAbove,
  chiSquareQuantile,
  normalBelow,
  normalQuantile,
  normalTwoSided,
  tQuantile,
  tTwoSided,
} from './methods/distributions.ts'
import {
  clopperPearsonInterval,
  compareProportions,
  type Interval,
  newcombeInterval,
  wilsonInterval,
} from './methods/proportions.ts'
import { compareModels, compareRates, fitCounts } from './methods/quasi-poisson.ts'
import { benjaminiHochberg, bonferroni, holm } from './methods/several-tests.ts'
import { testDispersion } from './methods/spread.ts'
import { assertClose, readVectors } from './read-vectors.ts'
import { findSeason } from './seasons/season.ts'

const pair = z.tuple([z.number(), z.number()])
const schema = z.object({
  proportions: z.array(
    z.object({
      x: z.number(),
      n: z.number(),
      wilson95: pair,
      wilson998: pair,
      clopper_pearson95: pair,
    }),
  ),
  proportion_differences: z.array(
    z.object({
      x1: z.number(),
      n1: z.number(),
      x2: z.number(),
      n2: z.number(),
      diff: z.number(),
      newcombe95: pair,
      z_and_p: pair,
    }),
  ),
  counts: z.array(z.object({ x: z.number(), exact95: pair, byar95: pair })),
  rates_per_1000: z.array(
    z.object({ x: z.number(), population: z.number(), rate: z.number(), exact95: pair }),
  ),
  two_period_counts: z.array(
    z.object({
      current: z.number(),
      previous: z.number(),
      change: z.number(),
      pct_change: z.number(),
      rate_ratio: z.number(),
      exact_p_two_sided_r_poisson_test: z.number(),
      exact_ci_rate_ratio: pair,
      z_sqrt_anscombe: z.number(),
      z_score_simple: z.number(),
    }),
  ),
  quarter_overdispersed: z.array(
    z.object({
      baseline: z.array(z.number()),
      quarter: z.array(z.number()),
      phi_pearson: z.number(),
      rate_ratio: z.number(),
      t: z.number(),
      df: z.number(),
      p_quasipoisson: z.number(),
      p_plain_poisson: z.number(),
    }),
  ),
  seasonality: z.array(
    z.object({
      dates: z.array(z.string()),
      values: z.array(z.number()),
      days_in_month: z.array(z.number()),
      glm_month_index_geomean1: z.array(z.number()).optional(),
      f: z.number(),
      p: z.number(),
      dispersion: z.number().optional(),
    }),
  ),
  dispersion_test: z.array(
    z.object({
      values: z.array(z.number()),
      mean: z.number(),
      var: z.number(),
      index_of_dispersion: z.number(),
      chisq: z.number(),
      df: z.number(),
      p_upper: z.number(),
    }),
  ),
  bh: z.object({
    p: z.array(z.number()),
    adjusted: z.array(z.number()),
    bonferroni: z.array(z.number()),
    holm: z.array(z.number()),
  }),
  distributions: z.object({
    qnorm: z.array(z.object({ p: z.number(), q: z.number() })),
    pnorm: z.array(z.object({ z: z.number(), p: z.number() })),
    pt: z.array(z.object({ t: z.number(), df: z.number(), p_two: z.number() })),
    qchisq: z.array(z.object({ p: z.number(), df: z.number(), q: z.number() })),
    qt975: z.array(z.object({ df: z.number(), q: z.number() })),
  }),
})

const vectors = readVectors('stats_reference_r.json', schema)
const close = (actual: number | null | undefined, expected: number, what: string) =>
  assertClose(actual, expected, 1e-8, what)
const closePair = (actual: Interval, expected: readonly [number, number], what: string) => {
  close(actual.lower, expected[0], `${what}, lower`)
  close(actual.upper, expected[1], `${what}, upper`)
}

describe('the reference numbers worked by R 4.2.2', () => {
  if (vectors === undefined) return

  it('are met by intervals for a proportion', () => {
    for (const { x, n, ...expected } of vectors.proportions) {
      const share = { count: x, of: n }
      closePair(wilsonInterval(share), expected.wilson95, `Wilson ${x}/${n}`)
      closePair(wilsonInterval(share, 0.998), expected.wilson998, `Wilson 99.8% ${x}/${n}`)
      closePair(clopperPearsonInterval(share), expected.clopper_pearson95, `exact ${x}/${n}`)
    }
  })

  it('are met by differences between proportions', () => {
    for (const { x1, n1, x2, n2, diff, newcombe95, z_and_p } of vectors.proportion_differences) {
      const [first, second] = [
        { count: x1, of: n1 },
        { count: x2, of: n2 },
      ]
      close(x1 / n1 - x2 / n2, diff, 'difference')
      closePair(newcombeInterval(first, second), newcombe95, `Newcombe ${x1}/${n1}`)
      const tested = compareProportions(first, second)
      close(tested.z, z_and_p[0], 'z')
      close(tested.p, z_and_p[1], 'p')
    }
  })

  it('are met by intervals for a count and a rate', () => {
    for (const { x, exact95, byar95 } of vectors.counts) {
      closePair(poissonInterval(x), exact95, `exact ${x}`)
      closePair(byarInterval(x), byar95, `Byar ${x}`)
    }
    for (const { x, population, rate, exact95 } of vectors.rates_per_1000) {
      const found = rateFor(x, population)
      assert.ok(found)
      close(found.rate, rate, `rate ${x}`)
      closePair(found, exact95, `rate ${x}`)
    }
  })

  it('are met by two counts set beside each other', () => {
    for (const expected of vectors.two_period_counts) {
      const { current, previous } = expected
      const found = compareCounts(current, previous)
      const what = `${current} against ${previous}`
      close(found.difference, expected.change, what)
      close(found.percent, expected.pct_change, what)
      close(found.ratio, expected.rate_ratio, what)
      const p = expected.exact_p_two_sided_r_poisson_test
      // R's own sum underflows at 383,000 against 501,342: z is −126, so p is some 1e-3450
      if (p < 1e-308) assert.equal(found.p, 0)
      else close(found.p, p, `${what}, p`)
      closePair(found.ratioInterval, expected.exact_ci_rate_ratio, what)
      close(found.zAnscombe, expected.z_sqrt_anscombe, `${what}, z`)
      close(found.zSimple, expected.z_score_simple, `${what}, simple z`)
    }
  })

  it('are met by quarters compared under over-dispersion', () => {
    for (const expected of vectors.quarter_overdispersed) {
      const found = compareRates(expected.baseline, expected.quarter)
      close(found?.dispersion, expected.phi_pearson, 'dispersion')
      close(found?.ratio, expected.rate_ratio, 'ratio')
      close(found?.t, expected.t, 't')
      close(found?.degreesOfFreedom, expected.df, 'degrees of freedom')
      close(found?.p, expected.p_quasipoisson, 'p')
      // A plain Poisson fit is the same one with a dispersion of 1 and a normal tail
      const z = (found?.t ?? 0) * Math.sqrt(found?.dispersion ?? 0)
      close(normalTwoSided(z), expected.p_plain_poisson, 'plain p')
    }
  })

  it('are met by the month factors', () => {
    for (const expected of vectors.seasonality) {
      const months = expected.dates.map((date, index) => ({
        month: Number(date.slice(5, 7)),
        days: expected.days_in_month[index] ?? 0,
        count: expected.values[index] ?? 0,
      }))
      const season = findSeason(months)
      close(season?.f, expected.f, 'F')
      close(season?.p, expected.p, 'p')
      if (expected.dispersion !== undefined) close(season?.dispersion, expected.dispersion, 'phi')
      for (const [month, index] of (expected.glm_month_index_geomean1 ?? []).entries()) {
        close(season?.factors[month], index, `month ${month + 1}`)
      }
      // The same through the models themselves, so that the test stands on its own
      const rows = months.map(({ month }) => [1, ...monthColumns(month)])
      const counts = months.map(({ count }) => count)
      const days = months.map((one) => one.days)
      const [plain, full] = [
        fitCounts(
          counts,
          rows.map(() => [1]),
          days,
        ),
        fitCounts(counts, rows, days),
      ]
      assert.ok(plain && full)
      close(compareModels(plain, full).f, expected.f, 'F of the models')
    }
  })

  it('are met by the dispersion test', () => {
    for (const expected of vectors.dispersion_test) {
      const found = testDispersion(expected.values)
      close(found?.mean, expected.mean, 'mean')
      close(found?.variance, expected.var, 'variance')
      close(found?.index, expected.index_of_dispersion, 'index')
      close(found?.chiSquare, expected.chisq, 'chi-square')
      close(found?.degreesOfFreedom, expected.df, 'degrees of freedom')
      close(found?.p, expected.p_upper, 'p')
    }
  })

  it('are met by tests adjusted for being many', () => {
    const { p, ...expected } = vectors.bh
    for (const [index] of p.entries()) {
      close(benjaminiHochberg(p)[index], expected.adjusted[index] ?? 0, `BH ${index}`)
      close(holm(p)[index], expected.holm[index] ?? 0, `Holm ${index}`)
      close(bonferroni(p)[index], expected.bonferroni[index] ?? 0, `Bonferroni ${index}`)
    }
  })

  it('are met by tails and quantiles', () => {
    const { qnorm, pnorm, pt, qchisq, qt975 } = vectors.distributions
    for (const { p, q } of qnorm) close(normalQuantile(p), q, `qnorm ${p}`)
    for (const { z: at, p } of pnorm) close(normalBelow(at), p, `pnorm ${at}`)
    for (const { t, df, p_two } of pt) close(tTwoSided(t, df), p_two, `pt ${t}`)
    for (const { p, df, q } of qchisq) {
      close(chiSquareQuantile(p, df), q, `qchisq ${p}`)
      close(chiSquareAbove(q, df), 1 - p, `pchisq ${q}`)
    }
    for (const { df, q } of qt975) close(tQuantile(0.975, df), q, `qt ${df}`)
  })
})

function monthColumns(month: number): readonly number[] {
  return Array.from({ length: 11 }, (_, index) => (index + 2 === month ? 1 : 0))
}
