import { MONTH_NAMES } from '#shared/index.ts'
import type { GridRow } from './document.ts'
import { PERIOD_WORDS } from './periods.ts'
import { CELL } from './plain-cells.ts'

/** A row found among lines of plain text: those from `from` up to but not including `to` are its own. */
export interface PlainRow extends GridRow {
  readonly from: number
  readonly to: number
  /** The line with its first figures. */
  readonly figures: number
}

const MONTH = MONTH_NAMES.join('|')
/** A figure after a time: "May 2019 - 24". */
export const DATED = new RegExp(
  String.raw`^(?<label>(?:${MONTH})(?: \d{4})?|\d{4}[/-]\d{2,4}|Q[1-4](?: .{4,9})?)\s*[-–:]\s*(?<cells>${CELL})$`,
)
const HEADING_WORDS =
  /^(?:kpi|measures?|indicator|performance|volume|volume change|change|% ?change|percentage change|trend|commentary|difference|variance|target|(?:(?:kpi|measure|performance|current|previous)\s*)+|year|quarter|table \d+\b.*|\(.*(?:=|\bred\b|\bblue\b).*\))$/i
/** A row is no longer than this; what is longer is text. */
export const LONGEST_ROW = 240
/** How far above a table its headings are looked for. */
export const MOST_HEADING_LINES = 24

export const fold = (text: string) => text.replace(/\s+/g, ' ').trim()
export const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '').length

export function isHeading(text: string): boolean {
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

/** A period and nothing else, as it names the rows of a table in order of time. */
export function isPeriod(text: string): boolean {
  return fold(text.replace(new RegExp(PERIOD_WORDS, 'gi'), ' ')) === '' && text !== ''
}

export function isSentence(text: string): boolean {
  return text.length > 60 || /[.;?!]$/.test(text) || (/^[a-z]/.test(text) && text.length > 30)
}
