import { matchesIn } from '#shared/index.ts'

/** A figure with its unit and no words. */
export const NUMBER = String.raw`£?\d[\d,]*(?:\.\d+|(?::\d\d){1,2})?(?: ?(?:%|bn|m|k))?`

/** A figure that stands in a table of plain text: with its sign, its unit, and no words. */
export const CELL = `(?:[+−–-] ?)?${NUMBER}`

/** A figure in brackets, as a fall or what is over is set; "(£000)" is a unit. */
const BRACKETED = String.raw`\((?!£?000\))(?:[+−–-] ?)?£?\d[\d,]*(?:\.\d+)? ?(?:%|bn|m|k)?\)`

/** What may stand beside the first figure of a row: brackets, arrows, marks for what is withheld or not given. */
const BESIDE = String.raw`${BRACKETED}|[▲▼►◄↑↓→]|(?:n/a|\[[a-z]\]|[–—-]?[*†‡]+|\.\.|[<≤>≥] ?\d+)(?=\s|$)|[-–](?=\s+\D|$)`
const ANY = `(?:${CELL}|${BESIDE})`
const CELLS = String.raw`(?:${CELL}|${BRACKETED}|\[[a-z]\])(?:\s+${ANY})+`
const RATED =
  '(?:Red|Amber|Green|Blue|Grey|Met|Not met|Missed|Yes|No|Better|Worse|Improving|Stable|Worsening|Low|Medium|High)'
const RATING = String.raw`(?:\s+${RATED})?`

/** A line of figures without words, save a rating after them. */
export const BARE_CELLS = new RegExp(
  String.raw`^(?:${CELL}|\(£?\d[\d,.]+%?\))(?:\s+${ANY})*${RATING}$`,
)

/** What stands alone in a cell of a table of figures, in place of one or beside it. */
export const LONE_MARK =
  /^(?:[–—*▲▼►◄↑↓→-]|n\/a|\.\.|Red|Amber|Green|Blue|Grey|Met|Not met|Missed|Yes|No|[Hh]igher|[Ll]ower|Better|Worse|Improving|Stable|Worsening)$/u

const ONE_CELL = new RegExp(`^${ANY}$`)

/** Whether a line is one cell and nothing else: a figure, a rating or a sign. */
export const isOneCell = (text: string) => ONE_CELL.test(text) || LONE_MARK.test(text)

/** A name with the first of its figures, where the others stand below it. */
export const LABEL_AND_FIGURE = new RegExp(`^(?<label>[A-Z].*[A-Za-z)]) ${CELL}$`)

/** Words, then figures. */
export const PLAIN_ROW = new RegExp(
  String.raw`^(?<label>.*?[^\s\d+−–£.,-]\S*)\s+(?<cells>${CELLS}${RATING})$`,
)

export const AGED_ROW = new RegExp(
  String.raw`^(?<label>(?:over|under|aged?) \d{1,2}|\d{1,2} ?[-–] ?\d{1,2}|\d{1,2}\+|\d{1,2} (?:and|or|to) (?:over|under|\d{1,2}))\s+(?<cells>${CELLS})$`,
  'i',
)

export const NUMBERED_ROW = new RegExp(String.raw`^(?<label>\d{1,2})\s+(?<cells>${CELLS})$`)

const EACH_CELL = new RegExp(`${ANY}|${RATED}(?=\\s|$)`, 'g')

export function splitCells(text: string): readonly string[] {
  return matchesIn(text, EACH_CELL).map((it) => it[0])
}
