import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { poissonInterval } from '../methods/counts.ts'
import {
  expectedScores,
  measureOverDispersion,
  rateScores,
  rootScores,
  shareScores,
} from '../methods/over-dispersion.ts'
import { drawNormal, drawPoisson, seededRandom } from '../methods/random.ts'
import { assertClose, readVectors } from '../read-vectors.ts'
import { binomialLimit, drawFunnel, FUNNEL_TAILS, poissonLimit } from './funnel.ts'

const numbers = z.array(z.number())
const exact = readVectors(
  'funnel_exact_and_survey_r.json',
  z.object({
    poisson: z.array(z.object({ expected: z.number(), limits_p001_p025_p975_p999: numbers })),
    binomial: z.array(z.object({ n: z.number(), theta: z.number(), limits: numbers })),
    msf_example: z.object({
      input: z.array(z.object({ force: z.string(), count: z.number(), pop: z.number() })),
      pooled_rate: z.number(),
      limits_rate_per_1000: z.array(numbers),
      chisq_heterogeneity: z.number(),
      df: z.number(),
      phi: z.number(),
    }),
  }),
)
const peer = readVectors(
  'funnel_funnelplotr.json',
  z.object({
    funnels: z.array(
      z.object({
        id: z.string(),
        data_type: z.enum(['PR', 'RC', 'SR']),
        sr_method: z.enum(['SHMI', 'CQC']),
        input: z.object({ numerator: numbers, denominator: numbers }),
        phi: z.number(),
        tau2: z.number(),
        table: z.record(z.string(), z.array(z.union([z.number(), z.string(), z.null()]))),
      }),
    ),
  }),
)
const TAILS = Object.values(FUNNEL_TAILS)

describe('exact funnel limits', () => {
  it('lie between two whole numbers where R puts them', () => {
    for (const { expected, limits_p001_p025_p975_p999 } of exact?.poisson ?? []) {
      for (const [index, tail] of TAILS.entries()) {
        const limit = limits_p001_p025_p975_p999[index] ?? 0
        assertClose(poissonLimit(expected, tail), limit, 1e-8, `${expected} at ${tail}`)
      }
    }
    for (const { n, theta, limits } of exact?.binomial ?? []) {
      for (const [index, tail] of TAILS.entries()) {
        const found = binomialLimit(n, theta, tail)
        assertClose(found, limits[index] ?? 0, 1e-8, `${n}, ${theta} at ${tail}`)
      }
    }
  })

  it('agree with one worked by hand', () => {
    // Of 1 expected, 2 or fewer come with 0.91970 and 3 or fewer with 0.98101, so 0.975 lies
    // (0.98101 − 0.975) / (0.98101 − 0.91970) = 0.098 below 3
    assert.equal(poissonLimit(1, 0.975).toFixed(3), '2.902')
  })

  it('hold for the worked example of eight forces', () => {
    if (exact === undefined) return
    const { input, ...expected } = exact.msf_example
    const funnel = drawFunnel(
      'rate',
      input.map(({ count, pop }) => ({ count, of: pop })),
    )
    assertClose(1000 * funnel.pooled, expected.pooled_rate, 1e-8, 'pooled rate')
    assertClose(funnel.chiSquare, expected.chisq_heterogeneity, 1e-8, 'chi-square')
    assertClose(funnel.phi, expected.phi, 1e-8, 'phi')
    assert.equal(funnel.degreesOfFreedom, expected.df)
    for (const [index, member] of funnel.members.entries()) {
      for (const [place, limit] of Object.values(member.exact).entries()) {
        const wanted = expected.limits_rate_per_1000[index]?.[place] ?? 0
        assertClose(1000 * limit, wanted, 1e-8, `force ${index + 1}, line ${place + 1}`)
      }
    }
  })
})

