import type { Grid } from './document.ts'
import { type DrawnRow, toGrid } from './grids.ts'
import { joinCellLines } from './pdf-hyphens.ts'
import {
  FIGURE,
  LEADERS,
  leftOf,
  lineText,
  type PrintedLine,
  rightOf,
  type Segment,
  YEAR,
} from './pdf-lines.ts'

/** A table found among lines: those from `from` up to but not including `to` belong to it. */
export interface DrawnTable {
  readonly from: number
  readonly to: number
  readonly grid: Grid
}

interface Column {
  readonly x: number
  readonly end: number
}

const MERGED = /^[+−–-]?£?\d[\d,]*(?:\.\d+)?%? +(?:[+−–-]?£?\d[\d,.]*%?(?: |$)|[A-Z][a-z]+$)/u
const MERGED_FIGURES = /(?:^|\s)[+−–-]?£?\d[\d,]*(?:\.\d+)?%?(?=\s|$)/gu
const TWO_TIMES = /(?:19|20)\d\d\b.*(?:19|20)\d\d\b/u
/** Lines of one cell stand this close, in heights of the typeface; rows may stand further apart. */
const CELL_LEADING = 1.4
/** A heading stands no further above its rows than this, nor two rows of one table from each other. */
const HEADING_REACH = 3
const ROW_REACH = 4.5
const LONGEST_CELL = 110
/** Words of one label stand no further apart than this, however wide they are set. */
const SET_WIDE = 3
const MOST_BETWEEN = 3

/**
 * Tables of figures rebuilt from where their cells stand: rows whose figures stand under each other
 * with their labels, and the headings above. A line of running text is never taken for a row.
 *
 * @returns tables from the top down, none overlapping
 */
export function findDrawnTables(printed: readonly PrintedLine[]): readonly DrawnTable[] {
  const lines = withWholeLabels(printed.map(partCells))
  const tables: DrawnTable[] = []
  let at = 0
  while (at < lines.length) {
    const rows = gatherRows(lines, at)
    const first = rows[0]
    const last = rows.at(-1)
    if (first === undefined || last === undefined) {
      at += 1
      continue
    }
    const table = rows.length > 0 ? assemble(lines, rows, tables.at(-1)?.to ?? 0) : undefined
    if (table) tables.push(table)
    at = (table?.to ?? last) + (table ? 0 : 1)
  }
  return tables
}

/** Cells set so close that they came as one: "+10.0% Amber", "1,204 1,310". Their places are reckoned. */
function partCells(line: PrintedLine): PrintedLine {
  if (!line.segments.slice(1).some((it) => MERGED.test(it.text))) return line
  const segments = line.segments.flatMap((segment, index) =>
    index > 0 && MERGED.test(segment.text) ? partSegment(segment) : [segment],
  )
  return { ...line, segments }
}

function partSegment(segment: Segment): readonly Segment[] {
  const perLetter = (segment.end - segment.x) / segment.text.length
  const figures = [...segment.text.matchAll(MERGED_FIGURES)]
  const ends = figures.map((figure) => figure.index + figure[0].length)
  const starts = [0, ...ends.filter((end) => end < segment.text.length)]
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? segment.text.length
    const text = segment.text.slice(start, end)
    const x = segment.x + (start + text.length - text.trimStart().length) * perLetter
    return { ...segment, text: text.trim(), x, end: segment.x + end * perLetter }
  })
}

/**
 * Lines in which a label set wide ("Theft   from   the", to fill its cell) is one segment again: the
 * words before the first figure of a row, and those of the lines around it that end before that.
 */
function withWholeLabels(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const edges = lines.map((line) => (isRow(line) ? firstFigure(line) : undefined))
  return lines.map((line, index) => {
    const near = [0, -1, 1, -2, 2].map((step) => edges[index + step])
    const edge = near.find((it) => it !== undefined)
    if (edge === undefined || line.segments.length < 2) return line
    const isOwn = edges[index] !== undefined
    const label = line.segments.filter((it) => it.end < edge)
    const [first, last] = [label[0], label.at(-1)]
    const isWhole = isOwn || label.length === line.segments.length
    const close = label.every(
      (it, at) => at === 0 || it.x - (label[at - 1]?.end ?? 0) < SET_WIDE * line.size,
    )
    if (!first || !last || !isWhole || !close || label.length < 2) return line
    const text = label.map((it) => it.text).join(' ')
    const whole = { ...first, text, end: last.end }
    return { ...line, segments: [whole, ...line.segments.slice(label.length)] }
  })
}

function firstFigure(line: PrintedLine): number | undefined {
  return line.segments.slice(1).find((cell) => FIGURE.test(cell.text))?.x
}

