import type { GridRow, Place } from '#documents/index.ts'
import { findPeriods } from '#documents/index.ts'
import type { Period } from '#shared/index.ts'
import { isContents } from './contents.ts'
import { findQuantities, type Quantity } from './quantities.ts'
import type { Paper, PlacedTable } from './sentences.ts'
import { type FigureTable, readFigureTable } from './tables/figure-table.ts'
import { type Kind, readHeading } from './tables/headings.ts'
import { basesOf } from './tables/numbers-near.ts'
import { type Pair, pairOf } from './tables/pairs.ts'
import { relate, type TableRelations } from './tables/relate.ts'
import { keyWords } from './words.ts'

/** A row of a table whose columns are understood: values by period, then their change. */
export interface TableRow {
  readonly place: Place
  readonly text: string
  readonly label: string
  readonly group: string | null
  readonly about: readonly string[]
  /** The number of the measure as printed before its label: "3.1". */
  readonly number: string | null
  readonly values: readonly Quantity[]
  /** One per value; `null` when the heading does not say. */
  readonly periods: readonly (Period | null)[]
  /** The value of the later period and of the one it is compared with; `null` when nothing says which is which. */
  readonly current: Quantity | null
  readonly earlier: Quantity | null
  readonly change: Quantity | null
  readonly percent: Quantity | null
  /** The row's share of the whole column, where a column is headed so. */
  readonly share: Quantity | null
  readonly table: UnderstoodTable
}

export interface UnderstoodTable {
  readonly rows: readonly TableRow[]
  readonly heading: string
  /** The words of the heading, in small letters. */
  readonly words: ReadonlySet<string>
  readonly block: number
  readonly periods: readonly (Period | null)[]
  /** Its figures, and what is established of them. */
  readonly figures: FigureTable
  readonly related: TableRelations
  /** The printed columns that its changes are between; `null` when nothing says. */
  readonly pair: Pair | null
  /** The words over each printed column; none where it has no headings. */
  readonly columnWords: readonly string[]
  /** The cells as printed, by row. */
  readonly cells: readonly (readonly string[])[]
}

const LEGEND = /\([^()]*(?:=|blue|red)[^()]*\)/giu

export function understandTables(paper: Paper): readonly UnderstoodTable[] {
  const basesAt = basesOf(paper)
  return paper.tables
    .filter(({ grid }) => !isContents(grid.heading, grid.rows))
    .map((table) => understand(table, basesAt(table.block)))
}

function understand(
  { grid, block, heading }: PlacedTable,
  bases: readonly number[],
): UnderstoodTable {
  const words = grid.heading.replace(LEGEND, ' ')
  const kinds = kindsOf(grid.columns)
  const columns = kinds ? grid.columns.filter((_, index) => isValue(kinds[index])) : grid.columns
  const named = grid.columns.length > 0 ? columnPeriods(columns) : periodsIn(words)
  const rows: TableRow[] = []
  const over = `${heading} ${words}`.trim()
  const figures = readFigureTable(grid, heading)
  const related = relate(figures, bases)
  const pair = pairOf(figures, related.relations, named)
  const table: UnderstoodTable = {
    rows,
    heading: over,
    words: new Set([...over.toLowerCase().split(/\W+/u), ...keyWords(over)]),
    block,
    periods: named,
    figures,
    related,
    pair,
    columnWords: grid.columns,
    cells: grid.rows.map((row) => row.cells),
  }
  const cells = grid.rows.map((row) => readCells(row))
  grid.rows.forEach((row, index) => {
    const read = cells[index] ?? []
    const columns = { table, named, pair, words }
    rows.push(kinds ? readByKind(row, read, columns, kinds) : readRow(row, read, columns))
  })
  return table
}

function periodsIn(words: string): readonly Period[] {
  const found = findPeriods(words).flatMap((named) => (named.period ? [named.period] : []))
  return found.filter((period, index) => found.findIndex((it) => it.code === period.code) === index)
}

function columnPeriods(columns: readonly string[]): readonly (Period | null)[] {
  const read = columns.map((column) => findPeriods(column)[0]?.period ?? null)
  const last = read.findLastIndex((period) => period !== null)
  return read.slice(0, last + 1)
}

