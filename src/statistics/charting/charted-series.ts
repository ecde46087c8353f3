import { kindOf, type Measure, natureOf } from '#area/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import { type OwnLimits, withOwnLimits } from '../limits/own-limits.ts'
import { FEWEST_FOR_LIMITS } from '../limits/phase-limits.ts'
import { RULES, type RuleLine } from '../limits/rules.ts'
import {
  type AnalysedSeries,
  analyseSeries,
  type SeriesPoint,
  type SeriesSettings,
} from '../limits/series.ts'
import type { Observation, Point } from '../observation.ts'
import { followsDays, isUnvarying } from '../seasons/over-time.ts'
import { readSeason, type SeasonReading } from '../seasons/season-reading.ts'
import {
  type ChartChoice,
  type ChartPeriod,
  chooseChart,
  type SeriesKind,
  TOO_FEW_FOR_COUNTS,
} from './chart-choice.ts'
import { analyseMonths, monthsWorth } from './monthly-counts.ts'
import { type ChartLine, drawChart, exactCountLimits, OUTSIDE_TWO } from './shewhart.ts'

/** A figure with what it was worked out from, where that was published. */
export type ChartedFigure = Point & Pick<Observation, 'numerator' | 'denominator'>

/** A series judged on the chart that suits it. */
export interface ChartedSeries {
  readonly series: AnalysedSeries
  readonly choice: ChartChoice
  readonly season: SeasonReading
}

export interface ChartingSettings extends SeriesSettings {
  /** All months that are held, where more are than are charted: a season is looked for in them. */
  readonly history?: readonly Point[]
}

/**
 * Puts a series on the chart that suits its numbers. Shares and rates with their numbers get limits
 * that follow them, small counts exact limits, anything else the limits of single values (XmR). Each
 * month of a count is allowed its days, and its time of year where the measure has a season. A
 * survey's numbers are divided by its design effect, since a reply is worth that much less. A figure that
 * is set aside counts for nothing, and its point keeps its value apart.
 *
 * @param figures - with the numbers they were worked out from; unpublished ones `null`
 * @returns refused for periods that overlap or are of several lengths
 * @see STATISTICS 2, paragraph 12, and 3.3
 */
export function chartSeries(
  measure: Measure,
  figures: readonly ChartedFigure[],
  { history = figures, ...settings }: ChartingSettings = {},
): Outcome<ChartedSeries> {
  const left = figures.map((figure) =>
    figure.aside ? { ...figure, ...NOTHING, numerator: null, denominator: null } : figure,
  )
  const known = history.map((point) => (point.aside ? { ...point, ...NOTHING } : point))
  const charted = chartCounted(measure, left, { ...settings, history: known })
  const aside = new Map(
    figures.flatMap(({ period, value, aside }) =>
      aside && value !== null ? [[period.start, value]] : [],
    ),
  )
  if (!charted.ok || aside.size === 0) return charted
  const points = charted.value.series.points.map((point) => {
    const setAside = aside.get(point.period.start)
    return setAside === undefined ? point : { ...point, setAside }
  })
  return accept({ ...charted.value, series: { ...charted.value.series, points } })
}

const NOTHING = { value: null }

/** The same of the figures that count. */
function chartCounted(
  measure: Measure,
  figures: readonly ChartedFigure[],
  { history = figures, ...settings }: ChartingSettings = {},
): Outcome<ChartedSeries> {
  const counted = analyseSeries(measure, figures, settings)
  if (!counted.ok) return counted
  const single = counted.value
  const season = readSeason(measure, history, settings.rebase)
  const kind = kindOfSeries(measure, figures)
  const byStart = new Map(figures.map((figure) => [figure.period.start, figure]))
  const worth = (parts: number | null | undefined) =>
    parts == null ? null : parts / (measure.survey?.designEffect ?? 1)
  const chartPoint = ({ period, value }: SeriesPoint): ChartPeriod => {
    const figure = byStart.get(period.start)
    if (value === null) return { period, count: null }
    if (!kind.hasParts) {
      // A season is no sign that counts vary more than chance
      const isSeasonal = kind.kind === 'count' && season.kind === 'adjusted'
      return { period, count: isSeasonal ? value / monthsWorth(period, season) : value }
    }
    return { period, count: worth(figure?.numerator), of: worth(figure?.denominator) }
  }
  const spoken = spokenOf(single)
  const chosen = chooseChart(kind.kind, spoken.map(chartPoint))
  const [problem] = chosen.ok ? [] : chosen.problems
  const choice: ChartChoice = chosen.ok
    ? chosen.value
    : { kind: 'xmr', reason: `${problem?.message ?? ''}.` }
  const chart = choice.kind
  if (isRatioChart(chart)) {
    const series = withOwnLimits(single, (points) => ({
      lines: drawChart(chart, points.map(chartPoint)).map((line) => ruleLine(line, kind.scale)),
      rules: RULES,
    }))
    return accept({ choice, season, series })
  }
  const isMonthly = figures.every(({ period }) => period.kind === 'month')
  if (kind.kind !== 'count' || !isMonthly) return accept({ choice, season, series: single })
  // Put on the footing of an average month, a figure that stays as it is would seem to change
  if (isUnvarying(spoken)) return accept({ choice, season, series: single })
  if (!followsDays(spoken)) {
    return accept({
      choice: { ...choice, reason: `${choice.reason} ${NOT_BY_DAYS}` },
      season,
      series: single,
    })
  }
  if (LIMITS_OF[choice.kind] === 'exact') {
    const series = withOwnLimits(single, (points) => countLimits(points, season))
    const isSeasonal = season.kind === 'adjusted'
    return accept({
      ...{ choice: isSeasonal ? allowing(choice, 'season') : choice, season },
      series: isSeasonal ? { ...series, allowsFor: 'season' } : series,
    })
  }
  const months = analyseMonths(measure, figures, season, settings)
  if (!months.ok) return months
  const { allowsFor = 'days' } = months.value
  return accept({ choice: allowing(choice, allowsFor), season, series: months.value })
}

