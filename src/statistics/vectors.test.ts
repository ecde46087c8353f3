import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { type ControlLimits, controlLimits } from './limits/control-limits.ts'

const FOLDER = new URL('../../../shared/domain/performance/vectors/', import.meta.url)

const number = z.number().nullable()
const peerSchema = z.object({
  series: z.array(
    z.object({
      id: z.string(),
      input: z.object({
        dates: z.array(z.string()),
        values: z.array(number),
        improvement_direction: z.enum(['increase', 'decrease', 'neutral']),
        target: number,
        rebase_dates: z.array(z.string()).nullable(),
        fix_after_n_points: number,
        screen_outliers: z.boolean(),
      }),
      expected: z
        .object({
          phases: z.array(
            z.object({
              from: z.string(),
              n: z.number(),
              mean: number,
              amr_after_screening: number,
              lpl: number,
              upl: number,
              near_lpl: number,
              near_upl: number,
            }),
          ),
          variation_icon: z.string(),
          assurance_type: z.string().nullable(),
          points: z.object({
            date: z.array(z.string()),
            value: z.array(z.number()),
            rebase_group: z.array(z.number()),
            special_cause_type: z.array(z.string()),
            point_type: z.array(z.string()),
          }),
        })
        .optional(),
    }),
  ),
})
type PeerSeries = z.infer<typeof peerSchema>['series'][number]

const differenceSchema = z.object({
  overrides: z.array(
    z.object({
      id: z.string(),
      required: z.object({
        n: z.number().optional(),
        amr: z.number().optional(),
        mean: z.number().optional(),
        lpl: z.number().optional(),
        upl: z.number().optional(),
        status: z.enum(['no_variation', 'too_few_points']).optional(),
        flags: z.number().optional(),
        outside_limits_points: z.number().optional(),
        assurance: z.string().nullable().optional(),
        phase_starts: z.array(z.string()).optional(),
      }),
    }),
  ),
})

const RULES: Record<string, readonly [string | null, string | null]> = {
  'Common Cause': [null, null],
  'Above UCL': ['outside-limits', 'up'],
  'Below LCL': ['outside-limits', 'down'],
  '7 Point Trend (Increasing)': ['trend', 'up'],
  '7 Point Trend (Decreasing)': ['trend', 'down'],
  '2 in 3 Above CL': ['two-of-three', 'up'],
  '2 in 3 Below CL': ['two-of-three', 'down'],
  '7 Points Above CL': ['shift', 'up'],
  '7 Points Below CL': ['shift', 'down'],
}
const JUDGEMENTS: Record<string, string> = {
  common_cause: 'common-cause',
  special_cause_improvement: 'improvement',
  special_cause_concern: 'concern',
  special_cause_neutral_high: 'neutral',
  special_cause_neutral_low: 'neutral',
}
const ASSURANCES: Record<string, string> = {
  consistent_pass: 'meets',
  consistent_fail: 'misses',
  inconsistent: 'hit-and-miss',
}
const STATUSES = { no_variation: 'no-variation', too_few_points: 'too-few' }

function limitsOf({ input }: PeerSeries): ControlLimits {
  const outcome = controlLimits(
    input.dates.map((period, index) => ({ period, value: input.values[index] ?? null })),
    {
      improvement: ({ increase: 'up', decrease: 'down', neutral: 'none' } as const)[
        input.improvement_direction
      ],
      target: input.target,
      rebase: input.rebase_dates ?? [],
      baselinePoints: input.fix_after_n_points,
      screening: input.screen_outliers,
    },
  )
  assert.ok(outcome.ok)
  return outcome.value
}

function assertClose(actual: number | null | undefined, expected: number | null, what: string) {
  assert.ok(typeof actual === 'number' && expected !== null, `${what}: ${actual} for ${expected}`)
  const allowed = 1e-9 * Math.max(1, Math.abs(expected))
  assert.ok(Math.abs(actual - expected) <= allowed, `${what} is ${actual}, not ${expected}`)
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
}

