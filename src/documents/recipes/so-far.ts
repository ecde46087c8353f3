import { yearToDate } from '#shared/index.ts'
import { findPeriods } from '../papers/periods.ts'
import { wordsOf } from './cell-kinds.ts'
import { hasValues, isPartOf } from './column-times.ts'
import { isTotalLabel } from './heading-words.ts'
import { numberIn } from './numbers.ts'
import { isYear, monthsTo, type PeriodReading } from './period-reading.ts'
import { choicesOf, dayMoved, isWholeYear, readingOf, spanOf, toDateWhen } from './spans.ts'
import type { TableClock } from './table-clock.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { type When, whenOf } from './when.ts'
import { countsFromJanuary } from './year-said.ts'

/** The year that words name, by its first day: "2024/25 FYTD", "Same period 2024/25", "2025 to date". */
function yearIn(words: readonly string[]): PeriodReading | undefined {
  for (const text of words) {
    const financial = findPeriods(text).find(
      ({ period }) => period?.kind === 'year' && period.start.endsWith('-04-01'),
    )
    const whole = financial?.text ?? /\b(?:19|20)\d\d\b/.exec(text)?.[0]
    const reading = whole === undefined ? undefined : readingOf(whenOf([whole], CALENDAR))
    if (reading !== undefined && isYear(reading)) return reading
  }
  return undefined
}

const CALENDAR = { years: 'calendar' } as const

/** The last day of what a table has figures for: of its columns, its rows, or the line above; a whole year is none. */
function lastDay({ filled, filledRowTimes, title }: TableClock): string | undefined {
  const inRows = filledRowTimes.map(readingOf).filter((one) => one !== undefined && !isYear(one))
  const ends = [
    filled.filter((one) => !isWholeYear(one)).map(({ end }) => end),
    inRows.map((one) => one?.end ?? ''),
  ].find((all) => all.length > 0)
  if (ends !== undefined) return ends.toSorted().at(-1)
  const above = readingOf(title)
  return above === undefined || isYear(above) ? undefined : above.end
}

/**
 * The year so far of a value that says no last day: of the year its words name, or the table's, up to the
 * last day that the table has figures for.
 *
 * @returns `undefined` where the table names no such day
 */
export function soFarWhen(clock: TableClock, words: readonly string[]): When | undefined {
  const end = lastDay(clock)
  if (end === undefined) return undefined
  const year = yearIn(words)
  if (year === undefined) return toDateWhen({ end }, countsFromJanuary(clock.settings, words))
  if (year.kind !== 'calendar year') return toDateWhen({ end: inYear(end, year.start) }, false)
  const last = `${year.start.slice(0, 4)}${end.slice(4)}`
  return {
    words: `year to date ${last}`,
    label: { reading: { start: year.start, end: last, kind: 'cumulative', basis: 'cumulative' } },
  }
}

/** The year up to a day or month that a heading names without it: "Spend to 31 Oct" of the table's year. */
export function soFarToWhen(
  { columns, settings, title }: TableClock,
  day: string,
  own: PeriodReading | undefined,
): When | undefined {
  const whole = /\d{4}$/.test(day) ? readingOf(whenOf([day], settings)) : undefined
  if (whole !== undefined) return toDateWhen(whole, false)
  const years = columns.flatMap(({ times }) => readingOf(whenOf(times, settings)) ?? [])
  const year = [own, readingOf(title), ...years].find((one) => one?.kind === 'financial year')
  const first = year === undefined ? settings.year?.first : Number(year.start.slice(0, 4))
  if (first === undefined) return undefined
  const named = readingOf(whenOf([day], { ...settings, year: { kind: 'financial', first } }))
  const either = [first, first + 1].map((one) => readingOf(whenOf([`${day} ${one}`], settings)))
  const end = named?.end ?? either.find((one) => one !== undefined && one.end > `${first}-04`)?.end
  return end === undefined ? undefined : toDateWhen({ end }, false)
}

/** A year that ends with the last time that the table has figures for, or so many months before it. */
export function lastYearWhen(clock: TableClock, back: number): When | undefined {
  const end = lastDay(clock)
  if (end === undefined) return undefined
  const year = monthsTo(dayMoved(end, { months: -back }), 12)
  if (year === null) return undefined
  return {
    words: `the year to ${year.end}`,
    label: { reading: { ...year, basis: 'rolling' } },
  }
}

/** The same day and month in the financial year that begins on a day; the last of a month stays so. */
function inYear(day: string, start: string): string {
  const years = Number(start.slice(0, 4)) - Number(yearToDate({ end: day }).start.slice(0, 4))
  return dayMoved(day, { years })
}

