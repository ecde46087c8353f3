import { wordsOf } from './cell-kinds.ts'
import type { BlockRow } from './find-blocks.ts'
import { numberIn } from './numbers.ts'
import { baseOf, type TableReading } from './table-reading.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** A mean time beside a percentage and its base has another base. */
const TIMES: ReadonlySet<string> = new Set(['seconds', 'minutes', 'hours', 'days'])

/** How many a percentage is of: as a column beside it says, a comment, or a row of bases. */
export function basesOf(
  reading: TableReading,
  row: BlockRow,
  column: ColumnMeaning,
  told: number | null,
  { unit }: { readonly unit: string },
): number | null {
  const { columns, bases } = reading
  if (unit.startsWith('per ')) return null
  // What others come to is of others
  if (column.is === 'comparator' && columns.filter(({ is }) => is === 'base').length === 1)
    return told
  const isCountOrTime = unit === 'count' || TIMES.has(unit)
  const isOfOthers = isCountOrTime && columns.some((one) => one.unit?.unit === 'percent')
  const beside = (isOfOthers ? null : baseOf(row, column, columns)) ?? told
  const noted = reading.baseNotes.get(column.column)
  if (noted !== undefined && unit === 'percent')
    return isWithheld(row, column) ? null : numberIn(wordsOf(row.cells[noted]))
  const base = bases.of(row)
  const isMean = row.cells.some((cell) => /\b(?:average|mean|median)\b/i.test(wordsOf(cell)))
  const isOfReplies = unit === 'percent' || unit === 'score' || (isMean && TIMES.has(unit))
  if (beside !== null || !isOfReplies || base === undefined) return beside
  return numberIn(wordsOf(base.cells[column.column]))
}

/** A percentage that is not shown is of nothing. */
function isWithheld({ cells }: BlockRow, { column }: ColumnMeaning): boolean {
  return !/\d/.test(wordsOf(cells[column]))
}
