import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { analyseRuns, fewestUsualCrossings, longestUsualRun } from '../methods/runs.ts'
import { assertClose, readVectors } from '../read-vectors.ts'
import { type ChartKind, drawChart, exactCountLimits } from './shewhart.ts'

const lines = z.array(z.number().nullable())
const kinds = ['p', 'pp', 'u', 'up', 'c', 'g', 't', 'i', 'mr', 'run'] as const
const vectors = readVectors(
  'charts_qicharts2.json',
  z.object({
    charts: z.array(
      z.object({
        id: z.string(),
        chart: z.enum(kinds),
        numerators: z.array(z.number()),
        denominators: z.array(z.number()).nullable(),
        expected: z.array(
          z.object({
            screened_mr: z.boolean(),
            cl: lines,
            lcl: lines,
            ucl: lines,
            lcl95: lines,
            ucl95: lines,
            y: lines,
            n_useful: z.number(),
            longest_run: z.number(),
            longest_run_max: z.number(),
            crossings: z.number(),
            crossings_min: z.number(),
            runs_signal: z.boolean(),
            sigma_signal_index: z.union([z.number(), z.array(z.number())]),
          }),
        ),
      }),
    ),
    anhoej: z.object({
      n_useful: z.array(z.number()),
      longest_run_max: z.array(z.number()),
      crossings_min: z.array(z.number()),
    }),
  }),
)

const KINDS: Readonly<Record<(typeof kinds)[number], ChartKind>> = {
  ...{ p: 'p', pp: 'p-prime', u: 'u', up: 'u-prime', c: 'c', g: 'g', t: 't', i: 'i' },
  ...{ mr: 'mr', run: 'run' },
}

function assertLine(actual: number | null | undefined, expected: number | null, what: string) {
  if (expected === null) assert.equal(actual, null, what)
  else assertClose(actual, expected, 1e-9, what)
}

describe('the charts of qicharts2', () => {
  if (vectors === undefined) return

  it('have the same lines, screened and not', () => {
    let compared = 0
    for (const { id, chart, numerators, denominators, expected } of vectors.charts) {
      const counts = numerators.map((count, index) => ({
        count,
        of: denominators?.[index] ?? null,
      }))
      for (const answer of expected) {
        const drawn = drawChart(KINDS[chart], counts, { screening: answer.screened_mr })
        for (const [index, line] of drawn.entries()) {
          const what = `${id}, point ${index + 1}`
          assertLine(line.value, answer.y[index] ?? null, `${what}, value`)
          assertLine(line.centre, answer.cl[index] ?? null, `${what}, centre`)
          assertLine(line.lower, answer.lcl[index] ?? null, `${what}, lower`)
          assertLine(line.upper, answer.ucl[index] ?? null, `${what}, upper`)
          assertLine(line.nearLower, answer.lcl95[index] ?? null, `${what}, near lower`)
          assertLine(line.nearUpper, answer.ucl95[index] ?? null, `${what}, near upper`)
          compared++
        }
        const beyond = drawn.flatMap(({ value, lower, upper }, index) => {
          if (value === null || lower === null || upper === null) return []
          return value < lower - 1e-9 || value > upper + 1e-9 ? [index + 1] : []
        })
        assert.deepEqual(beyond, [answer.sigma_signal_index].flat(), `${id}, beyond the limits`)
      }
    }
    assert.equal(
      compared,
      2 * vectors.charts.reduce((sum, { numerators }) => sum + numerators.length, 0),
    )
  })

  it('have the same runs and crossings', () => {
    for (const { id, chart, numerators, denominators, expected } of vectors.charts) {
      const counts = numerators.map((count, index) => ({
        count,
        of: denominators?.[index] ?? null,
      }))
      for (const answer of expected) {
        const drawn = drawChart(KINDS[chart], counts, { screening: answer.screened_mr })
        const runs = analyseRuns(
          drawn.map(({ value }) => value),
          drawn[0]?.centre ?? Number.NaN,
        )
        assert.deepEqual(
          runs,
          {
            useful: answer.n_useful,
            longestRun: answer.longest_run,
            longestRunAllowed: answer.longest_run_max,
            crossings: answer.crossings,
            fewestCrossings: answer.crossings_min,
            isSignal: answer.runs_signal,
          },
          id,
        )
      }
    }
  })

  it('allow runs of the same length', () => {
    const { n_useful, longest_run_max, crossings_min } = vectors.anhoej
    assert.deepEqual(n_useful.map(longestUsualRun), longest_run_max)
    assert.deepEqual(n_useful.map(fewestUsualCrossings), crossings_min)
  })
})

describe('drawChart', () => {
  it('agrees with a p chart worked by hand', () => {
    // 30 of 100 and 50 of 100: centre 0.4; error √(0.4 × 0.6 / 100) = 0.04899; 0.4 + 3 × 0.04899
    const [line] = drawChart('p', [
      { count: 30, of: 100 },
      { count: 50, of: 100 },
    ])
    assert.equal(line?.centre, 0.4)
    assert.equal(line?.upper?.toFixed(5), '0.54697')
  })

  it('gives an unpublished period a centre and no limits', () => {
    const [, blank] = drawChart('u', [
      { count: 3, of: 10 },
      { count: null, of: 10 },
    ])
    assert.deepEqual([blank?.value, blank?.centre, blank?.upper], [null, 0.3, null])
  })
})

describe('exactCountLimits', () => {
  it('leaves at most 1 in 741 outside on either side', () => {
    // Of a mean of 3: 10 or more 0.0011, 9 or more 0.0038; none 0.0498, so none is still usual
    assert.deepEqual(exactCountLimits(3), { lower: 0, upper: 9 })
    // Of a mean of 12: 2 or fewer 0.00052, 3 or fewer 0.0023; 24 or more 0.0015, 25 or more 0.0007
    assert.deepEqual(exactCountLimits(12), { lower: 3, upper: 24 })
  })

  it('finds them at once for any mean, as those of a normal series where it is large', () => {
    for (const mean of [1e6, 1e9, 1e12, 1e15]) {
      const { lower, upper } = exactCountLimits(mean)
      const reach = 3 * Math.sqrt(mean)
      assert.ok(
        Math.abs(upper - (mean + reach)) < 5 + reach / 1e4,
        `${mean}: ${upper - mean - reach}`,
      )
      assert.ok(
        Math.abs(lower - (mean - reach)) < 5 + reach / 1e4,
        `${mean}: ${lower - mean + reach}`,
      )
    }
    assert.ok(exactCountLimits(3e17).upper > 3e17)
    assert.deepEqual(exactCountLimits(0), { lower: 0, upper: 0 })
  })
})
