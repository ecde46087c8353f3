import { describePeriod, formatNumber } from '#shared/index.ts'
import { formatValue, rangeAt, SEASON_P, type Sentence, timesChance } from '#statistics/index.ts'
import type { DataTable, FigureChart, FindingsList, Page } from '#web/index.ts'
import { type SeasonView, viewSeason, whyNoSeason } from '../series/season-view.ts'
import { writePoint } from '../series/write-figure.ts'
import { chartFigure, listFindings } from './chart-parts.ts'
import type { Holdings } from './holdings.ts'

export interface SeasonPage extends Page {
  readonly heading: string
  readonly placeName: string
  readonly answer: Sentence
  readonly latest: Sentence
  /** `null`, as are its months, where the answer says why it is not drawn. */
  readonly chart: FigureChart | null
  readonly findings: FindingsList | null
  readonly pattern: FigureChart | null
  readonly months: DataTable | null
  readonly test: string | null
}

/** `/performance/seasons/<measure>/<place>`; `undefined` where no months are held. */
export function presentSeason(
  holdings: Holdings,
  measureId: string,
  placeId: string,
): SeasonPage | undefined {
  const { area, book, today } = holdings
  const measure = area.measures.get(measureId)
  const place = area.file.places.find(({ id }) => id === placeId)
  if (!measure || !place) return undefined
  const about = {
    title: `${measure.name}: season in ${place.name}`,
    heading: measure.name,
    placeName: place.name,
    breadcrumbs: [
      { text: 'Performance', href: '/performance' },
      { text: 'Seasons', href: '/performance/seasons' },
    ],
  }
  const view = viewSeason(area, book, { measure: measureId, area: placeId }, today)
  if (!view) {
    const undrawn = whyNoSeason(area, book, { measure: measureId, area: placeId }, today)
    const nothing = { chart: null, findings: null, pattern: null, months: null, test: null }
    return undrawn && { ...about, ...nothing, answer: [{ text: undrawn.why }], latest: [] }
  }
  const { season } = view
  return {
    ...about,
    answer: view.seasonWords,
    latest: view.answer,
    chart: chartFigure(view.chart, { id: 'chart', table: '#months' }),
    findings: listFindings(view.findings),
    pattern:
      view.pattern === undefined
        ? null
        : chartFigure(view.pattern, { id: 'pattern', table: '#months' }),
    months: monthsTable(view),
    test:
      season.kind === 'adjusted' || season.kind === 'none'
        ? `Tested on ${formatNumber(season.season.months)} months: F = ${formatNumber(season.season.f, 2)}, ` +
          `${writeP(season.season.p)}; a season is allowed for where p is below ${SEASON_P}. ` +
          `Months vary ${timesChance(season.season.dispersion)} would make them.`
        : null,
  }
}

function monthsTable(view: SeasonView): DataTable {
  const { series, measure } = view
  const isAdjusted = series.allowsFor !== undefined
  const written = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatValue(value, measure)
  return {
    id: 'every-month',
    caption: 'Every month',
    narrow: 'cards',
    columns: [
      { text: 'Month' },
      { text: 'Counted', numeric: true },
      ...(isAdjusted ? [{ text: 'As in an average month', numeric: true }] : []),
      { text: 'Usual for the month', numeric: true },
    ],
    rows: series.points
      .map((point, index) => {
        const range = rangeAt(series, index)
        return [
          { text: describePeriod(point.period) },
          { text: writePoint(view, point) },
          ...(isAdjusted ? [{ text: written(point.adjusted) }] : []),
          { text: range ? `${written(range.lower)} to ${written(range.upper)}` : '–' },
        ]
      })
      .reverse(),
  }
}

/** "p = 0.003", or "p is below 0.0001". */
function writeP(p: number): string {
  return p < 0.0001 ? 'p is below 0.0001' : `p = ${formatNumber(p, 4)}`
}
