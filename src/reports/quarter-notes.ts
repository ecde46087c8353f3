import type { Area } from '#area/index.ts'
import type { FigureBook } from '#performance/index.ts'
import { judgeQuarter, quarterMonths } from '#performance/index.ts'
import type { Period } from '#shared/index.ts'
import { describeQuarter, markTests, plain } from '#statistics/index.ts'

/**
 * For a report about a quarter: whether each measure's quarter is beyond its usual ups and downs, the
 * tests of the whole report allowed for together.
 *
 * @param rows - the measures of the report and where
 * @returns a sentence by `measure place`; only for counts whose months are held
 */
export function quarterNotes(
  area: Area,
  book: FigureBook,
  rows: readonly { readonly measure: string; readonly area?: string | undefined }[],
  period: Period,
): ReadonlyMap<string, string> {
  if (period.kind !== 'quarter') return new Map()
  const tested = rows.flatMap((row) => {
    const measure = area.measures.get(row.measure)
    const placeId = row.area ?? area.file.places[0]?.id
    const place = area.file.places.find(({ id }) => id === placeId)
    const quartered =
      measure && place ? quarterMonths(area, book, measure, place, period.end) : undefined
    const outcome = quartered && judgeQuarter(quartered, period)
    if (!measure || !place || outcome === undefined) return []
    return outcome.ok ? [{ measure, place, test: outcome.value }] : []
  })
  const marks = markTests(tested.map(({ test }) => test.p))
  return new Map(
    tested.map(({ measure, place, test }, index) => [
      `${measure.id} ${place.id}`,
      plain(
        describeQuarter(test, measure, area.file.smallNumbers, marks[index]?.isMarked ?? false),
      ),
    ]),
  )
}
