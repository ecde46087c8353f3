import { cellKind, wordsOf } from './cell-kinds.ts'
import type { SeenRow } from './seen-rows.ts'

/** How many blank rows may set the headings apart from the rows under them. */
const MOST_BLANKS = 2

/** The place of the row of headings over blank rows that set it apart from the rows below; else of the row right above them. */
export function overBlanks(rows: readonly SeenRow[], from: number, top: number): number {
  let above = top - 1
  while (above > from && rows[above]?.kind === 'blank') above -= 1
  const row = rows[above]
  const valued = (rows[top]?.filled ?? []).slice(1)
  const headed = valued.filter((column) => row?.filled.includes(column)).length
  const heads =
    top - 1 - above <= MOST_BLANKS &&
    (row?.kind === 'headings' || row?.kind === 'years') &&
    headed > 0 &&
    headed * 2 >= valued.length
  return heads ? above : top - 1
}

/**
 * Whether a row heads the columns of the table beneath it.
 *
 * @param below - the rows of headings already found beneath it
 * @param margin - the first column with something in the rows of the table
 */
export function headsTable(row: SeenRow, below: readonly SeenRow[], margin: number): boolean {
  if (row.kind === 'headings' && isApart(row, below)) return false
  if (row.kind === 'headings' || row.kind === 'years' || row.kind === 'spread') return true
  // "Perceived age" over the columns of a table whose first columns need no heading there
  return row.kind === 'line' && below.length > 0 && (row.filled[0] ?? 0) > margin
}

/** "£000" alone at the right over columns of money is what the whole table is in, and heads no column. */
export function isUnitAlone(row: SeenRow, below: readonly SeenRow[]): boolean {
  const heading = below.find(({ kind }) => kind === 'headings' || kind === 'years')
  const heads = (heading?.filled ?? []).filter((column) =>
    MONEY_HEADS.test(wordsOf(heading?.row.cells[column])),
  ).length
  return (
    row.filled.length === 1 &&
    heading !== undefined &&
    /^\(?£ ?(?:0{3}s?|'0{3}s?|k|m|millions?|thousands?)?\)?$/i.test(row.words) &&
    (row.filled[0] ?? 0) >= (heading.filled.at(-1) ?? 0) - 1 &&
    heads * 2 >= heading.filled.length - 1 &&
    (heads > 1 || heading.filled.length === 2)
  )
}

const MONEY_HEADS =
  /\b(?:budget|spend|spent|actual|forecast|outturn|approved|balance|variance|income|expenditure|costs?|profile)\b/i

/** "England and Wales … Full-time equivalents": words at both ends of the line above a table head nothing. */
function isApart(row: SeenRow, below: readonly SeenRow[]): boolean {
  const heading = below.find(({ kind }) => kind === 'headings' || kind === 'years')
  const [first, second] = row.filled
  return (
    heading !== undefined &&
    row.filled.length === 2 &&
    first === 0 &&
    second !== undefined &&
    second > 1 &&
    second === Math.max(...heading.filled, ...row.filled) &&
    !row.row.cells.some((cell) => cellKind(cell) === 'spread')
  )
}
