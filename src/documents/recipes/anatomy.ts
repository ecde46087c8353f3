import { findPeriods } from '../papers/periods.ts'
import { type Cell, widthOf } from '../tables/table.ts'
import { cellKind, namesPeriod, wordsOf } from './cell-kinds.ts'
import type { Block, BlockRow } from './find-blocks.ts'
import {
  headingKind,
  isBareHeading,
  isCodeHeading,
  isPeriodHeading,
  labelMeaning,
  withoutGluedNote,
  withoutNotes,
} from './heading-words.ts'

/** How a table is built, whatever it is about: which columns name its rows, and what heads the others. */
export interface Anatomy {
  readonly block: Block
  /** Columns that say what a row is of, from the left. */
  readonly labels: readonly LabelColumn[]
  /** Columns of values. */
  readonly values: readonly ValueColumn[]
}

export interface LabelColumn {
  readonly column: number
  /** As it stands, without footnote numbers; '' for none. */
  readonly heading: string
  /** What most of its cells are. */
  readonly holds: 'words' | 'periods' | 'codes'
}

export interface ValueColumn {
  readonly column: number
  /** What heads it, the outermost first; '' where a row of headings says nothing. */
  readonly headings: readonly string[]
  /** A narrow column without a heading to its right, whose cells are marks of this one's. */
  readonly marks: number | null
}

/** What a column's headings are called in a recipe: in small letters, a time written `{period}`. */
export function headingKey(headings: readonly string[]): string {
  return headings
    .map((one) => (namesPeriod(one) ? '{period}' : withoutTimes(one).toLowerCase()))
    .filter((one, index, all) => one !== '' && one !== all[index - 1])
    .join(' > ')
}

/** Words with every time they name written `{period}`: next month they are the same. */
function withoutTimes(words: string): string {
  const found = findPeriods(words).toReversed()
  return found.reduce(
    (left, { start, end }) => `${left.slice(0, start)}{period}${left.slice(end)}`,
    words,
  )
}

const COMMENT_WORDS = 12

/**
 * @param above - the table above it on the sheet: a column that has no heading of its own has that one's
 */
export function anatomyOf(block: Block, above?: Anatomy): Anatomy {
  const rows = block.rows.filter(({ isSection }) => !isSection)
  const width = widthOf(rows)
  const lowest = block.headings.at(-1)
  const plain = (words: string) => withoutGluedNote(withoutNotes(words), block.feet)
  const columns = Array.from({ length: width }, (_, column) => {
    const heading = lowestHeading(block, column)
    return { column, heading, holds: holds(rows, column, heading) }
  })
  for (const [index, one] of columns.entries()) {
    const isNamed = columns
      .slice(Math.max(0, index - 1), index + 2)
      .some(
        ({ column, holds }) =>
          holds === 'words' && column !== one.column && nameEachOther(rows, one.column, column),
      )
    if (one.holds === 'values' && isNamed) one.holds = 'codes'
  }
  const firstValue = columns.findIndex(({ holds }) => holds === 'values')
  const labels = columns.flatMap(({ column, heading, holds }) =>
    holds === 'words' ||
    holds === 'codes' ||
    (holds === 'periods' && (column < firstValue || firstValue < 0))
      ? [{ column, heading, holds }]
      : holds === 'periods'
        ? [{ column, heading, holds: 'periods' as const }]
        : [],
  )
  const found = columns.filter(({ holds }) => holds === 'values' || holds === 'marks')
  const spacers = new Set(
    columns.flatMap(({ column, holds }) =>
      holds === 'blank' && isUnheaded(block, column) ? [column] : [],
    ),
  )
  const spread = block.headings.map((row) =>
    spreadHeadings(
      row.cells.map((cell) => (cellKind(cell) === 'spread' ? null : plain(wordsOf(cell)))),
      {
        merged: row.cells.map((cell, column) =>
          cellKind(cell) === 'spread' ? plain(wordsOver(row.cells, column)) : '',
        ),
        columns: found.map(({ column }) => column),
        isLowest: row === lowest,
        spacers,
        kinds: (lowest?.cells ?? []).map(headKind),
      },
    ),
  )
  const values: ValueColumn[] = []
  for (const { column, holds } of found) {
    const own = joined(spread.map((level) => level[column] ?? ''))
    const left = values.at(-1)
    const isNarrow =
      holds === 'marks' &&
      left !== undefined &&
      left.column === column - 1 &&
      (own.at(-1) === '' || own.join() === left.headings.join())
    if (isNarrow) values[values.length - 1] = { ...left, marks: column }
    else values.push({ column, headings: own, marks: null })
  }
  const isUnheadedTable = values.every(({ headings }) =>
    headings.every((one) => isUnitOrBlank(one)),
  )
  const isLike =
    above !== undefined &&
    (isUnheadedTable ||
      labels.every(
        ({ heading }, index) => heading === '' || heading === above.labels[index]?.heading,
      ))
  const isBare = (value: ValueColumn) => value.headings.every((one) => one === '')
  return {
    block,
    labels,
    values: values.map((value) =>
      above !== undefined && (isLike || isBare(value)) ? inherit(value, above) : value,
    ),
  }
}

