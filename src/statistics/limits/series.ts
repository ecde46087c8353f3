import { kindOf, type Measure, natureOf } from '#area/index.ts'
import {
  accept,
  daysIn,
  describePeriod,
  monthPeriod,
  type Outcome,
  overlaps,
  type Period,
  periodOf,
  refuse,
  wholeMonths,
} from '#shared/index.ts'
import type { Missing, Point } from '../observation.ts'
import {
  type Assurance,
  controlLimits,
  type LimitsPhase,
  type LimitsPoint,
  type LimitsSettings,
  type Variation,
} from './control-limits.ts'

/** A point with what the rules say of it. Its place in `points` is its `index` everywhere else. */
export interface SeriesPoint extends Omit<LimitsPoint, 'period'> {
  readonly period: Period
  readonly missing?: Missing
  /** The value of a figure that is set aside: here it has none. */
  readonly setAside?: number
  /** Where each point has limits of its own; else its phase's are meant. */
  readonly range?: UsualRange
  /**
   * What was held against the limits of the phase, where that is not the value as it was counted but
   * what it would be in an average month.
   */
  readonly adjusted?: number | null
}

/** One measure in one place with its limits, for sentences, tables and charts. */
export interface AnalysedSeries {
  readonly measure: Measure
  /** Oldest first, one a period, absent periods included with `null`. */
  readonly points: readonly SeriesPoint[]
  readonly phases: readonly LimitsPhase[]
  readonly variation: Variation
  readonly assurance: Assurance | null
  /**
   * What the range of each month allows for: its days, or its days and its time of year. The limits of
   * the phases are then those of an average month.
   */
  readonly allowsFor?: 'days' | 'season'
}

export type SeriesSettings = Partial<Omit<LimitsSettings, 'improvement'>>

/**
 * Works out limits and rules for a measure's series; which way is better is the measure's own.
 *
 * @param settings - no target, no rebase, the whole phase as baseline and screening on, unless said
 * @returns a refusal when two periods overlap or are of different lengths: limits on a rolling
 *   twelve months, or on months and quarters together, mean nothing. Use the monthly values.
 * @see STATISTICS section 3.2: 99.8% of stable rolling series would show something unusual.
 */
export function analyseSeries(
  measure: Measure,
  points: readonly Point[],
  settings: SeriesSettings = {},
): Outcome<AnalysedSeries> {
  const inOrder = [...points].sort((one, other) =>
    one.period.start.localeCompare(other.period.start),
  )
  for (let index = 1; index < inOrder.length; index++) {
    const [before, point] = [inOrder[index - 1]?.period, inOrder[index]?.period]
    if (before === undefined || point === undefined || before.start === point.start) continue
    if (overlaps(before, point)) {
      return refuse(
        'overlapping-periods',
        `${measure.name} has no usual range: ${describePeriod(before)} and ` +
          `${describePeriod(point)} overlap. Use figures for separate months`,
        'points',
      )
    }
    if (lengthOf(before) !== lengthOf(point)) {
      return refuse(
        'mixed-periods',
        `${measure.name} has no usual range: ${describePeriod(before)} and ` +
          `${describePeriod(point)} are not of one length. Use figures of one kind`,
        'points',
      )
    }
  }
  const limits = controlLimits(
    inOrder.map(({ period, value }) => ({ period: period.start, value })),
    {
      improvement: ({ higher: 'up', lower: 'down', neither: 'none' } as const)[measure.better],
      target: settings.target ?? null,
      rebase: settings.rebase ?? [],
      baselinePoints: settings.baselinePoints ?? null,
      screening: settings.screening ?? true,
    },
  )
  if (!limits.ok) return limits
  const given = new Map(inOrder.map((point) => [point.period.start, point]))
  const [first] = inOrder
  return accept({
    measure,
    ...limits.value,
    points: limits.value.points.map((point) => {
      const { period, missing } = given.get(point.period) ?? {}
      return {
        ...point,
        period: period ?? periodLike(first?.period, point.period),
        ...(missing ? { missing } : {}),
      }
    }),
  })
}

/** The last place with a value, or -1. */
export function lastPublished(series: AnalysedSeries): number {
  return series.points.findLastIndex(({ value }) => value !== null)
}

/** The value of a point that was held against the limits of its phase. */
export function judgedValue({ value, adjusted }: SeriesPoint): number | null {
  return adjusted === undefined ? value : adjusted
}

/** The phase a point is in; `undefined` for a place outside the series. */
export function phaseOf(series: AnalysedSeries, index: number): LimitsPhase | undefined {
  const point = series.points[index]
  return point === undefined ? undefined : series.phases[point.phase]
}

export interface UsualRange {
  readonly lower: number
  readonly upper: number
  readonly mean: number
}

/**
 * A phase's limits as they are shown: not below 0 for what cannot be negative, not above 100 for a
 * percentage (nor rank before 1), unless the series itself goes there. Flags use the uncut limits.
 *
 * @returns `undefined` for a phase without limits
 */
export function usualRange(series: AnalysedSeries, phase: LimitsPhase): UsualRange | undefined {
  const { lower, upper, mean } = phase
  if (lower === null || upper === null || mean === null) return undefined
  const { unit } = series.measure
  const values = series.points.flatMap(({ value }) => (value === null ? [] : [value]))
  const [least, ceiling] = natureOf(unit).bounds
  const floor = kindOf(series.measure) === 'difference' ? -Infinity : least
  return {
    lower: values.every((value) => value >= floor) ? Math.max(lower, floor) : lower,
    upper: values.every((value) => value <= ceiling) ? Math.min(upper, ceiling) : upper,
    mean,
  }
}

/** The usual range of one point: its own where it has one, else its phase's. */
export function rangeAt(series: AnalysedSeries, index: number): UsualRange | undefined {
  const point = series.points[index]
  const phase = phaseOf(series, index)
  return point?.range ?? (phase && usualRange(series, phase))
}

function lengthOf(period: Period): string {
  const months = wholeMonths(period)
  return months === undefined ? `${daysIn(period)} days` : `${months} months`
}

/** The period of an absent point: as long as the others. */
function periodLike(other: Period | undefined, start: string): Period {
  const first = Temporal.PlainDate.from(start)
  const months = other === undefined ? 1 : wholeMonths(other)
  if (other?.kind === 'day') return periodOf(start, start)
  if (months === 1) return monthPeriod(first.year, first.month)
  const length = months === undefined && other ? { days: daysIn(other) } : { months: months ?? 1 }
  return periodOf(start, first.add(length).subtract({ days: 1 }).toString())
}
