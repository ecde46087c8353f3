import type { AreaMeasure, Place } from '#area/index.ts'
import { capitalise, citeSource, describePeriod, formatNumber } from '#shared/index.ts'
import { type Observation, pairSurveys, writeLikely } from '#statistics/index.ts'
import type { DataTable } from '#web/index.ts'
import { isStatistic, nameBreakdown } from '../series/name-breakdown.ts'
import { writeFigure } from '../series/write-figure.ts'
import type { Holdings } from './holdings.ts'

/** Rows of a table that does not have to be opened. */
const MOST_OPEN = 12

/** What of a measure is drawn already. */
interface Drawn {
  readonly observations: readonly Observation[]
}

/** Every figure held of a measure in a place that its chart does not show, each where it belongs. */
export function listFigures(
  { book }: Holdings,
  measure: AreaMeasure,
  place: Place,
  view: Drawn | undefined,
) {
  const drawn = new Set(view?.observations.map(({ id }) => id))
  const figures = book.all(measure.id, place.id)
  const rest = figures.filter((figure) => !drawn.has(figure.id) && !isStatistic(figure.breakdown))
  return {
    /** Beside a chart, more of them than are taken in at a glance. */
    othersAreMany: view !== undefined && rest.length > MOST_OPEN,
    otherFigures: figureTable(measure, rest, {
      id: 'other-figures',
      caption: view ? 'Other figures' : 'Figures',
    }),
    targets: figureTable(measure, book.targets(measure.id, place.id), {
      id: 'targets',
      caption: 'What was required or planned',
    }),
    asPrinted: figureTable(
      measure,
      figures.filter(({ breakdown }) => isStatistic(breakdown)),
      {
        id: 'as-printed',
        caption: 'Changes and other numbers, as printed',
      },
    ),
  }
}

/** Figures with where they are printed, latest first. */
function figureTable(
  measure: AreaMeasure,
  figures: readonly Observation[],
  { id, caption }: { readonly id: string; readonly caption: string },
): DataTable | null {
  if (figures.length === 0) return null
  const hasParts = figures.some(({ breakdown }) => breakdown !== '')
  return {
    id,
    caption,
    narrow: 'cards',
    columns: [
      { text: 'Period' },
      ...(hasParts ? [{ text: 'Part' }] : []),
      { text: 'Figure', numeric: true },
      ...surveyColumns(measure),
      { text: 'Printed in' },
    ],
    rows: figures
      .toSorted(
        (one, other) =>
          other.period.end.localeCompare(one.period.end) ||
          one.period.start.localeCompare(other.period.start) ||
          one.breakdown.localeCompare(other.breakdown),
      )
      .map((figure) => [
        { text: capitalise(describePeriod(figure.period)) },
        ...(hasParts
          ? [{ text: figure.breakdown === '' ? 'all' : nameBreakdown(figure.breakdown, measure) }]
          : []),
        {
          text: writeFigure(figure, measure),
          href: `/performance/${measure.id}/figures/${figure.id}`,
        },
        ...surveyCells(measure, figure),
        { text: citeSource(figure.source), ...(figure.note ? { note: figure.note } : {}) },
      ]),
  }
}

/** Of a survey, how many answered and where its percentage most likely lies; nothing of another measure. */
export function surveyColumns({ survey }: Pick<AreaMeasure, 'survey'>): DataTable['columns'] {
  if (!survey) return []
  return [
    { text: 'Answers', numeric: true },
    { text: 'Most likely between', numeric: true },
  ]
}

export function surveyCells(
  measure: Pick<AreaMeasure, 'survey'>,
  figure: Observation | undefined,
): DataTable['rows'][number] {
  if (!measure.survey) return []
  const reading = figure && pairSurveys(measure, figure, undefined)?.reading
  switch (reading?.kind) {
    case 'read':
      return [{ text: formatNumber(reading.answers) }, { text: writeLikely(reading.interval) }]
    case 'too-few':
      return [{ text: formatNumber(reading.answers) }, { text: 'too few answered' }]
    case 'no-n':
      return [{ text: 'not given' }, { text: '–' }]
    default:
      return [{ text: '–' }, { text: '–' }]
  }
}
