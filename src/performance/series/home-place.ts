import type { Area, Place } from '#area/index.ts'
import type { FigureBook } from './figure-book.ts'

/** What an area as a whole is, the widest first: what is of one of these is not of a part of the area. */
const WHOLE = ['police-area', 'office']

/** Whether figures of a place are of the area as a whole, or of its office. */
export function isWhole({ file: { places } }: Area, { id, kind }: Place): boolean {
  return WHOLE.includes(kind) || id === places[0]?.id
}

/**
 * The place a measure is about when none is asked for: the area as a whole, its office, or else the first of the
 * area's that has a figure; without one that something was required or planned of.
 */
export function homePlace(area: Area, book: FigureBook, measure: string): Place | undefined {
  const figures = book.all(measure).filter(({ value }) => value !== null)
  const held = new Set(
    (figures.length > 0 ? figures : book.targets(measure)).map((one) => one.area),
  )
  const places = area.file.places.filter(({ id }) => held.has(id))
  return places.find((place) => isWhole(area, place)) ?? places[0]
}
