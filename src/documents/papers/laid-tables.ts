import type { FoundTable } from './assemble-table.ts'
import type { GridRow, Line } from './document.ts'
import { FIGURE, type PrintedLine, type Segment } from './pdf-lines.ts'
import { findDrawnTables } from './pdf-tables.ts'

/** As points on a page, so that text laid out in columns is read as a page is. */
const HEIGHT = 10
const LEADING = 12
/** How much further apart lines stand for empty ones between them. */
const EMPTY = 4
const LETTER = 5

/** A name and its first figure with one space between them, beside figures set further apart. */
const NAME_AND_FIGURE = /^(?<name>.*[\p{L})%,.*]) (?<figure>\S+)$/u

/**
 * Tables of plain text whose cells stand under each other, parted by two spaces or more: a converter
 * that keeps the layout writes them so, and so does a person who types one. Read by where they stand, as
 * those of a PDF are.
 */
export function findLaidTables(lines: readonly Line[]): readonly FoundTable[] {
  const written = lines.flatMap((line, index) => (line.text.trim() === '' ? [] : [index]))
  let y = 0
  const printed = written.map((at, index): PrintedLine => {
    const empty = at - (written[index - 1] ?? at - 1) - 1
    y += LEADING + EMPTY * empty
    return toPrinted(lines[at]?.text ?? '', at, y)
  })
  const found = findDrawnTables(printed).filter(({ grid }) => grid.rows.some(hasTwo))
  return found.map(({ from, to, grid }) => ({
    from: written[from] ?? 0,
    to: (written[to - 1] ?? 0) + 1,
    grid: {
      ...grid,
      rows: grid.rows.map((row) => {
        const line = lines[row.place.line]
        return { ...row, place: { page: line?.page ?? null, line: line?.line ?? 1 } }
      }),
    },
  }))
}

/** One figure after each name is told as well where it does not stand under the next. */
const hasTwo = ({ cells }: GridRow) => cells.filter((cell) => cell !== '').length > 1

/** The line of a page whose number is its place among the lines. */
function toPrinted(text: string, at: number, y: number): PrintedLine {
  const segments = [...text.replaceAll('\t', '    ').matchAll(/\S+(?: \S+)*/gu)].map(
    ({ 0: words, index }): Segment => ({
      text: words,
      x: index * LETTER,
      end: (index + words.length) * LETTER,
      y,
      size: HEIGHT,
    }),
  )
  const [first, ...cells] = segments
  const parted = first && cells.some((it) => FIGURE.test(it.text)) ? partName(first) : []
  return {
    page: 1,
    line: at,
    y,
    size: HEIGHT,
    segments: parted.length > 0 ? [...parted, ...cells] : segments,
    beginsNote: false,
  }
}

function partName(segment: Segment): readonly Segment[] {
  const { name, figure } = NAME_AND_FIGURE.exec(segment.text)?.groups ?? {}
  if (name === undefined || figure === undefined || !FIGURE.test(figure)) return []
  const end = segment.x + name.length * LETTER
  return [
    { ...segment, text: name, end },
    { ...segment, text: figure, x: end + LETTER },
  ]
}
