import { natureOf } from '#area/index.ts'
import { capitalise, describePeriod, labelPeriod } from '#shared/index.ts'
import {
  type Basis,
  describeComparison,
  describeDaysAlone,
  formatValue,
  type Point,
  withAside,
  writeChange,
  writeSurveyChange,
} from '#statistics/index.ts'
import type { DataTable } from '#web/index.ts'
import { describeLimits, describeRules } from '../series/describe-limits.ts'
import type { SeriesView } from '../series/series-view.ts'
import { judgePoint, writePoint } from '../series/write-figure.ts'
import { chartFigure, listFindings } from './chart-parts.ts'
import { LATEST } from './event-tables.ts'
import { surveyCells, surveyColumns } from './figure-tables.ts'
import { verdictLabel } from './measure-rows.ts'

/** What is drawn of a series and what stands in tables beneath it; nothing without one. */
export function presentSeries(view: SeriesView | undefined) {
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

/** A comparison that needs figures which there are not says which; one that cannot be is left out. */
function comparisonsTable({ measure, comparisons, word }: SeriesView): DataTable {
  const value = ({ value }: Point) => (value === null ? '–' : formatValue(value, measure))
  const when = (point: Point) => withAside(labelPeriod(point.period), point)
  const rows = comparisons
    .filter(({ comparison }) => comparison.kind !== 'not-additive')
    .map(({ basis, comparison, surveyed }) => {
      const cells = writeChange(comparison, measure)
      const note =
        comparison.kind === 'missing'
          ? describeComparison(comparison, { measure })
          : describeDaysAlone(measure, comparison)
      const change = surveyed
        ? writeSurveyChange(surveyed)
        : { text: cells?.change ?? '–', ...(note === undefined ? {} : { note }) }
      return [
        { text: basisWords(basis, word) },
        { text: value(comparison.later), note: when(comparison.later) },
        { text: value(comparison.earlier), note: when(comparison.earlier) },
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
    .map((point, index) => {
      const figure = held.get(point.period.start)
      const id = figure?.id
      const text = writePoint(view, point)
      return [
        { text: capitalise(describePeriod(point.period)) },
        id === undefined
          ? { text }
          : { text, href: `/performance/${view.measure.id}/figures/${id}` },
        ...surveyCells(view.measure, figure),
        { verdict: verdictLabel(judgePoint(view, index)) },
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
