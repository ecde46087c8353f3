import type { Cell } from '../tables/table.ts'
import { cellKind, namesPeriod, wordsOf } from './cell-kinds.ts'
import { lengthIn } from './cell-text.ts'
import type { BlockRow } from './find-blocks.ts'
import { headingKind, isCodeHeading, isPeriodHeading, labelMeaning } from './heading-words.ts'

/** What most cells of a column are. */
export type Holds = 'blank' | 'values' | 'marks' | 'words' | 'periods' | 'codes'

const COMMENT_WORDS = 12
const CODE = /^(?:[A-Z]{1,3}\d{4,9}|[A-Z]\d{8})$/

const FROM_TO = /^[([]?[-−]?\d[\d.,]*%? ?(?:[-–—]|to) ?[-−]?\d[\d.,]*%?[)\]]?$/

/** What a column of a table holds, by its cells and by what heads it. */
export function holds(rows: readonly BlockRow[], column: number, heading: string): Holds {
  const cells = rows.map(({ cells }) => cells[column])
  const kinds = cells.map(cellKind).filter((kind) => kind !== 'blank' && kind !== 'spread')
  if (kinds.length === 0)
    return cells.some((cell) => cellKind(cell) === 'spread') ? 'words' : 'blank'
  // "closed" in every row under "Sep" stands in place of figures
  if (namesPeriod(heading) && column > 0 && kinds.length > 1 && isOneWord(cells, kinds))
    return 'values'
  const share = (kind: string) => kinds.filter((one) => one === kind).length / kinds.length
  const texts = cells.map(wordsOf).filter(Boolean)
  if (column === 0 && texts.length > 2 && texts.every((text, index) => text === String(index + 1)))
    return 'codes'
  if (isCodeHeading(heading) || texts.every((text) => CODE.test(text))) return 'codes'
  const times = share('period') + share('year')
  // "As at" may head the names of what is counted, and say of the days to its right what they are
  if (isPeriodHeading(heading) && times + share('words') > 0.8 && times >= 0.2) return 'periods'
  if (isPeriodHeading(heading) && share('number') > 0.8 && areParts(texts, heading))
    return 'periods'
  if (share('period') > 0.8) return 'periods'
  if (share('year') > 0.5 && times > 0.8 && (heading === '' || column === 0) && column < 2)
    return 'periods'
  const isBeside =
    /^(?:notes?|status|flags?|marks?|symbols?)$/i.test(heading) ||
    labelMeaning(heading) === 'status'
  if (isBeside && share('mark') + share('words') === 1) return 'words'
  // "51.2 – 73.0" under "95% CI" says how sure the figure beside it is
  if (headingKind(heading) === 'interval' && texts.some((text) => FROM_TO.test(text)))
    return 'values'
  if (areBands(texts)) return 'words'
  if (share('mark') === 1 && heading === '') return 'marks'
  if (
    share('mark') === 1 &&
    texts.every((text) => /^[a-z*†‡]{1,2}$|^\[[a-z]{1,3}\]$|^\([a-z]\)$/i.test(text))
  )
    return heading === '' ? 'marks' : 'values'
  if (column > 0 && CODED.test(heading) && areCodes(texts)) return 'words'
  if (
    share('number') > 0.8 &&
    isNumbering(
      texts.filter((text) => /\d/.test(text)),
      column,
      heading,
    )
  )
    return 'words'
  // "3 hours" in every row
  if (column > 0 && texts.length > 1 && texts.every((text) => lengthIn(text) !== undefined))
    return 'values'
  if (share('number') + share('mark') + share('year') >= 0.5 && share('number') + share('year') > 0)
    return 'values'
  const isNote =
    headingKind(heading) === 'note' || texts.some((text) => text.split(' ').length > COMMENT_WORDS)
  // "max 5%", "at least 80%" of what is aimed at, and "none set" where nothing is
  const numbers = texts.filter((text) => /\d/.test(text))
  const aims = texts.filter((text) => !NO_AIM.test(text))
  if (headingKind(heading) === 'target' && numbers.length > 0 && numbers.length * 2 >= aims.length)
    return 'values'
  if (share('words') >= 0.5) return isNote && share('number') > 0.3 ? 'values' : 'words'
  return share('mark') === 1 ? 'values' : 'words'
}

/** What stands where nothing is aimed at. */
const NO_AIM =
  /^(?:(?:none|not?|nil|n\/?a|tbc|tba|tbd)(?: (?:yet )?(?:set|agreed|applicable|target))?|[-–—.]+)$/i

/** Whether numbers under "Month", "Week" or "Year" are numbers of those, one after another: 41 and 39 are of "Last month". */
function areParts(texts: readonly string[], heading: string): boolean {
  if (OF_A_TIME.test(heading) || !texts.every((text) => /^\d{1,2}$/.test(text))) return false
  const numbers = [...new Set(texts.map(Number))].toSorted((one, other) => one - other)
  const [, most] = PARTS.find(([named]) => named.test(heading)) ?? []
  if (most !== undefined) return (numbers.at(-1) ?? 0) <= most
  return numbers.every((one, index) => index === 0 || one - (numbers[index - 1] ?? 0) === 1)
}

const PARTS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:quarter|qtr)\b/i, 4],
  [/\b(?:month|period)\b/i, 13],
  [/\b(?:week|wk)\b/i, 53],
]

const OF_A_TIME =
  /^(?:(?:the )?(?:this|last|previous|prev\.?|prior|preceding|latest|current|same)|in(?: the)?) /i

