import type { FoundTable } from './assemble-table.ts'
import type { Line } from './document.ts'
import { type DrawnRow, toGrid } from './grids.ts'
import { partHeading, partWide } from './heading-parts.ts'
import {
  fitRow,
  kindOf,
  type TypedRow,
  typedRow,
  unlikeRow,
  withSharesJoined,
} from './typed-rows.ts'

const LEAST_ROWS = 2
const LEAST_COLUMNS = 2
const MOST_COLUMNS = 14
const MOST_HEADINGS = 2
/** How unlike rows of one width the lines may be on average. */
const MOST_UNLIKE = 0.45
const LONGEST_NAME = 90
/** What is no figure in a heading: a year, a line that the public calls. */
const NO_FIGURE = /^(?:(?:19|20)\d\d|999|101|111)$/u

/**
 * Tables typed a row a line, its cells one space apart, between empty lines: a heading or two, then
 * nothing but rows. All the rows together tell how many cells there are, so that a number in a name
 * ("Quarter 1", "Aged 16 to 34") is no cell, and a second space leaves one empty.
 */
export function findTypedTables(lines: readonly Line[]): readonly FoundTable[] {
  const tables: FoundTable[] = []
  for (let from = 0; from < lines.length; ) {
    let to = from
    while (to < lines.length && lines[to]?.text.trim() !== '') to += 1
    const table = to - from > LEAST_ROWS ? readIsland(lines.slice(from, to)) : undefined
    if (table) tables.push({ from, to, grid: toGrid(table.rows, table.headings) })
    from = to + 1
  }
  return tables
}

interface TypedTable {
  readonly rows: readonly DrawnRow[]
  readonly headings: number
}

function readIsland(lines: readonly Line[]): TypedTable | undefined {
  if (lines.some(({ text }) => /[|\t]/u.test(text)) || lines.every(({ text }) => isLaid(text)))
    return undefined
  const read = lines.map(({ text }) => typedRow(text))
  for (let headings = 1; headings <= MOST_HEADINGS; headings += 1) {
    const over = read.slice(0, headings)
    const rows = withSharesJoined(read.slice(headings))
    if (rows.length < LEAST_ROWS || !over.every(isWords)) return undefined
    const count = countColumns(rows)
    if (count === undefined) continue
    return readTable(lines, { headings, rows, count })
  }
  return undefined
}

/** Set in columns: more than a cell left empty here and there. */
const isLaid = (text: string) => (text.trim().match(/\S {2,}(?=\S)/gu) ?? []).length > 1

/** Whether a line is no row: it has words and no figure but one ("per 1,000"), years aside. */
function isWords({ name, cells }: TypedRow): boolean {
  const figures = cells.filter(({ text }) => /\d/u.test(text) && !NO_FIGURE.test(text))
  const most = name.length > 1 ? 1 : 0
  return figures.length <= most && (name.length > 0 || cells.length > 0)
}

/** How many cells the rows have, where all of them are rows. */
function countColumns(rows: readonly TypedRow[]): number | undefined {
  if (
    rows.some(
      ({ name }) => name.join(' ').length > LONGEST_NAME || /[.;:]$/u.test(name.at(-1) ?? ''),
    )
  )
    return undefined
  let best: { count: number; unlike: number } | undefined
  for (const count of new Set(rows.map(({ cells }) => cells.length))) {
    for (const tried of [count - 1, count]) {
      if (tried < LEAST_COLUMNS || tried > MOST_COLUMNS) continue
      const unlike = rows.reduce((sum, row) => sum + unlikeRow(row, tried), 0) / rows.length
      if (!best || unlike < best.unlike) best = { count: tried, unlike }
    }
  }
  return best && best.unlike <= MOST_UNLIKE ? best.count : undefined
}

function readTable(
  lines: readonly Line[],
  { headings, rows, count }: { headings: number; rows: readonly TypedRow[]; count: number },
): TypedTable | undefined {
  const whole = rows.map(({ cells }) => cells.slice(-count)).filter((it) => it.length === count)
  const columns = Array.from({ length: count }, (_, at) => whole.map((it) => it[at]?.text ?? ''))
  const kinds = columns.map((cells) => mostOf(cells.map(kindOf)))
  const own = lines[headings - 1]?.text ?? ''
  const over = headings > 1 ? headingsIn(lines[0]?.text ?? '', columns) : undefined
  if (headings > 1 && !over) return undefined
  const heading = headingsIn(own, columns)
  if (!heading) return undefined
  const placed = rows.flatMap((row, at): DrawnRow[] => {
    const cells = fitRow(row, { count, kinds })
    const line = lines[headings + at]
    return line ? [{ place: { page: line.page, line: line.line }, cells }] : []
  })
  const drawn = [...(over ? [over] : []), heading].map((cells, at): DrawnRow => {
    const line = lines[at]
    return { place: { page: line?.page ?? null, line: line?.line ?? 1 }, cells }
  })
  return { rows: [...drawn, ...placed], headings }
}

/**
 * The headings of a line in which each space after the first leaves a cell empty, that over the names
 * first; all of them together are as many as there are columns.
 */
function headingsIn(
  text: string,
  columns: readonly (readonly string[])[],
): readonly string[] | undefined {
  const [before, after] = [/^ */u, / *$/u].map((edge) => edge.exec(text)?.[0].length ?? 0)
  const words = text.trim().split(' ')
  const empty = words.filter((word) => word === '').length
  const start = Math.max(0, (before ?? 0) - 1)
  const inside = columns.slice(start, columns.length - (after ?? 0))
  const isEven = empty === 0
  const own = before === 0 ? text.trim() : ` ${text.trim()}`
  const parts = isEven ? partHeading(own, inside) : partWide(own, inside.length + 1 - empty)
  if (!parts) return undefined
  const gaps = [...text.trim().matchAll(/\S( +)(?=\S)/gu)].map(([, gap = '']) => gap.length)
  let word = 0
  const cells = parts.flatMap((part) => {
    if (part === '') return [part]
    word += part.split(' ').length
    return [part, ...Array<string>(Math.max(0, (gaps[word - 1] ?? 1) - 1)).fill('')]
  })
  const [first = '', ...rest] = cells
  const all = [
    first,
    ...Array<string>(start).fill(''),
    ...rest,
    ...Array<string>(after ?? 0).fill(''),
  ]
  return all.length === columns.length + 1 ? all : undefined
}

function mostOf(kinds: readonly string[]): string {
  const counted = [...Map.groupBy(kinds, (kind) => kind)]
  return counted.toSorted((one, other) => other[1].length - one[1].length)[0]?.[0] ?? ''
}
