import { describePeriod, labelPeriod, shiftYears } from '#shared/index.ts'
import {
  type Comparison,
  compareSides,
  formatValue,
  type Verdict,
  writeChange,
} from '../analysis/index.ts'
import type { Area, AreaMeasure } from '../area/area.ts'
import type { Place } from '../area/area-file.ts'
import type { Observation } from '../observation.ts'
import type { FigureBook } from '../series/figure-book.ts'
import { type SeriesView, viewSeries } from '../series/series-view.ts'
import type { Holdings } from './holdings.ts'

/** A measure's name without where it is from in brackets: "Burglary" of "Burglary (street-level)". */
export function shortName({ name }: AreaMeasure): string {
  return name.replace(/ \([^)]*\)$/, '')
}

/** A measure as a list of measures shows it: with its months, or with its latest figure. */
export type MeasureRow =
  | { readonly kind: 'months'; readonly measure: AreaMeasure; readonly view: SeriesView }
  | {
      readonly kind: 'latest'
      readonly measure: AreaMeasure
      readonly figure: Observation
      readonly comparison: Comparison | undefined
    }

/** The place a measure is about when none is asked for: the first of the area's that has a figure. */
export function homePlace(area: Area, book: FigureBook, measure: string): Place | undefined {
  const held = new Set(
    book.all(measure).flatMap(({ area: id, value }) => (value === null ? [] : [id])),
  )
  return area.file.places.find(({ id }) => held.has(id))
}

/** Every measure that has a figure, in the area's own order. */
export function listMeasures({ area, book, today, remember }: Holdings): readonly MeasureRow[] {
  return remember('measures', () =>
    [...area.measures.values()].flatMap((measure): MeasureRow[] => {
      const place = homePlace(area, book, measure.id)
      if (!place) return []
      const key = { measure: measure.id, area: place.id, breakdown: '' }
      const view = viewSeries(area, book, key, today)
      if (view) return [{ kind: 'months', measure, view }]
      const latest = latestOf(book, measure.id, place.id)
      return latest
        ? [{ kind: 'latest', measure, ...latestRow(area, book, measure, place, latest) }]
        : []
    }),
  )
}

function latestOf(book: FigureBook, measure: string, place: string): Observation | undefined {
  return book
    .all(measure, place)
    .filter(({ breakdown, value }) => breakdown === '' && value !== null)
    .reduce<Observation | undefined>((best, one) => {
      if (best === undefined || one.period.end > best.period.end) return one
      const isLonger = one.period.end === best.period.end && one.period.start < best.period.start
      return isLonger ? one : best
    }, undefined)
}

function latestRow(
  area: Area,
  book: FigureBook,
  measure: AreaMeasure,
  place: Place,
  figure: Observation,
) {
  const earlier = book.figure(figure, shiftYears(figure.period, -1))
  const comparison =
    earlier &&
    compareSides(earlier, figure, {
      ...{ measure, area: place, changes: area.recordingChanges },
      fewestForPercent: area.file.smallNumbers.fewestForPercent,
    })
  return { figure, comparison }
}

/** "+196 (+6%)", "not comparable", or "–" when there is nothing to set the value beside. */
export function changeText(comparison: Comparison | undefined, measure: AreaMeasure): string {
  const cells = comparison && writeChange(comparison, measure)
  if (!cells) return '–'
  return cells.percent === '' ? cells.change : `${cells.change} (${cells.percent})`
}

/** A measure's value and the period it is for, in a cell's words. */
export function valueText(row: MeasureRow): { readonly text: string; readonly note: string } {
  if (row.kind === 'latest') {
    const { figure, measure } = row
    const about = figure.status === 'approximate' ? 'about ' : ''
    return {
      text: about + formatValue(figure.value ?? 0, measure),
      note: describePeriod(figure.period),
    }
  }
  const point = row.view.series.points[row.view.latest]
  return point === undefined || point.value === null
    ? { text: 'not published', note: '' }
    : { text: formatValue(point.value, row.measure), note: labelPeriod(point.period) }
}

/** How a verdict is shown: its words with a sign that says whether it is for the worse. */
export function verdictLabel({ judgement, words, kind }: Verdict) {
  if (judgement === 'common-cause') return { kind: 'usual' as const, text: words }
  const isDown = ['lower', 'run-below', 'falling', 'near-bottom'].includes(kind)
  return { kind: judgement, text: words, direction: isDown ? ('down' as const) : ('up' as const) }
}

/** Unusual for the worse first, then other unusual ones, then the rest; ties keep the area's order. */
export function unusualFirst(rows: readonly MeasureRow[]): readonly MeasureRow[] {
  const rank = (row: MeasureRow) => {
    if (row.kind === 'latest' || row.view.verdict.judgement === 'common-cause') return 3
    const isOutside = ['higher', 'lower'].includes(row.view.verdict.kind)
    if (row.view.verdict.judgement === 'concern') return isOutside ? 0 : 1
    return isOutside ? 1.5 : 2
  }
  return rows.toSorted((one, other) => rank(one) - rank(other))
}
