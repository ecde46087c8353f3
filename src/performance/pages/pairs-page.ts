import { citeSource, formatNumber, uncapitalise } from '#shared/index.ts'
import type { Point } from '#statistics/index.ts'
import { describePair, judgedValue, pairMeasures, type Sentence } from '#statistics/index.ts'
import type { DataTable, FigureChart, Page } from '#web/index.ts'
import { homePlace } from '../series/home-place.ts'
import { type SeasonView, viewSeason, whyNoSeason } from '../series/season-view.ts'
import { chartFigure } from './chart-parts.ts'
import type { Holdings } from './holdings.ts'

/** Two measures that someone asked to see together. */
export interface PairWords {
  readonly id: string
  readonly heading: string
  readonly answer: Sentence
  readonly why: string
  readonly charts: readonly FigureChart[]
  readonly lags: DataTable | null
}

export interface PairsPage extends Page {
  readonly heading: string
  readonly pairs: readonly PairWords[]
}

/**
 * `/performance/pairs`: the measures that the area asks to see side by side, each pair with its
 * correlation at each lag, in words that claim no cause.
 *
 * @returns `undefined` where the area asks for none
 */
export function presentPairs(holdings: Holdings): PairsPage | undefined {
  const { area } = holdings
  const pairs = area.file.pairs.flatMap(({ first, second, why, source }): PairWords[] => {
    const [one, other] = [area.measures.get(first), area.measures.get(second)]
    if (!one || !other) return []
    const [near, far] = [viewOf(holdings, first), viewOf(holdings, second)]
    const undrawn = whyUndrawnOf(holdings, first) ?? whyUndrawnOf(holdings, second)
    const outcome = pairMeasures(adjusted(near), adjusted(far))
    const [name, otherName] = [uncapitalise(one.name), uncapitalise(other.name)]
    return [
      {
        id: `${first}--${second}`,
        heading: `${one.name} and ${uncapitalise(other.name)}`,
        answer: outcome.ok
          ? describePair(outcome.value, name, otherName)
          : [{ text: undrawn ?? `${outcome.problems[0]?.message ?? ''}.` }],
        why: `${why} (${citeSource(source)})`,
        charts: [near, far].flatMap((view) => (view === undefined ? [] : [figureOf(view)])),
        lags: outcome.ok
          ? {
              id: `lags-${first}`,
              caption: 'How they moved together, month by month later',
              captionSize: 's',
              narrow: 'cards',
              columns: [
                { text: `${other.name} later by` },
                { text: 'Correlation', numeric: true },
                { text: 'Most likely between', numeric: true },
              ],
              rows: outcome.value.lags.map(({ lag, correlation, interval }) => [
                { text: lag === 0 ? 'the same month' : `${lag} ${lag === 1 ? 'month' : 'months'}` },
                { text: formatNumber(correlation, 2, 2) },
                {
                  text: `${formatNumber(interval.lower, 2, 2)} and ${formatNumber(interval.upper, 2, 2)}`,
                },
              ]),
            }
          : null,
      },
    ]
  })
  if (pairs.length === 0) return undefined
  return {
    title: 'Side by side',
    heading: 'Measures side by side',
    breadcrumbs: [{ text: 'Performance', href: '/performance' }],
    pairs,
  }
}

function viewOf({ area, book, today }: Holdings, measure: string): SeasonView | undefined {
  const place = homePlace(area, book, measure)
  return place && viewSeason(area, book, { measure, area: place.id }, today)
}

function whyUndrawnOf({ area, book, today }: Holdings, measure: string): string | undefined {
  const place = homePlace(area, book, measure)
  const undrawn = place && whyNoSeason(area, book, { measure, area: place.id }, today)
  return undrawn && `${area.measures.get(measure)?.name}: ${uncapitalise(undrawn.why)}`
}

/** As in an average month: without what a month's length and the season, where there is one, make of it. */
function adjusted(view: SeasonView | undefined): readonly Point[] {
  const points = view?.series.points ?? []
  return points.map((point) => ({ period: point.period, value: judgedValue(point) }))
}

function figureOf({ chart, measure }: SeasonView): FigureChart {
  const title = `${measure.name}: ${uncapitalise(chart.title)}`
  return chartFigure(
    { ...chart, title },
    { id: `chart-${measure.id}`, table: `/performance/${measure.id}`, headingLevel: 3 },
  )
}
