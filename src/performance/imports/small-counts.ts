import { type AreaFile, type Measure, natureOf, type Place } from '#area/index.ts'
import type { NewObservation } from '#statistics/index.ts'

/** What has to be known of an area to tell which counts are small, and what adds up. */
export interface CountedArea {
  readonly file: Pick<AreaFile, 'places' | 'smallNumbers'>
  readonly measures: ReadonlyMap<string, Measure>
}

/** Kinds of place that lie within the police area, so that few people may be meant by a count there. */
const WITHIN: readonly Place['kind'][] = [
  'district',
  'custody-suite',
  'partnership',
  'neighbourhood',
  'no-location',
  'outside',
]

/** Whether a place is smaller than the police area. */
export function isWithin(area: CountedArea, placeId: string): boolean {
  const place = area.file.places.find(({ id }) => id === placeId)
  return place !== undefined && WITHIN.includes(place.kind)
}

/** Whether a figure counts something that happened: no target, and not what another paper prints. */
export function isCount(
  area: CountedArea,
  { measure, status }: Pick<NewObservation, 'measure' | 'status'>,
): boolean {
  const isOfWhatHappened = status !== 'target' && status !== 'disagrees'
  const unit = area.measures.get(measure)?.unit
  return isOfWhatHappened && unit !== undefined && natureOf(unit).countsThings
}

/** Whether a figure is of a part of a measure, by a breakdown or by place, and not a statistic. */
export function isOfPart(
  area: CountedArea,
  { area: placeId, breakdown }: Pick<NewObservation, 'area' | 'breakdown'>,
): boolean {
  return !/(^|;)stat=/.test(breakdown) && (breakdown !== '' || isWithin(area, placeId))
}

/** Whether a value is a count from 1 to the area's threshold. */
export function isSmall({ file }: CountedArea, value: number | null): boolean {
  return value !== null && value >= 1 && value <= file.smallNumbers.suppressUpTo
}

/** Whether a figure could point to a person: a small count of a part. */
export function isSmallCount(
  area: CountedArea,
  figure: Pick<NewObservation, 'measure' | 'area' | 'breakdown' | 'status' | 'value'>,
): boolean {
  return isSmall(area, figure.value) && isOfPart(area, figure) && isCount(area, figure)
}
