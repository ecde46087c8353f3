import type { Sheet } from '../tables/sheets.ts'
import type { TableRow } from '../tables/table.ts'
import { cellKind, namesPeriod, wordsOf } from './cell-kinds.ts'
import {
  isContinued,
  isOuter,
  isPageLine,
  isRemark,
  isSection,
  isTitle,
  LONGEST_SECTION,
} from './lines-between.ts'
import { linesOf, type SeenRow, seen } from './seen-rows.ts'
import { seenRows } from './seen-sheet.ts'
import { backInPlace, rowsOfSide, sidesOf } from './side-by-side.ts'
import { headsTable, isUnitAlone, overBlanks } from './table-heads.ts'

/** Something on a sheet that is no part of a table, and why. */
export interface LeftRow {
  readonly row: number
  readonly why: string
}

/** A table as it stands on a sheet: what is above it, its rows of headings, its rows, and what is below. */
export interface Block {
  readonly sheet: string
  /** Lines above, the nearest last. */
  readonly titles: readonly string[]
  readonly headings: readonly TableRow[]
  /** Rows with values, and the short lines between them that name what follows. */
  readonly rows: readonly BlockRow[]
  /** Lines below: notes, the meaning of marks, where it is from. */
  readonly feet: readonly string[]
  /** Headings printed again, page numbers. */
  readonly left: readonly LeftRow[]
  /** Columns that whoever made the sheet has hidden. */
  readonly hiddenColumns?: readonly number[]
}

export interface BlockRow extends TableRow {
  readonly isSection: boolean
  /** A numbered line of a form that has no figure for an answer. */
  readonly isUnanswered?: boolean
}

/** What is on a sheet: its tables, and its lines. */
export interface SheetBlocks {
  readonly sheet: Sheet
  readonly blocks: readonly Block[]
  /** All of its lines, those of its tables too. */
  readonly lines: readonly string[]
}

/** How many lines may stand between the headings and the first row with a value. */
const MOST_SECTIONS = 3

/** Finds the tables of a sheet, one under another and side by side. */
export function findBlocks(sheet: Sheet): SheetBlocks {
  const rows = seenRows(sheet.rows)
  const found = blocksIn(rows)
  const blocks = found.flatMap((block, index) => {
    const next = found[index + 1]?.start ?? rows.length
    const foot = isFoot(rows, block.end) ? block.end + 1 : block.end
    const feet = linesOf(rows.slice(block.end, Math.max(next, foot)))
    return apart(rows, block).map(({ titles, headings, rows: body, left, between }) => ({
      sheet: sheet.name,
      titles,
      headings,
      rows: body,
      left,
      feet: [...between, ...feet],
      hiddenColumns: sheet.hiddenColumns ?? [],
    }))
  })
  return { sheet, blocks, lines: linesOf(rows) }
}

function blocksIn(rows: readonly SeenRow[]): readonly Found[] {
  const blocks: Found[] = []
  let from = 0
  let at = rows.findIndex(isValues)
  while (at >= 0) {
    const block = readBlock(rows, from, at)
    if (block.rows.length > 0) blocks.push(block)
    from = block.end
    at = rows.findIndex((row, index) => index >= block.end && isValues(row))
  }
  return blocks
}

/** The two tables that stand side by side in what looks like one; else that one. */
function apart(rows: readonly SeenRow[], block: Found): readonly Found[] {
  const sides = sidesOf(block.headings, block.rows)
  if (sides === undefined) return [block]
  const own = rows.slice(block.start, block.end).map(({ row }) => row)
  const left = blocksIn(rowsOfSide(own, sides, 'left').map(seen))
  const right = blocksIn(rowsOfSide(own, sides, 'right').map(seen))
  if (left.length === 0 || right.length === 0) return [block]
  return [
    ...left,
    ...right.map((one) => ({
      ...one,
      headings: one.headings.map((row) => backInPlace(row, sides)),
      rows: one.rows.map((row) => backInPlace(row, sides)),
    })),
  ]
}

