import type { Measure } from '#area/index.ts'
import { type Period, periodOf } from '#shared/index.ts'
import { drawChart } from '../charting/shewhart.ts'
import { withOwnLimits } from '../limits/own-limits.ts'
import type { RuleLine } from '../limits/rules.ts'
import type { AnalysedSeries } from '../limits/series.ts'

/** A day on which something rare happened, and how many times; 0 says only that the record goes so far. */
export interface EventDay {
  readonly day: string
  readonly count: number
}

/** From one event to the next. Two on one day are 0 days apart. */
export interface Gap {
  readonly from: string
  readonly to: string
  readonly days: number
}

/** The days between rare events, oldest first. What came before the first one is not known. */
export function gapsBetween(days: readonly EventDay[]): readonly Gap[] {
  const each = days
    .toSorted((one, other) => one.day.localeCompare(other.day))
    .flatMap(({ day, count }) => new Array<string>(count).fill(day))
  return each.slice(1).map((to, index) => {
    const from = each[index] ?? to
    return { from, to, days: daysFrom(from, to) }
  })
}

/** Days from one day to a later one; 0 for the same. */
export function daysFrom(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

/**
 * The limits of the days between rare events, each gap standing at the event that ended it. A gap
 * outside the limits and seven in a row on one side of the middle are unusual; nothing else is looked
 * for, because such gaps are mostly short and a few long.
 *
 * @param measure - of the events: where fewer are better, longer gaps are
 * @param kind - `t` where all gaps are of a day or more, `g` where some are of none
 * @param rebase - days from which limits start again
 * @see Nelson (1994) for t; Benneyan (2001) for g; qicharts2 0.8.1, with which every line agrees
 */
export function chartGaps(
  measure: Measure,
  gaps: readonly Gap[],
  kind: 't' | 'g',
  rebase: readonly string[] = [],
): AnalysedSeries {
  const phaseOf = ({ to }: Gap) => rebase.filter((day) => day <= to).length
  const places = [...new Set(gaps.map(phaseOf))]
  const series: AnalysedSeries = {
    measure: daysBetween(measure),
    points: gaps.map((gap) => ({
      ...{ period: stretchOf(gap), value: gap.days, phase: places.indexOf(phaseOf(gap)) },
      ...{ rule: null, direction: null, judgement: 'common-cause' },
    })),
    phases: places.map((place) => {
      const inPhase = gaps.filter((gap) => phaseOf(gap) === place)
      return {
        ...{ from: inPhase[0]?.to ?? '', points: inPhase.length, status: 'too-few' },
        ...{ mean: null, averageMovingRange: null },
        ...{ lower: null, upper: null, nearLower: null, nearUpper: null },
      }
    }),
    variation: 'common-cause',
    assurance: null,
  }
  return withOwnLimits(series, (points) => ({
    lines: drawChart(
      kind,
      points.map(({ value }) => ({ count: value })),
    ).map(({ centre, lower, upper, nearLower, nearUpper }): RuleLine | null =>
      centre === null ||
      lower === null ||
      upper === null ||
      nearLower === null ||
      nearUpper === null
        ? null
        : { centre, lower, upper, nearLower, nearUpper },
    ),
    rules: ['outside-limits', 'shift'],
  }))
}

/** The days between, as a measure: the longer, the better, where fewer are better. */
function daysBetween(measure: Measure): Measure {
  const { noun, ...rest } = measure
  return {
    ...rest,
    name: `Days between ${noun?.many ?? 'events'}`,
    unit: 'days',
    decimals: 0,
    better: ({ higher: 'lower', lower: 'higher', neither: 'neither' } as const)[measure.better],
  }
}

/** The days of a gap: from the day after one event to the day of the next. */
function stretchOf({ from, to, days }: Gap): Period {
  const start = days === 0 ? to : Temporal.PlainDate.from(from).add({ days: 1 }).toString()
  return periodOf(start, to)
}