describe('control limits beside those of other programs', () => {
  if (!existsSync(FOLDER)) {
    it('left out: ../shared/domain/performance/vectors is not here', (test) => {
      test.diagnostic('the published vectors are not beside this checkout')
    })
    return
  }
  const { series } = peerSchema.parse(read('xmr_nhsrplotthedots.json'))
  const { overrides } = differenceSchema.parse(read('required_differences_from_peers.json'))
  // The lower limit shown as 0 and the season's adjustment leave these two series' limits alone.
  const agreeing = new Set(['zero_heavy_counts', 'seasonal_burglary_60'])
  const differing = new Set(overrides.map(({ id }) => id).filter((id) => !agreeing.has(id)))

  for (const peer of series.filter(({ id }) => !differing.has(id))) {
    it(`agree with NHSRplotthedots on ${peer.id}`, () => {
      const ours = limitsOf(peer)
      assert.ok(peer.expected)
      const { phases, points, variation_icon, assurance_type } = peer.expected
      const hasLimits = ours.phases.map(({ status }) => status !== 'too-few')
      assert.equal(ours.phases.length, phases.length)
      for (const [index, phase] of phases.entries()) {
        const own = ours.phases[index]
        assert.equal(own?.from, phase.from)
        assert.equal(own.points, phase.n)
        assertClose(own.mean, phase.mean, 'mean')
        if (!hasLimits[index]) continue
        assertClose(own.averageMovingRange, phase.amr_after_screening, 'average moving range')
        assertClose(own.lower, phase.lpl, 'lower')
        assertClose(own.upper, phase.upl, 'upper')
        assertClose(own.nearLower, phase.near_lpl, 'near lower')
        assertClose(own.nearUpper, phase.near_upl, 'near upper')
      }
      assert.deepEqual(
        ours.points.map(({ period }) => period),
        points.date,
      )
      for (const [index, own] of ours.points.entries()) {
        assert.equal(own.phase, points.rebase_group[index])
        // A phase of under six points has no limits here, so nothing in it is unusual.
        if (!hasLimits[own.phase]) continue
        const rule = RULES[points.special_cause_type[index] ?? '']
        assert.deepEqual([own.rule, own.direction], rule, `rule in ${own.period}`)
        assert.equal(own.judgement, JUDGEMENTS[points.point_type[index] ?? ''], own.period)
      }
      assert.equal(ours.variation, variation_icon.replaceAll('_', '-'))
      const assurance = assurance_type === null ? null : ASSURANCES[assurance_type]
      assert.equal(ours.assurance, assurance)
    })
  }

  for (const { id, required } of overrides) {
    it(`differ as they should on ${id}`, () => {
      const peer = series.find((each) => each.id === id)
      assert.ok(peer)
      const ours = limitsOf(peer)
      const phase = ours.phases[0]
      assert.ok(phase)
      if (required.n !== undefined) assert.equal(phase.points, required.n)
      if (required.amr !== undefined) assertClose(phase.averageMovingRange, required.amr, 'range')
      if (required.mean !== undefined) assertClose(phase.mean, required.mean, 'mean')
      if (required.lpl !== undefined) assertClose(phase.lower, required.lpl, 'lower')
      if (required.upl !== undefined) assertClose(phase.upper, required.upl, 'upper')
      if (required.status !== undefined) assert.equal(phase.status, STATUSES[required.status])
      if (required.status === 'too_few_points') {
        assert.deepEqual([phase.lower, phase.upper], [null, null])
      }
      const flagged = ours.points.filter(({ rule }) => rule !== null)
      if (required.flags !== undefined) assert.equal(flagged.length, required.flags)
      if (required.outside_limits_points !== undefined) {
        const outside = flagged.filter(({ rule }) => rule === 'outside-limits')
        assert.equal(outside.length, required.outside_limits_points)
      }
      if (required.assurance !== undefined) {
        const assurance = required.assurance === null ? null : ASSURANCES[required.assurance]
        assert.equal(ours.assurance, assurance)
      }
      if (required.phase_starts !== undefined) {
        assert.deepEqual(
          ours.phases.map(({ from }) => from),
          required.phase_starts,
        )
      }
    })
  }
})
