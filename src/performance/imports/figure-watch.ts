import { setImmediate as aTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Measure } from '#area/index.ts'
import { fetchCurrent } from '#holdings/index.ts'
import { type Period, periodOf } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { isStatistic } from '../series/name-breakdown.ts'
import { differTenfold, findOdd, type SeriesFigure } from './odd-figures.ts'
import { nameSeries, sayCapped, sayMore, sayTenfold, sayUnwatched } from './odd-words.ts'
import type { Superseded } from './plan-import.ts'
import type { ReadRow } from './read-observation.ts'
import { cappedList } from './rejected-row.ts'
import type { ImportScope } from './vocabulary.ts'

/** Looks at the figures of a file as series, beside what is held of them. */
export interface FigureWatch {
  readonly take: (row: ReadRow) => void
  /**
   * A sentence for each odd thing among the rows taken, in steps that readers need not wait for; to be asked
   * once, as the figures are forgotten then.
   */
  readonly look: (db: Kysely<Database>) => Promise<readonly string[]>
  readonly change: (superseded: Superseded) => void
  /** Of each series with a figure that changed tenfold, a sentence. */
  readonly changedTenfold: () => readonly string[]
}

/** Bounds on what is watched, so that memory does not grow with the file, nor the time without end. */
const MOST_FIGURES = 50_000
const MOST_SERIES = 1_000
const MOST_OF_A_SERIES = 2_000
const MOST_SAID = 50
/** Series looked up at once: readers wait for no more than that. */
const SERIES_A_TURN = 5

interface Watched {
  readonly measure: Measure
  readonly key: { readonly measure: string; readonly area: string; readonly breakdown: string }
  readonly of: string
  readonly figures: Map<string, SeriesFigure & { readonly releasedOn: string }>
}

export function figureWatch(scope: ImportScope, file: string): FigureWatch {
  const measures = new Map(scope.measures.map((measure) => [measure.id, measure]))
  const series = new Map<string, Watched>()
  const changes = new Map<string, { readonly first: string; more: number }>()
  let figures = 0
  let unwatched = 0

  const watchedOf = ({ measure: id, area, breakdown }: ReadRow['observation']) => {
    const name = `${id}\n${area}\n${breakdown}`
    const known = series.get(name)
    const measure = measures.get(id)
    if (known || measure === undefined || series.size === MOST_SERIES) return known
    const key = { measure: id, area, breakdown }
    const watched = { measure, key, of: nameSeries(key), figures: new Map() }
    series.set(name, watched)
    return watched
  }
  return {
    take({ row, observation }) {
      const { period, value, status, breakdown, releasedOn } = observation
      if (status === 'disagrees' || isStatistic(breakdown)) return
      const watched = figures < MOST_FIGURES ? watchedOf(observation) : undefined
      if (watched === undefined || watched.figures.size === MOST_OF_A_SERIES) {
        unwatched += 1
        return
      }
      const isTarget = status === 'target'
      const moment = momentOf(period, isTarget)
      const earlier = watched.figures.get(moment)
      if (earlier && earlier.releasedOn > releasedOn) return
      if (!earlier) figures += 1
      watched.figures.set(moment, { period, value, isTarget, row, releasedOn })
    },
    async look(db) {
      const odd = cappedList<string>(MOST_SAID)
      const all = [...series.values()]
      for (let start = 0; start < all.length; start += SERIES_A_TURN) {
        await aTurn()
        const some = all.slice(start, start + SERIES_A_TURN)
        const rows = await fetchCurrent(db, { series: some.map(({ key }) => key) })
        const held = Map.groupBy(rows, (one) => nameSeries(one))
        for (const { measure, of, figures } of some) {
          const together = new Map<string, SeriesFigure>(figures)
          for (const { period_start, period_end, released_on, value, status } of held.get(of) ??
            []) {
            const period = periodOf(period_start, period_end)
            const isTarget = status === 'target'
            const moment = momentOf(period, isTarget)
            if (released_on <= (figures.get(moment)?.releasedOn ?? '')) continue
            together.set(moment, { period, value, isTarget, row: null })
          }
          const found = findOdd({ file, measure, of, figures: [...together.values()] })
          for (const sentence of found) odd.add(sentence)
        }
      }
      // What is written next needs the memory
      series.clear()
      return [...sayCapped(file, odd.get()), ...sayUnwatched(file, unwatched)]
    },
    change(superseded) {
      const { was, becomes } = superseded
      const measure = measures.get(becomes.measure)
      if (measure === undefined || was.value === null || becomes.value === null) return
      if (isStatistic(becomes.breakdown) || !differTenfold(measure, was.value, becomes.value))
        return
      const of = nameSeries(becomes)
      const known = changes.get(of)
      if (known) known.more += 1
      else if (changes.size < MOST_SERIES)
        changes.set(of, { first: sayTenfold(file, superseded), more: 0 })
    },
    changedTenfold() {
      const said = cappedList<string>(MOST_SAID)
      for (const { first, more } of changes.values()) said.add(sayMore(first, more))
      return sayCapped(file, said.get())
    },
  }
}

/** What makes two figures of a series figures of one moment. */
function momentOf({ code }: Period, isTarget: boolean): string {
  return isTarget ? `${code} target` : code
}
