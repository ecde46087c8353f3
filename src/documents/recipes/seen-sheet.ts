import type { TableRow } from '../tables/table.ts'
import { cellKind, wordsOf } from './cell-kinds.ts'
import { type SeenRow, seen } from './seen-rows.ts'
import { withSerialDays } from './serial-days.ts'

/** The rows of a sheet with what each is: lines over parts of a form, and numbers that head columns, seen for what they are. */
export function seenRows(rows: readonly TableRow[]): readonly SeenRow[] {
  return withSections(withSerialDays(rows.map(withoutPivot)))
    .map(seen)
    .map(asHeading)
}

/** "1,000" under "Rate per" ends a heading of two lines. */
function endsHeading(row: SeenRow, above: SeenRow | undefined): boolean {
  if (row.kind !== 'values' || above?.kind !== 'headings') return false
  const numbers = row.filled.filter((column) => cellKind(row.row.cells[column]) === 'number')
  return numbers.every(
    (column) =>
      /^1(?:0{0,2},?0{3}|00)$/.test(wordsOf(row.row.cells[column])) &&
      /\bper$/i.test(wordsOf(above.row.cells[column])),
  )
}

/** "999" and "101" over the headings of a table are numbers that are called, and head its columns. */
function asHeading(row: SeenRow, index: number, rows: readonly SeenRow[]): SeenRow {
  if (endsHeading(row, rows[index - 1])) return { ...row, kind: 'headings' }
  const isOver = row.kind === 'values' && rows[index + 1]?.kind === 'headings'
  const texts = row.filled.map((column) => wordsOf(row.row.cells[column]))
  const areCalled =
    isOver &&
    ((row.filled[0] ?? 0) > 0 || !/^\d/.test(texts[0] ?? '')) &&
    texts.every((text) => /^(?:999|101|111|112)$/.test(text) || cellKind(text) === 'words')
  return areCalled ? { ...row, kind: 'headings' } : row
}

/** What a spreadsheet's pivot writes of itself among the headings. */
function withoutPivot(row: TableRow): TableRow {
  const isOwn = (cell: TableRow['cells'][number]) =>
    typeof cell === 'string' && /^(?:row|column) labels$/i.test(cell.trim())
  return row.cells.some(isOwn)
    ? { ...row, cells: row.cells.map((cell) => (isOwn(cell) ? '' : cell)) }
    : row
}

/**
 * Rows of a form with the lines over its parts made lines: "B" and "Online" over "B1", "B2" say what those
 * are of, and head no columns.
 */
function withSections(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.map((row, index) => {
    const [code = '', name = '', ...more] = row.cells.map(wordsOf)
    const next = wordsOf(rows[index + 1]?.cells[0])
    const isOver =
      /^(?:[A-Z]|\d{1,2}|[IVX]{1,4})[.)]?$/.test(code) &&
      name !== '' &&
      cellKind(name) === 'words' &&
      more.every((one) => one === '') &&
      next.startsWith(code) &&
      /^[.)]?\d/.test(next.slice(code.length))
    // "Section B" beside "Average number of working days" over headings: a title in two cells
    const isTitleOfTwo =
      /^(?:section|table|annex) [A-Z0-9]{1,3}$/i.test(code) &&
      cellKind(name) === 'words' &&
      more.every((one) => one === '') &&
      (rows[index + 1]?.cells.filter((cell) => wordsOf(cell) !== '').length ?? 0) > 2
    if (isTitleOfTwo) return { ...row, cells: [`${code}: ${name}`, ...more.map(() => ''), ''] }
    return isOver ? { ...row, cells: [name, ...row.cells.slice(1).map(() => '')] } : row
  })
}