/** Words that begin a time whose end stands in the row beneath: "Year ending" over "March 2025". */
const BEGINS_TIME =
  /^(?:(?:rolling )?(?:12|twelve) months|(?:financial |calendar )?year|half[- ]year|quarter|month|week|w\/?e|w\/?c) ?(?:to|end(?:ing|ed)?|commencing|beginning)?:?$/i

/** The headings of a column with what begins a time and what ends it in one, where together they name one. */
function joined(headings: readonly string[]): readonly string[] {
  const at = headings.findIndex((one, level) => {
    const beneath = headings[level + 1] ?? ''
    return BEGINS_TIME.test(one) && beneath !== '' && namesPeriod(`${one} ${beneath}`)
  })
  if (at < 0) return headings
  return [
    ...headings.slice(0, at),
    '',
    `${headings[at]} ${headings[at + 1]}`,
    ...headings.slice(at + 2),
  ]
}

/** A column without a heading of its own, or with its unit alone, has that of the table above. */
function inherit(value: ValueColumn, above: Anatomy): ValueColumn {
  const own = value.headings.filter((one) => one !== '')
  if (own.some((one) => !isUnitAlone(one))) return value
  const same = above.values.find(({ column }) => column === value.column)
  if (same === undefined) return value
  return { ...value, headings: [...same.headings.filter((one) => !isUnitAlone(one)), ...own] }
}

function isUnitOrBlank(heading: string): boolean {
  return heading === '' || isUnitAlone(heading)
}

