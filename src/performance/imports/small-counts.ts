import type { Area } from '../area/area.ts'
import type { Place } from '../area/area-file.ts'
import type { NewObservation } from '../observation.ts'

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
export function isWithin(area: Area, placeId: string): boolean {
  const place = area.file.places.find(({ id }) => id === placeId)
  return place !== undefined && WITHIN.includes(place.kind)
}

/** Whether a figure counts something that happened: no target, and not what another paper prints. */
export function isCount(area: Area, { measure, status }: NewObservation): boolean {
  const isOfWhatHappened = status !== 'target' && status !== 'disagrees'
  return isOfWhatHappened && area.measures.get(measure)?.unit === 'count'
}

/** Whether a figure is of a part of a measure, by a breakdown or by place, and not a statistic. */
export function isOfPart(area: Area, { area: placeId, breakdown }: NewObservation): boolean {
  return !/(^|;)stat=/.test(breakdown) && (breakdown !== '' || isWithin(area, placeId))
}

/** Whether a value is a count from 1 to the area's threshold. */
export function isSmall({ file }: Area, value: number | null): boolean {
  return value !== null && value >= 1 && value <= file.smallNumbers.suppressUpTo
}

/** Whether a figure could point to a person: a small count of a part. */
export function isSmallCount(area: Area, figure: NewObservation): boolean {
  return isSmall(area, figure.value) && isOfPart(area, figure) && isCount(area, figure)
}
