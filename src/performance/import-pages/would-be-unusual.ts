import { overlaps, type Period, periodOf } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import { isToBeWritten } from '../imports/figures-table.ts'
import type { NamedFigure } from '../imports/name-figures.ts'
import type { Holdings } from '../pages/holdings.ts'
import { bindFigures, type SeriesKey } from '../series/figure-book.ts'
import { viewSeries } from '../series/series-view.ts'

/** Judging a series takes milliseconds; a file may have thousands. */
const MOST_SERIES = 60
const MOST_SAID = 20

/** A figure that would be held if the file were imported. */
interface Coming extends SeriesKey {
  readonly period: Period
  readonly value: number
}

/**
 * What of a file would be unusual beside what is held, in the sentences that its page would say; of the
 * first series of the file.
 */
export function wouldBeUnusual(
  { area, book, today }: Pick<Holdings, 'area' | 'book' | 'today'>,
  figures: readonly NamedFigure[],
): readonly string[] {
  const series = Map.groupBy(
    figures.filter(isToBeWritten).flatMap(asComing),
    ({ measure, area: place }) => `${measure}\n${place}`,
  )
  return [...series.values()]
    .slice(0, MOST_SERIES)
    .flatMap((coming) => unusualIn({ area, book, today }, coming))
    .slice(0, MOST_SAID)
}

/** Parts of a measure have no charts of their own, and targets are not what happened. */
function asComing({ figure, measure, place, breakdown, value }: NamedFigure): readonly Coming[] {
  if (measure === undefined || place === undefined || value === null) return []
  if (breakdown !== '' || figure.role === 'target' || figure.period === null) return []
  const { start, end } = figure.period
  return [{ measure: measure.id, area: place, breakdown, period: periodOf(start, end), value }]
}

function unusualIn(
  { area, book, today }: Pick<Holdings, 'area' | 'book' | 'today'>,
  coming: readonly Coming[],
): readonly string[] {
  const [first] = coming
  if (first === undefined) return []
  const { measure, area: place } = first
  const periods = new Set(coming.map(({ period }) => period.code))
  const held = book
    .all(measure, place)
    .filter(({ breakdown, period }) => breakdown !== '' || !periods.has(period.code))
  const together = bindFigures([...held, ...coming.map(asObservation)])
  const view = viewSeries(area, together, { measure, area: place, breakdown: '' }, today)
  if (view === undefined) return []
  const isNew = ({ start, end }: Pick<Period, 'start' | 'end'>) =>
    coming.some(({ period }) => overlaps(period, { start, end }))
  return view.findings
    .filter(({ moved }) => isNew(moved))
    .map(
      ({ sentence }) =>
        `${view.measure.name} in ${view.place.name}: ${sentence.map(({ text }) => text).join('')}`,
    )
}

/** Numbers below nought are of no figure that is held. */
function asObservation({ value, ...key }: Coming, index: number): Observation {
  return {
    ...key,
    value,
    id: -1 - index,
    numerator: null,
    denominator: null,
    status: 'actual',
    source: { document: '' },
    note: null,
    releasedOn: key.period.end,
    knownOn: key.period.end,
    importId: 0,
    recordedAt: '',
    recordedBy: '',
    reason: '',
  }
}
