import { cellKind, wordsOf } from './cell-kinds.ts'
import { explainedWords, faultOf, isNone, isNoValue, plainValue } from './cell-text.ts'
import type { Draft } from './draft.ts'
import { draftOf, isAim, isTotalIn } from './draft-of-cell.ts'
import type { BlockRow } from './find-blocks.ts'
import { leftLabel } from './left-labels.ts'
import { markKey } from './marks.ts'
import { numberIn } from './numbers.ts'
import type { RowNames } from './row-names.ts'
import type { TableReading } from './table-reading.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { roleOf } from './value-names.ts'

/** What a cell in a column of values is: a figure, nothing to read and why, no figure where one should be, or blank. */
export type CellRead =
  | { readonly draft: Draft }
  | { readonly leftOut: string }
  | { readonly fault: string }
  | undefined

/** Reads one cell with what its row, its column and its table say of it. */
export function readCell(
  reading: TableReading,
  row: BlockRow,
  names: RowNames,
  column: ColumnMeaning,
): CellRead {
  const cell = row.cells[column.column]
  const kind = cellKind(cell)
  const raw = wordsOf(cell)
  if (kind === 'spread') return undefined
  const why = whyLeft(reading, row, names, column)
  if (why !== undefined) return kind === 'blank' ? undefined : { leftOut: why }
  const isWhole = reading.times.isWhole(column)
  const isTotalRow = isTotalIn(reading, row, names)
  const role = roleOf(
    column,
    names,
    isTotalRow,
    isWhole,
    reading.isOfNation,
    reading.hasParts,
    reading.table,
    reading.block.sheet,
  )
  const isAside = role === 'target' || role === 'comparator'
  if (kind === 'blank' && isAside) return undefined
  if (kind === 'blank' && names.status === '' && isNoGap(reading, row, names, column))
    return undefined
  if (isAside && isNone(raw, reading.legend)) return { leftOut: `no ${role}` }
  // A sign that no table of marks has may be in the file's own
  const isInLegend = (reading.legend.marks.get(markKey(raw))?.status ?? 'footnote') !== 'footnote'
  const explained =
    kind === 'words' && column.is !== 'target' && !isInLegend
      ? explainedWords(raw, reading.notes)
      : undefined
  if (
    explained === undefined &&
    !isInLegend &&
    isNoValue(cell, raw) &&
    cellKind(plainValue(raw, isAim(column, names))) === 'words'
  )
    return column.is === 'target' && kind === 'words'
      ? { leftOut: 'words, no figure' }
      : { fault: faultOf(reading.block.sheet, row.number, column.column, raw, cell) }
  const draft = draftOf(reading, row, names, column, role, explained)
  const isOfTimes = isTotalRow && (names.times.length > 0 || reading.times.isInRows)
  const isOverTime = column.isToDate || isOfTimes || isWhole
  const hasYearToDate = names.isStock || column.isStock || repeatsTimes(reading, row, column)
  const isRowToDate = names.isToDate && reading.times.isInRows && column.isStock
  if (draft.isStock && ((column.isToDate && hasYearToDate) || isRowToDate))
    return { leftOut: 'a stock has no year to date' }
  if (draft.isStock && draft.value === null && isOverTime)
    return raw === '' ? undefined : { leftOut: 'a stock has no total over time' }
  return { draft }
}

/** Whether a number is the sum of those of the row's columns of times, or the last of them again: of stocks that says nothing. */
function repeatsTimes(
  { columns }: TableReading,
  row: BlockRow,
  { column, words }: ColumnMeaning,
): boolean {
  const parts = columns.filter(
    (one) => one.times.length > 0 && !one.isToDate && one.words.join() === words.join(),
  )
  const values = parts.flatMap((one) => numberIn(wordsOf(row.cells[one.column])) ?? [])
  const sum = values.reduce((all, value) => all + value, 0)
  const own = numberIn(wordsOf(row.cells[column]))
  return values.length > 1 && ((values.length > 2 && sum === own) || values.at(-1) === own)
}

function whyLeft(
  { derived, wholes, bases, hasFlows }: TableReading,
  row: BlockRow,
  names: RowNames,
  column: ColumnMeaning,
): string | undefined {
  const ofRow = names.labels
    .map((label) => leftLabel(label, hasFlows))
    .find((why) => why !== undefined)
  if (ofRow !== undefined) return ofRow
  if (column.is === 'leave') return column.why
  if (column.is === 'base' || bases.rows.has(row.number)) return 'how many the value is of'
  return (
    derived.get(column.column) ??
    (wholes.has(`${row.number} ${column.column}`) ? 'share of the total: derived' : undefined)
  )
}

/** Whether a blank says nothing: of a sum, of an aim, of what is compared with, or where most is blank. */
function isNoGap(
  reading: TableReading,
  row: BlockRow,
  names: RowNames,
  column: ColumnMeaning,
): boolean {
  return (
    isTotalIn(reading, row, names) ||
    column.is === 'target' ||
    column.is === 'comparator' ||
    reading.sparse.has(column.column) ||
    (row.isUnanswered !== true &&
      reading.columns.every((one) => wordsOf(row.cells[one.column]) === ''))
  )
}
