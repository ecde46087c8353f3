import type { Grid, GridRow, Line } from './document.ts'
import { BARE_CELLS, PLAIN_ROW } from './plain-cells.ts'
import { plainHeadings } from './plain-headings.ts'
import {
  DATED,
  fold,
  isHeading,
  isSentence,
  MOST_HEADING_LINES,
  type PlainRow,
  wordsIn,
} from './plain-lines.ts'

/** A table found among lines: those from `from` up to but not including `to` belong to it. */
export interface FoundTable {
  readonly from: number
  readonly to: number
  readonly grid: Grid
}

/** Rows with their column headings, and with the short lines between them as the heads of groups. */
export function assembleTable(
  lines: readonly Line[],
  rows: readonly PlainRow[],
  after: number,
): FoundTable | undefined {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return undefined
  if (rows.length > 1 && isYears(first.cells)) return underYears(lines, first, rows.slice(1))
  const heading: string[] = []
  let from = first.from
  const inside = lines
    .slice(first.from, first.to)
    .map((line) => fold(line.text))
    .filter(isHeading)
  for (let at = first.from - 1; at >= Math.max(after, first.from - MOST_HEADING_LINES); at -= 1) {
    const text = fold(lines[at]?.text ?? '')
    if (text === '' || /^\d+\.\d+$/.test(text)) continue
    const caption = /:$/.test(text) && DATED.test(first.text)
    const head = wordsIn(text) <= 3 && !isSentence(text) && !/\d/.test(text)
    if (!isHeading(text) && !caption && !head) break
    heading.unshift(text)
    from = at
    if (caption) break
  }
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const top = headedRow(lines, first, width, after)
  const plain = top?.plain
  if (top) from = Math.min(from, top.row.from - top.plain.lines)
  const own = top
    ? lines.slice(top.row.from - top.plain.lines, top.row.from).map(({ text }) => fold(text))
    : []
  const over = heading.length > own.length ? heading : own
  let group: string | null = plain ? null : groupIn(heading)
  const named = top ? [top.row, ...rows.slice(1)] : rows
  const grouped = named.map((row, position): GridRow => {
    const head = lines
      .slice(rows[position - 1]?.to ?? row.from, row.from)
      .map((line) => fold(line.text))
      .filter((text) => text !== '' && !/^[a-z]/.test(text))
      .at(-1)
    if (head !== undefined) group = head
    return { place: row.place, text: row.text, ...nameParted(row, width), group }
  })
  return {
    from,
    to: last.to,
    grid: {
      heading: [...over, ...inside].join(' '),
      columns: plain?.columns ?? [],
      rows: grouped,
    },
  }
}

/** Years that follow each other, as they stand over columns: they are no figures. */
function isYears(cells: readonly string[]): boolean {
  const isNext = (cell: string, index: number) =>
    /^(?:19|20)\d\d$/.test(cell) &&
    (index === 0 || Math.abs(Number(cell) - Number(cells[index - 1])) === 1)
  return cells.length > 1 && cells.every(isNext)
}

function underYears(
  lines: readonly Line[],
  years: PlainRow,
  rows: readonly PlainRow[],
): FoundTable | undefined {
  const table = assembleTable(lines, rows, years.to)
  if (!table) return undefined
  const grid = { ...table.grid, heading: years.text, columns: years.cells }
  return { from: years.from, to: table.to, grid }
}

/**
 * The first row with the headings over it, when the lines above give one for each column. A name that
 * was read over several lines is then cut to its last, where what is above it are the headings.
 */
function headedRow(lines: readonly Line[], row: PlainRow, width: number, after: number) {
  if (width < 2) return undefined
  for (const from of new Set([nameLine(lines, row), row.from])) {
    const above = lines.slice(Math.max(after, from - MOST_HEADING_LINES), from)
    const plain = plainHeadings(
      above.map(({ text }) => text),
      width,
    )
    if (!plain) continue
    if (from === row.from) return { row, plain }
    const name = fold(lines[from]?.text ?? '')
    const label = PLAIN_ROW.exec(name)?.groups?.['label'] ?? name
    const text = lines.slice(from, row.to).map((line) => fold(line.text))
    return { row: { ...row, from, label, text: text.join(' ').trim() }, plain }
  }
  return undefined
}

/** The last line of a row before its figures: that of the figures, where its name stands there too. */
function nameLine(lines: readonly Line[], row: PlainRow): number {
  let at = row.from
  while (at + 1 < row.to && !BARE_CELLS.test(fold(lines[at + 1]?.text ?? ''))) at += 1
  return at
}

/** A row whose first figures stand on the line of its name has them back among its cells. */
function nameParted({ label, cells }: PlainRow, width: number): Pick<GridRow, 'label' | 'cells'> {
  const missing = width - cells.length
  const words = label.split(' ')
  const figures = words.slice(words.length - missing)
  const isShort = missing > 0 && words.length > missing && cells.length > 1
  return isShort && figures.every((word) => BARE_CELLS.test(word))
    ? { label: words.slice(0, -missing).join(' '), cells: [...figures, ...cells] }
    : { label, cells }
}

function groupIn(heading: readonly string[]): string | null {
  const last = heading.at(-1)
  return last !== undefined && !isHeading(last) && !/:$/.test(last) ? last : null
}
