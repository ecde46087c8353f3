import type { Event } from '#area/index.ts'
import { comparePeriods, type Period, type PeriodKind } from '#shared/index.ts'
import {
  type GivenExplanation,
  type LeftOut,
  missingOf,
  type Observation,
  type Point,
} from '#statistics/index.ts'
import { countedFromOf } from '../counted.ts'

const FIRST_ENTRY = 'the day of the first entry of its register'

/** One measure in one place, whole or one breakdown of it. */
export interface SeriesKey {
  readonly measure: string
  readonly area: string
  readonly breakdown: string
}

/**
 * The figures in force on a day, ready to be looked up: one observation for each measure, area,
 * breakdown and period. Targets stand apart, since a target is not what happened.
 */
export interface FigureBook {
  /** The figure for one period; `undefined` when none is held. */
  figure(key: SeriesKey, period: Period): Observation | undefined
  /** The figures of one kind of period, earliest first, one a period, gaps not filled. */
  series(key: SeriesKey, kind: PeriodKind): readonly Observation[]
  /** Every figure of one measure and place, all periods and breakdowns, earliest first. */
  all(measure: string, area?: string): readonly Observation[]
  /** What was required or planned of one measure and place, earliest first. */
  targets(measure: string, area?: string): readonly Observation[]
  /** How many earlier figures the one in force replaced. */
  revisions(figure: Observation): number
  /** Whether a figure worked out from those held is set aside; those held say so themselves. */
  setAsideOf(figure: Observation): LeftOut | undefined
  /** What was recorded as the explanation of figures that were unusual. */
  readonly given: readonly GivenExplanation[]
  /** What entries of registers tell of that happened. */
  readonly happened: readonly Event[]
  /** As far as everybody may know of it: what a paper for everybody tells. */
  readonly happenedPublicly: readonly Event[]
}

const keyOf = (key: SeriesKey) => `${key.measure}\n${key.area}\n${key.breakdown}`

/** A book that is filled a few figures at a time, so that others are served meanwhile. */
interface BookToFill {
  /** @param replaced - how many earlier figures it replaced */
  add(figure: Observation, replaced: number): void
  /** The book with what was added; nothing is added after. */
  bind(): FigureBook
}

/** What registers tell of that happened, and what of it everybody may know. */
export interface Told {
  readonly events: readonly Event[]
  readonly publicly: readonly Event[]
}

export const NOTHING_TOLD: Told = { events: [], publicly: [] }

/** The same figures, with no more told of what happened than everybody may know. */
export function forEverybody(book: FigureBook): FigureBook {
  return { ...book, happened: book.happenedPublicly }
}

/** Begins a book; one observation a key is added to it, in the order of `fetchCurrent` or any other. */
export function beginBook(
  given: readonly GivenExplanation[] = [],
  setAsideOf: FigureBook['setAsideOf'] = () => undefined,
  happened: Told = NOTHING_TOLD,
): BookToFill {
  const bySeries = new SortedLists()
  const byMeasure = new SortedLists()
  const targets = new SortedLists()
  const revisions = new Map<number, number>()
  return {
    add(added, replaced) {
      const figure = markAside(added, setAsideOf)
      if (replaced > 0) revisions.set(figure.id, replaced)
      if (figure.status === 'target') {
        targets.add(figure.measure, figure)
        return
      }
      bySeries.add(keyOf(figure), figure)
      byMeasure.add(figure.measure, figure)
    },
    bind: () => ({
      ...{ given, setAsideOf, happened: happened.events, happenedPublicly: happened.publicly },
      figure: (key, period) =>
        bySeries
          .of(keyOf(key))
          .find(({ period: { start, end } }) => start === period.start && end === period.end),
      series: (key, kind) => bySeries.of(keyOf(key)).filter(({ period }) => period.kind === kind),
      all: (measure, area) =>
        byMeasure
          .of(measure)
          .filter((observation) => area === undefined || observation.area === area),
      targets: (measure, area) =>
        targets.of(measure).filter((one) => area === undefined || one.area === area),
      revisions: (figure) => revisions.get(figure.id) ?? 0,
    }),
  }
}

/** A book of figures that are all at hand, none of which replaced another. */
export function bindFigures(current: readonly Observation[]): FigureBook {
  const book = beginBook()
  for (const figure of current) book.add(figure, 0)
  return book.bind()
}

/** Lists of figures by some key, the earliest first; each is sorted when it is first asked for. */
class SortedLists {
  readonly #lists = new Map<string, Observation[]>()
  readonly #sorted = new Set<string>()

  add(key: string, figure: Observation): void {
    const list = this.#lists.get(key)
    if (list) list.push(figure)
    else this.#lists.set(key, [figure])
  }

  of(key: string): readonly Observation[] {
    const list = this.#lists.get(key)
    if (list === undefined) return []
    if (!this.#sorted.has(key)) {
      list.sort((one, other) => comparePeriods(one.period, other.period))
      this.#sorted.add(key)
    }
    return list
  }
}

/** A figure with whether it is set aside. */
export function markAside(figure: Observation, setAsideOf: FigureBook['setAsideOf']): Observation {
  const setAside = setAsideOf(figure)
  return setAside ? { ...figure, setAside } : figure
}

/** A series as points, for limits and comparisons. */
export function toPoints(series: readonly Observation[]): readonly Point[] {
  return series.map(toPoint)
}

export function toPoint(figure: Observation): Point {
  const { period, value, status, setAside } = figure
  if (setAside) return { period, value, aside: [{ period, reason: setAside.reason }] }
  const countedFrom = countedFromOf(figure)
  if (countedFrom !== undefined && value !== null)
    return { period, value, aside: [{ period, reason: FIRST_ENTRY, countedFrom }] }
  const missing = missingOf(status)
  return missing ? { period, value, missing } : { period, value }
}
