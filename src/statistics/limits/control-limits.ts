import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type DatedValue, fillGaps } from './fill-gaps.ts'
import { FEWEST_FOR_BASELINE, type PhaseLimits, phaseLimits, tieTolerance } from './phase-limits.ts'
import { applyRules, type Direction, type Rule } from './rules.ts'

export interface LimitsSettings {
  /** Which way is better: `none` where neither is. */
  readonly improvement: 'up' | 'down' | 'none'
  readonly target: number | null
  /** Days (YYYY-MM-DD) from which limits start again, each at the first period on or after it. */
  readonly rebase: readonly string[]
  /** Limits rest on the first so many periods of each phase, 12 or more; `null` for all of them. */
  readonly baselinePoints: number | null
  readonly screening: boolean
}

export interface LimitsPhase extends PhaseLimits {
  /** The first period of the phase. */
  readonly from: string
  /** How many of its periods have a value. */
  readonly points: number
}

export type Judgement = 'common-cause' | 'improvement' | 'concern' | 'neutral'

export interface LimitsPoint {
  readonly period: string
  readonly value: number | null
  /** Place of its phase in `phases`, from 0. */
  readonly phase: number
  readonly rule: Rule | null
  readonly direction: Direction | null
  readonly judgement: Judgement
}

export type Variation =
  | 'common-cause'
  | `${'improvement' | 'concern' | 'neutral'}-${'high' | 'low'}`

export type Assurance = 'meets' | 'misses' | 'hit-and-miss'

export interface ControlLimits {
  readonly phases: readonly LimitsPhase[]
  /** Every period from the first to the last, absent ones included with `null`. */
  readonly points: readonly LimitsPoint[]
  /** What the last published point shows. */
  readonly variation: Variation
  /** Whether the last phase can be expected to meet the target; `null` without a target or limits. */
  readonly assurance: Assurance | null
}

/**
 * Control limits and rules of an individuals (XmR) chart, as NHS Making Data Count draws it.
 *
 * @param points - one a period, in any order; absent periods become `null` where the series is
 *   clearly regular (see {@link fillGaps})
 * @returns limits in the unit of the measure, not cut at 0 or 100. A series with nothing published
 *   has phases without limits. Refused: a period given twice, a baseline under 12 points.
 * @see NHSRplotthedots 0.2.2, with which the rules, their order and the assurance agree.
 */
export function controlLimits(
  points: readonly DatedValue[],
  settings: LimitsSettings,
): Outcome<ControlLimits> {
  const { baselinePoints } = settings
  if (baselinePoints !== null && baselinePoints < FEWEST_FOR_BASELINE) {
    return refuse(
      'baseline-too-short',
      `A baseline of ${baselinePoints} points is too short. ` +
        `Use ${FEWEST_FOR_BASELINE} or more, or leave it out to use every point`,
      'baselinePoints',
    )
  }
  const filled = fillGaps(points)
  if (!filled.ok) return filled

  const phases: LimitsPhase[] = []
  const judged: LimitsPoint[] = []
  let assurance: Assurance | null = null
  for (const stretch of splitIntoPhases(filled.value, settings.rebase)) {
    const values = stretch.map(({ value }) => value)
    const tolerance = tieTolerance(values)
    const limits = phaseLimits(values, baselinePoints, settings.screening)
    const hasRules = limits.status === 'firm' || limits.status === 'provisional'
    const findings = hasRules ? applyRules(values, limits, tolerance) : []
    let published = 0
    let place = 0
    for (const { period, value } of stretch) {
      const finding = findings[place++] ?? null
      const rule = finding === null ? null : finding.rule
      const direction = finding === null ? null : finding.direction
      const judgement = judge(direction, settings.improvement)
      judged.push({ period, value, phase: phases.length, rule, direction, judgement })
      if (value !== null) published++
    }
    phases.push({ from: stretch[0]?.period ?? '', points: published, ...limits })
    if (published > 0) assurance = assuranceOf(limits, values, tolerance, settings)
  }
  return accept({ phases, points: judged, variation: variationOf(judged), assurance })
}

/** Each phase starts at the first period on or after its day. */
function splitIntoPhases(
  points: readonly DatedValue[],
  rebase: readonly string[],
): readonly (readonly DatedValue[])[] {
  const starts = points.length === 0 ? [] : [0]
  for (const day of [...rebase].sort()) {
    const start = points.findIndex(({ period }) => period >= day)
    if (start > (starts.at(-1) ?? 0)) starts.push(start)
  }
  return starts.map((start, index) => points.slice(start, starts[index + 1]))
}

/** Whether a direction is the better one. */
export function judge(
  direction: Direction | null,
  improvement: LimitsSettings['improvement'],
): Judgement {
  if (direction === null) return 'common-cause'
  if (improvement === 'none') return 'neutral'
  return direction === improvement ? 'improvement' : 'concern'
}

/** What the last published point shows. */
export function variationOf(
  points: readonly Pick<LimitsPoint, 'value' | 'judgement' | 'direction'>[],
): Variation {
  const last = points.findLast(({ value }) => value !== null)
  if (last === undefined || last.judgement === 'common-cause') return 'common-cause'
  return `${last.judgement}-${last.direction === 'up' ? 'high' : 'low'}`
}

/** A phase that does not vary is compared with the target value by value. */
function assuranceOf(
  phase: PhaseLimits,
  values: readonly (number | null)[],
  tolerance: number,
  settings: LimitsSettings,
): Assurance | null {
  const { target, improvement } = settings
  if (target === null || improvement === 'none') return null
  if (phase.lower === null || phase.upper === null) return null
  const way = improvement === 'up' ? 1 : -1
  const tie = Math.max(tolerance, tieTolerance([target]))
  if (phase.status === 'no-variation') {
    const published = values.filter((value) => value !== null)
    const met = published.filter((value) => way * (value - target) >= -tie).length
    if (met === published.length) return 'meets'
    return met === 0 ? 'misses' : 'hit-and-miss'
  }
  const [worst, best] =
    improvement === 'up' ? [phase.lower, phase.upper] : [phase.upper, phase.lower]
  if (way * (worst - target) > tie) return 'meets'
  return way * (best - target) < -tie ? 'misses' : 'hit-and-miss'
}