interface Found extends Omit<Block, 'sheet' | 'feet'> {
  /** The place among the sheet's rows of the first line above, and of the first row below. */
  readonly start: number
  readonly end: number
  /** Sentences between its rows. */
  readonly between: readonly string[]
}

/** What the next row that has something says. */
function nextWords(rows: readonly SeenRow[], index: number): string {
  return normal(rows.slice(index + 1).find(({ kind }) => kind !== 'blank')?.words ?? '')
}

function isValues({ kind }: SeenRow): boolean {
  return kind === 'values'
}

function readBlock(rows: readonly SeenRow[], from: number, first: number): Found {
  const top = topOfBody(rows, from, first)
  const headings: SeenRow[] = []
  const margin = rows[top]?.filled[0] ?? 0
  let above = overBlanks(rows, from, top)
  for (; above >= from; above -= 1) {
    const row = rows[above]
    if (row === undefined || !headsTable(row, headings, margin) || isUnitAlone(row, headings)) break
    // A table of commas has no row for a blank line
    const below = rows[above + 1]?.row.number ?? row.row.number
    if (headings.length > 0 && below - row.row.number > 1) break
    headings.unshift(row)
  }
  while (headings[0]?.kind === 'spread') headings.shift()
  const start = startOfTitles(rows, from, above)
  const body: BlockRow[] = []
  const left: LeftRow[] = []
  const between: string[] = []
  const heads = new Set(headings.map(({ words }) => normal(words)))
  let end = top
  for (let index = top; index < rows.length; index += 1) {
    const row = rows[index]
    if (row === undefined) break
    const { kind } = row
    if (kind === 'blank' || kind === 'spread') continue
    const isPage =
      kind === 'line' &&
      (isPageLine(row.words) || (isContinued(row.words) && heads.has(nextWords(rows, index))))
    const isHead = heads.has(normal(row.words))
    if (isPage || isHead) {
      left.push({ row: row.row.number, why: isPage ? 'a page number' : 'the headings again' })
    } else if (kind !== 'values' && goesOnCounting(body.at(-1), row.row)) {
      body.push({ ...row.row, isSection: false, isUnanswered: true })
      end = index + 1
    } else if (kind === 'values' || isLikeBody(row, headings) || isTimeToCome(body.at(-1), row)) {
      body.push({ ...row.row, isSection: false })
      end = index + 1
    } else if (kind === 'line' && (isSection(rows, index) || isOuter(rows, index, top))) {
      body.push({ ...row.row, isSection: true })
    } else if (kind === 'line' && isRemark(rows, index)) {
      between.push(row.words)
      left.push({ row: row.row.number, why: 'a note between the rows' })
    } else break
  }
  while (body.at(-1)?.isSection) body.pop()
  return {
    start,
    end: Math.max(end, first + 1),
    titles: linesOf(rows.slice(start, above + 1)),
    headings: headings.map(({ row }) => row),
    rows: body,
    between,
    left: left.filter(({ row }) => row < (rows[end]?.row.number ?? Number.POSITIVE_INFINITY)),
  }
}

/** Lines right under the headings name the first rows: the body begins with them. */
function topOfBody(rows: readonly SeenRow[], from: number, first: number): number {
  let lines = 0
  for (let index = first - 1; index >= from && lines <= MOST_SECTIONS; index -= 1) {
    const row = rows[index]
    const above = rows[index - 1]
    if (row !== undefined && above?.kind === 'headings' && index > from && isLikeBody(row, [above]))
      return topOfBody(rows, from, index)
    if (looseIn(row) > 0 && looseIn(above) > 0 && index > from) {
      const top = topOfLikeBody(rows, from, index)
      if (top !== undefined) return top
    }
    if (row?.kind === 'headings' || row?.kind === 'years') return lines === 0 ? first : index + 1
    const isShort =
      row?.kind === 'line' &&
      (row.filled[0] ?? 0) <= namesFrom(rows[first]) &&
      row.words.length <= LONGEST_SECTION
    if (!isShort) return first
    lines += 1
  }
  return first
}

