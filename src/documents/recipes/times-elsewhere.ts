import { hasTime, sharesThing } from './column-times.ts'
import { isTotalLabel } from './heading-words.ts'
import type { RowNames } from './row-names.ts'
import { readingOf, toDateWhen, yearWhen } from './spans.ts'
import type { TableClock } from './table-clock.ts'
import { notedTime, yearsNamed } from './times-around.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { type When, whenOf } from './when.ts'

/**
 * The time of a value that neither its headings nor its labels name: of all times of the rows or columns
 * beside it where it is their sum, else as a note, a line between the rows or the line above has it.
 */
export function timeElsewhere(
  clock: TableClock,
  column: ColumnMeaning,
  { told }: RowNames,
  isSum: boolean,
): When | undefined {
  const { block, columns, settings, inRows, someTimes, rowSpan, filled, span, title } = clock
  if (inRows && !someTimes && isSum) return rowSpan ?? titleRound(clock)
  const noted = column.is === 'target' ? notedTime(block, 'targets?', settings) : undefined
  if (noted !== undefined) return noted
  const last = filled.toSorted((one, other) => (one.end < other.end ? -1 : 1)).at(-1)
  if (column.isToDate && last !== undefined) return toDateWhen(last)
  if (column.is === 'total' && span !== undefined && isBesideTimes(columns, column)) return span
  if (told !== '' && column.is !== 'target') return whenOf([told], settings)
  const whole = readingOf(title)
  if (column.isToDate && whole !== undefined) return toDateWhen(whole)
  const year = yearsNamed(block).at(-1)
  if (column.is === 'target' && someTimes && year !== undefined)
    return yearWhen({ end: `${year}-04-01` })
  if (column.isYear && last !== undefined) return yearWhen(last)
  if (someTimes && isOfSame(columns, column)) return undefined
  if (whole !== undefined && column.isYear && whole.kind !== 'financial year')
    return yearWhen(whole)
  if (inRows && title !== undefined) return undefined
  return title
}

/** Whether a total stands beside columns of times that are of the same, and so is of all of them. */
function isBesideTimes(columns: readonly ColumnMeaning[], { words }: ColumnMeaning): boolean {
  const things = (all: readonly string[]) => all.filter((one) => !isTotalLabel(one)).join('\n')
  return columns.some(
    ({ times, words: theirs }) => times.length > 0 && things(theirs) === things(words),
  )
}

/** The time of the title, where all times of the rows lie in it. */
function titleRound({ title, rowTimes }: TableClock): When | undefined {
  const whole = readingOf(title)
  const readings = rowTimes.map(readingOf).filter((reading) => reading !== undefined)
  return whole !== undefined &&
    readings.every(({ start, end }) => start >= whole.start && end <= whole.end)
    ? title
    : undefined
}

/** Whether some column with a time of its own is of the same as one that has none. */
function isOfSame(columns: readonly ColumnMeaning[], { words, is }: ColumnMeaning): boolean {
  const isAside = is === 'target' || is === 'comparator'
  return columns.some(
    (other) => hasTime(other) && (isAside || words.length === 0 || sharesThing(other, words)),
  )
}
