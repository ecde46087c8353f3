import type { Block } from './document.ts'
import { HtmlTable } from './html-table.ts'
import type { PageOfLines } from './pdf-furniture.ts'
import { joinCellLines } from './pdf-hyphens.ts'
import { lineText, type PrintedLine, toLines, withCommas } from './pdf-lines.ts'
import type { PageOfRuns, Run } from './pdf-runs.ts'
import type { TaggedCell, TaggedTable } from './pdf-tags.ts'

/** So far above or below each other text is still of one line, in heights of the typeface. */
const LEVEL = 0.35

/** The words of heading rows that stand at the foot of a page, over a table that begins on the next. */
type HeadingLeft = readonly (readonly string[])[]

/**
 * The lines of each page, with each table that its tags tell of in one piece: a line of its own in the
 * place of all that stands in its cells. What the tags call a table and has no figures is read by where it
 * stands; where it is the heading of one that goes on overleaf, it is read with that.
 */
export function toPages(pages: readonly PageOfRuns[]): readonly PageOfLines[] {
  let left: HeadingLeft = []
  return pages.map((page, index) => {
    const laid = toPage(page, left, pages[index + 1])
    left = laid.left
    return laid.page
  })
}

function toPage(
  page: PageOfRuns,
  above: HeadingLeft,
  next: PageOfRuns | undefined,
): { readonly page: PageOfLines; readonly left: HeadingLeft } {
  const all = toLines(page)
  const last = page.tables.at(-1)
  const left = last && next && beginsOverleaf(page, last, next) ? headingOf(page, last) : []
  const tables = page.tables.flatMap((table, index) => {
    if (left.length > 0 && table === last) return []
    return placeTable(page, table, all, index === 0 ? above : [])
  })
  const said = page.runs.filter((run) => !run.isArtifact)
  const isOfLines = tables.length === 0 && left.length === 0
  // What calls all of its words furniture says nothing of which they are
  if (isOfLines && [0, page.runs.length].includes(said.length))
    return { page: { ...page, lines: all }, left }
  // Lines are counted as they are printed, with the heads of pages and headings again
  const inTables = new Set(tables.flatMap(({ runs }) => runs))
  for (const run of left.length > 0 && last ? runsIn(page, last) : []) inTables.add(run)
  const rest = toLines({
    ...page,
    runs: said.filter((run) => !inTables.has(run)),
  })
  const lines = [
    ...rest.map((line) => ({ ...line, line: lineAt(all, line.y) })),
    ...tables.map(({ line }) => line),
  ]
  const ordered = lines.toSorted((one, other) => one.y - other.y)
  return { page: { ...page, lines: ordered }, left }
}

function runsIn(page: PageOfRuns, table: TaggedTable): readonly Run[] {
  const cells = new Set(table.flatMap((row) => row.cells))
  return page.runs.filter(({ cell }) => cell !== undefined && cells.has(cell))
}

/** For each row of a table, whether any of its words stand on the page. */
function rowsOn(page: PageOfRuns, table: TaggedTable): readonly boolean[] {
  const written = new Set(
    page.runs.flatMap(({ cell, text }) => (cell && text.trim() !== '' ? [cell] : [])),
  )
  return table.map(({ cells }) => cells.some((cell) => written.has(cell)))
}

/** Whether the last table of a page has its first row there and goes on with the second overleaf. */
function beginsOverleaf(page: PageOfRuns, table: TaggedTable, next: PageOfRuns): boolean {
  const [first] = next.tables
  if (next.page !== page.page + 1 || !first || !isAlike(table, first)) return false
  const [isHere, ...others] = rowsOn(page, table)
  const [isThere, goesOn] = rowsOn(next, first)
  return isHere === true && !others.includes(true) && isThere === false && goesOn === true
}

/** The tags tell of all rows of a table on each page that it stands on. */
function isAlike(table: TaggedTable, other: TaggedTable): boolean {
  return (
    table.length === other.length &&
    table.every(({ cells }, index) => cells.length === other[index]?.cells.length)
  )
}

function headingOf(page: PageOfRuns, table: TaggedTable): HeadingLeft {
  const runsOf = Map.groupBy(page.runs, ({ cell }) => cell)
  return table.slice(0, 1).map(({ cells }) => cells.map((cell) => wordsOf(page, runsOf, cell)))
}

/** A cell with one figure whose thousands a space parts; the library tells no kind of space from another. */
const SPACED = /^[(+−–-]? ?£?\d{1,3}(?: \d{3})+(?:\.\d+)?(?: ?[%km])?\)?$/u

type RunsOfCells = ReadonlyMap<TaggedCell | undefined, readonly Run[]>

function wordsOf(page: PageOfRuns, runsOf: RunsOfCells, cell: TaggedCell): string {
  const lines = toLines({ ...page, runs: runsOf.get(cell) ?? [] }).map(lineText)
  return lines.length === 1 ? lines.join().replace(SPACED, withCommas) : joinCellLines(lines)
}

function placeTable(
  page: PageOfRuns,
  table: TaggedTable,
  all: readonly PrintedLine[],
  above: HeadingLeft,
): readonly { readonly line: PrintedLine; readonly runs: readonly Run[] }[] {
  const runs = runsIn(page, table)
  const written = runs.filter(({ text }) => text.trim() !== '')
  const [first] = written.toSorted((one, other) => one.y - other.y)
  if (!first) return []
  const blocks = blocksOf(page, table, all, above)
  if (!blocks.some(({ kind }) => kind === 'table')) return []
  const segment = {
    text: written.map(({ text }) => text).join(' '),
    x: Math.min(...written.map(({ x }) => x)),
    end: Math.max(...written.map(({ end }) => end)),
    y: first.y,
    size: first.size,
  }
  const line = { page: page.page, line: lineAt(all, first.y), y: first.y, size: first.size }
  return [{ line: { ...line, segments: [segment], beginsNote: false, tagged: blocks }, runs }]
}

function blocksOf(
  page: PageOfRuns,
  table: TaggedTable,
  all: readonly PrintedLine[],
  above: HeadingLeft,
): readonly Block[] {
  const read = new HtmlTable()
  const runsOf = Map.groupBy(page.runs, ({ cell }) => cell)
  const tops = table.map(({ cells }) =>
    Math.min(...cells.flatMap((cell) => runsOf.get(cell) ?? []).map(({ y }) => y)),
  )
  const top = Math.min(...tops)
  for (const [index, { section, cells }] of table.entries()) {
    const left = above[index]
    const y = tops[index] ?? Infinity
    // Those without text stand on another page
    if (y === Infinity && left === undefined) continue
    const line = lineAt(all, y === Infinity ? top : y)
    read.section = section
    read.openRow(line)
    for (const [at, cell] of cells.entries()) {
      const open = read.openCell(cell.columns, cell.rows, { isHeading: cell.isHeading, line })
      const text = left?.[at] ?? wordsOf(page, runsOf, cell)
      if (text !== '') open.paragraphs.push(text)
      read.closeCell(open)
    }
    read.closeRow()
  }
  return read.blocks(page.page)
}

/** Which line of the page stands at a height. */
function lineAt(all: readonly PrintedLine[], y: number): number {
  return all.findLast((line) => line.y <= y + LEVEL * line.size)?.line ?? 1
}
