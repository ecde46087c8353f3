import type { Area } from '#area/index.ts'
import { citeSource, describeDay } from '#shared/index.ts'
import { averagesWritten, formatValue, isInScope } from '#statistics/index.ts'
import type { DataTable } from '#web/index.ts'
import type { SeriesView } from '../series/series-view.ts'

/**
 * Where the usual range starts again within the months drawn: the averages before and after, why,
 * and who approved it. `null` where it does not.
 */
export function rebaseTable(
  area: Pick<Area, 'recordingChanges'>,
  view: Pick<SeriesView, 'series' | 'measure' | 'place'>,
): DataTable | null {
  const { series, measure, place } = view
  const subject = { measure: measure.id, area: place }
  const average = (mean: number | null | undefined) =>
    mean == null ? 'not published' : formatValue(mean, averagesWritten(mean, measure))
  const rows = series.phases.slice(1).flatMap((phase, index) => {
    const before = series.phases[index]
    const change = area.recordingChanges.find(
      ({ from, rebase, scope }) =>
        rebase !== undefined &&
        from <= phase.from &&
        from > (before?.from ?? '') &&
        isInScope(scope, subject),
    )
    if (change?.rebase === undefined) return []
    const { reason, approvedBy } = change.rebase
    return [
      [
        { text: describeDay(change.from) },
        { text: average(before?.mean) },
        { text: average(phase.mean) },
        { text: reason, note: `${change.name}. ${citeSource(change.source)}` },
        { text: approvedBy },
      ],
    ]
  })
  if (rows.length === 0) return null
  return {
    id: 'rebased',
    caption: 'Where the usual range starts again',
    narrow: 'cards',
    columns: [
      { text: 'From' },
      { text: 'Average before', numeric: true },
      { text: 'Average after', numeric: true },
      { text: 'Why' },
      { text: 'Approved by' },
    ],
    rows,
  }
}
