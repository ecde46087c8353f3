import { type Column, nearest } from './drawn-columns.ts'
import { CELL_LEADING, GOES_ON, UNENDED } from './drawn-names.ts'
import { LONGEST_CELL } from './drawn-rows.ts'
import { joinCellLines } from './pdf-hyphens.ts'
import { leftOf, lineText, type PrintedLine, rightOf, type Segment } from './pdf-lines.ts'

const TWO_TIMES = /(?:19|20)\d\d\b.*(?:19|20)\d\d\b/u

/** A heading stands no further above its rows than this, nor two rows of one table from each other. */
const HEADING_REACH = 3

function isHeadLine(line: PrintedLine): boolean {
  const text = lineText(line)
  return line.segments.length > 1 && !/[.;]$/u.test(text) && line.segments.every(isShort)
}

const isShort = (segment: Segment) => segment.text.length <= LONGEST_CELL / 2

/** Walks up over the lines that head the columns. */
export function startOfHeading(
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

/**
 * The headings where their lines make just as many stacks, each clear of the next, as there are columns:
 * then each is of the column it comes to in order, however it stands over its figures.
 */
export function inStacks(
  lines: readonly PrintedLine[],
  columns: readonly Column[],
): readonly string[] | undefined {
  const stacks: { x: number; end: number; words: string[] }[] = []
  for (const segment of lines.flatMap((line) => line.segments)) {
    const under = stacks.filter(({ x, end }) => segment.x < end && x < segment.end)
    if (under.length > 1) return undefined
    const [stack] = under
    if (!stack) stacks.push({ x: segment.x, end: segment.end, words: [segment.text] })
    else {
      stack.x = Math.min(stack.x, segment.x)
      stack.end = Math.max(stack.end, segment.end)
      stack.words.push(segment.text)
    }
  }
  if (stacks.length !== columns.length) return undefined
  return stacks.toSorted((one, other) => one.x - other.x).map(({ words }) => joinCellLines(words))
}

/** What stands in each column. A heading over several columns is said of each of them. */
export function toCells(
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

/** Headings of several columns that came as one are parted at the words nearest to each column. */
function partHeading(segment: Segment, columns: readonly Column[]): readonly Segment[] {
  const under = columns.filter((it) => segment.x < it.end && it.x < segment.end)
  if (under.length < 2) return [segment]
  const perLetter = (segment.end - segment.x) / segment.text.length
  const parts: (Segment & { readonly column: number })[] = []
  for (const word of segment.text.matchAll(/(?:Q[1-4] |% )?\S+/gu)) {
    const x = segment.x + word.index * perLetter
    const part = { ...segment, text: word[0], x, end: x + word[0].length * perLetter }
    const last = parts.at(-1)
    const isRest = last && (GOES_ON.test(word[0]) || UNENDED.test(last.text))
    const column = isRest ? last.column : nearest(part, columns)
    if (last?.column === column) {
      parts[parts.length - 1] = { ...last, text: `${last.text} ${part.text}`, end: part.end }
    } else parts.push({ ...part, column })
  }
  const isEach = under.every((column) => parts.some((it) => columns[it.column] === column))
  if (!isEach && !TWO_TIMES.test(segment.text)) return [segment]
  return parts.map(({ column, ...part }) => {
    const { x, end } = columns[column] ?? part
    return { ...part, x, end }
  })
}
