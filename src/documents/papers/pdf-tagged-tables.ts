import type { Block } from './document.ts'
import { HtmlTable } from './html-table.ts'
import type { PageOfLines } from './pdf-furniture.ts'
import { joinCellLines } from './pdf-hyphens.ts'
import { lineText, type PrintedLine, toLines } from './pdf-lines.ts'
import type { PageOfRuns, Run } from './pdf-runs.ts'
import type { TaggedCell, TaggedTable } from './pdf-tags.ts'

/** So far above or below each other text is still of one line, in heights of the typeface. */
const LEVEL = 0.35

/**
 * The lines of a page, with each table that its tags tell of in one piece: a line of its own in the place
 * of all that stands in its cells. What the tags call a table and has no figures is read by where it stands.
 */
export function toPage(page: PageOfRuns): PageOfLines {
  const all = toLines(page)
  const tables = page.tables.flatMap((table) => placeTable(page, table, all))
  if (tables.length === 0) return { ...page, lines: all }
  // Lines are counted as they are printed, with the heads of pages and headings again
  const inTables = new Set(tables.flatMap(({ runs }) => runs))
  const rest = toLines({
    ...page,
    runs: page.runs.filter((run) => !run.isArtifact && !inTables.has(run)),
  })
  const lines = [
    ...rest.map((line) => ({ ...line, line: lineAt(all, line.y) })),
    ...tables.map(({ line }) => line),
  ]
  return { ...page, lines: lines.toSorted((one, other) => one.y - other.y) }
}

function placeTable(
  page: PageOfRuns,
  table: TaggedTable,
  all: readonly PrintedLine[],
): readonly { readonly line: PrintedLine; readonly runs: readonly Run[] }[] {
  const cells = new Set(table.flatMap((row) => row.cells))
  const runs = page.runs.filter(({ cell }) => cell !== undefined && cells.has(cell))
  const written = runs.filter(({ text }) => text.trim() !== '')
  const [first] = written.toSorted((one, other) => one.y - other.y)
  const blocks = blocksOf(
    page,
    table,
    Map.groupBy(runs, ({ cell }) => cell),
    all,
  )
  if (!first || !blocks.some(({ kind }) => kind === 'table')) return []
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
  runsOf: ReadonlyMap<TaggedCell | undefined, readonly Run[]>,
  all: readonly PrintedLine[],
): readonly Block[] {
  const read = new HtmlTable()
  for (const { section, cells } of table) {
    // The tags tell of all rows; those without text stand on another page
    const tops = cells.flatMap((cell) => runsOf.get(cell) ?? []).map(({ y }) => y)
    if (tops.length === 0) continue
    const line = lineAt(all, Math.min(...tops))
    read.section = section
    read.openRow(line)
    for (const cell of cells) {
      const open = read.openCell(cell.columns, cell.rows, { isHeading: cell.isHeading, line })
      const lines = toLines({ ...page, runs: runsOf.get(cell) ?? [] })
      const text = joinCellLines(lines.map(lineText))
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