const NOT_BY_DAYS =
  'The figures are as large in short months as in long ones, so they are charted as they are.'

/** The choice, with what the range of each month allows for. */
function allowing(choice: ChartChoice, what: 'days' | 'season'): ChartChoice {
  const words =
    what === 'days'
      ? 'Months are compared day for day, so the range of each is for its length.'
      : 'It has a season, so the range of each month is for its length and its time of year.'
  return { ...choice, reason: `${choice.reason} ${words}` }
}

/** The chart is chosen for the latest phase, where that has enough figures to choose by. */
function spokenOf({ points }: AnalysedSeries): readonly SeriesPoint[] {
  const place = points.findLast(({ value }) => value !== null)?.phase
  const latest = points.filter(({ phase }) => phase === place)
  const held = latest.filter(({ value }) => value !== null)
  return held.length >= FEWEST_FOR_LIMITS ? latest : points
}

/**
 * Which limits a series gets on the chart chosen: those of single values, those that follow the numbers
 * a ratio is worked from, or the exact ones of a small count.
 */
const LIMITS_OF: Readonly<Record<ChartChoice['kind'], 'values' | 'ratio' | 'exact'>> = {
  xmr: 'values',
  p: 'ratio',
  'p-prime': 'ratio',
  u: 'ratio',
  'u-prime': 'ratio',
  c: 'exact',
  g: 'values',
  t: 'values',
}

function isRatioChart(kind: ChartChoice['kind']): kind is Exclude<ChartChoice['kind'], 'xmr'> {
  return LIMITS_OF[kind] === 'ratio'
}

/** What a rate may be for each of: one, a hundred, a thousand people and so on. */
const SCALES = [1, 100, 1_000, 10_000, 100_000, 1_000_000]

/**
 * What the figures are, and how many times the ratio of their two numbers they are. The numbers
 * count only where each figure, as it is shown, is what they come to.
 */
function kindOfSeries(
  measure: Measure,
  figures: readonly ChartedFigure[],
): { readonly kind: SeriesKind; readonly scale: number; readonly hasParts: boolean } {
  const { unit, decimals } = measure
  const held = figures.filter(({ value }) => value !== null)
  const comesTo = (scale: number) =>
    held.every(({ value, numerator, denominator }) => {
      if (value === null || numerator === null || denominator === null || denominator <= 0) {
        return false
      }
      const ratio = (scale * numerator) / denominator
      return numerator >= 0 && Math.abs(value - ratio) <= 0.5 * 10 ** -decimals * (1 + 1e-9)
    })
  if (natureOf(unit).changesBy === 'points') {
    const isPart = held.every(
      ({ numerator, denominator }) => (numerator ?? 0) <= (denominator ?? 0),
    )
    return { kind: 'share', scale: 100, hasParts: isPart && comesTo(100) }
  }
  const alone = { scale: 1, hasParts: false }
  if (!natureOf(unit).countsThings) return { kind: 'value', ...alone }
  const scale = SCALES.find(comesTo)
  if (scale !== undefined) return { kind: 'rate', scale, hasParts: true }
  const isWhole = held.every(({ value }) => Number.isInteger(value) && (value ?? 0) >= 0)
  const isCount = isWhole && !['stock', 'difference'].includes(kindOf(measure))
  return { kind: isCount ? 'count' : 'value', ...alone }
}

/**
 * Exact limits of a small count, each month's for its time of year where there is a season. Below five
 * a month only a month beyond them is called unusual: so few lie below their own average so often that
 * a run there says nothing. Nor does a rise through a season.
 */
function countLimits(points: readonly SeriesPoint[], season: SeasonReading): OwnLimits {
  const isSeasonal = season.kind === 'adjusted'
  const worth = ({ period }: SeriesPoint) => (isSeasonal ? monthsWorth(period, season) : 1)
  const held = points.filter(({ value }) => value !== null)
  const mean =
    held.reduce((sum, { value }) => sum + (value ?? 0), 0) /
    held.reduce((sum, point) => sum + worth(point), 0)
  const tooFew = mean < TOO_FEW_FOR_COUNTS
  return {
    lines: points.map((point) => (point.value === null ? null : countLine(mean * worth(point)))),
    rules: RULES.filter((rule) =>
      tooFew ? rule === 'outside-limits' : !(isSeasonal && rule === 'trend'),
    ),
  }
}

function countLine(mean: number): RuleLine {
  const near = exactCountLimits(mean, OUTSIDE_TWO)
  return { centre: mean, ...exactCountLimits(mean), nearLower: near.lower, nearUpper: near.upper }
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
