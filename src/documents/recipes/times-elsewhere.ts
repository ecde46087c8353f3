import { hasTime, sharesThing } from './column-times.ts'
import type { TimeChoice } from './draft.ts'
import { isTotalLabel } from './heading-words.ts'
import { weeksBefore } from './numbered-weeks.ts'
import { isYear, type PeriodReading } from './period-reading.ts'
import type { RowNames } from './row-names.ts'
import { totalWhen } from './so-far.ts'
import { betweenDays, dayAfter, dayMoved, readingOf, toDateWhen, yearWhen } from './spans.ts'
import type { TableClock } from './table-clock.ts'
import { notedTime, yearsNamed } from './times-around.ts'
import { atDayWhen, ofSomeYears } from './title-days.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { type When, whenOf } from './when.ts'
import { countsFromJanuary } from './year-said.ts'

/**
 * The time of a value that neither its headings nor its labels name: of all times of the rows or columns
 * beside it where it is their sum, else as a note, a line between the rows or the line above has it.
 */
export function timeElsewhere(
  clock: TableClock,
  column: ColumnMeaning,
  { told, labels, isAim: isAimRow, isStock }: RowNames,
  isSum: boolean,
): When | undefined {
  const { block, columns, settings, inRows, someTimes, rowSpan, rowTimes, filled, span, title } =
    clock
  if (inRows && !someTimes && isSum)
    return (
      spanOrAsked(rowSpan, title, labels) ?? rowSpan ?? titleRound(clock) ?? betweenSame(rowTimes)
    )
  const onDay = atDayWhen([...column.headings, ...labels], title)
  if (onDay !== undefined) return onDay
  const isAim = column.is === 'target' || isAimRow
  const beside = column.is === 'target' ? latestBeside(clock, column) : undefined
  if (beside !== undefined) return beside
  const noted = isAim ? notedTime(block, 'targets?', settings, clock.legends) : undefined
  if (noted !== undefined) return noted
  const last = filled.toSorted((one, other) => (one.end < other.end ? -1 : 1)).at(-1)
  const fromJanuary = countsFromJanuary(settings, column.times)
  if (column.isToDate && last !== undefined) return toDateWhen(last, fromJanuary)
  const ofMean = ofMeanOfYears(clock, column)
  if (ofMean !== undefined) return ofMean
  const ofYears = ofSomeYears(
    column.key,
    columns.map(({ times }) => whenOf(times, settings)),
  )
  if (ofYears !== undefined) return ofYears
  const ofWeeks = weeksBefore(column.headings.at(-1) ?? '', weeksLeftOf(clock, column))
  if (ofWeeks !== undefined) return ofWeeks
  if (column.is === 'total' && span !== undefined && isBesideTimes(columns, column))
    return totalWhen(clock)
  if (told !== '' && column.is !== 'target') return whenOf([told], settings)
  const whole = readingOf(title)
  if (column.isToDate && whole !== undefined)
    return isYear(whole) ? upToWhen(column, whole) : toDateWhen(whole, fromJanuary)
  const year = yearsNamed(block).at(-1)
  if (isAim && (someTimes || inRows) && year !== undefined)
    return yearWhen({ end: `${year}-04-01` })
  if (isAim && !column.isYear) {
    const own = titleRound(clock)
    if (own !== undefined) return own
    const latest = whole !== undefined && last !== undefined && whole.end > last.end ? whole : last
    if (someTimes && latest !== undefined) return yearWhen(latest)
  }
  if (column.isYear && last !== undefined) {
    // "Forecast outturn" beside the outturn of last year is of the year that the line above is of
    const isAfter = whole !== undefined && whole.start > last.end
    return yearWhen(isAfter ? whole : last)
  }
  const flow = clock.flows.get(column.column)
  if (flow !== undefined) return flow.when
  const all = readingOf(span)
  // "Arrests" beside "Searches Q1" and "Searches Q2" under "April to September": of all of it
  if (whole !== undefined && !isYear(whole) && all?.start === whole.start && all.end === whole.end)
    return title
  const isAside = column.is === 'comparator'
  if (
    isAside &&
    (last?.end ?? '') < (whole?.end ?? '') &&
    columns.some((one) => isOfTitle(clock, one))
  )
    return title
  if (isAside && last !== undefined && !columns.some(({ isToDate }) => isToDate))
    return { words: column.key, label: { reading: latestOf(clock, last) } }
  if (isOfTitle(clock, column)) return title
  const isOfYear = whole !== undefined && column.isYear && whole.kind !== 'financial year'
  if (isOfYear && isAim) return yearWhen(whole)
  if (someTimes && isOfSame(columns, column)) return undefined
  if (isOfYear) return yearWhen(whole)
  if (inRows && title !== undefined) return undefined
  return column.isStock || isStock ? title : (eitherTime(clock, column) ?? title)
}

