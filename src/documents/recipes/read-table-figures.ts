import { formatNumber } from '#shared/index.ts'
import { cellAddress } from '../tables/columns.ts'
import type { Anatomy } from './anatomy.ts'
import { wordsOf } from './cell-kinds.ts'
import type { Draft } from './draft.ts'
import type { Fault, LeftOut } from './figure.ts'
import { isTotalLabel } from './heading-words.ts'
import { readCell } from './read-cell.ts'
import type { Recipe, RecipeTable } from './recipe.ts'
import { rowReader } from './row-names.ts'
import { passedOver } from './rows-passed.ts'
import { oddTotals } from './sums.ts'
import { type SheetAround, type TableReading, tableReading } from './table-reading.ts'

/** What one table of a file has. */
export interface ReadTable {
  readonly drafts: readonly Draft[]
  readonly leftOut: readonly LeftOut[]
  readonly faults: readonly Fault[]
  /** What may be wrong though it is read. */
  readonly warnings: readonly string[]
}

/**
 * Reads every value of a table with what its row, its column and the lines around the table say of it.
 *
 * @param around - what the rest of the sheet, and the list of sheets, say of it
 */
export function readTableFigures(
  anatomy: Anatomy,
  table: RecipeTable,
  recipe: Recipe,
  around: SheetAround,
): ReadTable {
  const reading = tableReading(anatomy, table, recipe, around)
  const { block, columns } = reading
  const namesOfRow = rowReader(anatomy, table)
  const drafts: Draft[] = []
  const leftOut: LeftOut[] = []
  const faults: Fault[] = []
  for (const row of block.rows) {
    const names = namesOfRow(row)
    if (names === undefined) continue
    for (const column of columns) {
      const at = { sheet: block.sheet, row: row.number, column: column.column }
      const read = readCell(reading, row, names, column)
      if (read === undefined) continue
      if ('draft' in read) drafts.push(read.draft)
      else if ('fault' in read)
        faults.push({ ...at, raw: wordsOf(row.cells[column.column]), message: read.fault })
      else leftOut.push({ ...at, why: read.leftOut })
      if ('draft' in read && column.marks !== null && wordsOf(row.cells[column.marks]) !== '')
        leftOut.push({ ...at, column: column.marks, why: 'mark of the value to its left' })
    }
  }
  const passed = passedOver(reading, drafts)
  for (const [{ sheet, row, column }, why] of passed) leftOut.push({ sheet, row, column, why })
  return {
    drafts: passed.size === 0 ? drafts : drafts.filter((draft) => !passed.has(draft)),
    leftOut,
    faults,
    warnings: warningsOf(reading),
  }
}

/** Rows that are called totals and are near the sum of the rows before them, without being it. */
function warningsOf({ anatomy, block, columns }: TableReading): readonly string[] {
  const isTotal = (row: { readonly cells: (typeof block.rows)[number]['cells'] }) =>
    anatomy.labels.some(({ column }) => isTotalLabel(wordsOf(row.cells[column])))
  return oddTotals(block, columns, isTotal).map(
    ({ row, column, says, parts }) =>
      `${cellAddress(block.sheet, row, column)} is called a total and says ${formatNumber(says, 2)}; the rows before it add up to ${formatNumber(parts, 2)}`,
  )
}
