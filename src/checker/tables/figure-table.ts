import type { Grid } from '#documents/index.ts'
import { type Cell, type Figure, readCell } from './cells.ts'
import { type Heading, readHeading } from './headings.ts'

/** A column of figures: one a row, `null` where there is none that is known. */
export interface Column {
  /** Which of the printed columns it stands in. */
  readonly printed: number
  /** `null` when no heading stands over it. */
  readonly heading: Heading | null
  readonly figures: readonly (Figure | null)[]
  /** The unit of most of its figures. */
  readonly unit: Figure['unit']
  readonly isSigned: boolean
}

/** A table as figures: columns of one figure a row, and the names of the rows. */
export interface FigureTable {
  readonly columns: readonly Column[]
  readonly labels: readonly string[]
  readonly groups: readonly (string | null)[]
  /** Whether its figures are rounded to thousands or millions, so that whole numbers need not add up. */
  readonly isScaled: boolean
  /** All the words over it. */
  readonly words: string
}

/** The figures of a table; a cell with two of them ("106 (8.8%)") makes two columns. */
export function readFigureTable(grid: Grid, over: string): FigureTable {
  const rows = grid.rows.map((row) => row.cells.map(readCell))
  const width = Math.max(grid.columns.length, ...rows.map((row) => row.length), 0)
  const heading = readHeading(grid.heading)
  const columns = Array.from({ length: width }, (_, index) =>
    readColumns(
      rows.map((row) => row[index] ?? 'words'),
      grid.columns[index],
      index,
    ),
  )
  return {
    columns: columns.flat(),
    labels: grid.rows.map((row) => row.label.trim()),
    groups: grid.rows.map((row) => row.group),
    isScaled: heading.isScaled || readHeading(over).isScaled,
    words: grid.heading,
  }
}

function readColumns(
  cells: readonly Cell[],
  words: string | undefined,
  printed: number,
): readonly Column[] {
  const read = cells.map((cell) => (typeof cell === 'string' ? [] : cell))
  const counted = read.filter((figures) => figures.length > 0)
  if (counted.length === 0) return []
  const heading = words === undefined ? null : readHeading(words)
  const hasTwo = counted.filter((figures) => figures.length === 2).length * 2 > counted.length
  const firsts = toColumn(
    read.map((figures) => figures[0] ?? null),
    heading,
    printed,
  )
  if (!hasTwo) return [firsts]
  return [
    firsts,
    toColumn(
      read.map((figures) => figures[1] ?? null),
      heading,
      printed,
    ),
  ]
}

/** A column of some figures; most of them say its unit. */
export function toColumn(
  figures: readonly (Figure | null)[],
  heading: Heading | null,
  printed: number,
): Column {
  const known = figures.filter((figure) => figure !== null)
  const units = Map.groupBy(known, ({ unit }) => unit)
  const [most] = [...units].sort(([, one], [, other]) => other.length - one.length)
  return {
    printed,
    heading,
    figures,
    unit: most?.[0] ?? 'count',
    isSigned: known.some(({ isSigned }) => isSigned),
  }
}
