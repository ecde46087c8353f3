import { type Area, type AreaMeasure, natureOf, type Place } from '#area/index.ts'
import { sparkline } from '#charts/index.ts'
import {
  capitalise,
  citeSource,
  describeDay,
  describePeriod,
  formatNumber,
  labelPeriod,
  shiftYears,
} from '#shared/index.ts'
import {
  approximately,
  type Basis,
  describeDaysAlone,
  describeFigure,
  describeSurveyPair,
  findBreak,
  formatValue,
  howOld,
  isInScope,
  missingOf,
  missingWords,
  type Observation,
  type Point,
  type Sentence,
  verdict,
  writeChange,
  writeQuestion,
  writeSurveyChange,
} from '#statistics/index.ts'
import type {
  AskBox,
  DataTable,
  DownloadsList,
  FigureChart,
  FindingsList,
  Page,
} from '#web/index.ts'
import type { ExplanationAct } from '../explanations.ts'
import { describeLimits, describeRules } from '../series/describe-limits.ts'
import { type EventsView, viewEvents } from '../series/events-view.ts'
import { type FigureBook, toPoint } from '../series/figure-book.ts'
import { homePlace } from '../series/home-place.ts'
import { isStatistic, nameBreakdown } from '../series/name-breakdown.ts'
import { describePrintedChange, findPrinted } from '../series/printed-change.ts'
import { type SeriesView, viewSeries } from '../series/series-view.ts'
import { whyUndrawn } from '../series/shown-figures.ts'
import { writeFigure } from '../series/write-figure.ts'
import { chartFigure, listFindings } from './chart-parts.ts'
import { LATEST, presentEvents } from './event-tables.ts'
import { listFigures, surveyCells, surveyColumns } from './figure-tables.ts'
import { type FurtherSentence, presentFurther } from './further-sentences.ts'
import type { Holdings } from './holdings.ts'
import { changeCell, latestRow, valueText, verdictLabel } from './measure-rows.ts'
import { questionsAbout, unprintedPeriods } from './question-facts.ts'
import { rangeHistory } from './range-history.ts'
import { rebaseTable } from './rebase-table.ts'

export interface MeasurePage extends Page {
  readonly heading: string
  /** The place, when it is not the one the measure is first of all about. */
  readonly placeName: string | null
  readonly answer: Sentence
  readonly chart: FigureChart | null
  readonly findings: FindingsList | null
  /** What more can be said: of the season, of the latest quarter, of where a range might start again. */
  readonly further: readonly FurtherSentence[]
  readonly questions: AskBox | null
  /** The six latest periods; `null` without a series. */
  readonly latest: DataTable | null
  /** Every period drawn, for those who want all of it or do not see the chart. */
  readonly allPeriods: DataTable | null
  /** The latest period and the sums that end with it beside earlier ones. */
  readonly comparisons: DataTable | null
  /** Where the usual range starts again, with the averages on either side. */
  readonly rebased: DataTable | null
  /** What the usual range was at the end of earlier quarters. */
  readonly rangeHistory: DataTable | null
  /** Figures for other periods than those drawn, and of parts of the measure. */
  readonly otherFigures: DataTable | null
  /** What was required or planned. */
  readonly targets: DataTable | null
  /** Changes, percents, highest and lowest values: as printed beside the figures. */
  readonly asPrinted: DataTable | null
  readonly places: DataTable | null
  readonly downloads: DownloadsList
  readonly limitsNote: string | null
  /** Where a figure of the chart can be set aside; `null` without one. */
  readonly setAsideHref: string | null
  /** Where the explanations are that were ever given, and where one can be; `null` for neither. */
  readonly explanations: { readonly all: string | null; readonly give: string | null }
  /** Whether there is a figure to open. */
  readonly hasFigures: boolean
  readonly limitsRules: string | null
  readonly facts: readonly { readonly term: string; readonly text: string }[]
  readonly changes: readonly { readonly term: string; readonly text: string }[]
  readonly revisions: DataTable | null
}

/**
 * `/performance/<measure>`: the answer, the picture, the reasons, the figures, how they were worked
 * out and every revision.
 *
 * @param replaced - figures superseded or printed otherwise elsewhere, latest first
 * @param explained - what was ever recorded of its explanations, in any place
 * @returns `undefined` when the area has no such measure or place
 */