/** The times of the columns before one, from the left. */
function weeksLeftOf(
  { columns, settings, columnMeans }: TableClock,
  { column: at }: ColumnMeaning,
) {
  return columns
    .filter(({ column, is }) => column < at && is === 'observation')
    .map(({ times }) => readingOf(whenOf(times, settings, columnMeans)))
}

const THIS_TIME =
  /^(?:(?:this|current|latest|reporting) (?:period|quarter|month|week|year|position|value|figure|result|return|wave)|current|latest|now)$/i

/**
 * "This period", "Current" and "Previous quarter" are told by the time of the line above, unless a column beside them
 * has one that overlaps it.
 */
function isOfTitle(
  { title, filled }: TableClock,
  { headings, times, monthsBefore, is }: ColumnMeaning,
): boolean {
  const whole = readingOf(title)
  if (whole === undefined || times.length > 0 || is !== 'observation') return false
  const isNamed = THIS_TIME.test(headings.findLast((one) => one !== '')?.trim() ?? '')
  const isApart = filled.every(
    ({ start, end }) =>
      end < whole.start ||
      start > whole.end ||
      (start === whole.start && end === whole.end) ||
      (end < whole.end && start < whole.start),
  )
  return (isNamed || (monthsBefore ?? 0) > 0) && isApart
}

const MEAN_OF_YEARS = /\b(two|three|four|five|ten|\d{1,2})[- ]years? (?:average|mean|baseline)\b/i
const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, ten: 10 }

/** "5-year average": of the years up to the latest of the table, or of those before it, which is asked. */
function ofMeanOfYears(
  { filled, title }: TableClock,
  { key, times }: ColumnMeaning,
): When | undefined {
  const many = MEAN_OF_YEARS.exec(key)?.[1]?.toLowerCase()
  if (many === undefined || times.length > 0) return undefined
  const last = filled.toSorted((one, other) => (one.end < other.end ? -1 : 1)).at(-1)
  const latest = last ?? readingOf(title)
  const years = NUMBERS[many] ?? Number(many)
  if (latest === undefined) return undefined
  const { end: lastDay } = yearRound(latest)
  const choices = [dayMoved(lastDay, { years: -1 }), lastDay].map((end) => {
    const start = dayAfter(dayMoved(end, { years: -years }))
    return {
      reading: { start, end, kind: 'range', basis: 'during' } as const,
      words: `${start} to ${end}`,
    }
  })
  return { words: key, label: { ask: choices, why: 'Nothing says of which years it is the mean' } }
}

/** The year that a time is, or lies in. */
function yearRound(time: { readonly start: string; readonly end: string }) {
  const whole = Temporal.PlainDate.from(time.start).until(time.end).days + 1 >= DAYS_OF_YEAR
  return whole ? time : (readingOf(yearWhen(time)) ?? time)
}

const DAYS_OF_YEAR = 365

/** "YTD" under a whole year: up to when it is counted nobody says. */
function upToWhen({ key }: ColumnMeaning, { start, end }: PeriodReading): When {
  const reading = { start, end, kind: 'cumulative', basis: 'cumulative' } as const
  return {
    words: key,
    label: {
      ask: [{ reading, words: `${start} to ${end}, all of the year` }],
      why: 'It is counted since the year began, and nothing says up to when',
    },
  }
}

/** The latest time of the columns of a table, as it is read there. */
function latestOf({ columns, settings }: TableClock, last: TimeChoice): PeriodReading {
  const readings = columns.flatMap(({ times }) => readingOf(whenOf(times, settings)) ?? [])
  const own = readings.find(({ start, end }) => start === last.start && end === last.end)
  return own ?? { start: last.start, end: last.end, kind: 'range', basis: 'during' }
}

