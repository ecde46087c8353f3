import type { Measure } from '#area/index.ts'
import { accept, type Outcome, type Period } from '#shared/index.ts'
import {
  type AnalysedSeries,
  analyseSeries,
  type SeriesSettings,
  usualRange,
} from '../limits/series.ts'
import type { Point } from '../observation.ts'
import { AVERAGE_MONTH, monthOf } from '../seasons/season.ts'
import type { SeasonReading } from '../seasons/season-reading.ts'

/**
 * How many average months a month is worth: its days over 30.4375, times its factor where the season
 * is real. A February without a season is worth 0.92.
 */
export function monthsWorth({ start, end }: Period, reading: SeasonReading): number {
  const { month, days } = monthOf({ start, end })
  const factor = reading.kind === 'adjusted' ? (reading.season.factors[month - 1] ?? 1) : 1
  return (factor * days) / AVERAGE_MONTH
}

/**
 * Limits and rules for monthly counts, every month put on the footing of an average one: limits are
 * those of the adjusted counts, and the usual range of each month is put back into counts.
 *
 * @param points - single months, unpublished ones `null`
 * @see STATISTICS 2, paragraph 12, and 3.3
 */
export function analyseMonths(
  measure: Measure,
  points: readonly Point[],
  reading: SeasonReading,
  settings: SeriesSettings = {},
): Outcome<AnalysedSeries> {
  const outcome = analyseSeries(
    measure,
    points.map((point) => ({
      ...point,
      value: point.value === null ? null : point.value / monthsWorth(point.period, reading),
    })),
    settings,
  )
  if (!outcome.ok) return outcome
  const analysed = outcome.value
  const counts = new Map(points.map(({ period, value }) => [period.start, value]))
  const ranges = analysed.phases.map((phase) => usualRange(analysed, phase))
  return accept({
    ...analysed,
    allowsFor: reading.kind === 'adjusted' ? 'season' : 'days',
    points: analysed.points.map((point) => {
      const range = ranges[point.phase]
      const worth = monthsWorth(point.period, reading)
      return {
        ...point,
        value: counts.get(point.period.start) ?? null,
        adjusted: point.value,
        ...(range && {
          range: {
            lower: range.lower * worth,
            upper: range.upper * worth,
            mean: range.mean * worth,
          },
        }),
      }
    }),
  })
}
