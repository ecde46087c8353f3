import type { Area } from '#area/index.ts'
import { medianOf, type QualityRecord, type Registers } from '#statistics/index.ts'
import type { FigureBook } from './figure-book.ts'

/** A month has more records wanting than usual from so many times the median of all months held. */
const MORE_THAN_USUAL = 2

/** All that an area knows that may explain a figure: its registers, and how complete its records were. */
export function registersOf(area: Area, book: FigureBook): Registers {
  return {
    events: [...area.events, ...book.happened],
    changes: area.recordingChanges,
    given: book.given,
    quality: area.file.dataQuality.map((one): QualityRecord => {
      const { measure, area: place, affects: scope, direction, words } = one
      const wanting = book
        .series({ measure, area: place, breakdown: '' }, 'month')
        .flatMap(({ period, value, numerator, denominator }) => {
          const isShare = area.measures.get(measure)?.unit === 'percent'
          if (!isShare) return value === null ? [] : [{ period, records: value }]
          if (numerator === null || denominator === null) return []
          return [{ period, records: denominator - numerator }]
        })
      const usual = wanting.length === 0 ? 0 : medianOf(wanting.map(({ records }) => records))
      const months = wanting.filter(({ records }) => records > MORE_THAN_USUAL * usual)
      return { scope, direction, words, months }
    }),
  }
}
