import type { FoundTable } from './assemble-table.ts'
import type { GridRow, Line } from './document.ts'
import { isOneCell } from './plain-cells.ts'
import { fold, isPeriod, isSentence } from './plain-lines.ts'

const LEAST_CELLS = 2
const LEAST_ROWS = 2
const LONGEST = 60
const CAPTION = /^(?:table|figure|chart|appendix|annex)\b|[.;:?!]$/iu

/** A line that is not empty, its words folded, with its place among the lines. */
interface Written {
  readonly at: number
  readonly text: string
}

/** A row of a stack: those of the written lines from `from` up to but not including `to`. */
interface StackedRow {
  readonly from: number
  readonly to: number
  /** The place of its first figure. */
  readonly figures: number
  readonly label: string
  readonly cells: readonly string[]
}

/**
 * Tables whose cells stand each on a line of its own, as copying them from a page gives: so many headings,
 * then a name with its figures, over and over. Only what is so regular that nothing has to be guessed is
 * read here: as many headings as cells, and rows of one width; empty lines between, as where a page ended,
 * count for nothing.
 */
export function findStackedTables(lines: readonly Line[]): readonly FoundTable[] {
  const written = lines.flatMap((line, at): Written[] => {
    const text = fold(line.text)
    return text === '' ? [] : [{ at, text }]
  })
  const tables: FoundTable[] = []
  let next = 0
  for (let first = 0; first < written.length; first += 1) {
    const count = countCells(written, first + 1)
    const isName = count >= LEAST_CELLS && !isOneCell(written[first]?.text ?? '')
    const head = isName ? headingOver(written, { first, next, count: count + 1 }) : undefined
    if (!head) continue
    const rows = rowsFrom(written, first, { count, heading: head.cells })
    const last = rows.at(-1)
    if (rows.length < LEAST_ROWS || !last) continue
    tables.push({
      from: written[head.from]?.at ?? 0,
      to: (written[last.to - 1]?.at ?? 0) + 1,
      grid: {
        heading: head.cells.join(' '),
        columns: head.cells.slice(1),
        rows: rows.map((row) => toRow(lines, written, row)),
      },
    })
    next = last.to
    first = last.to - 1
  }
  return tables
}

function countCells(written: readonly Written[], from: number): number {
  let to = from
  while (isOneCell(written[to]?.text ?? '')) to += 1
  return to - from
}

/** The headings straight above the first name, one a line, or parted by empty lines and of several. */
function headingOver(
  written: readonly Written[],
  { first, next, count }: { first: number; next: number; count: number },
): { readonly from: number; readonly cells: readonly string[] } | undefined {
  const isHead = ({ text }: Written) =>
    text.length <= LONGEST && !isSentence(text) && (!isOneCell(text) || isPeriod(text))
  const from = first - count
  const own = from < next ? [] : written.slice(from, first)
  const isTop = from === next || isParted(written, from) || isCaption(written[from - 1])
  if (own.length === count && own.every(isHead) && isTop && !isOneCell(own[0]?.text ?? ''))
    return { from, cells: own.map(({ text }) => text) }

  const parts: Written[][] = []
  for (let at = first - 1; at >= next && parts.length <= count; at -= 1) {
    const line = written[at]
    if (!line || !isHead(line)) break
    const isEnd = at === first - 1 || isParted(written, at + 1)
    if (isEnd && parts.length === count) break
    if (isEnd) parts.unshift([line])
    else parts[0]?.unshift(line)
  }
  const isWhole = parts.length === count && isParted(written, first)
  if (!isWhole || !parts.some((part) => part.length > 1)) return undefined
  const cells = parts.map((part) => part.map(({ text }) => text).join(' '))
  return { from: first - parts.flat().length, cells }
}

const isCaption = (line: Written | undefined) => line === undefined || CAPTION.test(line.text)

/** Whether an empty line stands before one. */
const isParted = (written: readonly Written[], index: number) =>
  (written[index]?.at ?? 0) - (written[index - 1]?.at ?? -2) > 1

/** The rows from one on that have so many cells; headings that a page has again are passed over. */
function rowsFrom(
  written: readonly Written[],
  first: number,
  { count, heading }: { count: number; heading: readonly string[] },
): readonly StackedRow[] {
  const rows: StackedRow[] = []
  let at = first
  while (at < written.length) {
    if (heading.every((text, index) => written[at + index]?.text === text)) at += heading.length
    const row = rowAt(written, at, count)
    if (!row) break
    rows.push(row)
    at = row.to
  }
  return rows
}

/** A name of a line or two, its cells, and the rest of a name that goes on below them. */
function rowAt(written: readonly Written[], at: number, count: number): StackedRow | undefined {
  const names = [written[at], written[at + 1]].flatMap((line, index) =>
    line && !isOneCell(line.text) && (index === 0 || /^[\p{Ll}(&]/u.test(line.text)) ? [line] : [],
  )
  const figures = at + names.length
  const isName = names.length > 0 && names.every(({ text }) => text.length <= LONGEST)
  if (!isName || countCells(written, figures) !== count) return undefined
  const cells = written.slice(figures, figures + count).map(({ text }) => text)
  const rest = written[figures + count]
  const goesOn =
    rest !== undefined &&
    names.length === 1 &&
    /^[\p{Ll}(&][^.;:?!]*$/u.test(rest.text) &&
    rest.text.length <= LONGEST / 2 &&
    (written[figures + count - 1]?.at ?? 0) + 1 === rest.at
  const label = [...names, ...(goesOn ? [rest] : [])].map(({ text }) => text).join(' ')
  return { from: at, to: figures + count + (goesOn ? 1 : 0), figures, label, cells }
}

function toRow(
  lines: readonly Line[],
  written: readonly Written[],
  { figures, label, cells }: StackedRow,
): GridRow {
  const line = lines[written[figures]?.at ?? 0]
  return {
    place: { page: line?.page ?? null, line: line?.line ?? 1 },
    text: [label, ...cells].join(' '),
    label,
    cells,
    group: null,
  }
}