/** Under a line that names a year and a day in it: what is planned is of the year, what was spent of the part up to then. */
function eitherTime({ either, title }: TableClock, column: ColumnMeaning): When | undefined {
  const label = either?.label
  const [soFar, whole] = label != null && 'ask' in label ? label.ask : []
  if (either === undefined || readingOf(title) === undefined) return undefined
  const { words } = either
  if (column.isYear || column.isForecast || PLANNED.test(column.key))
    return whole?.reading == null ? either : { words, label: { reading: whole.reading } }
  if (SPENT.test(column.key))
    return soFar?.reading == null ? either : { words, label: { reading: soFar.reading } }
  return either
}

const PLANNED =
  /\b(?:budget|planned|award|awarded|allocat\w+|approved|funding|forecast|projected)\b/i
const SPENT = /\b(?:spend(?:ing)?|spent|paid|payments?|actuals?|expenditure|drawn|claimed)\b/i

/** "Month" over "Oct-25", "Oct-24" and "Target": the target is of the latest time under the same heading. */
function latestBeside(
  { columns, settings }: TableClock,
  { key, times, isYear: isOfYear }: ColumnMeaning,
): When | undefined {
  const over = overOf(key)
  if (over === undefined || times.length > 0 || isOfYear) return undefined
  const timed = columns.filter((one) => one.is === 'observation' && hasTime(one) && !one.isToDate)
  const under = timed.filter((one) => overOf(one.key) === over)
  const isElsewhere = columns.some((one) => one.is === 'observation' && overOf(one.key) !== over)
  if (under.length === 0 || !isElsewhere) return undefined
  const found = under.map((one) => whenOf(one.times, settings))
  return found.toSorted((one, other) =>
    (readingOf(one)?.end ?? '') < (readingOf(other)?.end ?? '') ? 1 : -1,
  )[0]
}

/** The words of the outermost heading over a column, unless they name a time. */
function overOf(key: string): string | undefined {
  const [over, ...beneath] = key.split(' > ')
  return beneath.length === 0 || over?.includes('{period}') ? undefined : over
}

const LONGEST: Readonly<Record<string, number>> = { month: 31, quarter: 92, year: 366 }

/** "Month" under five weeks that are not the month: which of the two is asked. */
function spanOrAsked(
  span: When | undefined,
  title: When | undefined,
  labels: readonly string[],
): When | undefined {
  const label = labels.find((one) => /^(?:month|quarter|year)$/i.test(one.trim()))
  const [rows, named] = [readingOf(span), readingOf(title)]
  if (label === undefined || rows === undefined) return undefined
  if (rows.kind === label.toLowerCase() || named?.start === rows.start) return undefined
  const days = Temporal.PlainDate.from(rows.start).until(rows.end).days + 1
  if (named === undefined && days <= (LONGEST[label.toLowerCase()] ?? 0)) return undefined
  const both = [rows, ...(named === undefined || isYear(named) ? [] : [named])]
  return {
    words: label,
    label: {
      ask: both.map((reading) => ({ reading, words: `${reading.start} to ${reading.end}` })),
      why: `The rows before it are of ${rows.start} to ${rows.end}`,
    },
  }
}

/** From the first day to the last that every row gives alike. */
function betweenSame(times: readonly (When | undefined)[]): When | undefined {
  const days = times.flatMap((time) => readingOf(time) ?? [])
  const [first, last, ...more] = [
    ...new Map(days.map((one) => [one.start, one])).values(),
  ].toSorted((one, other) => (one.start < other.start ? -1 : 1))
  if (first?.kind !== 'day' || last?.kind !== 'day' || more.length > 0) return undefined
  return betweenDays(first, last, `${first.start} to ${last.end}`)
}

/** Whether a total stands beside columns of times that are of the same, and so is of all of them. */
function isBesideTimes(columns: readonly ColumnMeaning[], { words }: ColumnMeaning): boolean {
  const things = (all: readonly string[]) => all.filter((one) => !isTotalLabel(one)).join('\n')
  return columns.some(
    ({ times, words: theirs }) => times.length > 0 && things(theirs) === things(words),
  )
}

/** The time of the title, where all times of the rows and columns lie in it. */
function titleRound({ title, rowTimes, filled }: TableClock): When | undefined {
  const whole = readingOf(title)
  const inRows = rowTimes.map(readingOf).filter((reading) => reading !== undefined)
  const readings = [...inRows, ...filled]
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
