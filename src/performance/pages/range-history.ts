import { capitalise, describeDay, formatNumber } from '#shared/index.ts'
import { averagesWritten, formatRange, formatValue, usualRange } from '#statistics/index.ts'
import type { DataTable } from '#web/index.ts'
import { type SeriesView, viewSeries } from '../series/series-view.ts'
import type { Holdings } from './holdings.ts'

const QUARTERS = 8

/**
 * What the usual range was at the end of each of the last eight quarters, from the figures held now:
 * members ask whether it narrows (minute 53(vii) of the panel whose papers we read). In an average
 * month, where months have ranges of their own.
 *
 * @returns `null` with fewer than two quarters that have a range
 */
export function rangeHistory({ area, book }: Holdings, view: SeriesView): DataTable | null {
  const { measure, place, word } = view
  const key = { measure: measure.id, area: place.id, breakdown: '' }
  const last = view.series.points[view.latest]?.period.end
  const rows = quarterEnds(last).flatMap((day) => {
    const then = viewSeries(area, book, key, day)
    const phase = then?.series.phases.at(-1)
    const range = then && phase && usualRange(then.series, phase)
    if (!phase || !range) return []
    const average = averagesWritten(range.mean, measure)
    return [
      [
        { text: describeDay(day) },
        {
          text: formatNumber(phase.points),
          ...(phase.status === 'provisional' ? { note: 'provisional' } : {}),
        },
        { text: formatValue(range.mean, average) },
        { text: formatRange(range.lower, range.upper, measure) },
        { text: formatValue(range.upper - range.lower, measure) },
      ],
    ]
  })
  if (rows.length < 2) return null
  return {
    id: 'range-history',
    caption: 'What it was at the end of each quarter',
    narrow: 'cards',
    columns: [
      { text: 'Up to' },
      { text: `${capitalise(word)}s it rests on`, numeric: true },
      { text: 'Average', numeric: true },
      { text: view.series.allowsFor ? 'Usual in an average month' : 'Usual range', numeric: true },
      { text: 'Highest less lowest', numeric: true },
    ],
    rows,
  }
}

/** The last days of the last eight quarters up to a day, latest first. */
function quarterEnds(last: string | undefined): readonly string[] {
  if (last === undefined) return []
  const { year, month } = Temporal.PlainDate.from(last).add({ days: 1 })
  const start = Temporal.PlainDate.from({ year, month: month - ((month - 1) % 3), day: 1 })
  return Array.from({ length: QUARTERS }, (_, index) =>
    start
      .subtract({ months: 3 * index })
      .subtract({ days: 1 })
      .toString(),
  )
}
