import { setImmediate as aTurn } from 'node:timers/promises'
import type { AreaMeasure, Place } from '#area/index.ts'
import {
  describeDay,
  describePeriod,
  formatNumber,
  labelPeriod,
  shiftYears,
  wholeMonths,
} from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import {
  type Comparison,
  compareSides,
  formatValue,
  pairSurveys,
  type SurveyPair,
  type Verdict,
  withAside,
  writeChange,
  writeSurveyChange,
} from '#statistics/index.ts'
import { type EventsView, viewEvents } from '../series/events-view.ts'
import { type FigureBook, toPoint } from '../series/figure-book.ts'
import { homePlace, isWhole } from '../series/home-place.ts'
import { type SeriesView, viewSeries } from '../series/series-view.ts'
import { type Undrawn, whyUndrawn } from '../series/shown-figures.ts'
import type { Holdings } from './holdings.ts'

/** A measure's name without where it is from in brackets: "Burglary" of "Burglary (street-level)". */
export function shortName({ name }: Pick<AreaMeasure, 'name'>): string {
  return name.replace(/ \([^)]*\)$/, '')
}

/** A measure as a list of measures shows it: with its series, with its latest figure, or with its events. */
export type MeasureRow =
  | { readonly kind: 'series'; readonly measure: AreaMeasure; readonly view: SeriesView }
  | {
      readonly kind: 'latest'
      readonly measure: AreaMeasure
      readonly figure: Observation
      readonly comparison: Comparison | undefined
      /** Of a survey: how many answered, and what its change is worth. */
      readonly survey: SurveyPair | undefined
      /** Why figures that would be enough for a series are shown without one. */
      readonly undrawn: Undrawn | undefined
    }
  | { readonly kind: 'events'; readonly measure: AreaMeasure; readonly view: EventsView }

type LatestRow = Extract<MeasureRow, { kind: 'latest' }>

/** A measure as lists name it, with a way to its page; what it is of, where that is not the area as a whole. */
export function nameCell({ area }: Holdings, row: MeasureRow) {
  const id = row.kind === 'latest' ? row.figure.area : row.view.place.id
  const place = area.file.places.find((one) => one.id === id)
  const name = { text: row.measure.name, href: `/performance/${row.measure.id}` }
  return place === undefined || isWhole(area, place) ? name : { ...name, note: place.name }
}

/** Every measure that has a figure, in the area's own order. */
export function listMeasures(holdings: Holdings): readonly MeasureRow[] {
  return holdings.remember('measures', () =>
    [...holdings.area.measures.values()].flatMap((measure) => rowsOf(holdings, measure)),
  )
}

/** Works out what `listMeasures` gives, a measure at a time, so that others are served meanwhile. */
export async function readyMeasures(holdings: Holdings): Promise<void> {
  for (const measure of holdings.area.measures.values()) {
    try {
      rowsOf(holdings, measure)
    } catch {
      // A fault is told by the pages that show the measure, and by no others
    }
    await aTurn()
  }
}

/** The one row of a measure, or none when it has no figure. */
function rowsOf(holdings: Holdings, measure: AreaMeasure): readonly MeasureRow[] {
  const { area, book, today, remember } = holdings
  return remember(`row ${measure.id}`, () => {
    const place = homePlace(area, book, measure.id)
    if (!place) return []
    const key = { measure: measure.id, area: place.id, breakdown: '' }
    const view = viewSeries(area, book, key, today)
    if (view) return [{ kind: 'series', measure, view }]
    const events = viewEvents(area, book, key, today)
    if (events) return [{ kind: 'events', measure, view: events }]
    const row = latestRow(holdings, measure, place)
    return row ? [row] : []
  })
}

/** The latest whole figure of a measure in a place; of two that end on one day, the longer. */
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

