import { accept, type Outcome, refuse } from '#shared/index.ts'
import { columnLetter } from './columns.ts'
import type { OnProgress } from './examine-file.ts'

/**
 * One cell as it was read. Text is trimmed of nothing. A spreadsheet also has dates, formulas whose
 * answer was never saved, and cells hidden under a merged one; each is told apart from text so that
 * none is taken for a blank.
 */
export type Cell =
  | string
  | { readonly kind: 'date'; readonly day: string; readonly shown: string }
  | { readonly kind: 'unworked-formula'; readonly shown: string }
  | { readonly kind: 'under-merged'; readonly shown: string }

/** One row of a table: its number as a spreadsheet shows it, and its cells in the file's order. */
export interface TableRow {
  readonly number: number
  /** Where a row stands that is made from one cell of another table: "Table_1!B7". */
  readonly at?: string
  readonly cells: readonly Cell[]
}

/** The columns that a table must and may have, by the name the program knows them by. */
export interface TableShape {
  readonly required: readonly string[]
  readonly optional: readonly string[]
  /** Other headings for a column, in small letters with single spaces: `measure id` → `measure`. */
  readonly synonyms: Readonly<Record<string, string>>
}

/** Where the header is and what it says. */
export interface Header {
  readonly rowNumber: number
  /** The place of each known column among a row's cells, from 0. */
  readonly places: ReadonlyMap<string, number>
  readonly width: number
  readonly unused: readonly string[]
}

/**
 * A table that may be read several times, a batch of rows at a time, oldest row first. Blank rows are
 * left out; row numbers count them. `notes` say how the file was read where that was not plain.
 */
export interface Table {
  readonly name: string
  readonly header: Header
  readonly notes: readonly string[]
  /** @throws Refusal when the file turns out to be broken further down */
  readonly batches: (onProgress?: OnProgress) => AsyncIterable<readonly TableRow[]>
}

/** A header is looked for in this many rows from the top, below titles and blank rows. */
export const HEADER_ROWS = 30

/** How many cells the widest of some rows has, however many there are. */
export function widthOf(rows: readonly Pick<TableRow, 'cells'>[]): number {
  return rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
}

export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return ''
  return typeof cell === 'string' ? cell : cell.shown
}

export function isBlank(cell: Cell | undefined): boolean {
  return typeof cell === 'string' ? cell.trim() === '' : cell === undefined
}

function heading(cell: Cell | undefined): string {
  return cellText(cell)
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
}

interface Candidate {
  readonly row: TableRow
  readonly found: readonly { readonly column: string; readonly place: number }[]
}

/**
 * Finds the row of headings among the first rows of a table: the first that has every required
 * column. Capitals, spaces, hyphens and underlines in headings make no difference.
 *
 * @returns a refusal that names the columns missing, or the two columns with one heading
 */
export function findHeader(
  name: string,
  rows: readonly TableRow[],
  shape: TableShape,
): Outcome<Header> {
  const columns = [...shape.required, ...shape.optional]
  const candidates: Candidate[] = rows.slice(0, HEADER_ROWS).map((row) => ({
    row,
    found: row.cells.flatMap((cell, place) => {
      const words = heading(cell)
      const column = shape.synonyms[words] ?? words
      return columns.includes(column) ? [{ column, place }] : []
    }),
  }))
  const missing = ({ found }: Candidate) =>
    shape.required.filter((column) => found.every((one) => one.column !== column))
  const fits = candidates.find((candidate) => missing(candidate).length === 0)
  if (fits) return readHeader(name, fits)

  const nearest = candidates.toSorted(
    (one, other) => missing(one).length - missing(other).length,
  )[0]
  const wanted = `It needs columns headed ${list(shape.required)}`
  if (nearest === undefined || missing(nearest).length === shape.required.length) {
    return refuse('no-header', `${name} has no row of headings. ${wanted}`, name)
  }
  const lacks = missing(nearest)
  return refuse(
    lacks.length < shape.required.length / 2 ? 'missing-column' : 'few-columns',
    `${name} has no column headed ${list(lacks)}: row ${nearest.row.number} has ` +
      `${list(nearest.row.cells.map((cell) => cellText(cell).trim()).filter(Boolean))}. ` +
      (lacks.length === 1 ? 'Add the column, or mend its heading' : 'Add the columns named first'),
    name,
  )
}

function readHeader(name: string, { row, found }: Candidate): Outcome<Header> {
  const places = new Map<string, number>()
  for (const { column, place } of found) {
    const earlier = places.get(column)
    if (earlier !== undefined) {
      return refuse(
        'duplicated-header',
        `Columns ${columnLetter(earlier)} and ${columnLetter(place)} of ${name} are both headed ` +
          `"${shown(row, earlier)}"${shown(row, earlier) === shown(row, place) ? '' : ` or "${shown(row, place)}", which is the same`}. ` +
          'Take one of them out, or give it another heading',
        name,
      )
    }
    places.set(column, place)
  }
  const used = new Set(places.values())
  return accept({
    rowNumber: row.number,
    places,
    width: row.cells.findLastIndex((cell) => !isBlank(cell)) + 1,
    unused: row.cells
      .filter((cell, place) => !used.has(place) && !isBlank(cell))
      .map((cell) => cellText(cell).trim()),
  })
}

function shown(row: TableRow, place: number): string {
  return cellText(row.cells[place]).trim()
}

/** Words quoted and joined as in a sentence: "a", "b" and "c". */
export function list(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`)
  return quoted.length < 2
    ? quoted.join('')
    : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
}

/** What is worth saying about where the header was and which columns are not used. */
export function headerNotes(name: string, header: Header): string[] {
  const notes: string[] = []
  if (header.rowNumber > 1) {
    notes.push(
      `The headings of ${name} are in row ${header.rowNumber}; the rows above them were left out`,
    )
  }
  if (header.unused.length > 0) {
    const [columns, were] = header.unused.length === 1 ? ['column', 'was'] : ['columns', 'were']
    notes.push(`The ${columns} ${list(header.unused)} of ${name} ${were} not used`)
  }
  return notes
}
