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
  const count = headingRows > 0 ? headingRows : countHeadings(rows)
  const heading = rows.slice(0, count)
  const columns = (heading.at(-1)?.cells.slice(1) ?? []).map((cell, column) =>
    [...heading.slice(0, -1).map((row) => row.cells[column + 1] ?? ''), cell].join(' ').trim(),
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

function countHeadings(rows: readonly DrawnRow[]): number {
  const first = rows.findIndex((row) =>
    row.cells
      .slice(1)
      .some((cell) => FIGURE.test(cell) && !/\b(?:19|20)\d\d|\bQ[1-4]\b|\d\d\/\d\d/u.test(cell)),
  )
  return Math.max(0, first)
}