/** A row whose numbers could be years, or that has a mark alone, under headings that have words there: 1,901 robberies. */
function isLikeBody(row: SeenRow, above: readonly SeenRow[]): boolean {
  const heading = above.at(-1)
  return (
    row.years + row.marks > 0 &&
    row.filled.length > 1 &&
    heading !== undefined &&
    heading !== row &&
    heading.years + heading.marks === 0 &&
    row.filled.every((index) => heading.filled.includes(index))
  )
}

/** The column that names a row of values: the first with words, behind codes or a blank margin. */
function namesFrom(row: SeenRow | undefined): number {
  const cells = row?.row.cells ?? []
  const isCode = (cell: TableRow['cells'][number]) =>
    /^(?:[A-Z]{1,4}[-/. ]?)?\d{1,6}$/.test(wordsOf(cell))
  const first = cells.findIndex((cell) => cellKind(cell) === 'words' && !isCode(cell))
  const isBehindCodes = cells
    .slice(0, Math.max(0, first))
    .every((cell) => cellKind(cell) === 'blank' || isCode(cell))
  return isBehindCodes ? Math.max(0, first) : 0
}

function looseIn(row: SeenRow | undefined): number {
  return row === undefined ? 0 : row.years + row.marks
}

/** "C3" under "C2": a line of a form without an answer, or with words for one. */
function goesOnCounting(above: BlockRow | undefined, row: TableRow): boolean {
  const [before, own] = [above, row].map((one) =>
    /^([A-Z]{0,3}[.\s]?(?:\d+\.)?)(\d{1,3})$/.exec(wordsOf(one?.cells[0])),
  )
  if (before === null || own === null || before === undefined || own === undefined) return false
  const isNext = before[1] === own[1] && Number(own[2]) === Number(before[2]) + 1
  return isNext && wordsOf(row.cells[1]) !== '' && above?.isSection === false
}

/** "Nov-25" under "Oct-25" and its values: a month that has none yet. */
function isTimeToCome(above: BlockRow | undefined, { kind, filled, row }: SeenRow): boolean {
  const [column] = filled
  if (kind !== 'line' || column === undefined || above === undefined || above.isSection)
    return false
  const [before, own] = [above, row].map(({ cells }) => wordsOf(cells[column]))
  const shape = (words = '') => words.replace(/\p{L}+/gu, 'a').replace(/\d/g, '0')
  return (
    own !== undefined &&
    namesPeriod(own) &&
    namesPeriod(before ?? '') &&
    shape(own) === shape(before)
  )
}

/** The first of several such rows under the headings; `undefined` if they are headings themselves. */
function topOfLikeBody(rows: readonly SeenRow[], from: number, last: number): number | undefined {
  let index = last
  while (index > from && looseIn(rows[index]) > 0) index -= 1
  const heading = rows[index]
  const next = rows[index + 1]
  return heading?.kind === 'headings' && next !== undefined && isLikeBody(next, [heading])
    ? index + 1
    : undefined
}

/** Lines that stand right above the headings belong to them, and before those whatever is left. */
function startOfTitles(rows: readonly SeenRow[], from: number, above: number): number {
  if (from === 0) return 0
  let start = above + 1
  for (let index = above; index >= from; index -= 1) {
    const row = rows[index]
    if (row === undefined || row.kind === 'values' || row.kind === 'years') break
    if (row.kind === 'headings' && row.filled.length > 2) break
    if (row.kind === 'blank' && start <= above && isTitle(rows[start]?.words ?? '')) break
    if (row.kind === 'blank' && start < above) break
    // A sentence right under the rows above is of those, where this table has a line of its own
    if (isFoot(rows, index)) break
    if (row.kind === 'line' || row.kind === 'headings') start = index
  }
  return start
}

/** A sentence right under the rows of a table, apart from what follows, is of that table. */
function isFoot(rows: readonly SeenRow[], index: number): boolean {
  const [before, row, next] = [rows[index - 1], rows[index], rows[index + 1]]
  return (
    row?.kind === 'line' &&
    /[a-z)]\.$/.test(row.words) &&
    before?.kind === 'values' &&
    before.row.number === row.row.number - 1 &&
    next?.kind === 'blank'
  )
}

function normal(words: string): string {
  return words.toLowerCase().replace(/\s+/g, ' ').trim()
}
