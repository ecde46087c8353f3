import type { Grid, GridRow, Line } from './document.ts'
import { findPeriods, PERIOD_WORDS } from './periods.ts'

/** A table found among lines: those from `from` up to but not including `to` belong to it. */
export interface FoundTable {
  readonly from: number
  readonly to: number
  readonly grid: Grid
}

const CELL = String.raw`(?:[+−–-] ?)?£?\d[\d,]*(?:\.\d+)? ?(?:%|bn|m|k)?`
const BARE_CELLS = new RegExp(String.raw`^(?:${CELL})(?:\s+(?:${CELL}))*$`)
const ROW = new RegExp(
  String.raw`^(?<label>.*?[^\s\d+−–£.,-]\S*)\s+(?<cells>${CELL}(?:\s+${CELL})+)$`,
)
const AGED = new RegExp(
  String.raw`^(?<label>(?:over|under|aged?) \d{1,2}|\d{1,2} ?[-–] ?\d{1,2}|\d{1,2}\+|\d{1,2} (?:and|or) (?:over|under))\s+(?<cells>${CELL}(?:\s+${CELL})+)$`,
  'i',
)
const ALIGNED = new RegExp(String.raw`^(?<label>[A-Za-z].*?\S)(?<gap>\s+)(?<cells>${CELL})$`)
const COUNTED =
  /^(?:\d+(?:\.\d+)+\s+)?(?:number|total|volume|amount|percentage|proportion|average|rate|count)\b/i
const MEASURE_NUMBER = /^\d+\.\d+\s+[A-Z]/
const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December'
const DATED = new RegExp(
  String.raw`^(?<label>(?:${MONTH})(?: \d{4})?|\d{4}[/-]\d{2,4}|Q[1-4](?: .{4,9})?)\s*[-–:]\s*(?<cells>${CELL})$`,
)
const HEADING_WORDS =
  /^(?:kpi|measures?|indicator|performance|volume|volume change|change|% ?change|percentage change|trend|commentary|difference|variance|target|(?:(?:kpi|measure|performance|current|previous)\s*)+|year|quarter|table \d+\b.*|\(.*(?:=|\bred\b|\bblue\b).*\))$/i
const NOT_A_FIGURE = /^(?:tel|telephone|fax|mobile|email|page)\b|(?:^|\s)0\d{2,}/i
const LONGEST_ROW = 240
const MOST_LABEL_WORDS = 12
const MOST_LINES_BETWEEN = 3
const MOST_HEADING_LINES = 24

interface Row extends GridRow {
  readonly from: number
  readonly to: number
}

const fold = (text: string) => text.replace(/\s+/g, ' ').trim()
const splitCells = (text: string) => [...text.matchAll(new RegExp(CELL, 'g'))].map((it) => it[0])
const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '').length

function isHeading(text: string): boolean {
  if (text.length > LONGEST_ROW) return false
  if (HEADING_WORDS.test(text)) return true
  const rest = text.replace(new RegExp(PERIOD_WORDS, 'gi'), ' ')
  if (rest === text) return false
  const words = fold(rest).toLowerCase().split(' ')
  return (
    words.every((word) => word === '' || HEADING_WORDS.test(word)) ||
    (wordsIn(rest) <= 6 && (text.match(new RegExp(PERIOD_WORDS, 'gi'))?.length ?? 0) > 1)
  )
}

function isSentence(text: string): boolean {
  return text.length > 60 || /[.;?!]$/.test(text) || (/^[a-z]/.test(text) && text.length > 30)
}

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
    const found = assemble(lines, members, tables.at(-1)?.to ?? 0)
    if (found) tables.push(found)
    first = last + 1
  }
  return tables
}

function continues(lines: readonly Line[], row: Row | undefined, next: Row | undefined): boolean {
  if (!row || !next || row.cells.length === 0) return false
  const between = lines.slice(row.to, next.from).map((line) => fold(line.text))
  const words = between.filter((text) => text !== '')
  if (words.some((text) => isSentence(text) || isHeading(text))) return false
  return words.length <= MOST_LINES_BETWEEN && row.cells.length > 1 === next.cells.length > 1
}

function findRows(lines: readonly Line[]): readonly Row[] {
  const rows: Row[] = []
  let index = 0
  while (index < lines.length) {
    const row = rowAt(lines, index, rows.at(-1)?.to ?? 0)
    if (row) rows.push(row)
    index = row ? row.to : index + 1
  }
  return rows
}

function rowAt(lines: readonly Line[], index: number, after: number): Row | undefined {
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
  const row = AGED.exec(text) ?? ROW.exec(text)
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
function bareRow(lines: readonly Line[], index: number, after: number): Row | undefined {
  const cells: string[] = []
  let end = index
  for (let at = index; at < lines.length; at += 1) {
    const text = fold(lines[at]?.text ?? '')
    if (text === '') continue
    if (!BARE_CELLS.test(text)) break
    cells.push(...splitCells(text))
    end = at + 1
  }
  const start = startOfLabel(lines, index, after)
  const label = lines
    .slice(start, index)
    .map((line) => fold(line.text))
    .filter((text) => text !== '' && !isHeading(text))
    .join(' ')
  if (label === '' || (cells.length < 2 && !COUNTED.test(label))) return undefined
  return makeRow(lines, start, end, index, label, cells.join(' '))
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
    if (isSentence(text) || wordsIn(text) > 6 || /:$/.test(text)) break
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
): Row {
  const line = lines[index]
  const kept = lines.slice(from, to).map((it) => fold(it.text))
  return {
    from,
    to,
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

/** Rows with their column headings, and with the short lines between them as the heads of groups. */
function assemble(
  lines: readonly Line[],
  rows: readonly Row[],
  after: number,
): FoundTable | undefined {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return undefined
  const heading: string[] = []
  let from = first.from
  const inside = lines
    .slice(first.from, first.to)
    .map((line) => fold(line.text))
    .filter(isHeading)
  for (let at = first.from - 1; at >= Math.max(after, first.from - MOST_HEADING_LINES); at -= 1) {
    const text = fold(lines[at]?.text ?? '')
    if (text === '' || /^\d+\.\d+$/.test(text)) continue
    const caption = /:$/.test(text) && DATED.test(first.text)
    const head = wordsIn(text) <= 3 && !isSentence(text) && !/\d/.test(text)
    if (!isHeading(text) && !caption && !head) break
    heading.unshift(text)
    from = at
    if (caption) break
  }
  let group: string | null = groupIn(heading)
  const grouped = rows.map((row, position): GridRow => {
    const above = lines.slice(rows[position - 1]?.to ?? row.from, row.from)
    const head = above
      .map((line) => fold(line.text))
      .filter((text) => text !== '')
      .at(-1)
    if (head !== undefined) group = head
    return { place: row.place, text: row.text, label: row.label, cells: row.cells, group }
  })
  return {
    from,
    to: last.to,
    grid: { heading: [...heading, ...inside].join(' '), columns: [], rows: grouped },
  }
}

function groupIn(heading: readonly string[]): string | null {
  const last = heading.at(-1)
  return last !== undefined && !isHeading(last) && !/:$/.test(last) ? last : null
}
