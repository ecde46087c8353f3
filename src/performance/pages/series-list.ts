import { sparkline } from '#charts/index.ts'
import { describePeriod, type Period } from '#shared/index.ts'
import type { DataTable } from '#web/index.ts'
import type { Holdings } from './holdings.ts'
import {
  changeCell,
  type MeasureRow,
  nameCell,
  unusualFirst,
  valueText,
  verdictLabel,
} from './measure-rows.ts'

export type SeriesRow = Extract<MeasureRow, { kind: 'series' }>

export function seriesRows(rows: readonly MeasureRow[]): readonly SeriesRow[] {
  return unusualFirst(rows).filter((row) => row.kind === 'series')
}

/** What all of them are by: months, quarters, or simply figures. */
export function wordOf(rows: readonly SeriesRow[]): string {
  const [first, ...others] = new Set(rows.map(({ view }) => view.word))
  return first !== undefined && others.length === 0 ? first : 'figure'
}

export function lastPeriod(rows: readonly SeriesRow[]): string | undefined {
  const last = latestOf(rows)
  return last && describePeriod(last)
}

export function latestOf(rows: readonly SeriesRow[]): Period | undefined {
  return latestPeriods(rows)
    .toSorted((one, other) => one.end.localeCompare(other.end))
    .at(-1)
}

function latestPeriods(rows: readonly SeriesRow[]): readonly Period[] {
  return rows.flatMap(({ view }) => view.series.points[view.latest]?.period ?? [])
}

export function seriesTable(
  holdings: Holdings,
  rows: readonly SeriesRow[],
  id: string,
  caption: string,
): DataTable {
  const [named, ...others] = new Set(latestPeriods(rows).map(describePeriod))
  const only = others.length === 0 ? named : undefined
  const word = wordOf(rows)
  const longest = Math.max(...rows.map(({ view }) => view.series.points.length))
  return {
    id,
    caption,
    narrow: 'cards',
    columns: [
      { text: 'Measure' },
      {
        text: word === 'figure' ? 'Usual range shaded' : `${longest} ${word}s, usual range shaded`,
        plain: true,
      },
      { text: only ?? 'Latest', numeric: true },
      { text: 'On a year before', numeric: true },
      { text: 'In plain words', plain: true },
    ],
    rows: rows.map((row) => [
      nameCell(holdings, row),
      { picture: sparkline(row.view.chart) },
      periodText(row, only),
      changeCell(row),
      { verdict: verdictLabel(row.view.verdict) },
    ]),
  }
}

/** The period is named in the column's heading where all are of one, else beside each value; a survey's always. */
function periodText(row: SeriesRow, only: string | undefined) {
  const { text, note } = valueText(row)
  return only !== undefined && row.view.survey === undefined ? { text } : { text, note }
}
