import type { Area } from '#area/index.ts'
import { type FigureBook, quarterOf } from '#performance/index.ts'
import type { Period } from '#shared/index.ts'
import { describeQuarter, type Sentence } from '#statistics/index.ts'

export interface QuarterNote {
  readonly sentence: Sentence
  readonly isBeyond: boolean
}

/**
 * For a report about a quarter: whether each measure's quarter is beyond its usual ups and downs, as the
 * page of that quarter says.
 *
 * @param rows - the measures of the report and where
 * @returns a sentence by `measure place`; only for counts whose months are held
 */
export function quarterNotes(
  area: Area,
  book: FigureBook,
  rows: readonly { readonly measure: string; readonly area?: string | undefined }[],
  period: Period,
): ReadonlyMap<string, QuarterNote> {
  if (period.kind !== 'quarter') return new Map()
  return new Map(
    rows.flatMap((row): (readonly [string, QuarterNote])[] => {
      const measure = area.measures.get(row.measure)
      const placeId = row.area ?? area.file.places[0]?.id
      const place = area.file.places.find(({ id }) => id === placeId)
      if (!measure || !place) return []
      const judged = quarterOf(area, book, measure, place, period)
      if (!judged?.ok) return []
      const sentence = describeQuarter(judged.value, measure, area.file.smallNumbers)
      return [[`${measure.id} ${place.id}`, { sentence, isBeyond: judged.value.isMarked }]]
    }),
  )
}
