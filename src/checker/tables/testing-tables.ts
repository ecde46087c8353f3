import type { Grid } from '#documents/index.ts'
import { readMarkdown } from '#documents/testing.ts'
import { type FigureTable, readFigureTable } from './figure-table.ts'

/** A table in short: cells parted by strokes, the headings first. */
export function tableOf(...lines: readonly string[]): FigureTable {
  return readFigureTable(gridOf(lines), '')
}

function gridOf(lines: readonly string[]): Grid {
  const [heading = '', ...rows] = lines
  const rule = heading.replaceAll(/[^|]+/gu, '---')
  const text = [heading, rule, ...rows].map((line) => `|${line}|`).join('\n')
  const grids = readMarkdown('made-up.md', text).blocks.flatMap((block) =>
    block.kind === 'table' ? [block.grid] : [],
  )
  const [grid] = grids
  if (!grid) throw new Error(`No table was read from:\n${text}`)
  return grid
}