/** "Date of award letter": a day of its own in every row. Where headings name times, no figure of the row is of it. */
export function isDateOfSomething(
  rows: readonly BlockRow[],
  column: number,
  heading: string,
): boolean {
  if (!DATE_OF.test(heading) || isPeriodHeading(heading)) return false
  const texts = rows.map(({ cells }) => wordsOf(cells[column])).filter(Boolean)
  const days = [
    ...new Set(texts.filter((text) => /^\d{4}-\d\d-\d\d$|^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text))),
  ]
  const ends = new Set(days.map((day) => (/^\d{4}/.test(day) ? day.slice(-2) : day.split('/')[0])))
  // The days of one kind of time are the first or the last ones of it, or the same of each week
  return days.length > 2 && days.length * 2 > texts.length && ends.size > 2
}

const DATE_OF =
  /\b(?:date|day) (?:of|on)\b|\b(?:agreed|awarded|award|signed|approved|opened|closed|received|completed|registered|issued|appointed|joined|due|expir(?:y|es)|decision|letter)(?: date)?$/i

function isOneWord(cells: readonly (Cell | undefined)[], kinds: readonly string[]): boolean {
  const different = new Set(cells.map(wordsOf).filter(Boolean))
  return different.size === 1 && kinds.every((kind) => kind === 'words')
}

/** "10 to 17", "65 and over", "under 18", "£100 to £499": what people and things are sorted into by a number. */
const BAND =
  /^(?:(?:aged? )?(?:under|over|below|above|less than|more than|up to) £?\d[\d,]*|£?\d[\d,]* ?(?:to|-|–|and under) ?£?\d[\d,]*|£?\d[\d,]* ?(?:\+|(?:and|or) (?:over|under|above|below|older|younger|more)))(?: (?:years?|months?|days?|hours?|minutes?))?(?: old)?$/i

/** Whether the cells of a column are bands of a number, and no figures: as many numbers stand before as behind. */
function areBands(texts: readonly string[]): boolean {
  const different = [...new Set(texts)]
  const bands = different.filter((text) => BAND.test(text))
  return (
    bands.length > 1 &&
    bands.length * 2 >= different.length &&
    bands.some((text) => /\d\D+\d/.test(text)) &&
    !different.some(
      (text) => /^[\d,.]+%?$/.test(text) && !bands.some((band) => isNextTo(text, band)),
    )
  )
}

/** "10" among "0 to 9" and "11 to 17" is an age. */
function isNextTo(text: string, band: string): boolean {
  const ends = (band.match(/\d+/g) ?? []).map(Number)
  return ends.some((end) => Math.abs(end - Number(text)) === 1)
}

/** So many rows tell whether numbers stand for the words beside them. */
const ENOUGH_NAMED = 4

/**
 * Whether the whole numbers of a column stand for the words of the next, each for one and the same: "18" for
 * "No suspect identified". They come again, which no two figures of the same words do.
 */
export function nameEachOther(
  rows: readonly BlockRow[],
  numbers: number,
  words: number,
  heading = '',
): boolean {
  // "Q no." of a line that nobody asks is blank
  const named = /\b(?:no\.?|number|ref\.?|code|#)$/i.test(heading)
    ? rows.filter(({ cells }) => wordsOf(cells[numbers]) !== '')
    : rows
  if (named.length < ENOUGH_NAMED) return false
  const meant = new Map<string, string>()
  for (const { cells } of named) {
    const [number, word] = [wordsOf(cells[numbers]), wordsOf(cells[words])]
    if (!/^\d{1,4}$/.test(number) || word === '') return false
    if ((meant.get(number) ?? word) !== word) return false
    meant.set(number, word)
  }
  return (
    new Set(meant.values()).size === meant.size && meant.size > 1 && meant.size * 2 <= named.length
  )
}

const CALLED =
  /^(?:line|call type|number dialled|band|grade|hour(?: (?:of day|beginning|starting|ending))?|beat|zone|channel|priority|category|type|ward no\.?|day|wave|level|tier)$/i

/** What people and things are sorted into, and what offices write codes for. */
const CODED =
  /^(?:sex|gender|ethnic(?:ity| group)?|self[- ]defined ethnicity|age(?: ?group| ?band)?|disability|religion|severity|risk(?: level)?|outcome|method|reason|offence(?: group| class| type)?|type|category|class|grade|rank|role|shift|tier|level|wave|priority|status)(?: codes?)?$/i

/** 1 and 2 under "Sex", row after row: so few numbers, and so often, name what they stand for. */
function areCodes(texts: readonly string[]): boolean {
  const different = new Set(texts)
  return (
    texts.every((text) => /^\d{1,2}$/.test(text)) &&
    different.size > 1 &&
    different.size * 3 <= texts.length
  )
}

/** Whole numbers that name things: 999 and 101, the hours of a day. They come again, or one after another. */
function isNumbering(texts: readonly string[], column: number, heading: string): boolean {
  if (column > 2 || !texts.every((text) => /^\d{1,4}$/.test(text))) return false
  if (namesPeriod(heading)) return false
  // 999 and 101 at the head of rows are what was called
  const areCalled =
    column === 0 && texts.length > 1 && texts.every((text) => /^(?:999|101|111|112)$/.test(text))
  const numbers = texts.map(Number)
  const follow =
    numbers.length > 3 &&
    numbers.every((one, index) => index === 0 || one - (numbers[index - 1] ?? 0) === 1)
  const distinct = new Set(texts).size
  // 999 and 101, and not how many: one or two of something come again too
  const comeAgain =
    numbers.every((one) => one > 99) &&
    texts.length >= 4 &&
    distinct >= 2 &&
    distinct * 3 <= texts.length
  return (
    areCalled ||
    CALLED.test(heading) ||
    (column === 0 && follow) ||
    (column < 2 && comeAgain && distinct <= 6)
  )
}
