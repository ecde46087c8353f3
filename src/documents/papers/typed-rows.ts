import { NUMBER } from './plain-cells.ts'

/** A word, figure or sign of a line, with how many empty cells stand before it. */
interface Piece {
  readonly text: string
  readonly isCell: boolean
  /** A second space and each after it leaves a cell empty. */
  readonly empty: number
}

/** A line that may be a row: its words, then its cells. */
export interface TypedRow {
  readonly name: readonly string[]
  readonly cells: readonly Piece[]
  /** Empty cells that the line ends with. */
  readonly after: number
}

const RATED = `(?:[Nn]ot met|[Mm]et|[Mm]issed|[Hh]it|[Yy]es|[Nn]o|Red|Amber|Green|Blue|Grey|[Bb]etter|[Ww]orse|[Ss]ame|[Ii]mproving|[Ss]table|[Ww]orsening|[Hh]igher|[Ll]ower|[Qq]uicker|[Ss]lower|Low|Medium|High)`
const MARK = String.raw`(?:[–—-]?[*†‡]+|[–—●▲▼►◄↑↓→-]|n\/[akr]|nil|none|new|\.\.|\[[a-z]{1,2}\]|c)`
/** A note or a status that stands on a figure: a star, a raised number, "r" for revised. */
const NOTED = String.raw`(?:[*†‡⁰¹²³⁴⁵⁶⁷⁸⁹]+|[[(][a-z]{1,2}[\])]|[rpe])?`
const BRACKETED = String.raw`\((?:[+−–-] ?)?£?\d[\d,]*(?:\.\d+)? ?(?:%|bn|m|k)?\)`
const ONE = `(?:(?:at most|at least) |[<≤>≥] ?)?[+−–-]?${NUMBER}${NOTED}|${BRACKETED}|${RATED}|${MARK}`
const PIECE = new RegExp(String.raw`(?:${ONE})(?=\s|$)|\S+`, 'gu')
const IS_CELL = new RegExp(`^(?:${ONE})$`, 'u')
/** In what a row is counted belongs to its name: "Income £000". */
const UNIT = /^\(?£?0{3}s?\)?$/u
/** A share in brackets after its figure stands in one cell with it: "318 (14%)". */
const SHARE = /^\(\d[\d.]*%\)$/u
const FIGURE = /^\d[\d,.]*$/u

/** The line as a row with as many cells as it may have; there may be fewer, and the first be of the name. */
export function typedRow(line: string): TypedRow {
  const pieces = piecesOf(line)
  let first = pieces.length
  while (first > 0 && pieces[first - 1]?.isCell) first -= 1
  return {
    name: pieces.slice(0, first).map(({ text }) => text),
    cells: pieces.slice(first),
    after: line.length - line.trimEnd().length,
  }
}

function piecesOf(line: string): readonly Piece[] {
  let end = -1
  return [...line.trimEnd().matchAll(PIECE)].map(({ 0: text, index }) => {
    const empty = end < 0 ? 0 : Math.max(0, index - end - 1)
    end = index + text.length
    return { text, isCell: IS_CELL.test(text) && !UNIT.test(text), empty }
  })
}

/** Rows in which each share in brackets is one cell with the figure before it, where most have one. */
export function withSharesJoined(rows: readonly TypedRow[]): readonly TypedRow[] {
  const isPair = ({ cells }: TypedRow, at: number) =>
    SHARE.test(cells[at]?.text ?? '') && FIGURE.test(cells[at - 1]?.text ?? '')
  const paired = rows.filter((row) => row.cells.some((_, at) => isPair(row, at)))
  if (paired.length < 2 || paired.length < rows.length - 1) return rows
  return rows.map((row) => ({
    ...row,
    cells: row.cells.flatMap((cell, at) => {
      if (isPair(row, at)) return []
      const share = isPair(row, at + 1) ? row.cells[at + 1] : undefined
      return [share ? { ...cell, text: `${cell.text} ${share.text}` } : cell]
    }),
  }))
}

/** What a number goes on with in the name of a row: "Quarter 1", "Aged 16 to 34". */
const NUMBERED =
  /^(?:quarter|q|category|stage|phase|band|level|grade|tier|type|part|priority|quintile|decile|group|zone|ward|area|aged?|over|under|to|and|or|than|all|year|month|week|day|[–-])$/iu
