import { basisSaid } from './basis-words.ts'
import { wordsOf } from './cell-kinds.ts'
import { headingKind, isTotalLabel } from './heading-words.ts'
import { isNoDay } from './label-days.ts'
import { saysSoManyWeeks, severalWeeks, weeksBefore } from './numbered-weeks.ts'
import type { PeriodSettings } from './period-label.ts'
import { isYear } from './period-reading.ts'
import type { RowNames } from './row-names.ts'
import { betweenDays, choicesOf, readingOf, spanOf } from './spans.ts'
import { type TableClock, whenInPart } from './table-clock.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { timeIn, toDate, type When, whenOf } from './when.ts'

const MOST_REMEMBERED = 10_000

/**
 * Makes the function that reads the time which a value's own headings and labels name, row after row: a
 * part of a year without its year has that of the value before.
 *
 * @returns `undefined` where they name none
 */
export function ownTimes(clock: TableClock) {
  const { columns, settings, rowMeans, columnMeans, dayOfYear, partOfYear } = clock
  let lastYear: PeriodSettings['year']
  // Long tables name the same few times in every row
  const remembered = new Map<string, When | undefined>()
  const follow = (when: When | undefined) => {
    const reading = readingOf(when)
    if (reading !== undefined)
      lastYear = { kind: 'financial', first: Number(toDate(reading).start.slice(0, 4)) }
    return when
  }

  return (column: ColumnMeaning, names: RowNames): When | undefined => {
    if (column.isMisdated) return askBand(column, clock.title)
    const between = betweenColumns(names, settings)
    if (between !== undefined) return between
    const beside = besides(columns, column, names, settings)
    const unread = beside.find(isUnread)
    const summed = unread ?? beside.find(saysSoManyWeeks)
    const weeks =
      summed === undefined
        ? undefined
        : (severalWeeks(summed, clock.weeks) ?? weeksBefore(summed, rowsBefore(clock, summed)))
    if (weeks !== undefined) return weeks
    if (unread !== undefined) return askUnread(unread)
    const texts = [...column.times, ...beside]
    const isTotal = names.times.some(({ words }) => isTotalLabel(words))
    const key = `${texts.join('\n')}\n${column.times.length} ${column.isYear} ${isTotal} ${lastYear?.first}`
    if (remembered.has(key)) return follow(remembered.get(key))
    const dayMeans = column.times.length === 0 ? rowMeans : columnMeans
    let when = whenOf(texts, settings, dayMeans)
    if (when !== undefined && readingOf(when) === undefined) {
      // "Q1" under "March 2025" and over the months of its year; "2024" under a title that names a day
      const told = dayOfYear === undefined ? texts : [...texts, dayOfYear]
      const within = lastYear === undefined ? settings : { ...settings, year: lastYear }
      const again = whenOf(told, within, dayMeans)
      if (readingOf(again) !== undefined) when = again
    }
    // "2025/26" under "Quarter 2 monitoring (July to September)"
    if (partOfYear !== undefined && isYearOf(when))
      when = whenInPart({ times: texts, isYear: column.isYear }, settings, partOfYear)
    // A year's row over its months: what they have figures for in that row
    if (column.is === 'total' && column.times.length === 0 && isYearOf(when))
      return yearOfMonths(clock, when, names)
    if (isTotal) when = yearOfParts(clock, column, when)
    if (remembered.size < MOST_REMEMBERED) remembered.set(key, when)
    return follow(when)
  }
}

/** A heading that is a date among bands: of the time of the others, if it is one of them. */
function askBand({ headings }: ColumnMeaning, title: When | undefined): When {
  const words = headings.at(-1) ?? ''
  const of = readingOf(title)
  return {
    words,
    label: {
      ask:
        of === undefined
          ? []
          : [
              {
                reading: of,
                words: `It is a band like those beside it, of ${of.start} to ${of.end}`,
              },
            ],
      why: 'It is a date among bands: a spreadsheet makes dates of bands, as 10 October of "10-10"',
    },
  }
}

/** A time of which nothing can be made: somebody says which it is, or leaves out what is of it. */
function askUnread(words: string): When {
  const why = isNoDay(words)
    ? 'There is no such day'
    : 'It stands in a column of times, and is none that can be read'
  return { words, label: { ask: [], why, isUnread: true } }
}

/** The times of the rows above one. */
function rowsBefore({ rowLabels, rowTimes }: TableClock, words: string) {
  return rowTimes.slice(0, rowLabels.indexOf(words)).map(readingOf)
}

/** "31/04/2025" and "32 March 2025", which are no days, and "yesterday", which is none that a file can tell. */
function isUnread(words: string): boolean {
  return (
    NO_DAY.test(words.trim()) || isNoDay(words) || (timeIn(words) === undefined && !isNoTime(words))
  )
}

