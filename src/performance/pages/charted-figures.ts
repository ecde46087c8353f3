import type { Measure, Place } from '#area/index.ts'
import type { Observation } from '#statistics/index.ts'
import { homePlace } from '../series/home-place.ts'
import { viewSeries } from '../series/series-view.ts'
import type { Holdings } from './holdings.ts'

/** What is charted of a measure in a place: any of it can be set aside. */
export interface ChartedFigures {
  readonly measure: Measure
  readonly place: Place
  /** Earliest first. */
  readonly figures: readonly Observation[]
}

/**
 * @param placeId - the place that the measure is shown for first, unless said
 * @returns `undefined` where there is no such measure or place, or nothing is charted of it there
 */
export function chartedFigures(
  { area, book, today }: Holdings,
  measure: string,
  placeId?: string,
): ChartedFigures | undefined {
  const place =
    placeId === undefined
      ? homePlace(area, book, measure)
      : area.file.places.find(({ id }) => id === placeId)
  const view = place && viewSeries(area, book, { measure, area: place.id, breakdown: '' }, today)
  return place && view && { measure: view.measure, place, figures: view.observations }
}
