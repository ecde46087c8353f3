import type { Area, Place } from '#area/index.ts'
import type { FigureBook } from './figure-book.ts'

/**
 * The place a measure is about when none is asked for: the first of the area's that has a figure; else
 * that something was required or planned of.
 */
export function homePlace(area: Area, book: FigureBook, measure: string): Place | undefined {
  const figures = book.all(measure).filter(({ value }) => value !== null)
  const held = new Set(
    (figures.length > 0 ? figures : book.targets(measure)).map((one) => one.area),
  )
  return area.file.places.find(({ id }) => held.has(id))
}