const NO_DAY =
  /^(?:yesterday|today|tomorrow|now|unknown|not known|not given|tb[ac]|n\/?[ak]|\?+|(?:this|last) (?:week|month))\.?$/i

/** "All" and "Total" in a column of times, and how a row is counted, name none. */
function isNoTime(words: string): boolean {
  return !/\d/.test(words) || headingKind(words) !== 'plain' || basisSaid(words) !== undefined
}

/** "Total" beside a year of which some quarters are there: the year so far. */
function yearOfParts(
  clock: TableClock,
  column: ColumnMeaning,
  when: When | undefined,
): When | undefined {
  const year = readingOf(when)
  if (when === undefined || year === undefined || !isYear(year)) return when
  const parts = clock.partTimes.length > 0 ? clock.partTimes : partsUnder(clock, column)
  const within = parts.filter((part) => {
    const reading = readingOf(part)
    return reading !== undefined && reading.start >= year.start && reading.end <= year.end
  })
  const [only] = within
  const span = readingOf(within.length === 1 ? only : spanOf(choicesOf(within)))
  if (span === undefined || span.start !== year.start || span.end >= year.end) return when
  return {
    words: when.words,
    label: { reading: { ...span, kind: 'cumulative', basis: 'cumulative' } },
  }
}

/** "January" to "June" under "2024": the parts of the year of a column that its rows have figures for. */
function partsUnder(
  { block, rowLabels, settings }: TableClock,
  { times, column }: ColumnMeaning,
): readonly When[] {
  if (times.length === 0 || block.rows.length > MOST_PARTS) return []
  const known = new Set(rowLabels)
  return block.rows.flatMap(({ cells, isSection }) => {
    const label = cells.map(wordsOf).find((words) => known.has(words) && !isTotalLabel(words))
    if (isSection || label === undefined || wordsOf(cells[column]) === '') return []
    return whenOf([...times, label], settings) ?? []
  })
}

/** A year has so many weeks at most. */
const MOST_PARTS = 60

function yearOfMonths(
  { columns, settings }: TableClock,
  when: When | undefined,
  { times, hasIn }: RowNames,
): When | undefined {
  const year = times.map(({ words }) => words)
  const parts = columns.filter((column) => column.is === 'observation' && column.times.length > 0)
  const within = parts.filter(({ column }) => hasIn(column))
  const span = readingOf(
    spanOf(choicesOf(within.map((column) => whenOf([...year, ...column.times], settings)))),
  )
  if (span === undefined) return when
  const isSoFar = within.length < parts.length
  const basis = isSoFar ? 'cumulative' : 'during'
  return { words: year.join(' '), label: { reading: { ...span, kind: 'range', basis } } }
}

function isYearOf(when: When | undefined): boolean {
  const reading = readingOf(when)
  return reading !== undefined && isYear(reading)
}

/** From the first day to the last, where two columns give them; a row without a first day is of the last. */
function betweenColumns({ from, to }: RowNames, settings: PeriodSettings): When | undefined {
  if (to === '') return undefined
  const first = from === '' ? to : from
  const [start, end] = [first, to].map((words) => readingOf(whenOf([words], settings)))
  return start === undefined || end === undefined
    ? undefined
    : betweenDays(start, end, `${first} to ${to}`)
}

/** Whether the row has a time for each of its values, to the left of it. */
export function hasTimeEach(columns: readonly ColumnMeaning[], { times }: RowNames): boolean {
  const first = columns[0]?.column ?? 0
  return times.length > 1 && times.some((time) => time.column > first)
}

/** Times in the row: where each value has a time to its left, the nearest; else all of them. */
function besides(
  columns: readonly ColumnMeaning[],
  { column, is }: ColumnMeaning,
  names: RowNames,
  settings: PeriodSettings,
): readonly string[] {
  const { times } = names
  if (!hasTimeEach(columns, names)) return times.map(({ words }) => words)
  // What is aimed at, and what is compared with, are for the latest
  const isAside = is === 'target' || is === 'comparator'
  const endOf = (words: string) => likelyEnd(whenOf([words], settings))
  const latest = times.toSorted((one, other) => (endOf(one.words) < endOf(other.words) ? 1 : -1))[0]
  const left = isAside ? latest : times.findLast((time) => time.column < column)
  return [left?.words ?? '']
}

/** The last day of a time, or of what it may be first where it is asked. */
function likelyEnd(when: When | undefined): string {
  const label = when?.label
  const likely = label && 'ask' in label ? label.ask[0]?.reading : readingOf(when)
  return likely?.end ?? ''
}
