import type { Area, Place } from '#area/index.ts'
import type { FigureBook } from './figure-book.ts'

/** The place a measure is about when none is asked for: the first of the area's that has a figure. */
export function homePlace(area: Area, book: FigureBook, measure: string): Place | undefined {
  const held = new Set(
    book.all(measure).flatMap(({ area: id, value }) => (value === null ? [] : [id])),
  )
  return area.file.places.find(({ id }) => held.has(id))
}
