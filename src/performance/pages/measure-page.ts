import type { AreaMeasure, Place } from '#area/index.ts'
import { type Observation, type Sentence, writeQuestion } from '#statistics/index.ts'
import type {
  AskBox,
  DataTable,
  DownloadsList,
  FigureChart,
  FindingsList,
  Page,
} from '#web/index.ts'
import type { ExplanationAct } from '../explanations.ts'
import { type EventsView, viewEvents } from '../series/events-view.ts'
import { homePlace, isWhole } from '../series/home-place.ts'
import { type SeriesView, viewSeries } from '../series/series-view.ts'
import { presentEvents } from './event-tables.ts'
import { listFigures } from './figure-tables.ts'
import { type FurtherSentence, presentFurther } from './further-sentences.ts'
import type { Holdings } from './holdings.ts'
import { answerMeasure } from './measure-answer.ts'
import { changesOf, definitionsTable, factsOf, revisionsTable } from './measure-facts.ts'
import { placesTable } from './places-table.ts'
import { questionsAbout } from './question-facts.ts'
import { rangeHistory } from './range-history.ts'
import { rebaseTable } from './rebase-table.ts'
import { presentSeries } from './series-tables.ts'

export interface MeasurePage extends Page {
  readonly heading: string
  /** The place, when it is not the area as a whole. */
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
  /** Whether they are so many that they are to be opened. */
  readonly othersAreMany: boolean
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
  readonly definitions: DataTable | null
  /** Where it is defined anew, for those who may. */
  readonly defineHref: string
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
  const isAll = isHome && isWhole(area, place)
  return {
    title: isAll ? measure.name : `${measure.name}: ${place.name}`,
    heading: measure.name,
    placeName: isAll ? null : place.name,
    breadcrumbs: [
      { text: 'Performance', href: '/performance' },
      ...(domain ? [{ text: domain.name, href: `/performance/subjects/${domain.id}` }] : []),
      ...(isHome ? [] : [{ text: measure.name, href: `/performance/${id}` }]),
    ],
    answer: answerMeasure(holdings, measure, place, { view, events }),
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
    facts: factsOf(area, measure, today),
    definitions: definitionsTable(measure, today),
    defineHref: `/performance/${id}/definition`,
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

function askBox(holdings: Holdings, measure: AreaMeasure, place: Place): AskBox | null {
  const questions = questionsAbout(holdings, measure, place).map(writeQuestion)
  return questions.length === 0 ? null : { id: 'ask', questions }
}