/**
 * What a total over columns of times is of: the times that have figures, which is the year so far where the
 * year has columns without any, or the line above says so.
 */
export function totalWhen({ block, filled, span, settings }: TableClock): When | undefined {
  const ofFilled = spanOf(filled)
  const reading = readingOf(ofFilled)
  if (reading === undefined) return span
  const isLater = (words: string) => {
    const own = readingOf(whenOf([words], settings))
    return own !== undefined && own.start > reading.end
  }
  const isOpen =
    block.titles.some((line) => /\bto date\b/i.test(line)) ||
    block.headings.some(({ cells }) => cells.some((cell) => isLater(wordsOf(cell))))
  const soFar = toDateWhen({ end: reading.end }, countsFromJanuary(settings, []))
  return isOpen && reading.start === readingOf(soFar)?.start ? soFar : ofFilled
}

/**
 * "Total" beside "Apr", "May" and "Jun" under one year: of those months where it is their sum in every row, and
 * asked where it is not.
 *
 * @param own - the year that stands over it and them
 */
export function totalUnderYear(
  { block, columns, settings }: TableClock,
  column: ColumnMeaning,
  own: When | undefined,
): When | undefined {
  const year = readingOf(own)
  if (column.is !== 'total' || year === undefined || !isYear(year)) return own
  const parts = columns.filter(
    (one) =>
      one.is === 'observation' &&
      one.words.join() === column.words.filter((words) => !isTotalLabel(words)).join() &&
      one.times.length > column.times.length &&
      column.times.every((time) => one.times.includes(time)) &&
      isPartOf(readingOf(whenOf(one.times, settings)), year),
  )
  const filled = parts.filter((one) => hasValues(block, one))
  const span = readingOf(spanOf(choicesOf(filled.map(({ times }) => whenOf(times, settings)))))
  if (span === undefined || filled.length < 2) return own
  if (span.start === year.start && span.end === year.end) return own
  const words = column.key
  if (isSumOfColumns(block, column.column, filled)) {
    const isSoFar = filled.length < parts.length && span.start === year.start
    return {
      words,
      label: { reading: isSoFar ? { ...span, kind: 'cumulative', basis: 'cumulative' } : span },
    }
  }
  return {
    words,
    label: {
      ask: [span, year].map((reading) => ({
        reading,
        words: `${reading.start} to ${reading.end}`,
      })),
      why: 'It is not the sum of the times beside it, and could be of all of the year',
    },
  }
}

/** Whether a column is the sum of others in every row that has all of them. */
function isSumOfColumns(
  { rows }: TableClock['block'],
  column: number,
  parts: readonly ColumnMeaning[],
): boolean {
  const off = rows.flatMap(({ cells, isSection }) => {
    const [whole, ...values] = [column, ...parts.map((part) => part.column)].map((at) =>
      numberIn(wordsOf(cells[at])),
    )
    if (isSection || whole === undefined || whole === null || values.includes(null)) return []
    return [values.reduce<number>((sum, value) => sum + (value ?? 0), 0) - whole]
  })
  return off.length > 0 && off.every((one) => Math.abs(one) <= 0.06 * parts.length)
}

/** "Same period 2024/25": as long as the total beside it, in the year it names. */
export function samePeriodWhen(clock: TableClock, column: ColumnMeaning): When | undefined {
  const beside = clock.columns.findLast(
    (one) => one.column < column.column && (one.is === 'observation' || one.is === 'total'),
  )
  // Beside "Year to date" it is of as much of the year before
  const soFar = beside?.isToDate ? readingOf(soFarWhen(clock, beside.times)) : undefined
  if (soFar !== undefined && column.monthsBefore === 12)
    return { words: column.key, label: { reading: soFar } }
  const whole = soFar ?? readingOf(totalWhen(clock)) ?? readingOf(clock.title)
  const year = yearIn(column.times)
  if (whole === undefined || isYear(whole)) return undefined
  if (year === undefined) return { words: column.key, label: { reading: whole } }
  const starts =
    year.kind === 'calendar year'
      ? whole.start.slice(0, 4)
      : yearToDate({ end: whole.end }).start.slice(0, 4)
  const years = Number(year.start.slice(0, 4)) - Number(starts)
  const [start, end] = [dayMoved(whole.start, { years }), dayMoved(whole.end, { years })]
  const reading = { ...whole, start, end }
  return { words: column.times.join(' '), label: { reading } }
}
