import { accept, type Outcome } from '#shared/index.ts'
import {
  type AnalysedSeries,
  analyseSeries,
  phaseOf,
  type SeriesSettings,
  type UsualRange,
  usualRange,
} from '../analysis/index.ts'
import type { Measure } from '../area/measure.ts'
import type { Point } from '../observation.ts'
import {
  AVERAGE_MONTH,
  findSeason,
  MONTHS_TO_ADJUST,
  MONTHS_TO_SHOW,
  monthOf,
  perAverageMonth,
  SEASON_P,
  type Season,
} from './season.ts'

/**
 * What is known of a measure's season. `adjusted`: real, and limits are drawn without it. `none`:
 * looked for and not found; `yearsSetLevel` is there when a season shows once each calendar year is given a
 * level of its own, which is said and not adjusted for. `shown`: too few months to be sure, so it is shown and nothing is
 * adjusted. `too-short`: under two years. `not-counts`: a share, a time or a rank.
 */
export type SeasonReading =
  | { readonly kind: 'adjusted' | 'shown'; readonly season: Season }
  | {
      readonly kind: 'none'
      readonly season: Season
      readonly yearsSetLevel: Season | undefined
    }
  | { readonly kind: 'too-short'; readonly months: number }
  | { readonly kind: 'not-counts' }

/**
 * Looks for a season in monthly counts.
 *
 * @param points - one measure in one place, in any order
 * @param rebase - days from which limits start again: each phase gets a level of its own
 */
export function readSeason(
  measure: Measure,
  points: readonly Point[],
  rebase: readonly string[] = [],
): SeasonReading {
  if (measure.unit !== 'count') return { kind: 'not-counts' }
  const held = points.flatMap(({ period, value }) =>
    value === null || period.kind !== 'month' || value < 0 ? [] : [{ period, value }],
  )
  if (held.length < MONTHS_TO_SHOW) return { kind: 'too-short', months: held.length }
  const months = held.map(({ period, value }) => ({ ...monthOf(period), count: value }))
  const phases = held.map(({ period }) => rebase.filter((day) => day <= period.start).length)
  const season = findSeason(months, phases)
  if (season === undefined) return { kind: 'too-short', months: held.length }
  if (held.length < MONTHS_TO_ADJUST) return { kind: 'shown', season }
  if (season.p < SEASON_P) return { kind: 'adjusted', season }
  const years = held.map(({ period }, index) => {
    return 100 * Number(period.start.slice(0, 4)) + (phases[index] ?? 0)
  })
  const levelled = findSeason(months, years)
  const isClear = levelled !== undefined && levelled.p < SEASON_P
  return { kind: 'none', season, yearsSetLevel: isClear ? levelled : undefined }
}

/** One month beside what is usual for that month of the year. */
export interface SeasonedPoint {
  /** As counted. */
  readonly point: Point
  /** As it would be in an average month with no season; `null` where nothing was published. */
  readonly adjusted: number | null
  /** The usual range of this very month, in counts; `undefined` for a phase without limits. */
  readonly range: UsualRange | undefined
}

export interface SeasonedSeries {
  readonly reading: SeasonReading
  /**
   * Limits and rules: of the adjusted values where there is a season, else of the counts. Its points
   * stand in the same places as those of `months`.
   */
  readonly analysed: AnalysedSeries
  readonly months: readonly SeasonedPoint[]
}

/**
 * Limits and rules for a monthly series, on values adjusted for days and season where the season is
 * real, and the usual range of each month put back into counts.
 *
 * @see STATISTICS 3.3
 */
export function analyseSeason(
  measure: Measure,
  points: readonly Point[],
  settings: SeriesSettings = {},
): Outcome<SeasonedSeries> {
  const reading = readSeason(measure, points, settings.rebase)
  const factors = reading.kind === 'adjusted' ? reading.season.factors : undefined
  const scaleOf = ({ period }: Pick<Point, 'period'>) => {
    if (factors === undefined) return 1
    const { month, days } = monthOf(period)
    return ((factors[month - 1] ?? 1) * days) / AVERAGE_MONTH
  }
  const outcome = analyseSeries(
    measure,
    points.map((point) => ({
      ...point,
      value: point.value === null ? null : point.value / scaleOf(point),
    })),
    settings,
  )
  if (!outcome.ok) return outcome
  const counts = new Map(points.map(({ period, value }) => [period.start, value]))
  return accept({
    reading,
    analysed: outcome.value,
    months: outcome.value.points.map(({ period, value }, index) => {
      const phase = phaseOf(outcome.value, index)
      const range = phase && usualRange(outcome.value, phase)
      const scale = scaleOf({ period })
      return {
        point: { period, value: counts.get(period.start) ?? null },
        adjusted: value,
        range: range && {
          lower: range.lower * scale,
          upper: range.upper * scale,
          mean: range.mean * scale,
        },
      }
    }),
  })
}

/** Counts as they would be in months of one length. */
export function adjustForDays(points: readonly Point[]): readonly Point[] {
  return points.map((point) => ({
    ...point,
    value: point.value === null ? null : perAverageMonth(point.value, monthOf(point.period).days),
  }))
}