/** Whether a line has figures in cells of their own after its label, years aside. */
function isRow(line: PrintedLine | undefined): boolean {
  if (!line || line.segments.length < 2 || LEADERS.test(lineText(line))) return false
  const [label, ...cells] = line.segments
  if (!label || label.text.length > LONGEST_CELL) return false
  const figures = cells.filter((cell) => FIGURE.test(cell.text))
  return (
    figures.some((cell) => !YEAR.test(cell.text) && /\d/u.test(cell.text)) &&
    figures.length >= cells.length / 2
  )
}

function isHeadLine(line: PrintedLine): boolean {
  const text = lineText(line)
  return line.segments.length > 1 && !/[.;]$/u.test(text) && line.segments.every(isShort)
}

const isShort = (segment: Segment) => segment.text.length <= LONGEST_CELL / 2

/** The places among `lines` of the rows of the table that begins at `at`; none when no row is there. */
function gatherRows(lines: readonly PrintedLine[], at: number): readonly number[] {
  if (!isRow(lines[at])) return []
  const rows = [at]
  for (let next = at + 1; next < lines.length; next += 1) {
    const [line, last] = [lines[next], lines[rows.at(-1) ?? at]]
    if (!line || !last || next - (rows.at(-1) ?? at) > MOST_BETWEEN + 1) break
    if (line.y < last.y || line.y - last.y > ROW_REACH * last.size) break
    if (isRow(line) && shareColumn(line, last)) rows.push(next)
    else if (line.segments.length === 1 && !isLabelPart(line, last)) break
    else if (line.segments.length > 1 && !isRow(line)) break
  }
  return rows
}

function isLabelPart(line: PrintedLine, row: PrintedLine): boolean {
  const [segment] = line.segments
  const [, cell] = row.segments
  if (!segment || !cell) return false
  return segment.end <= cell.end + row.size && !/[.;:]$/u.test(segment.text)
}

function shareColumn(line: PrintedLine, other: PrintedLine): boolean {
  return line.segments
    .slice(1)
    .some((cell) => other.segments.slice(1).some((it) => it.x < cell.end && cell.x < it.end))
}

function assemble(
  lines: readonly PrintedLine[],
  rows: readonly number[],
  after: number,
): DrawnTable | undefined {
  const [first = 0, last = 0] = [rows[0], rows.at(-1)]
  const members = rows.flatMap((at) => lines[at] ?? [])
  const columns = findColumns(members)
  if (columns.length < 2) return undefined
  const top = startOfHeading(lines, first, after, columns)
  const to = endOfLabel(lines, rows, columns)
  const start = startOfLabel(lines, top, first, rows)
  if (rows.length < 2 && (columns.length < 3 || top === start)) return undefined
  const heading = toCells(lines.slice(top, start), columns, true)
  const body = groupLines(lines, { start, to }, rows).map((group): DrawnRow => {
    const place = group.find((line) => isRow(line)) ?? group[0]
    return {
      place: { page: place?.page ?? null, line: place?.line ?? 1 },
      cells: toCells(group, columns, false),
    }
  })
  const [place] = members
  const headed = top < start
  const head = { place: { page: place?.page ?? null, line: place?.line ?? 1 }, cells: heading }
  const grid = toGrid(headed ? [head, ...body] : body, headed ? 1 : 0)
  return grid.rows.length === 0 || last < first ? undefined : { from: top, to, grid }
}

/** Where the cells of the rows stand under each other: their reach from left to right, merged. */
function findColumns(rows: readonly PrintedLine[]): readonly Column[] {
  const cells = rows.flatMap((row) => row.segments).toSorted((one, other) => one.x - other.x)
  const columns: { x: number; end: number }[] = []
  for (const cell of cells) {
    const column = columns.at(-1)
    if (column && cell.x < column.end) column.end = Math.max(column.end, cell.end)
    else columns.push({ x: cell.x, end: cell.end })
  }
  return columns
}

/** Walks up over the lines that head the columns. */
function startOfHeading(
  lines: readonly PrintedLine[],
  first: number,
  after: number,
  columns: readonly Column[],
): number {
  const labelEnd = columns[0]?.end ?? 0
  let top = first
  for (let at = first - 1; at >= after; at -= 1) {
    const [line, below] = [lines[at], lines[at + 1]]
    if (!line || !below || line.y > below.y || below.y - line.y > HEADING_REACH * below.size) break
    if (isHeadLine(line)) top = at
    else if (line.segments.length !== 1 || !line.segments.every(isShort)) break
    else if (leftOf(line) >= labelEnd && rightOf(line) <= (columns.at(-1)?.end ?? 0) + line.size)
      top = at
    else if (below.y - line.y > CELL_LEADING * below.size) break
  }
  return top
}

