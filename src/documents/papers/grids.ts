import type { Grid, GridRow, Place } from './document.ts'

/** A row of a table as drawn: its cells in order, with where it stands. */
export interface DrawnRow {
  readonly place: Place
  readonly cells: readonly string[]
}

const FIGURE = /\d/u

/**
 * A table whose rows and cells are known, from a format that says so. The rows before the first one
 * with a figure in it are its heading, unless the figures there are years.
 *
 * @param headingRows - how many rows the format itself calls headings; 0 when it does not say
 */
export function toGrid(rows: readonly DrawnRow[], headingRows: number): Grid {
  const said = headingRows > 0 ? headingRows : countHeadings(rows)
  const count = said > 0 && isLowerHeading(rows[said - 1], rows[said]) ? said + 1 : said
  const heading = rows.slice(0, count)
  const over = heading.slice(0, -1).map(({ cells }) => spread(cells, heading.at(-1)?.cells ?? []))
  const columns = (heading.at(-1)?.cells.slice(1) ?? []).map((cell, column) =>
    [...over.map((cells) => cells[column + 1] ?? ''), cell].join(' ').trim(),
  )
  let group: string | null = null
  const body: GridRow[] = []
  for (const row of rows.slice(count)) {
    const [label = '', ...cells] = row.cells
    if (cells.every((cell) => cell.trim() === '')) {
      group = label.trim() === '' ? group : label.trim()
      continue
    }
    body.push({
      place: row.place,
      text: row.cells.filter((cell) => cell.trim() !== '').join(' '),
      label: label.trim(),
      cells: cells.map((cell) => cell.trim()),
      group,
    })
  }
  return {
    heading: heading
      .flatMap((row) => row.cells)
      .join(' ')
      .trim(),
    columns,
    rows: body,
  }
}

/** A row that names each column under headings that stand over several, which leave cells empty. */
function isLowerHeading(upper: DrawnRow | undefined, row: DrawnRow | undefined): boolean {
  const [over, own] = [upper?.cells.slice(1) ?? [], row?.cells.slice(1) ?? []]
  return (
    over.some((cell) => cell.trim() === '') &&
    over.some((cell) => cell.trim() !== '') &&
    own.length === over.length &&
    own.some((cell) => cell.trim() !== '') &&
    own.every((cell, at) => (cell.trim() || over[at]?.trim()) && !isFigure(cell))
  )
}

/** A heading over several columns stands in the first of them; the others are empty. */
function spread(cells: readonly string[], lower: readonly string[]): readonly string[] {
  // What a format says to stand over several columns is in each of them already
  if (cells.some((cell, at) => at > 1 && cell.trim() !== '' && cell === cells[at - 1])) return cells
  let last = ''
  return cells.map((cell, column) => {
    if (column === 0 || (cell.trim() === '' && (lower[column] ?? '').trim() === '')) return cell
    last = cell.trim() === '' ? last : cell
    return last
  })
}

const isFigure = (cell: string) =>
  FIGURE.test(cell) && !/\b(?:19|20)\d\d|\bQ[1-4]\b|\d\d\/\d\d/u.test(cell)

function countHeadings(rows: readonly DrawnRow[]): number {
  const first = rows.findIndex((row) => row.cells.slice(1).some(isFigure))
  return Math.max(0, first)
}

/**
 * Two tables that follow each other as the one they are, where the second is the rest of the first after
 * the end of a page: as wide, and with the same headings again or none.
 */
export function joinRest(table: Grid, rest: Grid): Grid | undefined {
  const width = ({ rows }: Grid) => Math.max(...rows.map(({ cells }) => cells.length))
  const words = ({ heading }: Grid) => heading.replace(/\s+/gu, ' ').toLowerCase()
  const isRest = width(table) === width(rest) && ['', words(table)].includes(words(rest))
  return isRest ? { ...table, rows: [...table.rows, ...rest.rows] } : undefined
}
