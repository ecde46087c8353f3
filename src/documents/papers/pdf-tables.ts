import type { Grid } from './document.ts'
import { findColumns, namesBeside, withEvenRows } from './drawn-columns.ts'
import { inStacks, startOfHeading, toCells } from './drawn-headings.ts'
import { endOfLabel, groupLines, startOfLabel } from './drawn-names.ts'
import { isRow, partCells, withWholeLabels } from './drawn-rows.ts'
import { type DrawnRow, toGrid } from './grids.ts'
import type { PrintedLine } from './pdf-lines.ts'

/** A table found among lines: those from `from` up to but not including `to` belong to it. */
export interface DrawnTable {
  readonly from: number
  readonly to: number
  readonly grid: Grid
}
const ROW_REACH = 6
const MOST_BETWEEN = 3
const ALIKE = 4

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

/** Whether cells of two rows stand under each other, or there are as many as show one table alone. */
function shareColumn(line: PrintedLine, other: PrintedLine): boolean {
  const count = line.segments.length
  return (
    (count >= ALIKE && count === other.segments.length) ||
    line.segments
      .slice(1)
      .some((cell) => other.segments.slice(1).some((it) => it.x < cell.end && cell.x < it.end))
  )
}

function assemble(
  printed: readonly PrintedLine[],
  rows: readonly number[],
  after: number,
): DrawnTable | undefined {
  const lines = withEvenRows(printed, rows)
  const [first = 0, last = 0] = [rows[0], rows.at(-1)]
  const members = rows.flatMap((at) => lines[at] ?? [])
  const columns = findColumns([...members, ...namesBeside(lines, rows)])
  if (columns.length < 2) return undefined
  const top = startOfHeading(lines, first, after, columns)
  const to = endOfLabel(lines, rows, columns)
  const start = startOfLabel(lines, top, first, rows, columns)
  if (rows.length < 2 && (columns.length < 3 || top === start)) return undefined
  const over = lines.slice(top, start)
  const placed = toCells(over, columns, true)
  const isWhole = over.length > 1 && placed.slice(1).every((words) => words !== '')
  const heading = isWhole ? placed : (inStacks(over, columns) ?? placed)
  const body = groupLines(lines, { start, to }, rows, columns).map((group): DrawnRow => {
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
