import type { Block } from './document.ts'
import { tableBlocks, type WrittenCell, type WrittenRow } from './written-table.ts'

const MOST_COLUMNS = 200
const MOST_ROWS_OF_A_CELL = 1000

export type TableSection = 'head' | 'body' | 'foot'

interface OpenRow {
  readonly cells: WrittenCell[]
  readonly section: TableSection
  width: number
  /** Whether all its cells are heading cells. */
  isHeading: boolean
  line: number | null
}

/** What is said of a cell where it opens. */
export interface OpenCell {
  readonly paragraphs: string[]
  readonly columns: number
  readonly rows: number
}

/** A table of a web page as its reader comes upon it: cells that take several rows go on below. */
export class HtmlTable {
  readonly #rows: { row: WrittenRow; section: TableSection }[] = []
  /** By column: for how many rows more the cell above goes on. */
  readonly #goingOn = new Map<number, number>()
  #row: OpenRow | null = null
  section: TableSection = 'body'

  openRow(line: number | null): void {
    const isHeading = this.section !== 'foot'
    this.#row = { cells: [], width: 0, section: this.section, isHeading, line }
  }

  openCell(
    columns: number,
    rows: number,
    said: { isHeading: boolean; line: number | null },
  ): OpenCell {
    const row = this.#row
    if (row) {
      this.#goOn(row)
      if (row.cells.length === 0) row.line = said.line ?? row.line
      if (!said.isHeading && row.section !== 'head') row.isHeading = false
    }
    return { paragraphs: [], columns, rows }
  }

  closeCell({ paragraphs, columns, rows }: OpenCell): void {
    const row = this.#row
    if (!row) return
    const at = row.width
    const span = Math.min(Math.max(1, columns), MOST_COLUMNS - at)
    if (span < 1) return
    row.cells.push({ paragraphs, span, goesOn: false })
    row.width += span
    const more = (rows === 0 ? MOST_ROWS_OF_A_CELL : Math.min(rows, MOST_ROWS_OF_A_CELL)) - 1
    for (let column = at; column < row.width; column += 1) this.#goingOn.set(column, more)
  }

  /** Fills the columns that cells above take, up to the first free one. */
  #goOn(row: OpenRow): void {
    for (let more = this.#more(row); more > 0; more = this.#more(row)) {
      this.#goingOn.set(row.width, more - 1)
      row.cells.push({ paragraphs: [], span: 1, goesOn: true })
      row.width += 1
    }
  }

  #more({ width }: OpenRow): number {
    return this.#goingOn.get(width) ?? 0
  }

  closeRow(): void {
    const row = this.#row
    if (!row) return
    this.#goOn(row)
    this.#row = null
    if (row.cells.length === 0) return
    const place = { page: null, line: row.line ?? 1 }
    this.#rows.push({
      row: { place, cells: row.cells, isHeading: isHeading(row) },
      section: row.section,
    })
  }

  /** Cells go on to the end of their section at most. */
  closeSection(): void {
    this.#goingOn.clear()
    this.section = 'body'
  }

  /** The rows as they are shown: those of the foot last, wherever they are written. */
  rows(): readonly WrittenRow[] {
    const order: readonly TableSection[] = ['head', 'body', 'foot']
    return order.flatMap((wanted) =>
      this.#rows.flatMap(({ row, section }) => (section === wanted ? [row] : [])),
    )
  }

  /** @param page - the page it stands on, in what has pages */
  blocks(page: number | null = null): readonly Block[] {
    return tableBlocks(this.rows().map((row) => ({ ...row, place: { ...row.place, page } })))
  }
}

/** One heading cell alone in a row, after the head of the table, names a group of rows. */
function isHeading({ section, isHeading, cells }: OpenRow): boolean {
  return section === 'head' || (isHeading && cells.length > 1)
}
