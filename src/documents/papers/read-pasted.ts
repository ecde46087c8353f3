import type { Block, Document, Line } from './document.ts'
import { type DrawnRow, toGrid } from './grids.ts'
import { withPlainLetters } from './letters.ts'
import { readLines } from './read-text.ts'

const FEWEST_ROWS = 2

/**
 * Reads text that was pasted: copied tables come with their cells parted by tabs, and are tables
 * again; all else is read as `readText` reads it. Lines count from 1, as they stand where they were
 * pasted.
 */
export function readPasted(name: string, text: string): Document {
  const lines = withPlainLetters(text)
    .split(/\r\n|\r|\n/u)
    .map((line, index): Line => ({ text: line, page: null, line: index + 1 }))
  const blocks: Block[] = []
  let plain: Line[] = []
  for (let at = 0; at < lines.length; ) {
    const end = endOfTable(lines, at)
    if (end - at < FEWEST_ROWS) {
      plain.push(...lines.slice(at, Math.max(end, at + 1)))
      at = Math.max(end, at + 1)
      continue
    }
    blocks.push(...readLines(plain))
    plain = []
    blocks.push({ kind: 'table', grid: toGrid(lines.slice(at, end).map(toRow), 0) })
    at = end
  }
  blocks.push(...readLines(plain))
  return { file: name, blocks }
}

/** Rows have as many cells as the first: a line with another number of tabs is not of the table. */
function endOfTable(lines: readonly Line[], from: number): number {
  const width = cellsOf(lines[from]).length
  if (width < 2) return from
  let end = from
  while (cellsOf(lines[end]).length === width) end += 1
  return end
}

function cellsOf(line: Line | undefined): readonly string[] {
  return line ? line.text.split('\t') : []
}

function toRow(line: Line): DrawnRow {
  return {
    place: { page: null, line: line.line },
    cells: cellsOf(line).map((cell) => cell.trim()),
  }
}