export function presentMeasure(
  holdings: Holdings,
  id: string,
  placeId: string | undefined,
  replaced: readonly Observation[],
  explained: readonly ExplanationAct[],
): MeasurePage | undefined {
  const { area, book, today } = holdings
  const measure = area.measures.get(id)
  if (!measure) return undefined
  const home = homePlace(area, book, id) ?? area.file.places[0]
  const place = placeId === undefined ? home : area.file.places.find((one) => one.id === placeId)
  if (!home || !place) return undefined
  const key = { measure: id, area: place.id, breakdown: '' }
  const view = viewSeries(area, book, key, today)
  const events = viewEvents(area, book, key, today)
  const domain = area.domains.find((one) => one.id === measure.domain)
  const isHome = place.id === home.id
  return {
    title: isHome ? measure.name : `${measure.name}: ${place.name}`,
    heading: measure.name,
    placeName: isHome ? null : place.name,
    breadcrumbs: [
      { text: 'Performance', href: '/performance' },
      ...(domain ? [{ text: domain.name, href: `/performance/subjects/${domain.id}` }] : []),
      ...(isHome ? [] : [{ text: measure.name, href: `/performance/${id}` }]),
    ],
    answer: [
      ...((view ?? events)?.answer ?? answerLatest(holdings, measure, place)),
      ...tellAge(holdings, measure, place, view),
    ],
    ...(events ? presentEvents(events) : presentSeries(view)),
    further: presentFurther(holdings, measure, place, view),
    questions: askBox(holdings, measure, place),
    setAsideHref: view ? `/performance/${id}/set-aside?area=${place.id}` : null,
    explanations: waysToExplanations(place, view ?? events, explained),
    hasFigures: book.all(id, place.id).length > 0,
    rebased: view ? rebaseTable(area, view) : null,
    rangeHistory: view ? rangeHistory(holdings, view) : null,
    ...listFigures(holdings, measure, place, view ?? events),
    places: isHome ? placesTable(holdings, measure, home) : null,
    downloads: {
      lead: `Every figure of ${measure.name}`,
      items: (['csv', 'ods', 'json'] as const).map((type) => ({
        type: type.toUpperCase(),
        href: `/performance/${id}.${type}`,
      })),
    },
    facts: factsOf(area, measure),
    changes: changesOf(area, measure, place),
    revisions: revisionsTable(area, measure, replaced),
  }
}

function waysToExplanations(
  place: Place,
  drawn: SeriesView | EventsView | undefined,
  explained: readonly ExplanationAct[],
): MeasurePage['explanations'] {
  if (!drawn) return { all: null, give: null }
  const path = `/performance/${drawn.measure.id}/explanations`
  const query = `?area=${place.id}`
  return {
    all: explained.some(({ given }) => given.area === place.id) ? `${path}${query}` : null,
    give: drawn.findings.length > 0 ? `${path}/give${query}` : null,
  }
}

/** That the figure which the page begins with is old, where it is. */
function tellAge(
  holdings: Holdings,
  measure: AreaMeasure,
  place: Place,
  view: SeriesView | undefined,
): Sentence {
  const headline = view
    ? view.series.points[view.latest]?.period
    : latestRow(holdings, measure, place)?.figure.period
  const age = headline && howOld(headline.end, holdings.today)
  return age === undefined ? [] : [{ text: ` The figure is ${age} old.` }]
}

function askBox(holdings: Holdings, measure: AreaMeasure, place: Place): AskBox | null {
  const questions = questionsAbout(holdings, measure, place).map(writeQuestion)
  return questions.length === 0 ? null : { id: 'ask', questions }
}

function answerLatest(holdings: Holdings, measure: AreaMeasure, place: Place): Sentence {
  const { area, book } = holdings
  const row = latestRow(holdings, measure, place)
  if (!row) return answerWithoutWhole(area, book, measure, place)
  const { comparison, figure, survey } = row
  return approximately(
    figure,
    survey
      ? describeSurveyPair(survey)
      : describeFigure(measure, figure, comparison ? { comparison } : {}),
  )
}

