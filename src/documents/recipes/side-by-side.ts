import { type TableRow, widthOf } from '../tables/table.ts'
import { cellKind, wordsOf } from './cell-kinds.ts'

/** Where of two tables side by side the left one ends and the right one begins. */
export interface Sides {
  /** The first blank column between them. */
  readonly gap: number
  readonly right: number
}

/**
 * Whether rows are those of two tables side by side: a column without anything in it, and right of it one
 * with words and a heading of its own, and figures on either side.
 */
export function sidesOf(
  headings: readonly TableRow[],
  rows: readonly TableRow[],
): Sides | undefined {
  const all = [...headings, ...rows]
  const width = widthOf(all)
  const isBlank = (column: number) => all.every(({ cells }) => cellKind(cells[column]) === 'blank')
  const holdsFigures = (from: number, to: number) =>
    rows.some(({ cells }) => cells.slice(from, to).some((cell) => cellKind(cell) === 'number'))
  for (let gap = 1; gap < width - 2; gap += 1) {
    if (!isBlank(gap)) continue
    let right = gap + 1
    while (right < width && isBlank(right)) right += 1
    const kinds = rows.map(({ cells }) => cellKind(cells[right])).filter((kind) => kind !== 'blank')
    const words = kinds.filter((kind) => kind === 'words' || kind === 'period').length
    const isHeaded = headings.some(({ cells }) => wordsOf(cells[right]) !== '')
    const isLabel = kinds.length > 1 && words === kinds.length && isHeaded
    if (isLabel && holdsFigures(0, gap) && holdsFigures(right + 1, width)) return { gap, right }
  }
  return undefined
}

/** The rows of one side, its first column the first; a line that stands over both is in both. */
export function rowsOfSide(
  rows: readonly TableRow[],
  { gap, right }: Sides,
  side: 'left' | 'right',
): readonly TableRow[] {
  return rows.map((row) => {
    const beyond = row.cells.slice(right)
    if (side === 'left') return { ...row, cells: row.cells.slice(0, gap) }
    const isOver =
      beyond.every((cell) => wordsOf(cell) === '') &&
      row.cells.filter((cell) => wordsOf(cell) !== '').length === 1 &&
      cellKind(row.cells[0]) === 'words'
    return { ...row, cells: isOver ? row.cells.slice(0, 1) : beyond }
  })
}

/** A row of the right side where it stands on the sheet. */
export function backInPlace<Row extends TableRow>(row: Row, { right }: Sides): Row {
  return { ...row, cells: [...Array.from({ length: right }, () => ''), ...row.cells] }
}
