import { findPeriods } from '../papers/periods.ts'
import { type Cell, widthOf } from '../tables/table.ts'
import { cellKind, namesPeriod, wordsOf } from './cell-kinds.ts'
import { holds, isDateOfSomething, nameEachOther } from './column-holds.ts'
import type { Block } from './find-blocks.ts'
import { isBareHeading, withoutGluedNote, withoutNotes } from './heading-words.ts'
import { areKnownBy, areReferences } from './numbers-of-things.ts'

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
          holds === 'words' &&
          column !== one.column &&
          nameEachOther(rows, one.column, column, one.heading),
      )
    const isWeekNumber =
      /^(?:week|wk)\.? ?(?:no\.?|number|#)$/i.test(one.heading) &&
      columns.some(({ holds, column }) => holds === 'periods' && column !== one.column)
    const isByTheWay =
      one.holds === 'periods' &&
      columns.some(({ heading, holds }) => holds === 'values' && namesPeriod(heading)) &&
      isDateOfSomething(rows, one.column, one.heading)
    const isBeforeWords = columns.some(
      ({ holds, column }) => holds === 'words' && column > one.column,
    )
    const isReference =
      (isBeforeWords && areReferences(rows, one.column, one.heading)) ||
      areKnownBy(rows, one.column, one.heading)
    if ((one.holds === 'values' && (isNamed || isReference)) || isWeekNumber || isByTheWay)
      one.holds = 'codes'
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
