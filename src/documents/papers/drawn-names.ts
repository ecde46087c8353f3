import type { Column } from './drawn-columns.ts'
import { isBare, isRow } from './drawn-rows.ts'
import { leftOf, lineText, type PrintedLine, rightOf } from './pdf-lines.ts'

/** Lines of one cell stand this close, in heights of the typeface; rows may stand further apart. */
export const CELL_LEADING = 1.4

/** The first line of the first row: its label may begin above its figures. */
export function startOfLabel(
  lines: readonly PrintedLine[],
  top: number,
  first: number,
  rows: readonly number[],
  columns: readonly Column[],
): number {
  const tight = isTight(lines, rows)
  let start = first
  for (let at = first - 1; at > top || (at === top && at < first); at -= 1) {
    const [line, below] = [lines[at], lines[at + 1]]
    if (!line || !below || line.segments.length > 1) break
    if (below.y - line.y > CELL_LEADING * below.size) break
    if (tight && !(isNameAlone(line, columns) && namesOn(line, below, columns))) break
    start = at
  }
  return start
}

/** Past the lines in which the label of the last row goes on. */
export function endOfLabel(
  lines: readonly PrintedLine[],
  rows: readonly number[],
  columns: readonly Column[],
): number {
  const tight = isTight(lines, rows)
  const last = rows.at(-1) ?? 0
  let to = last + 1
  for (; to < lines.length; to += 1) {
    const [line, above] = [lines[to], lines[to - 1]]
    if (!line || !above || line.segments.length !== 1) break
    const close = line.y - above.y <= CELL_LEADING * above.size && line.y >= above.y
    const within = rightOf(line) <= (columns[1]?.x ?? 0) && Math.abs(line.size - above.size) < 0.6
    if (!close || !within || /^[A-Z•\d]/u.test(lineText(line))) break
    if (tight && !GOES_ON.test(lineText(line))) break
  }
  return to
}

/** Whether nothing but words tells the lines of one cell from the next row: all stand equally close. */
function isTight(lines: readonly PrintedLine[], rows: readonly number[]): boolean {
  const [first, last] = [rows[0] ?? 0, rows.at(-1) ?? 0]
  const isClose = (at: number) => {
    const [line, next] = [lines[at], lines[at + 1]]
    return line && next && next.y - line.y <= CELL_LEADING * line.size
  }
  const steps = Array.from({ length: last - first }, (_, index) => first + index)
  return (
    rows.some((at, index) => rows[index + 1] === at + 1 && isClose(at)) ||
    (steps.length > 1 && steps.every(isClose))
  )
}

/** How the rest of a name begins, and how what is not its end ends. */
export const GOES_ON = /^[\p{Ll}(&]/u
export const UNENDED = /(?:[,&–-]|\b(?:and|or|of|the|for|in|to|by|with|per|at|on))$/u

/** Whether a line holds a name, or a part of one, and no figures. */
function isNameAlone(line: PrintedLine, columns: readonly Column[]): boolean {
  return line.segments.length === 1 && rightOf(line) <= (columns[1]?.x ?? 0) + line.size
}

/** Whether the name on a line goes on in the next one, which may have the figures. */
function namesOn(line: PrintedLine, next: PrintedLine, columns: readonly Column[]): boolean {
  const isNameless = leftOf(next) >= (columns[0]?.end ?? 0) || isBare(next.segments)
  return isNameless || GOES_ON.test(lineText(next)) || UNENDED.test(lineText(line))
}

/** The lines of each row together; a label on its own between rows heads a group. */
export function groupLines(
  lines: readonly PrintedLine[],
  { start, to }: { start: number; to: number },
  rows: readonly number[],
  columns: readonly Column[],
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
      ? group !== undefined &&
        above !== undefined &&
        !secondRow &&
        close &&
        isTold(above, line, columns)
      : close && !secondRow
    if (group && goesOn) group.push(line)
    else groups.push([line])
  }
  return groups
}

/** Whether words tell that a line belongs to the row that the line above it is of. */
function isTold(above: PrintedLine, line: PrintedLine, columns: readonly Column[]): boolean {
  if (isNameAlone(above, columns)) return namesOn(above, line, columns)
  return line.segments.length === 1 && GOES_ON.test(lineText(line))
}
