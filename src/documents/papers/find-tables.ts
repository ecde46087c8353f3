import { assembleTable, type FoundTable } from './assemble-table.ts'
import type { Line } from './document.ts'
import { findPeriods } from './periods.ts'
import {
  AGED_ROW,
  BARE_CELLS,
  CELL,
  LABEL_AND_FIGURE,
  LONE_MARK,
  NUMBERED_ROW,
  PLAIN_ROW,
  splitCells,
} from './plain-cells.ts'
import {
  DATED,
  fold,
  isHeading,
  isPeriod,
  isSentence,
  LONGEST_ROW,
  MOST_HEADING_LINES,
  type PlainRow,
  wordsIn,
} from './plain-lines.ts'

const ALIGNED = new RegExp(String.raw`^(?<label>[A-Za-z].*?\S)(?<gap>\s+)(?<cells>${CELL})$`)
const COUNTED =
  /^(?:\d+(?:\.\d+)+\s+)?(?:number|total|volume|amount|percentage|proportion|average|rate|count)\b/i
const MEASURE_NUMBER = /^\d+\.\d+\s+[A-Z]/
const NOT_A_FIGURE = /^(?:tel|telephone|fax|mobile|email|page)\b(?! [a-z])|(?:^|\s)0\d{2,}/i
const MOST_LABEL_WORDS = 12
const MOST_LINES_BETWEEN = 3

/**
 * Tables rebuilt from lines of text, whichever way they came out of their file: a row a line, a cell a
 * line, or one figure after its label. A line that may be part of a sentence is left alone.
 *
 * @returns tables top to bottom, none overlapping
 */
export function findTables(lines: readonly Line[]): readonly FoundTable[] {
  const rows = findRows(lines)
  const tables: FoundTable[] = []
  for (let first = 0; first < rows.length; ) {
    let last = first
    while (last + 1 < rows.length && continues(lines, rows[last], rows[last + 1])) last += 1
    const members = rows.slice(first, last + 1)
    const found = assembleTable(lines, members, tables.at(-1)?.to ?? 0)
    if (found) tables.push(found)
    first = last + 1
  }
  return tables
}

function continues(
  lines: readonly Line[],
  row: PlainRow | undefined,
  next: PlainRow | undefined,
): boolean {
  if (!row || !next || row.cells.length === 0) return false
  const between = lines.slice(row.to, next.from).map((line) => fold(line.text))
  const words = between.filter((text) => text !== '')
  if (words.some((text) => isSentence(text) || isHeading(text))) return false
  return words.length <= MOST_LINES_BETWEEN && row.cells.length > 1 === next.cells.length > 1
}

function findRows(lines: readonly Line[]): readonly PlainRow[] {
  const rows: PlainRow[] = []
  let index = 0
  while (index < lines.length) {
    const last = rows.at(-1)
    const row = numberedRow(lines, index, last) ?? rowAt(lines, index, last?.to ?? 0)
    if (row) rows.push(row)
    index = row ? row.to : index + 1
  }
  return rows
}

/** A row whose name is a number: it has one figure more than the row straight above it. */
function numberedRow(lines: readonly Line[], index: number, last: PlainRow | undefined) {
  const text = fold(lines[index]?.text ?? '')
  const { label, cells } = NUMBERED_ROW.exec(text)?.groups ?? {}
  if (label === undefined || cells === undefined || last?.to !== index) return undefined
  if (splitCells(cells).length !== last.cells.length || last.cells.length < 2) return undefined
  return makeRow(lines, index, index + 1, index, label, cells)
}

function rowAt(lines: readonly Line[], index: number, after: number): PlainRow | undefined {
  const line = lines[index]
  if (!line) return undefined
  const text = line.text.trim()
  if (text === '' || text.length > LONGEST_ROW || NOT_A_FIGURE.test(text)) return undefined
  if (BARE_CELLS.test(text)) return bareRow(lines, index, after)

  const dated = DATED.exec(fold(text))
  if (dated?.groups)
    return makeRow(
      lines,
      index,
      index + 1,
      index,
      dated.groups['label'] ?? '',
      dated.groups['cells'] ?? '',
    )

  if (endsInPeriod(text)) return undefined
  const row = AGED_ROW.exec(text) ?? PLAIN_ROW.exec(text)
  if (row?.groups && wordsIn(row.groups['label'] ?? '') <= MOST_LABEL_WORDS) {
    const start = startOfLabel(lines, index, after)
    const above = lines
      .slice(start, index)
      .map((it) => fold(it.text))
      .filter((it) => !isHeading(it))
    const label = [...above, row.groups['label']].join(' ')
    return makeRow(lines, start, index + 1, index, label, row.groups['cells'] ?? '')
  }
  const aligned = ALIGNED.exec(text) ?? ALIGNED.exec(text.replace(/^\d+\.\d+\s+/, ''))
  if (!aligned?.groups) return undefined
  const start = startOfLabel(lines, index, after)
  const label = fold(
    [
      ...lines.slice(start, index).map((it) => it.text),
      text.slice(0, text.length - (aligned.groups['cells'] ?? '').length),
    ].join(' '),
  )
  const tabular =
    (aligned.groups['gap'] ?? '').length > 1 || COUNTED.test(label) || MEASURE_NUMBER.test(label)
  const money = /£/.test(aligned.groups['cells'] ?? '') && /^Total\b/i.test(label) === false
  if (
    !(tabular || money) ||
    wordsIn(label) > MOST_LABEL_WORDS ||
    / (?:of|the|to|and|in|for|at|on|by|is|was|over|around)$/.test(label)
  ) {
    return undefined
  }
  if (money && (aligned.groups['gap'] ?? '').length < 2 && !/\)$/.test(label)) return undefined
  return makeRow(lines, start, index + 1, index, label, aligned.groups['cells'] ?? '')
}

