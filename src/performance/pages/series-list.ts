import { sparkline } from '#charts/index.ts'
import { describePeriod, type Period } from '#shared/index.ts'
import type { DataTable } from '#web/index.ts'
import {
  changeCell,
  type MeasureRow,
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

/** The period that most of the latest figures are of; of two that as many are of, the later. */
function commonestPeriod(rows: readonly SeriesRow[]): string {
  const periods = latestPeriods(rows)
  const [commonest] = [...Map.groupBy(periods, ({ code }) => code).values()].toSorted(
    (one, other) =>
      other.length - one.length || (other[0]?.end ?? '').localeCompare(one[0]?.end ?? ''),
  )
  return commonest?.[0] ? describePeriod(commonest[0]) : 'Latest'
}

export function latestOf(rows: readonly SeriesRow[]): Period | undefined {
  return latestPeriods(rows)
    .toSorted((one, other) => one.end.localeCompare(other.end))
    .at(-1)
}

function latestPeriods(rows: readonly SeriesRow[]): readonly Period[] {
  return rows.flatMap(({ view }) => view.series.points[view.latest]?.period ?? [])
}

export function seriesTable(rows: readonly SeriesRow[], id: string, caption: string): DataTable {
  const usual = commonestPeriod(rows)
  const areAllOfOne = new Set(latestPeriods(rows).map(({ code }) => code)).size < 2
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
      { text: areAllOfOne ? usual : `${usual} unless said`, numeric: true },
      { text: 'On a year before', numeric: true },
      { text: 'In plain words', plain: true },
    ],
    rows: rows.map((row) => [
      { text: row.measure.name, href: `/performance/${row.measure.id}` },
      { picture: sparkline(row.view.chart) },
      periodText(row, usual),
      changeCell(row),
      { verdict: verdictLabel(row.view.verdict) },
    ]),
  }
}

/** The month is named in the column's heading, and beside a value of another month or of a survey. */
function periodText(row: SeriesRow, usual: string) {
  const { text, note } = valueText(row)
  const period = row.view.series.points[row.view.latest]?.period
  const isNamed = period && describePeriod(period) === usual && row.view.survey === undefined
  return isNamed ? { text } : { text, note }
}
