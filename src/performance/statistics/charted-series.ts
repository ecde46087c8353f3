import type { AnalysedSeries, RuleLine, SeriesPoint } from '../analysis/index.ts'
import { FEWEST_FOR_LIMITS, type OwnLimits, RULES, withOwnLimits } from '../analysis/index.ts'
import type { Measure } from '../area/measure.ts'
import type { Observation } from '../observation.ts'
import {
  type ChartChoice,
  type ChartPeriod,
  chooseChart,
  type SeriesKind,
  TOO_FEW_FOR_COUNTS,
} from './chart-choice.ts'
import { type ChartLine, drawChart, exactCountLimits, OUTSIDE_TWO } from './shewhart.ts'
import { meanOf } from './spread.ts'

/** A figure with what it was worked out from, where that was published. */
export type ChartedFigure = Pick<Observation, 'period' | 'value' | 'numerator' | 'denominator'>

/** A series judged on the chart that suits it. */
export interface ChartedSeries {
  readonly series: AnalysedSeries
  readonly choice: ChartChoice
}

/**
 * Puts a series on the chart that suits its numbers. Shares and rates with their numbers get limits
 * that follow them, small counts exact limits; anything else stays as it is, on single values. A
 * survey's numbers are divided by its design effect, since a reply is worth that much less.
 *
 * @param single - the series with the limits of single values (XmR), phases set by the registers
 * @param figures - the same figures, with the numbers they were worked out from
 * @see STATISTICS 2, paragraph 12
 */
export function chartSeries(
  single: AnalysedSeries,
  figures: readonly ChartedFigure[],
): ChartedSeries {
  const kind = kindOfSeries(single.measure, figures)
  const byStart = new Map(figures.map((figure) => [figure.period.start, figure]))
  const worth = (parts: number | null | undefined) =>
    parts == null ? null : parts / (single.measure.survey?.designEffect ?? 1)
  const chartPoint = ({ period, value }: SeriesPoint): ChartPeriod => {
    const figure = byStart.get(period.start)
    if (value === null || !kind.hasParts) return { period, count: value }
    return { period, count: worth(figure?.numerator), of: worth(figure?.denominator) }
  }
  const chosen = chooseChart(kind.kind, spokenOf(single).map(chartPoint))
  const [problem] = chosen.ok ? [] : chosen.problems
  const choice: ChartChoice = chosen.ok
    ? chosen.value
    : { kind: 'xmr', reason: `${problem?.message ?? ''}.` }
  if (choice.kind === 'c') return { choice, series: withOwnLimits(single, countLimits) }
  if (!isRatioChart(choice.kind)) return { choice, series: single }
  const chart = choice.kind
  return {
    choice,
    series: withOwnLimits(single, (points) => ({
      lines: drawChart(chart, points.map(chartPoint)).map((line) => ruleLine(line, kind.scale)),
      rules: RULES,
    })),
  }
}

/** The chart is chosen for the latest phase, where that has enough figures to choose by. */
function spokenOf({ points }: AnalysedSeries): readonly SeriesPoint[] {
  const place = points.findLast(({ value }) => value !== null)?.phase
  const latest = points.filter(({ phase }) => phase === place)
  const held = latest.filter(({ value }) => value !== null)
  return held.length >= FEWEST_FOR_LIMITS ? latest : points
}

function isRatioChart(kind: ChartChoice['kind']) {
  return kind === 'p' || kind === 'p-prime' || kind === 'u' || kind === 'u-prime'
}

/** What a rate may be for each of: one, a hundred, a thousand people and so on. */
const SCALES = [1, 100, 1_000, 10_000, 100_000, 1_000_000]

/**
 * What the figures are, and how many times the ratio of their two numbers they are. The numbers
 * count only where each figure, as it is shown, is what they come to.
 */
function kindOfSeries(
  { unit, decimals }: Measure,
  figures: readonly ChartedFigure[],
): { readonly kind: SeriesKind; readonly scale: number; readonly hasParts: boolean } {
  const held = figures.filter(({ value }) => value !== null)
  const comesTo = (scale: number) =>
    held.every(({ value, numerator, denominator }) => {
      if (value === null || numerator === null || denominator === null || denominator <= 0) {
        return false
      }
      const ratio = (scale * numerator) / denominator
      return numerator >= 0 && Math.abs(value - ratio) <= 0.5 * 10 ** -decimals * (1 + 1e-9)
    })
  if (unit === 'percent') {
    const isPart = held.every(
      ({ numerator, denominator }) => (numerator ?? 0) <= (denominator ?? 0),
    )
    return { kind: 'share', scale: 100, hasParts: isPart && comesTo(100) }
  }
  const alone = { scale: 1, hasParts: false }
  if (unit !== 'count') return { kind: 'value', ...alone }
  const scale = SCALES.find(comesTo)
  if (scale !== undefined) return { kind: 'rate', scale, hasParts: true }
  const isWhole = held.every(({ value }) => Number.isInteger(value) && (value ?? 0) >= 0)
  return { kind: isWhole ? 'count' : 'value', ...alone }
}

/**
 * Exact limits of a small count. Below five a month only a month beyond them is called unusual:
 * so few lie below their own average so often that a run there says nothing.
 */
function countLimits(points: readonly SeriesPoint[]): OwnLimits {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const mean = meanOf(values)
  const isLevel = values.length > 0
  const near = isLevel ? exactCountLimits(mean, OUTSIDE_TWO) : undefined
  const line: RuleLine | null = near
    ? { centre: mean, ...exactCountLimits(mean), nearLower: near.lower, nearUpper: near.upper }
    : null
  return {
    lines: points.map(({ value }) => (value === null ? null : line)),
    rules: mean < TOO_FEW_FOR_COUNTS ? ['outside-limits'] : RULES,
  }
}

function ruleLine(line: ChartLine, scale: number): RuleLine | null {
  const { centre, lower, upper, nearLower, nearUpper } = line
  if (centre === null || lower === null || upper === null) return null
  if (nearLower === null || nearUpper === null || !Number.isFinite(lower + upper)) return null
  return {
    centre: centre * scale,
    lower: lower * scale,
    upper: upper * scale,
    nearLower: nearLower * scale,
    nearUpper: nearUpper * scale,
  }
}