/** … and a year: "April 2025", "Autumn 2024". */
const SEASON =
  /^(?:spring|summer|autumn|winter|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\p{L}*)$/iu
const YEAR = /^(?:19|20)\d\d$/u
const OF_NAME = /^(?:(?:19|20)\d\d|\d{1,2}|101|111|999|\(\d{1,3}\))$/u

const OUT_OF_NAME = 0.05
const LIKELY_IN_NAME = 1
const UNLIKELY_IN_NAME = 4
const SHORT_KNOWN = 0.3
const SHORT = 1.2
const LEFT_NAMELESS = 1
const NAMELESS = 6

/** How unlike a row of so many cells a line is: 0 where it has a name and just as many. */
export function unlikeRow({ name, cells, after }: TypedRow, count: number): number {
  const extra = cells.length - count
  const before = name.at(-1) ?? ''
  const first = cells[0]?.text ?? ''
  const isNumbered =
    (NUMBERED.test(before) && OF_NAME.test(first)) || (SEASON.test(before) && YEAR.test(first))
  if (extra < 0) {
    const known = cells.reduce((sum, { empty }) => sum + empty, after)
    return -extra * (known === -extra ? SHORT_KNOWN : SHORT)
  }
  if (name.length === 0) return extra === 1 ? 0 : NAMELESS
  if (extra === 0) return isNumbered ? LEFT_NAMELESS : 0
  if (extra > 1) return UNLIKELY_IN_NAME * extra
  if (isNumbered) return OUT_OF_NAME
  return !/\d/u.test(first) || OF_NAME.test(first) ? LIKELY_IN_NAME : UNLIKELY_IN_NAME
}

/** What stands in each cell of a row whose cells cannot be placed, so that nothing is worked from it. */
const UNPLACED = '…'

/** The name of a row and just so many cells, those it leaves empty among them. */
export function fitRow(
  { name, cells, after }: TypedRow,
  { count, kinds }: { readonly count: number; readonly kinds: readonly string[] },
): readonly string[] {
  const own = cells.slice(0, Math.max(0, cells.length - count)).map(({ text }) => text)
  // What stands for no words after a name is no part of it: "All stations – 8:02"
  const label = [...name, ...own.filter((text) => !/^[–—-]$/u.test(text))].join(' ')
  const rest = cells.slice(own.length)
  const missing = count - rest.length
  if (missing === 0) return [label, ...rest.map(({ text }) => text)]
  const told = rest.reduce((sum, { empty }) => sum + empty, after)
  if (told === missing) {
    const placed = rest.flatMap(({ text, empty }) => [...Array<string>(empty).fill(''), text])
    return [label, ...placed, ...Array<string>(after).fill('')]
  }
  const ways = placesOf(rest.length, count).map((places) => ({
    places,
    fits: places.filter((place, at) => kindOf(rest[at]?.text ?? '') === kinds[place]).length,
  }))
  const most = Math.max(...ways.map(({ fits }) => fits))
  const [best, other] = ways.filter(({ fits }) => fits === most)
  if (!best || other) return [label, ...Array<string>(count).fill(UNPLACED)]
  return [
    label,
    ...Array.from({ length: count }, (_, place) => rest[best.places.indexOf(place)]?.text ?? ''),
  ]
}

/** Each way of giving so many cells places among so many columns, in order. */
function placesOf(cells: number, columns: number): readonly (readonly number[])[] {
  if (cells === 0) return [[]]
  if (cells > columns) return []
  return placesOf(cells, columns - 1).concat(
    placesOf(cells - 1, columns - 1).map((before) => [...before, columns - 1]),
  )
}

/** What a cell looks like: with its unit, its sign, its decimals, and how long it is. */
export function kindOf(cell: string): string {
  if (!/\d/u.test(cell)) return 'words'
  const [sign, decimals] = [/^[+−–(-]/u.test(cell) ? '±' : '', /\.(\d+)/u.exec(cell)?.[1] ?? '']
  const unit = /[£%:]/u.exec(cell)?.[0] ?? ''
  return `${sign}${unit}${decimals.length}${decimals === '' && sign === '' && cell.includes(',') ? ',' : ''}`
}
