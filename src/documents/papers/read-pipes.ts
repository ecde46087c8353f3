import type { FoundTable } from './assemble-table.ts'
import type { Line } from './document.ts'
import { type DrawnRow, toGrid } from './grids.ts'

const ROW = /^\|(?:[^|]*\|){2,}$/u
const RULE = /^\|(?:\s*:?-+:?\s*\|)+$/u

/** Tables drawn with upright strokes, as people paste them into plain text: top to bottom. */
export function findPipeTables(lines: readonly Line[]): readonly FoundTable[] {
  const tables: FoundTable[] = []
  let at = 0
  while (at < lines.length) {
    let to = at
    while (ROW.test(lines[to]?.text.trim() ?? '')) to += 1
    if (to - at >= 2) tables.push({ from: at, to, grid: readRows(lines.slice(at, to)) })
    at = Math.max(to, at + 1)
  }
  return tables
}

function readRows(lines: readonly Line[]): FoundTable['grid'] {
  const rule = lines.findIndex((line) => RULE.test(line.text.trim()))
  const rows = lines
    .filter((line) => !RULE.test(line.text.trim()))
    .map(
      (line): DrawnRow => ({
        place: { page: line.page, line: line.line },
        cells: line.text
          .trim()
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.replace(/[*_`]/gu, '').trim()),
      }),
    )
  return toGrid(rows, Math.max(0, rule))
}