function readCells(row: GridRow): readonly (Quantity | null)[] {
  return row.cells.map((cell) => {
    const text = cell.replace(/^([+-]) /, '$1').trim()
    const negative = /^\((£?\d[\d,.]*k?m?)\)$/u.exec(text)?.[1]
    if (negative !== undefined) {
      const read = findQuantities(negative, [])[0] ?? bareFigure(negative)
      return read && { ...read, sign: -1, text }
    }
    return findQuantities(text, []).find((it) => it.unit !== 'rank') ?? bareFigure(text)
  })
}

/** A figure that would be a name in a sentence, such as 101 or 2019, is a figure in a cell. */
function bareFigure(text: string): Quantity | null {
  if (!/^[+−–-]?\d+$/.test(text)) return null
  const padded = findQuantities(`${text}.0`, [])[0]
  return padded ? { ...padded, text, end: text.length, step: { above: 1n, below: 1n } } : null
}

/** What each column holds; `null` when no heading says more than that they are values: the rows must tell. */
function kindsOf(columns: readonly string[]): readonly Kind[] | null {
  const kinds = columns.map((words) => readHeading(words).kind)
  return kinds.every(isValue) ? null : kinds
}

function isValue(kind: Kind | undefined): boolean {
  return kind === 'plain' || kind === 'period' || kind === 'total'
}

function readByKind(
  row: GridRow,
  cells: readonly (Quantity | null)[],
  columns: Columns,
  kinds: readonly Kind[],
): TableRow {
  const at = (kind: Kind) => cells[kinds.indexOf(kind)] ?? null
  const slots = cells.filter((_, index) => isValue(kinds[index]))
  const values = slots.flatMap((cell) => (cell ? [cell] : []))
  const plain = readRow(row, slots, columns)
  return {
    ...plain,
    ...pairIn(cells, columns.pair),
    values,
    periods: values.map((_, index) => columns.named[index] ?? plain.periods[index] ?? null),
    change: at('change'),
    percent: at('percent-change'),
    share: at('percent'),
  }
}

interface Columns {
  readonly table: UnderstoodTable
  readonly named: readonly (Period | null)[]
  readonly pair: Pair | null
  readonly words: string
}

function readRow(row: GridRow, cells: readonly (Quantity | null)[], columns: Columns): TableRow {
  const { named, pair, words } = columns
  const saysChange = /change|difference|variance|\+\/-/iu.test(words)
  const count = valueCount(cells, named, saysChange)
  const values = cells.slice(0, count).flatMap((cell) => (cell ? [cell] : []))
  const rest = cells.slice(count).flatMap((cell) => (cell ? [cell] : []))
  const number = /^\d+(?:\.\d+)+(?=\s)/.exec(row.label)?.[0] ?? null
  const label = number === null ? row.label : row.label.slice(number.length).trim()
  const about = keyWords(label)
  const inHeading = about.length === 0 || findPeriods(row.label).length > 0
  return {
    place: row.place,
    text: row.text,
    label,
    group: row.group,
    about: inHeading ? keyWords(`${label} ${words}`) : about,
    number,
    values,
    periods: values.map(
      (_, index) =>
        named[index] ?? (inHeading ? (findPeriods(row.label)[0]?.period ?? null) : null),
    ),
    ...pairIn(cells, pair),
    change: rest.find((it) => it.unit !== 'percent' && it.unit !== 'points') ?? null,
    percent: rest.find((it) => it.unit === 'percent') ?? null,
    share: null,
    table: columns.table,
  }
}

/** The figures of a row that its table's change is between. */
function pairIn(cells: readonly (Quantity | null)[], pair: Pair | null) {
  const at = (column: number | null | undefined) => cells[column ?? -1] ?? null
  return { current: at(pair?.current), earlier: at(pair?.earlier) }
}

/** How many of the cells are values; what follows them is their change. */
function valueCount(
  cells: readonly (Quantity | null)[],
  named: readonly (Period | null)[],
  saysChange: boolean,
): number {
  if (named.length > 1) return Math.min(named.length, cells.length)
  const last = cells.at(-1)
  const third = cells[2]
  if (cells.length === 4 && (last?.unit === 'percent' || saysChange)) return 2
  if (
    cells.length === 3 &&
    (saysChange || (third && third.sign !== 0) || third?.unit === 'percent')
  ) {
    return cells[0]?.unit === third?.unit && third?.sign === 0 ? 3 : 2
  }
  return cells.length
}