/** For a measure of which only a change or parts were printed. */
function answerWithoutWhole(
  area: Area,
  book: FigureBook,
  measure: AreaMeasure,
  place: Place,
): Sentence {
  const figures = book.all(measure.id, place.id)
  const last = figures.findLast(({ breakdown }) => breakdown === '')
  if (last && missingOf(last.status)) return describeFigure(measure, toPoint(last))
  const [later] = unprintedPeriods(figures)
  if (later !== undefined) {
    const earlier = shiftYears(later, -1)
    const change = findBreak(earlier, later, {
      measure,
      area: place,
      changes: area.recordingChanges,
    })
    const key = { measure: measure.id, area: place.id, breakdown: '' }
    const printed = findPrinted(book, key, later)
    return describePrintedChange(measure, printed, change, { later, earlier })
  }
  if (figures.some(({ value, breakdown }) => value !== null && !isStatistic(breakdown))) {
    return [{ text: 'Only parts of it are held: they are in the table below.' }]
  }
  if (figures.some(({ value }) => value !== null)) {
    return [
      { text: 'Only numbers about it are held, and no figure of it: they are in the table below.' },
    ]
  }
  return book.targets(measure.id, place.id).length > 0
    ? [
        {
          text: 'What was required or planned is in the table below. No figure of what happened is held here.',
        },
      ]
    : [{ text: `No figure is held here for ${place.name}. Whoever runs this site can import it.` }]
}

function presentSeries(view: SeriesView | undefined) {
  if (!view) {
    const nothing = { chart: null, findings: null, latest: null, allPeriods: null }
    return { ...nothing, comparisons: null, limitsNote: null, limitsRules: null }
  }
  const rows = periodRows(view)
  const isLong = rows.length > LATEST
  return {
    chart: chartFigure(view.chart, { id: 'chart', table: '#latest' }),
    findings: listFindings(view.findings),
    latest: periodsTable(
      view,
      'latest',
      isLong ? `The latest six ${view.word}s` : `Every ${view.word}`,
      rows.slice(0, LATEST),
    ),
    allPeriods: isLong
      ? periodsTable(view, 'all-periods', `All ${rows.length} ${view.word}s`, rows)
      : null,
    comparisons: comparisonsTable(view),
    limitsNote: describeLimits(view),
    limitsRules: describeRules(view),
  }
}

function basisWords(basis: Basis, word: SeriesView['word']): string {
  return {
    'year-before': `Same ${word} a year before`,
    'period-before': `${capitalise(word)} before`,
    'year-to-date': 'Financial year to date',
    'rolling-year': 'Rolling 12 months',
  }[basis]
}

/** A comparison that needs months which were not published says so; one that cannot be is left out. */
function comparisonsTable({ measure, comparisons, word }: SeriesView): DataTable {
  const value = (point: Point) =>
    point.value === null ? missingWords(point) : formatValue(point.value, measure)
  const rows = comparisons
    .filter(({ comparison }) => comparison.kind !== 'not-additive')
    .map(({ basis, comparison, surveyed }) => {
      const cells = writeChange(comparison, measure)
      const days = describeDaysAlone(measure, comparison)
      const change = surveyed
        ? writeSurveyChange(surveyed)
        : { text: cells?.change ?? '–', ...(days === undefined ? {} : { note: days }) }
      return [
        { text: basisWords(basis, word) },
        { text: value(comparison.later), note: labelPeriod(comparison.later.period) },
        { text: value(comparison.earlier), note: labelPeriod(comparison.earlier.period) },
        change,
        { text: cells?.percent || '–' },
      ]
    })
  return {
    id: 'comparisons',
    caption: 'Compared with earlier',
    narrow: 'cards',
    columns: [
      { text: 'What is compared' },
      { text: 'Now', numeric: true },
      { text: 'Earlier', numeric: true },
      { text: 'Change', numeric: true },
      { text: 'Percent', numeric: true },
    ],
    rows,
  }
}

function periodRows(view: SeriesView): DataTable['rows'] {
  const held = new Map(view.observations.map((one) => [one.period.start, one]))
  return view.series.points
    .map(({ period, ...point }, index) => {
      const figure = held.get(period.start)
      const id = figure?.id
      const { value, setAside } = point
      const text =
        setAside !== undefined
          ? `${formatValue(setAside, view.measure)}, set aside`
          : value !== null
            ? formatValue(value, view.measure)
            : figure || point.missing
              ? missingWords(point)
              : 'not held'
      return [
        { text: describePeriod(period) },
        id === undefined
          ? { text }
          : { text, href: `/performance/${view.measure.id}/figures/${id}` },
        ...surveyCells(view.measure, figure),
        { verdict: verdictLabel(verdict(view.series, index)) },
      ]
    })
    .reverse()
}

function periodsTable(
  view: SeriesView,
  id: string,
  caption: string,
  rows: DataTable['rows'],
): DataTable {
  const { unit, noun, name } = view.measure
  const counted = natureOf(unit).countsThings && noun ? noun.many : name
  return {
    id,
    caption,
    narrow: 'cards',
    columns: [
      { text: capitalise(view.word) },
      { text: capitalise(counted), numeric: true },
      ...surveyColumns(view.measure),
      { text: 'Against the usual range' },
    ],
    rows,
  }
}

