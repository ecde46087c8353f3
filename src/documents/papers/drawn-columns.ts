import { isBare } from './drawn-rows.ts'
import { leftOf, type PrintedLine, rightOf, type Segment } from './pdf-lines.ts'

export interface Column {
  readonly x: number
  readonly end: number
}

/**
 * Lines in which rows of one number of cells, that do not stand quite under each other, do: a converter
 * that keeps the layout of a page sets some of its rows off.
 */
export function withEvenRows(
  lines: readonly PrintedLine[],
  rows: readonly number[],
): readonly PrintedLine[] {
  const members = rows.flatMap((at) => lines[at] ?? [])
  const count = Math.max(...members.map(({ segments }) => segments.length))
  const fromEnd = (line: PrintedLine, place: number) => line.segments[line.segments.length - place]
  const isEven = members.every(
    ({ segments }) =>
      segments.length === count || (segments.length === count - 1 && isBare(segments)),
  )
  if (!isEven || findColumns(members).length === count) return lines
  const middle = (values: readonly number[]) =>
    values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0
  const places = Array.from({ length: count }, (_, index) => {
    const cells = members.flatMap((line) => fromEnd(line, index + 1) ?? [])
    return { x: middle(cells.map(({ x }) => x)), end: middle(cells.map(({ end }) => end)) }
  })
  return lines.map((line, at) =>
    rows.includes(at)
      ? {
          ...line,
          segments: line.segments.map((segment, index) => ({
            ...segment,
            ...places[line.segments.length - index - 1],
          })),
        }
      : line,
  )
}

/** The names of rows whose figures stand on a line of their own, beside the middle of the name. */
export function namesBeside(
  lines: readonly PrintedLine[],
  rows: readonly number[],
): readonly PrintedLine[] {
  const [first, last] = [rows[0] ?? 0, rows.at(-1) ?? 0]
  if (!rows.every((at) => isBare(lines[at]?.segments ?? []))) return []
  const edge = Math.min(...rows.map((at) => leftOf(lines[at] as PrintedLine)))
  return lines
    .slice(Math.max(0, first - 1), last + 2)
    .filter((line) => line.segments.length === 1 && rightOf(line) < edge)
}

/** Where the cells of the rows stand under each other: their reach from left to right, merged. */
export function findColumns(rows: readonly PrintedLine[]): readonly Column[] {
  const cells = rows.flatMap((row) => row.segments).toSorted((one, other) => one.x - other.x)
  const columns: { x: number; end: number }[] = []
  for (const cell of cells) {
    const column = columns.at(-1)
    if (column && cell.x < column.end) column.end = Math.max(column.end, cell.end)
    else columns.push({ x: cell.x, end: cell.end })
  }
  return columns
}

export function nearest(segment: Segment, columns: readonly Column[]): number {
  const middle = (segment.x + segment.end) / 2
  const distances = columns.map((it) => Math.abs((it.x + it.end) / 2 - middle))
  return distances.indexOf(Math.min(...distances))
}