describe('spread beyond chance', () => {
  it('is as FunnelPlotR measures it', () => {
    for (const { id, data_type, sr_method, input, phi, tau2 } of peer?.funnels ?? []) {
      const members = input.numerator.map((count, index) => ({
        count,
        of: input.denominator[index] ?? 0,
      }))
      const scores = { PR: shareScores, RC: rateScores, SR: expectedScores }[data_type](members)
      const isRoot = data_type === 'SR' && sr_method === 'CQC'
      const isTruncated = data_type === 'SR' && sr_method === 'SHMI'
      const spread = measureOverDispersion(
        isRoot ? rootScores(members) : scores,
        isTruncated ? 'truncate' : 'winsorise',
      )
      assertClose(spread.phi, phi, 1e-9, `${id}, phi`)
      assertClose(spread.tau2, tau2, 1e-9, `${id}, tau²`)
    }
  })

  it('widens the lines as FunnelPlotR does for shares and for counts against those expected', () => {
    // Its own constants, which stop at six decimals
    const [z95, z998] = [1.959964, 3.090232]
    for (const { id, data_type, sr_method, input, tau2, table } of peer?.funnels ?? []) {
      if (data_type === 'RC' || sr_method === 'CQC') continue
      const members = input.numerator.map((count, index) => ({
        count,
        of: input.denominator[index] ?? 0,
      }))
      const target = data_type === 'PR' ? Number(table['target_transformed']?.[0]) : Math.log(1)
      const back = data_type === 'PR' ? (y: number) => Math.sin(y) ** 2 : Math.exp
      const scores = data_type === 'PR' ? shareScores(members) : expectedScores(members)
      for (const [index, { error }] of scores.entries()) {
        const reach = Math.sqrt(error ** 2 + tau2)
        const expect = (column: string) => Number(table[column]?.[index])
        const what = `${id}, ${index + 1}`
        assertClose(back(target - z95 * reach), expect('OD95LCL'), 1e-9, what)
        assertClose(back(target + z95 * reach), expect('OD95UCL'), 1e-9, what)
        assertClose(back(target - z998 * reach), expect('OD99LCL'), 1e-9, what)
        assertClose(back(target + z998 * reach), expect('OD99UCL'), 1e-9, what)
        if (data_type === 'SR') {
          const of = members[index]?.of ?? 1
          assertClose(poissonInterval(of).lower / of, expect('LCL95'), 1e-9, what)
          assertClose(poissonInterval(of).upper / of, expect('UCL95'), 1e-9, what)
        } else {
          assertClose(back(target - z95 * error), expect('LCL95'), 1e-9, what)
          assertClose(back(target + z998 * error), expect('UCL99'), 1e-9, what)
        }
      }
    }
  })
})

describe('drawFunnel', () => {
  it('keeps the exact lines where a group varies no more than chance', () => {
    const members = [100, 104, 97, 101].map((count) => ({ count, of: 10_000 }))
    const funnel = drawFunnel('rate', members)
    assert.equal(funnel.tau2, 0)
    assert.deepEqual(funnel.members[0]?.limits, funnel.members[0]?.exact)
    assert.ok(funnel.members.every(({ place }) => place === 'within'))
  })

  it('says which member lies beyond the lines', () => {
    const members = [100, 104, 97, 101, 99, 103, 98, 160].map((count) => ({ count, of: 10_000 }))
    const places = drawFunnel('rate', members).members.map(({ place }) => place)
    assert.equal(places.at(-1), 'above')
  })
})

describe('a funnel of eight forces', () => {
  /** How many of so many made-up groups have their first member outside, with no force set apart. */
  const shareOutside = (rate: number, spread: number, groups: number) => {
    const random = seededRandom(7)
    let outside = 0
    for (let group = 0; group < groups; group++) {
      const members = Array.from({ length: 8 }, (_, index) => {
        const of = 700_000 + 180_000 * ((5 * index) % 8)
        return { count: drawPoisson(of * rate * Math.exp(spread * drawNormal(random)), random), of }
      })
      if (drawFunnel('rate', members).members[0]?.place !== 'within') outside++
    }
    return outside / groups
  }

  it('has one in 20 or fewer outside by chance, as the pages and the method say', () => {
    // Of 400 draws, 20 more or less by 9 where one in 20 is the truth
    const shares = [
      shareOutside(0.001, 0.2, 400),
      shareOutside(0.001, 0.35, 400),
      shareOutside(0.0003, 0, 400),
    ]
    for (const share of shares) assert.ok(share <= 0.075, String(share))
    assert.ok(Math.max(...shares) >= 0.02, String(shares))
  })
})
