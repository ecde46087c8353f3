import { type Block, joinLines, type Place } from './document.ts'
import { type DrawnRow, toGrid } from './grids.ts'
import { FIGURE, YEAR } from './pdf-lines.ts'
import { readLines } from './read-text.ts'

/** A cell as a word processor keeps it. */
export interface WrittenCell {
  readonly paragraphs: readonly string[]
  /** How many columns it takes. */
  readonly span: number
  /** It is the lower part of a cell that takes several rows. */
  readonly goesOn: boolean
}

export interface WrittenRow {
  readonly place: Place
  readonly cells: readonly WrittenCell[]
  readonly isHeading: boolean
}

const SENTENCE = /(?:\S+\s+){7,}\S+[.?!]/u

/**
 * The blocks of a table: a grid when it has figures in cells of their own; otherwise, as when a table
 * only lays out text, the paragraphs of its cells. Sentences within a table of figures follow it.
 */
export function tableBlocks(rows: readonly WrittenRow[]): readonly Block[] {
  const width = rows.reduce((most, row) => Math.max(most, widthOf(row)), 0)
  const [title] = rows
  const isTitle = title && rows.length > 1 && width > 1 && title.cells.length === 1
  const body = isTitle ? rows.slice(1) : rows
  const hasFigures = width > 1 && body.some(hasFigure)
  if (!hasFigures) return rows.flatMap((row) => paragraphsOf(row, () => true))
  const said = body.findIndex((row) => !row.isHeading)
  const headingRows = said > 0 ? said : Math.max(0, body.findIndex(hasFigure))
  let label = ''
  const drawn = body.map((row, index): DrawnRow => {
    const cells = row.cells.flatMap((cell) => {
      const text = cell.paragraphs.join(' ')
      const over = Array.from({ length: cell.span - 1 }, () => (index < headingRows ? text : ''))
      return [text, ...over]
    })
    if (row.cells[0]?.goesOn) cells[0] = label
    else label = cells[0] ?? ''
    return { place: row.place, cells }
  })
  return [
    ...(isTitle ? paragraphsOf(title, () => true) : []),
    { kind: 'table', grid: toGrid(drawn, headingRows) },
    ...body.flatMap((row) => paragraphsOf(row, (text) => SENTENCE.test(text))),
  ]
}

const widthOf = (row: WrittenRow) => row.cells.reduce((sum, cell) => sum + cell.span, 0)

function hasFigure(row: WrittenRow): boolean {
  return row.cells.slice(1).some((cell) => {
    const text = cell.paragraphs.join(' ').trim()
    return FIGURE.test(text) && /\d/u.test(text) && !YEAR.test(text)
  })
}

function paragraphsOf(row: WrittenRow, wanted: (text: string) => boolean): readonly Block[] {
  return row.cells
    .flatMap((cell) => cell.paragraphs)
    .filter(wanted)
    .flatMap((text) => readLines([{ ...row.place, text }]))
}

/** Rows typed with tabs, as a table when their figures stand alone between tabs; else as lines. */
export function tabbedBlocks(lines: readonly { text: string; place: Place }[]): readonly Block[] {
  const rows = lines.map(({ text, place }): WrittenRow => {
    const cells = text.split(/\t+/u).map((cell) => ({
      paragraphs: [cell.trim()],
      span: 1,
      goesOn: false,
    }))
    return { place, cells, isHeading: false }
  })
  if (rows.length > 1 && rows.some(hasFigure)) return tableBlocks(rows)
  return lines.flatMap(({ text, place }) => readLines([{ ...place, text }]))
}

/** A paragraph whose heading style or number the file states. */
export function statedBlock(
  text: string,
  place: Place,
  said: { isHeading: boolean; marker: string | null },
): readonly Block[] {
  const numbered = /^(\d+(?:\.\d+)*\.?)\s+(?=\S)/u.exec(text)
  const marker = said.marker ?? (said.isHeading ? (numbered?.[1] ?? null) : null)
  const words = said.marker === null && marker !== null ? text.slice(numbered?.[0].length) : text
  if (said.isHeading) {
    return [{ kind: 'heading', passage: joinLines([{ ...place, text: words }]), marker }]
  }
  const read = readLines([{ ...place, text: words }])
  const [only] = read
  if (marker === null || read.length !== 1 || only?.kind === 'table') return read
  const listed = readLines([{ ...place, text: `${marker} ${words}` }])
  if (listed.length === 1 && listed[0]?.kind !== 'table' && listed[0]?.marker === marker) {
    return listed
  }
  return only ? [{ ...only, marker }] : []
}