/** The same measure in the other places that anything is held for, each with a way to it. */
function placesTable(holdings: Holdings, measure: AreaMeasure, home: Place): DataTable | null {
  const { area, book, remember } = holdings
  const rows = remember(`places ${measure.id}`, () => {
    const held = new Set(
      [...book.all(measure.id), ...book.targets(measure.id)].map((one) => one.area),
    )
    return area.file.places
      .filter(({ id, kind }) => id !== home.id && kind !== 'other-force' && held.has(id))
      .map((place) => placeRow(holdings, measure, place))
  })
  if (rows.length === 0) return null
  return {
    id: 'places',
    caption: 'By place',
    narrow: 'cards',
    columns: [
      { text: 'Place' },
      { text: 'Usual range shaded', plain: true },
      { text: 'Latest', numeric: true },
      { text: 'On a year before', numeric: true },
      { text: 'In plain words', plain: true },
    ],
    rows,
  }
}

function placeRow(
  holdings: Holdings,
  measure: AreaMeasure,
  place: Place,
): DataTable['rows'][number] {
  const { area, book, today } = holdings
  const key = { measure: measure.id, area: place.id, breakdown: '' }
  const name = { text: place.name, href: `/performance/${measure.id}?area=${place.id}` }
  const none = { text: '–' }
  const view = viewSeries(area, book, key, today)
  if (view) {
    const row = { kind: 'series', measure, view } as const
    const words = { verdict: verdictLabel(view.verdict) }
    return [name, { picture: sparkline(view.chart) }, valueText(row), changeCell(row), words]
  }
  const row = latestRow(holdings, measure, place)
  const words = whyUndrawn(area, book, key, today)
    ? { text: 'not drawn: its page says why' }
    : { text: row ? '–' : 'parts of it, or what was required: on its page' }
  return row
    ? [name, none, valueText(row), changeCell(row), words]
    : [name, none, none, none, words]
}

const BETTER = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  neither: 'Neither way is better in itself',
} as const

function factsOf(area: Area, measure: AreaMeasure) {
  const children = [...area.measures.values()].filter(({ parent }) => parent === measure.id)
  const parent = measure.parent === undefined ? undefined : area.measures.get(measure.parent)
  return [
    { term: 'What is counted', text: measure.definition },
    { term: 'Which way is better', text: BETTER[measure.better] },
    { term: 'Defined in', text: citeSource(measure.source) },
    ...(parent ? [{ term: 'Part of', text: parent.name }] : []),
    ...(children.length > 0
      ? [{ term: 'Its parts', text: children.map(({ name }) => name).join('; ') }]
      : []),
    ...(measure.aliases.length > 0
      ? [{ term: 'Also called', text: measure.aliases.join('; ') }]
      : []),
  ]
}

function changesOf(area: Area, measure: AreaMeasure, place: Place) {
  return area.recordingChanges
    .filter(({ scope }) => isInScope(scope, { measure: measure.id, area: place }))
    .map((change) => ({
      term: describeDay(change.from),
      text:
        `${change.name}. ${change.effect} ${change.dateNote ?? ''} ` +
        `(${citeSource(change.source)})`,
    }))
}

function revisionsTable(
  area: Area,
  measure: AreaMeasure,
  replaced: readonly Observation[],
): DataTable | null {
  if (replaced.length === 0) return null
  const placeName = (id: string) => area.file.places.find((place) => place.id === id)?.name ?? id
  return {
    id: 'revisions',
    caption: `${formatNumber(replaced.length)} earlier or other ${replaced.length === 1 ? 'figure' : 'figures'}`,
    narrow: 'cards',
    columns: [
      { text: 'Period and place' },
      { text: 'Figure', numeric: true },
      { text: 'Why it is not in use' },
      { text: 'Printed in' },
    ],
    rows: replaced.map((figure) => [
      {
        text: `${capitalise(describePeriod(figure.period))}, ${placeName(figure.area)}`,
        ...(figure.breakdown === '' ? {} : { note: nameBreakdown(figure.breakdown) }),
      },
      {
        text: writeFigure(figure, measure),
        href: `/performance/${measure.id}/figures/${figure.id}`,
      },
      {
        text: figure.status === 'disagrees' ? 'another paper disagrees' : 'superseded',
        ...(figure.note ? { note: figure.note } : {}),
      },
      { text: citeSource(figure.source) },
    ]),
  }
}