/** Whether the last figures of a line are part of a date or a year: "MARCH 2019" is not a row. */
function endsInPeriod(text: string): boolean {
  return findPeriods(text).some((named) => named.end >= text.length - 8)
}

/** Figures with no words on their line: their label stands above, in lines of a word or two. */
function bareRow(lines: readonly Line[], index: number, after: number): PlainRow | undefined {
  const cells: string[] = []
  let end = index
  for (let at = index; at < lines.length; at += 1) {
    const text = fold(lines[at]?.text ?? '')
    if (text === '') continue
    if (!BARE_CELLS.test(text) && !LONE_MARK.test(text)) break
    cells.push(...(LONE_MARK.test(text) ? [text] : splitCells(text)))
    end = at + 1
  }
  const start = startOfLabel(lines, index, after)
  const above = lines.slice(start, index).map((line) => fold(line.text))
  // What is not given stands before the first figure: "Completed", "–", "121"
  while (above.length > 1 && (above.at(-1) === '' || LONE_MARK.test(above.at(-1) ?? ''))) {
    const mark = above.pop() ?? ''
    if (mark !== '') cells.unshift(mark)
  }
  const own = above.filter((text) => text !== '' && !isHeading(text)).join(' ')
  const last = above.findLast((text) => text !== '') ?? ''
  const label = own === '' && (isPeriod(last) || after > 0) ? last : own
  if (label === '' || (cells.length < 2 && !COUNTED.test(label))) return undefined
  return { ...makeRow(lines, start, end, index, label, ''), cells }
}

/** Walks up over the short lines a label was broken into, and over the column headings among them. */
function startOfLabel(lines: readonly Line[], index: number, after: number): number {
  let start = index
  let blanks = 0
  for (let at = index - 1; at >= Math.max(after, index - MOST_HEADING_LINES); at -= 1) {
    const text = fold(lines[at]?.text ?? '')
    if (text === '') {
      blanks += 1
      continue
    }
    const onOwnLine = !BARE_CELLS.test(fold(lines[index]?.text ?? ''))
    if (onOwnLine && /^\d+\.\d+$/.test(text)) return at
    if (onOwnLine && /^[A-Z][a-z]+$/.test(text) && /^[A-Z\d]/.test(fold(lines[start]?.text ?? '')))
      break
    if (onOwnLine && (blanks > 0 || isHeading(text))) break
    // A name broken over lines goes on below its figures
    if (at === after && at > 0 && /^[a-z]/.test(text)) break
    const hasFirst = at === index - 1 && !onOwnLine && LABEL_AND_FIGURE.test(text)
    if (isSentence(text) || (wordsIn(text) > 6 && !hasFirst) || /:$/.test(text)) break
    if (BARE_CELLS.test(text) && !/^\d+\.\d+$/.test(text)) break
    if (onOwnLine && /^\d+\.\d+\b/.test(fold(lines[start]?.text ?? ''))) break
    start = at
    blanks = 0
  }
  return start
}

function makeRow(
  lines: readonly Line[],
  from: number,
  to: number,
  index: number,
  label: string,
  cells: string,
): PlainRow {
  const line = lines[index]
  const kept = lines.slice(from, to).map((it) => fold(it.text))
  return {
    from,
    to,
    figures: index,
    place: { page: line?.page ?? null, line: line?.line ?? index + 1 },
    text: kept.filter((text) => text !== '' && !isHeading(text)).join(' '),
    label: fromItsNumber(fold(label)),
    cells: splitCells(cells).map((cell) => cell.trim()),
    group: null,
  }
}

/** What stands before the number of the measure is the heading of the page: "Crime 3.1 All Crime". */
function fromItsNumber(label: string): string {
  return /^.*?(?=\b\d+\.\d+ [A-Z])/.exec(label)
    ? label.replace(/^.*?(?=\b\d+\.\d+ [A-Z])/, '')
    : label
}
