import type { Area } from '#area/index.ts'
import type { ControlChartData } from '#charts/index.ts'
import { formatSigned, monthPeriod } from '#shared/index.ts'
import {
  bearsPercents,
  describeSeason,
  monthName,
  type Season,
  type SeasonReading,
  type Sentence,
} from '#statistics/index.ts'
import type { FigureBook } from './figure-book.ts'
import { type SeriesView, viewSeries } from './series-view.ts'
import { type Undrawn, whyUndrawn } from './shown-figures.ts'

/** All the months of a measure in a place, with its season. */
export interface SeasonView extends SeriesView {
  /** What is known of the season. */
  readonly seasonWords: Sentence
  /** The months of the year above and below its level; `undefined` with under two years, or counts too small for percents. */
  readonly pattern: ControlChartData | undefined
}

/** @returns `undefined` when fewer months are held than a usual range needs, or too many for an axis */
export function viewSeason(
  area: Area,
  book: FigureBook,
  key: { readonly measure: string; readonly area: string },
  until: string,
): SeasonView | undefined {
  const view = viewSeries(area, book, { ...key, breakdown: '' }, until, Number.POSITIVE_INFINITY)
  if (view?.word !== 'month') return undefined
  const season = seasonOf(view.season)
  const inPercents = bearsPercents(view.series.points, area.file.smallNumbers)
  return {
    ...view,
    seasonWords: describeSeason(view.season, inPercents),
    pattern: season && inPercents ? drawPattern(season, view.place.name) : undefined,
  }
}

/** Why a measure in a place has months enough and yet no season is shown; `undefined` for any other. */
export function whyNoSeason(
  area: Area,
  book: FigureBook,
  key: { readonly measure: string; readonly area: string },
  until: string,
): Undrawn | undefined {
  return whyUndrawn(area, book, { ...key, breakdown: '' }, until, Number.POSITIVE_INFINITY)
}

/** The factors that were fitted, whatever was made of them; `undefined` where none could be. */
function seasonOf(reading: SeasonReading): Season | undefined {
  return reading.kind === 'adjusted' || reading.kind === 'none' ? reading.season : undefined
}

/** The year's months as a line about its level, in percent. */
function drawPattern({ factors }: Season, place: string): ControlChartData {
  const months = factors.map((factor, index) => {
    const { start, end } = monthPeriod(2001, index + 1)
    return { start, end, name: monthName({ start }), percent: 100 * (factor - 1) }
  })
  return {
    title: `The year’s pattern in ${place}: each month against the year’s level`,
    description: months.map(({ name, percent }) => `${name} ${formatSigned(percent)}%`).join(', '),
    points: months.map(({ name, start, end, percent }) => ({
      label: name.slice(0, 3),
      ...{ start, end, value: percent },
    })),
    ...{ phases: [], flags: [], events: [], recordingChanges: [] },
    format: (value) => (value === 0 ? 'level' : `${formatSigned(value)}%`),
    zeroBased: false,
  }
}