/** A measure in a place with its latest figure beside that of a year before; `undefined` without one. */
export function latestRow(
  { area, book, today }: Holdings,
  measure: AreaMeasure,
  place: Place,
): LatestRow | undefined {
  const figure = latestOf(book, measure.id, place.id)
  if (figure === undefined) return undefined
  const yearBefore = book.figure(figure, shiftYears(figure.period, -1))
  const comparison =
    yearBefore &&
    compareSides(toPoint(yearBefore), toPoint(figure), {
      ...{ measure, area: place, changes: area.recordingChanges },
      fewestForPercent: area.file.smallNumbers.fewestForPercent,
    })
  const survey = pairSurveys(measure, figure, yearBefore ?? figureBefore(book, figure))
  const undrawn = whyUndrawn(area, book, { ...figure, breakdown: '' }, today)
  return { kind: 'latest', measure, figure, comparison, survey, undrawn }
}

/** The figure before one, of a stretch as long: for rolling years, one that shares months with it. */
function figureBefore(book: FigureBook, figure: Observation): Observation | undefined {
  return book
    .all(figure.measure, figure.area)
    .filter(
      ({ breakdown, period, value }) =>
        breakdown === figure.breakdown &&
        value !== null &&
        period.end < figure.period.end &&
        wholeMonths(period) === wholeMonths(figure.period),
    )
    .at(-1)
}

/**
 * "+196 (+6%)", "not comparable", or "–" when there is nothing to set the value beside; of a survey,
 * with a note of what the change is worth. A note tells where what it is set beside is set aside.
 */
export function changeCell(row: MeasureRow): { readonly text: string; readonly note?: string } {
  if (row.kind === 'events') return { text: STANDINGS[row.view.standing.kind] }
  const { comparison, survey } = row.kind === 'series' ? row.view : row
  if (survey) return survey.change ? writeSurveyChange(survey.change) : { text: '–' }
  const cells = comparison && writeChange(comparison, row.measure)
  if (!cells) return { text: '–' }
  const text = cells.percent === '' ? cells.change : `${cells.change} (${cells.percent})`
  return comparison.earlier.aside === undefined
    ? { text }
    : { text, note: `on ${withAside(labelPeriod(comparison.earlier.period), comparison.earlier)}` }
}

/** A measure's value and the period it is for, in a cell's words. */
export function valueText(row: MeasureRow): { readonly text: string; readonly note: string } {
  if (row.kind === 'events') return sinceText(row.view)
  if (row.kind === 'latest') {
    const { figure, measure } = row
    const about = figure.status === 'approximate' ? 'about ' : ''
    return {
      text: about + formatValue(figure.value ?? 0, measure),
      note: withAside(describePeriod(figure.period), toPoint(figure)) + answersNote(row.survey),
    }
  }
  const point = row.view.series.points[row.view.latest]
  return point === undefined || point.value === null
    ? { text: 'not published', note: '' }
    : {
        text: formatValue(point.value, row.measure),
        note: labelPeriod(point.period) + answersNote(row.view.survey),
      }
}

/** How many a survey's percentage is of, after its period. */
function answersNote(survey: SurveyPair | undefined): string {
  if (survey === undefined) return ''
  const { answers } = survey.later
  return answers === null
    ? ', how many answered not given'
    : `, of ${formatNumber(answers)} who answered`
}

const STANDINGS = {
  ...{ longer: 'longer than usual', usual: 'usual', 'too-few': 'too few', none: '–' },
} satisfies Record<EventsView['standing']['kind'], string>

function sinceText({ standing, until }: EventsView) {
  const { kind, days } = standing
  const note = `to ${describeDay(until)}`
  if (kind === 'none') return { text: 'none', note }
  return { text: `${formatNumber(days)} ${days === 1 ? 'day' : 'days'} since the last`, note }
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
    if (row.kind !== 'series' || row.view.verdict.judgement === 'common-cause') return 3
    const isOutside = ['higher', 'lower'].includes(row.view.verdict.kind)
    if (row.view.verdict.judgement === 'concern') return isOutside ? 0 : 1
    return isOutside ? 1.5 : 2
  }
  return rows.toSorted((one, other) => rank(one) - rank(other))
}
