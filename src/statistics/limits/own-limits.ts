import type { LimitsPhase } from './control-limits.ts'
import { judge, variationOf } from './control-limits.ts'
import {
  FEWEST_FOR_FIRM,
  FEWEST_FOR_LIMITS,
  type LimitsStatus,
  tieTolerance,
} from './phase-limits.ts'
import { applyRulesToLines, type Rule, type RuleLine } from './rules.ts'
import type { AnalysedSeries, SeriesPoint } from './series.ts'

/** Limits that rest on what a series is made of, in place of those of its moving ranges. */
export interface OwnLimits {
  /** One a point of the phase, in the unit of the measure; `null` where it has none. */
  readonly lines: readonly (RuleLine | null)[]
  /** The rules that hold for a chart of this kind; the others are not looked for. */
  readonly rules: readonly Rule[]
}

/**
 * The same series judged by limits of another kind, phase by phase. A phase is firm, provisional or
 * too short by how many of its points have a line, as it is with the limits of moving ranges. The
 * limits of the phase itself are those of its last line, which the latest point is held against.
 *
 * @param limitsOf - the limits of the points of one phase, in their order; no target is judged
 */
export function withOwnLimits(
  series: AnalysedSeries,
  limitsOf: (points: readonly SeriesPoint[]) => OwnLimits,
): AnalysedSeries {
  const improvement = ({ higher: 'up', lower: 'down', neither: 'none' } as const)[
    series.measure.better
  ]
  const phases: LimitsPhase[] = []
  const judged: SeriesPoint[] = []
  for (const [place, phase] of series.phases.entries()) {
    const points = series.points.filter((point) => point.phase === place)
    const { lines, rules } = limitsOf(points)
    const values = points.map(({ value }) => value)
    const status = statusOf(lines)
    const isJudged = status === 'firm' || status === 'provisional'
    const found = isJudged ? applyRulesToLines(values, lines, tieTolerance(values)) : []
    for (const [index, point] of points.entries()) {
      const finding = found[index] ?? null
      const kept = finding !== null && rules.includes(finding.rule) ? finding : null
      const line = status === 'too-few' ? null : (lines[index] ?? null)
      const direction = kept?.direction ?? null
      judged.push({
        ...point,
        rule: kept?.rule ?? null,
        direction,
        judgement: judge(direction, improvement),
        ...(line && { range: { lower: line.lower, upper: line.upper, mean: line.centre } }),
      })
    }
    const last = status === 'too-few' ? undefined : lines.findLast((line) => line !== null)
    phases.push({
      ...{ from: phase.from, points: phase.points, averageMovingRange: null, status },
      mean: last?.centre ?? phase.mean,
      lower: last?.lower ?? null,
      upper: last?.upper ?? null,
      nearLower: last?.nearLower ?? null,
      nearUpper: last?.nearUpper ?? null,
    })
  }
  return { ...series, phases, points: judged, variation: variationOf(judged), assurance: null }
}

function statusOf(lines: readonly (RuleLine | null)[]): LimitsStatus {
  const held = lines.filter((line) => line !== null)
  if (held.length < FEWEST_FOR_LIMITS) return 'too-few'
  if (held.every(({ lower, upper }) => lower === upper)) return 'no-variation'
  return held.length >= FEWEST_FOR_FIRM ? 'firm' : 'provisional'
}
