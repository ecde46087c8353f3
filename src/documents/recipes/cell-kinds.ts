import { remembering } from '#shared/index.ts'
import { type Cell, cellText } from '../tables/table.ts'
import { readMarkedValue } from './marked-value.ts'
import { readPeriodLabel, yearOf } from './period-label.ts'

/**
 * What a cell looks like before anything is known of its table. `year` is a whole number that could be a
 * year or a month of a year (2018, 201904), `spread` a cell under a merged one.
 */
export type CellKind = 'blank' | 'spread' | 'number' | 'year' | 'mark' | 'period' | 'words'

const YEAR = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])?$/
const MOST_REMEMBERED = 50_000

export function cellKind(cell: Cell | undefined): CellKind {
  if (cell === undefined) return 'blank'
  if (typeof cell !== 'string') {
    if (cell.kind === 'under-merged') return 'spread'
    if (cell.kind !== 'date') return 'number'
    return isDuration(cell) ? kindOfText(cell.shown.trim()) : 'period'
  }
  const text = cell.trim()
  return text === '' ? 'blank' : kindSeen(text)
}

const kindSeen = remembering(kindOfText, MOST_REMEMBERED)

/** "£000", "£m", "%": a heading that says what is beneath, and no value. */
const UNIT_CELL =
  /^(?:£\s?'?0{3}s?|£\s?(?:k|m|bn|millions?|thousands?)?|0{3}s|%|number|no\.?|rate|n)$/i

/** "n/c", "n/r": what an office writes in place of a figure. */
const HOUSE_MARK = /^n\/[a-z]{1,2}$/i

/** "B1", "E12": the number of a question of a form; "Q1" and "H2" are parts of a year. */
const LINE_CODE = /^(?!Q[1-4]$|H[12]$)[A-Z]\d{1,2}(?:\.\d+)?[a-z]?$/

/** "8th", "12th of 43": a place among others. */
const ORDINAL = /^\d{1,3}(?:st|nd|rd|th)(?: of \d{1,3})?$/i

/** "15-17", "65–74": a band; "1-4" may stand for a number that is held back. */
const BAND = /^(?:[5-9]|\d{2,3}) ?[-–] ?\d{2,3}$/

/** "95% CI" heads a column, and is no number with a mark. */
const CONFIDENCE = /^\d{2}(?:\.\d)? ?% ?(?:c\.?i\.?|c\.?l\.?|conf(?:idence|\.)?)\b/i

/** "2023 FTE": what a column is of, and no number with a mark. */
const YEAR_OF = /^(?:19|20)\d\d [a-z]{3,}$/i

function kindOfText(text: string): CellKind {
  if (HOUSE_MARK.test(text)) return 'mark'
  if (CONFIDENCE.test(text)) return 'words'
  if (UNIT_CELL.test(text) || ORDINAL.test(text) || LINE_CODE.test(text)) return 'words'
  if (YEAR.test(text)) return 'year'
  if (text.length > 60) return 'words'
  if (namesPeriod(text)) return 'period'
  if (BAND.test(text) || YEAR_OF.test(text)) return 'words'
  const value = readMarkedValue(text, {})
  if (value !== null) return value.value === null ? 'mark' : 'number'
  return 'words'
}

/** Whether a text names a time, or part of one: a quarter, or a year without it. */
export function namesPeriod(text: string): boolean {
  return readPeriodLabel(text) !== null || yearOf(text) !== null
}

/** A time without a day, which a spreadsheet keeps as one of its first: "08:12" of minutes. */
export function isDuration({
  day,
  shown,
}: {
  readonly day: string
  readonly shown: string
}): boolean {
  return (
    /^(?:1899-12-3[01]|1900-01-0[01])/.test(day) && /^\d{1,3}:\d\d(?::\d\d)?$/.test(shown.trim())
  )
}

/** A date that a spreadsheet made of "Apr-25", and shows so. */
const SHOWN_AS_MONTH = /^(?:[a-z]{3,9}[-/ ’']{0,2}\d{2}(?:\d{2})?|\d{4}-\d{2})$/i

/** What a cell says in words: a date as its day, or as the month it is shown as, what stands under a merged cell as that. */
export function wordsOf(cell: Cell | undefined): string {
  if (cell !== undefined && typeof cell !== 'string' && cell.kind === 'date') {
    if (isDuration(cell)) return cell.shown.trim()
    return SHOWN_AS_MONTH.test(cell.shown.trim()) ? cell.shown.trim() : cell.day
  }
  return cellText(cell).replace(/\s+/g, ' ').trim()
}