function isUnitAlone(heading: string): boolean {
  return /^(?:£\s?'?0{3}s?|£\s?(?:k|m|bn)?|%|number)$/i.test(heading)
}

function lowestHeading(block: Block, column: number): string {
  for (const row of block.headings.toReversed()) {
    if (cellKind(row.cells[column]) === 'spread') continue
    const words = withoutNotes(wordsOf(row.cells[column]))
    if (words !== '') return words
  }
  return ''
}

function isUnheaded(block: Block, column: number): boolean {
  return block.headings.every(({ cells }) => wordsOf(cells[column]) === '')
}

type Holds = 'blank' | 'values' | 'marks' | 'words' | 'periods' | 'codes'

const CODE = /^(?:[A-Z]{1,3}\d{4,9}|[A-Z]\d{8})$/

function holds(rows: readonly BlockRow[], column: number, heading: string): Holds {
  const cells = rows.map(({ cells }) => cells[column])
  const kinds = cells.map(cellKind).filter((kind) => kind !== 'blank' && kind !== 'spread')
  if (kinds.length === 0)
    return cells.some((cell) => cellKind(cell) === 'spread') ? 'words' : 'blank'
  const share = (kind: string) => kinds.filter((one) => one === kind).length / kinds.length
  const texts = cells.map(wordsOf).filter(Boolean)
  if (column === 0 && texts.length > 2 && texts.every((text, index) => text === String(index + 1)))
    return 'codes'
  if (isCodeHeading(heading) || texts.every((text) => CODE.test(text))) return 'codes'
  const times = share('period') + share('year')
  // "As at" may head the names of what is counted, and say of the days to its right what they are
  if (isPeriodHeading(heading) && times + share('words') > 0.8 && times >= 0.2) return 'periods'
  if (
    isPeriodHeading(heading) &&
    share('number') > 0.8 &&
    texts.every((text) => /^\d{1,2}$/.test(text))
  )
    return 'periods'
  if (share('period') > 0.8) return 'periods'
  if (share('year') > 0.5 && times > 0.8 && (heading === '' || column === 0) && column < 2)
    return 'periods'
  const isBeside =
    /^(?:notes?|status|flags?|marks?|symbols?)$/i.test(heading) ||
    labelMeaning(heading) === 'status'
  if (isBeside && share('mark') + share('words') === 1) return 'words'
  if (areBands(texts)) return 'words'
  if (share('mark') === 1 && heading === '') return 'marks'
  if (
    share('mark') === 1 &&
    texts.every((text) => /^[a-z*†‡]{1,2}$|^\[[a-z]{1,3}\]$|^\([a-z]\)$/i.test(text))
  )
    return heading === '' ? 'marks' : 'values'
  if (
    share('number') > 0.8 &&
    isNumbering(
      texts.filter((text) => /\d/.test(text)),
      column,
      heading,
    )
  )
    return 'words'
  if (share('number') + share('mark') + share('year') >= 0.5 && share('number') + share('year') > 0)
    return 'values'
  const isNote =
    headingKind(heading) === 'note' || texts.some((text) => text.split(' ').length > COMMENT_WORDS)
  // "max 5%", "at least 80%" of what is aimed at
  if (
    headingKind(heading) === 'target' &&
    texts.filter((text) => /\d/.test(text)).length * 2 >= texts.length
  )
    return 'values'
  if (share('words') >= 0.5) return isNote && share('number') > 0.3 ? 'values' : 'words'
  return share('mark') === 1 ? 'values' : 'words'
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
function nameEachOther(rows: readonly BlockRow[], numbers: number, words: number): boolean {
  if (rows.length < ENOUGH_NAMED) return false
  const meant = new Map<string, string>()
  for (const { cells } of rows) {
    const [number, word] = [wordsOf(cells[numbers]), wordsOf(cells[words])]
    if (!/^\d{1,4}$/.test(number) || word === '') return false
    if ((meant.get(number) ?? word) !== word) return false
    meant.set(number, word)
  }
  return (
    new Set(meant.values()).size === meant.size && meant.size > 1 && meant.size * 2 <= rows.length
  )
}

const CALLED =
  /^(?:line|call type|number dialled|band|grade|hour(?: (?:of day|beginning|starting|ending))?|beat|zone|channel|priority|category|type|ward no\.?|day|wave|level|tier)$/i

/** Whole numbers that name things: 999 and 101, the hours of a day. They come again, or one after another. */
function isNumbering(texts: readonly string[], column: number, heading: string): boolean {
  if (column > 2 || !texts.every((text) => /^\d{1,4}$/.test(text))) return false
  if (namesPeriod(heading)) return false
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
    CALLED.test(heading) || (column === 0 && follow) || (column < 2 && comeAgain && distinct <= 6)
  )
}

interface Spreading {
  readonly merged: readonly string[]
  readonly columns: readonly number[]
  readonly isLowest: boolean
  readonly spacers: ReadonlySet<number>
  /** What the lowest headings are, by column. */
  readonly kinds: readonly string[]
}

/** What a cell under a merged one says: a date in full, where that is shown short. */
function wordsOver(cells: readonly Cell[], column: number): string {
  let at = column
  while (at > 0 && cellKind(cells[at]) === 'spread') at -= 1
  const [own, over] = [wordsOf(cells[column]), cells[at]]
  return typeof over === 'object' && over.shown.trim() === own ? wordsOf(over) : own
}

/** A time, "Number" or "%", or something of its own. */
function headKind(cell: Cell | undefined): string {
  const words = wordsOf(cell)
  if (words === '') return ''
  return namesPeriod(words) ? 'time' : isBareHeading(words) ? 'bare' : 'thing'
}

/**
 * What each column is headed with in one row. A heading over merged cells heads them all; in a row above
 * the lowest, one without merged cells heads the columns to its right as far as the next, or a gap, if
 * the row heads the first column of values; else as far as times go on beneath it.
 */
function spreadHeadings(
  own: readonly (string | null)[],
  { merged, columns, isLowest, spacers, kinds }: Spreading,
): readonly string[] {
  const first = columns[0] ?? 0
  const last = columns.at(-1) ?? 0
  const goesOn = !isLowest && (own[first] ?? merged[first] ?? '') !== ''
  const found: string[] = []
  let before = ''
  let beneath = ''
  for (let column = 0; column <= last; column += 1) {
    const mine = own[column] ?? merged[column] ?? ''
    const kind = kinds[column] ?? ''
    if (spacers.has(column) && mine === '') before = ''
    if (mine !== '') {
      before = column >= first ? mine : ''
      beneath = kind
    }
    if (kind === 'thing' || kind !== beneath) beneath = ''
    const isHeaded = goesOn || (!isLowest && beneath !== '')
    found[column] = mine !== '' ? mine : isHeaded && column >= first ? before : ''
  }
  return found
}
