import { comparePeriods, type Period, type PeriodKind } from '#shared/index.ts'
import type { Observation, Point } from '#statistics/index.ts'

/** One measure in one place, whole or one breakdown of it. */
export interface SeriesKey {
  readonly measure: string
  readonly area: string
  readonly breakdown: string
}

/**
 * The figures in force on a day, ready to be looked up: one observation for each measure, area,
 * breakdown and period. Targets are left out, since a target is not what happened.
 */
export interface FigureBook {
  /** The figure for one period; `undefined` when none is held. */
  figure(key: SeriesKey, period: Period): Observation | undefined
  /** The figures of one kind of period, earliest first, one a period, gaps not filled. */
  series(key: SeriesKey, kind: PeriodKind): readonly Observation[]
  /** Every figure of one measure and place, all periods and breakdowns, earliest first. */
  all(measure: string, area?: string): readonly Observation[]
  /** How many earlier figures the one in force replaced. */
  revisions(figure: Observation): number
}

const keyOf = (key: SeriesKey) => `${key.measure}\n${key.area}\n${key.breakdown}`

/**
 * @param current - one observation a key, as `fetchCurrent` returns them
 * @param revisions - by observation id, how many earlier figures it replaced; 0 when not listed
 */
export function bindFigures(
  current: readonly Observation[],
  revisions: ReadonlyMap<number, number> = new Map(),
): FigureBook {
  const bySeries = new Map<string, Observation[]>()
  const byMeasure = new Map<string, Observation[]>()
  const figures = current.filter(({ status }) => status !== 'target')
  for (const observation of figures.sort((one, other) =>
    comparePeriods(one.period, other.period),
  )) {
    push(bySeries, keyOf(observation), observation)
    push(byMeasure, observation.measure, observation)
  }
  return {
    figure: (key, period) =>
      bySeries
        .get(keyOf(key))
        ?.find(({ period: { start, end } }) => start === period.start && end === period.end),
    series: (key, kind) =>
      (bySeries.get(keyOf(key)) ?? []).filter(({ period }) => period.kind === kind),
    all: (measure, area) =>
      (byMeasure.get(measure) ?? []).filter(
        (observation) => area === undefined || observation.area === area,
      ),
    revisions: (figure) => revisions.get(figure.id) ?? 0,
  }
}

function push(map: Map<string, Observation[]>, key: string, observation: Observation): void {
  const list = map.get(key)
  if (list) list.push(observation)
  else map.set(key, [observation])
}

/** A series as points, for limits and comparisons. */
export function toPoints(series: readonly Observation[]): readonly Point[] {
  return series.map(toPoint)
}

export function toPoint({ period, value, status }: Observation): Point {
  return status === 'withheld' ? { period, value, isWithheld: true } : { period, value }
}
