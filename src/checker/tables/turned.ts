import type { Equation } from './equations.ts'
import { type FigureTable, inPercent, toColumn } from './figure-table.ts'
import { readHeading } from './headings.ts'
import { findNamedRelations } from './relations.ts'

/** The kinds of columns that the rows of a table are worked in; a change of a rate is no rate of changes. */
const VALUES = new Set(['plain', 'period', 'total', undefined])
const MOST_ROWS = 24

/**
 * What follows from other rows of a table, as the names of its rows say: "% in 10 seconds" below "Calls" and
 * "Answered in 10 seconds", "Change" below two years. It is worked as a column is, with the table turned.
 */
export function relateRows(table: FigureTable): readonly Equation[] {
  const headings = table.labels.map(readHeading)
  if (headings.length > MOST_ROWS) return []
  const values = table.columns.flatMap(({ heading }, at) => (VALUES.has(heading?.kind) ? [at] : []))
  if (values.length < 2) return []
  const turned: FigureTable = {
    ...table,
    columns: headings.map((heading, row) =>
      inPercent(
        toColumn(
          values.map((at) => table.columns[at]?.figures[row] ?? null),
          heading,
          row,
        ),
      ),
    ),
    labels: values.map((at) => table.columns[at]?.heading?.words ?? ''),
    groups: values.map(() => null),
  }
  const back = ({ row, column }: Equation['result']) => ({ row: column, column: values[row] ?? 0 })
  return findNamedRelations(turned).flatMap(({ equations }) =>
    equations.map((one) => ({
      ...one,
      result: back(one.result),
      operands: one.operands.map(back),
      way: 'down' as const,
    })),
  )
}
