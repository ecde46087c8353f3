import type { Period } from '#shared/index.ts'
import { isInScope, plain } from '../analysis/index.ts'
import type { Area } from '../area/area.ts'
import { countsCases } from '../area/measure.ts'
import { type FigureBook, toPoints } from '../series/figure-book.ts'
import { describeQuarter, markTests, testQuarter } from '../statistics/index.ts'

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
    if (!measure || !place || !countsCases(measure)) return []
    const key = { measure: measure.id, area: place.id, breakdown: '' }
    const points = toPoints(book.series(key, 'month')).filter(
      (point) => point.period.end <= period.end,
    )
    const breaks = area.recordingChanges
      .filter(({ scope }) => isInScope(scope, { measure: measure.id, area: place }))
      .map(({ from }) => from)
    const outcome = testQuarter(points, period, breaks)
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
