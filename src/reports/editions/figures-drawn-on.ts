import type { Area, ReportDefinition } from '#area/index.ts'
import type { FigureBook } from '#performance/index.ts'
import type { Period } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'

/**
 * Every figure that a report for a period can draw on, printed or not: what its rows and charts are of, up
 * to the end of the period. A chart shows the months before, and their average and usual range rest on them,
 * though the report names none of them.
 */
export function figuresDrawnOn(
  area: Area,
  { sections }: ReportDefinition,
  book: FigureBook,
  period: Period,
): readonly Observation[] {
  const home = area.file.places[0]?.id ?? ''
  const found = sections
    .flatMap(({ rows }) => rows)
    .flatMap((row) => {
      const place = row.area ?? home
      const shown = ['', ...row.breakdowns]
      return [
        ...book.all(row.measure, place).filter(({ breakdown }) => shown.includes(breakdown)),
        ...(row.chart
          ? book.all(row.chart, place).filter(({ breakdown }) => breakdown === '')
          : []),
      ]
    })
  return [...new Set(found)].filter((figure) => figure.period.end <= period.end)
}