/** The first line of the first row: its label may begin above its figures. */
function startOfLabel(
  lines: readonly PrintedLine[],
  top: number,
  first: number,
  rows: readonly number[],
): number {
  if (isTight(lines, rows)) return first
  let start = first
  for (let at = first - 1; at > top || (at === top && at < first); at -= 1) {
    const [line, below] = [lines[at], lines[at + 1]]
    if (!line || !below || line.segments.length > 1) break
    if (below.y - line.y > CELL_LEADING * below.size) break
    start = at
  }
  return start
}

/** Past the lines in which the label of the last row goes on. */
function endOfLabel(
  lines: readonly PrintedLine[],
  rows: readonly number[],
  columns: readonly Column[],
): number {
  const last = rows.at(-1) ?? 0
  let to = last + 1
  for (; to < lines.length; to += 1) {
    const [line, above] = [lines[to], lines[to - 1]]
    if (!line || !above || line.segments.length !== 1) break
    const close = line.y - above.y <= CELL_LEADING * above.size && line.y >= above.y
    const within = rightOf(line) <= (columns[1]?.x ?? 0) && Math.abs(line.size - above.size) < 0.6
    if (!close || !within || /^[A-Z•\d]/u.test(lineText(line)) || isTight(lines, rows)) break
  }
  return to
}

/** Whether rows follow each other as closely as the lines of one cell would. */
function isTight(lines: readonly PrintedLine[], rows: readonly number[]): boolean {
  return rows.some((at, index) => {
    const [line, next] = [lines[at], lines[rows[index + 1] ?? -1]]
    return line && next && next.y - line.y <= CELL_LEADING * line.size
  })
}

/** The lines of each row together; a label on its own between rows heads a group. */
function groupLines(
  lines: readonly PrintedLine[],
  { start, to }: { start: number; to: number },
  rows: readonly number[],
): readonly (readonly PrintedLine[])[] {
  const tight = isTight(lines, rows)
  const groups: PrintedLine[][] = []
  for (let at = start; at < to; at += 1) {
    const [line, above] = [lines[at], lines[at - 1]]
    if (!line) continue
    const group = groups.at(-1)
    const close = above !== undefined && line.y - above.y <= CELL_LEADING * line.size
    const secondRow = isRow(line) && (group?.some((it) => isRow(it)) ?? false)
    const goesOn = tight
      ? line.segments.length === 1 && /^[a-z(&]/u.test(lineText(line))
      : close && !secondRow
    if (group && goesOn) group.push(line)
    else groups.push([line])
  }
  return groups
}

/** What stands in each column. A heading over several columns is said of each of them. */
function toCells(
  lines: readonly PrintedLine[],
  columns: readonly Column[],
  isHeading: boolean,
): readonly string[] {
  const cells = columns.map((): string[] => [])
  const segments = lines.flatMap((line) => line.segments)
  for (const segment of isHeading ? segments.flatMap((it) => partHeading(it, columns)) : segments) {
    const under = columns.flatMap((column, index) =>
      segment.x < column.end && column.x < segment.end ? [index] : [],
    )
    const places = isHeading && under.length > 1 ? under : [under[0] ?? nearest(segment, columns)]
    for (const place of places) cells[place]?.push(segment.text)
  }
  return cells.map(joinCellLines)
}

/** Headings of several columns that came as one are parted at the word nearest to each column. */
function partHeading(segment: Segment, columns: readonly Column[]): readonly Segment[] {
  const under = columns.filter((it) => segment.x < it.end && it.x < segment.end)
  if (under.length < 2 || !TWO_TIMES.test(segment.text)) return [segment]
  const perLetter = (segment.end - segment.x) / segment.text.length
  const parts: (Segment & { readonly column: number })[] = []
  for (const word of segment.text.matchAll(/(?:Q[1-4] |% )?\S+/gu)) {
    const x = segment.x + word.index * perLetter
    const part = { ...segment, text: word[0], x, end: x + word[0].length * perLetter }
    const column = nearest(part, columns)
    const last = parts.at(-1)
    if (last?.column === column) {
      parts[parts.length - 1] = { ...last, text: `${last.text} ${part.text}`, end: part.end }
    } else parts.push({ ...part, column })
  }
  return parts.map(({ column, ...part }) => {
    const { x, end } = columns[column] ?? part
    return { ...part, x, end }
  })
}

function nearest(segment: Segment, columns: readonly Column[]): number {
  const middle = (segment.x + segment.end) / 2
  const distances = columns.map((it) => Math.abs((it.x + it.end) / 2 - middle))
  return distances.indexOf(Math.min(...distances))
}
