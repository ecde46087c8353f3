import type { Grid, GridRow, Line } from './document.ts'
import { type HeadedColumns, headColumns } from './heading-parts.ts'
import { AGED_ROW, BARE_CELLS, LABEL_AND_FIGURE, PLAIN_ROW } from './plain-cells.ts'
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
  const top = headedRow(lines, rows, after)
  const plain = top?.columns
  if (top) from = Math.min(from, top.from)
  const over = top ? [top.heading] : heading
  let group: string | null = top ? top.group : groupIn(heading)
  const named = top ? [top.row, ...withoutHeadingsAgain(lines, rows.slice(1), top.heading)] : rows
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
      columns: plain ?? [],
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
 * The first row with the headings over it, when the lines above give one for each column. Its name is then
 * cut to where what is above it are the headings.
 */
function headedRow(
  lines: readonly Line[],
  rows: readonly PlainRow[],
  after: number,
): (HeadedColumns & { readonly row: PlainRow }) | undefined {
  const [row] = rows
  const widths = Map.groupBy(rows, ({ cells }) => cells.length)
  const width = [...widths].toSorted((one, other) => other[1].length - one[1].length)[0]?.[0] ?? 0
  if (!row || width < 2) return undefined
  const whole = rows.filter(({ cells }) => cells.length === width)
  const columns = Array.from({ length: width }, (_, at) =>
    whole.map(({ cells }) => cells[at] ?? ''),
  )
  const own = lines[row.figures]?.text ?? ''
  const before = BARE_CELLS.test(fold(own)) ? '' : nameOn(own)
  const texts = [...lines.slice(after, row.figures).map(({ text }) => text), before]
  const headed = headColumns(texts, columns)
  if (!headed) return undefined
  const from = after + headed.label
  const label = fold(texts.slice(headed.label).join(' '))
  const text = lines.slice(from, row.to).map((line) => fold(line.text))
  const cut = { ...row, from, label, text: fold(text.join(' ')) }
  return { ...headed, from: after + headed.from, row: cut }
}

/** What stands before the figures of a line. */
function nameOn(text: string): string {
  const line = fold(text)
  const row = AGED_ROW.exec(line) ?? PLAIN_ROW.exec(line) ?? LABEL_AND_FIGURE.exec(line)
  return row?.groups?.['label'] ?? ''
}

/** A row whose first figures stand on the line of its name has them back among its cells. */
function nameParted(row: PlainRow, width: number): Pick<GridRow, 'label' | 'cells'> {
  const { label } = row
  const cells = row.cells.length < width ? row.cells.flatMap(partDash) : row.cells
  const missing = width - cells.length
  const words = label.split(' ')
  const figures = words.slice(words.length - missing)
  const isShort = missing > 0 && words.length > missing && cells.length > 1
  return isShort && figures.every((word) => BARE_CELLS.test(word))
    ? { label: words.slice(0, -missing).join(' '), cells: [...figures, ...cells] }
    : { label, cells }
}

/** A stroke for none, and the figure after it: "– 23" in a row that is a cell short. */
function partDash(cell: string): readonly string[] {
  const figure = /^[–-] (?<figure>\S.*)$/u.exec(cell)?.groups?.['figure']
  return figure === undefined ? [cell] : [cell.slice(0, 1), figure]
}

/** Rows without the headings that a new page repeats above them. */
function withoutHeadingsAgain(
  lines: readonly Line[],
  rows: readonly PlainRow[],
  heading: string,
): readonly PlainRow[] {
  const words = new Set(heading.split(' '))
  return rows.map((row) => {
    let from = row.from
    const isAgain = (at: number) =>
      fold(lines[at]?.text ?? '')
        .split(' ')
        .every((it) => it === '' || words.has(it))
    while (
      from < row.figures - (BARE_CELLS.test(fold(lines[row.figures]?.text ?? '')) ? 1 : 0) &&
      isAgain(from)
    )
      from += 1
    if (from === row.from) return row
    const text = fold(
      lines
        .slice(from, row.to)
        .map((line) => line.text)
        .join(' '),
    )
    const before = lines.slice(from, row.figures).map((line) => line.text)
    return {
      ...row,
      from,
      text,
      label: fold([...before, nameOn(lines[row.figures]?.text ?? '')].join(' ')),
    }
  })
}

function groupIn(heading: readonly string[]): string | null {
  const last = heading.at(-1)
  return last !== undefined && !isHeading(last) && !/:$/.test(last) ? last : null
}
