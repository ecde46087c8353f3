import type { Anatomy } from './anatomy.ts'
import { countedAs, endedBy, saysOneTime } from './basis-words.ts'
import { notesOn } from './column-notes.ts'
import { ROLLS, wholeColumns } from './column-times.ts'
import type { TimeChoice } from './draft.ts'
import { asOpening, type MonthStep, monthStep } from './month-ends.ts'
import { hasTimeEach, ownTimes } from './own-times.ts'
import { yearOf } from './period-label.ts'
import { dayReading, isYear, type PeriodReading } from './period-reading.ts'
import type { Recipe } from './recipe.ts'
import type { RowNames } from './row-names.ts'
import { lastYearWhen, samePeriodWhen, soFarToWhen, soFarWhen, totalUnderYear } from './so-far.ts'
import { choicesOf, dayMoved, monthsBefore, readingOf } from './spans.ts'
import { saysOpening } from './stock-or-flow.ts'
import { type TableClock, tableClock } from './table-clock.ts'
import type { LinesAround } from './times-around.ts'
import { timeElsewhere } from './times-elsewhere.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { isRollingYear, saysSamePeriod, saysToDate, type When, whenOf } from './when.ts'
import { countsFromJanuary } from './year-said.ts'

/** What "to 31 October 2025" and "at Q2" are read as by themselves. */
const UP_TO: ReadonlySet<PeriodReading['kind']> = new Set(['day', 'quarter'])

const NO_TIME = { start: '', end: '' } as const

/** The time of one value, times to choose from where it has none, and a mark that stands with its time. */
export interface CellTime {
  readonly when: When | null
  readonly choices: readonly TimeChoice[]
  readonly mark: string
}

/** What is known of the times of a table. */
export interface TableTimes {
  readonly whenOfCell: (column: ColumnMeaning, names: RowNames, isSum?: boolean) => CellTime
  /** Columns of what happened between two days that others stand at. */
  readonly flows: TableClock['flows']
  readonly settings: TableClock['settings']
  /** Whether its rows name times. */
  readonly isInRows: boolean
  /** How far apart its times are where they are the last days of months, and nothing says what they stand for; and what was answered. */
  readonly monthStep: MonthStep | undefined
  readonly days: 'month' | 'day' | undefined
  /** The time of the line above, and the day that it says things stand at, where it names other times too. */
  readonly title: When | undefined
  readonly standsAt: When | undefined
  /** Whether a column's time is all of the time of the others beside it: a year beside its quarters. */
  readonly isWhole: (column: ColumnMeaning) => boolean
}

/**
 * Makes the function that tells the time of a value from its column and its row, else from the lines
 * above the table, else from the list of sheets.
 */
export function tableTimes(
  anatomy: Anatomy,
  columns: readonly ColumnMeaning[],
  recipe: Recipe,
  around: LinesAround,
): TableTimes {
  const clock = tableClock(anatomy, columns, recipe, around)
  const ownTime = ownTimes(clock)
  const { rowTimes, settings } = clock
  const inHeadings = columns.map(({ times }) =>
    times.length === 0 ? undefined : whenOf(times, settings),
  )
  const step = monthStep(clock.inRows ? rowTimes : inHeadings)
  const whenOfCell = (column: ColumnMeaning, names: RowNames, isSum = names.isTotal): CellTime => {
    const told = totalUnderYear(clock, column, ownTime(column, names))
    const soFar = timeSoFar(clock, column, names, told)
    // "YTD" alone names a time that the other columns tell
    const isOpen = (column.isToDate || names.isToDate) && readingOf(told) === undefined
    const own = isOpen ? undefined : told
    const found =
      soFar ??
      (own === undefined ? timeElsewhere(clock, column, names, isSum) : rolling(clock, own))
    const opening = openingOf(found, [...names.labels, ...column.words], step)
    if (opening !== undefined) return { when: opening, choices: clock.choices, mark: '' }
    const when = counted(clock, shifted(clock, found, column, names), column, names)
    const label = when?.label
    const isBeforeSome = column.monthsBefore === null && when === undefined
    return {
      when: when ?? null,
      choices: isBeforeSome
        ? choicesOf([1, 3, 12].map((months) => monthsBefore(found, months)))
        : clock.choices,
      mark: label && 'left' in label ? (label.left ?? '') : '',
    }
  }
  const isYearWhole = wholeColumns(columns, clock.settings)
  const isWhole = (column: ColumnMeaning) => !column.isToDate && isYearWhole(column)
  return {
    whenOfCell,
    flows: clock.flows,
    settings,
    isInRows: clock.inRows,
    monthStep: step,
    days: settings.days,
    standsAt: clock.standsAt,
    title: clock.title,
    isWhole,
  }
}

/** "Opening" is how things stood on the first day of a time; of a day that ends no month among others, that is asked. */
function openingOf(
  when: When | undefined,
  words: readonly string[],
  step: MonthStep | undefined,
): When | undefined {
  const reading = readingOf(when)
  if (when === undefined || reading === undefined || !words.some(saysOpening)) return undefined
  // "Opening balance 1 April 2025"
  if (reading.kind === 'day' && /-01$/.test(reading.start) && step === undefined) return when
  const first = asOpening(when, step)
  if (first !== undefined) return first
  return {
    words: `${words.filter(Boolean).join(', ')} ${when.words}`,
    label: {
      ask: [dayMoved(reading.end, { years: -1 }), reading.end].map((day) => ({
        reading: dayReading(day),
        words: `how it stood on ${day}`,
      })),
      why: 'What a time begins with is of a day before it, which is not named',
    },
  }
}

/** A column of the time before has the time of the others less so much; one that says no more is asked. */
function shifted(
  { columns }: TableClock,
  when: When | undefined,
  { monthsBefore: months, times }: ColumnMeaning,
  names: RowNames,
): When | undefined {
  const before = names.isYearBefore ? 12 : names.monthsBefore
  if (months === 0 && before > 0 && times.length === 0) return monthsBefore(when, before)
  if (months === 0 || times.length > 0 || hasTimeEach(columns, names)) return when
  return months === null ? undefined : monthsBefore(when, months)
}

/** "SPLY" and "Upheld" beside "YTD", all of them of as much of a year: they are counted as it is. */
function isBesideSoFar(
  { columns, inRows }: TableClock,
  { times, isToDate, is }: ColumnMeaning,
  { start, kind, basis }: PeriodReading,
): boolean {
  const isSpan = /-0[14]-01$/.test(start) && (kind === 'range' || kind === 'half year')
  return (
    isSpan &&
    basis === 'during' &&
    !inRows &&
    !isToDate &&
    is !== 'target' &&
    times.every((time) => YEAR_BEFORE_ALONE.test(time)) &&
    columns.some((one) => one.isToDate && one.is === 'observation')
  )
}

const YEAR_BEFORE_ALONE = /^(?:sply|ly|py)$/i

/** "2024/25" over "Cumulative", "Quarter 4 2024/25" over "Year to date": January is the tenth month of that year, not its first. */
function isOfFinance({ times }: ColumnMeaning): boolean {
  return times.some((words) => {
    const year = /\b(?:20)?\d\d ?[/–-] ?(?:20)?\d\d\b/.exec(words)?.[0]
    return year !== undefined && yearOf(year)?.kind === 'financial'
  })
}

/** A time as the words of its row, its column or its title say that it is counted. */
function counted(
  clock: TableClock,
  when: When | undefined,
  column: ColumnMeaning,
  names: RowNames,
): When | undefined {
  const { notes, titleBasis, settings } = clock
  const reading = readingOf(when)
  const noted = notesOn(notes, { words: [...names.labels, ...column.words], ...NO_TIME })
  const said =
    noted.find(({ basis }) => basis !== undefined)?.basis ??
    names.basis ??
    column.basis ??
    ([...names.labels, ...column.words].some(saysOneTime) ? undefined : titleBasis)
  if (when === undefined || reading === undefined) return when
  if (column.isStock || names.isStock || reading.basis === 'rolling') return when
  // The year's target, or its outturn, of a measure that is counted up through the year
  const isOfYear = reading.kind === 'financial year' && (column.isYear || column.is === 'target')
  if (said === 'cumulative' && isOfYear && !column.isToDate) return when
  const isSoFar =
    column.isToDate &&
    /-0[14]-01$/.test(reading.start) &&
    !isYear(reading) &&
    !((reading.kind === 'month' || reading.kind === 'quarter') && isOfFinance(column))
  if (isSoFar && reading.basis === 'during')
    return {
      ...when,
      label: { ...when.label, reading: { ...reading, kind: 'cumulative', basis: 'cumulative' } },
    }
  if (said === undefined && isBesideSoFar(clock, column, reading))
    return { ...when, label: { ...when.label, reading: { ...reading, basis: 'cumulative' } } }
  const ended = endedBy(reading, names.counted)
  const counted =
    said === undefined
      ? ended
      : countedAs(reading, said, countsFromJanuary(settings, [...names.labels, ...column.times]))
  return counted === reading ? when : { ...when, label: { ...when.label, reading: counted } }
}

/**
 * The year so far, or as much of another year, where the words of a column or a row say that they are of it
 * and name a year at most: "YTD", "Actual to date 2024/25", "Same period 2024/25".
 */
function timeSoFar(
  clock: TableClock,
  column: ColumnMeaning,
  names: RowNames,
  told: When | undefined,
): When | undefined {
  const back = column.yearBack ?? names.yearBack
  if (back !== undefined) return lastYearWhen(clock, back)
  const reading = readingOf(told)
  const rolls = [...column.headings, ...names.labels].some(isRollingYear)
  if (rolls && reading === undefined) return lastYearWhen(clock, 0)
  if (
    column.soFarTo !== undefined &&
    (reading === undefined || isYear(reading) || UP_TO.has(reading.kind))
  )
    return soFarToWhen(clock, column.soFarTo, reading)
  if (reading !== undefined && !isYear(reading)) return undefined
  if (column.isSamePeriod) return samePeriodWhen(clock, column)
  const isSameRow = names.isYearBefore && names.labels.some(saysSamePeriod)
  if (isSameRow && reading === undefined && clock.rowLabels.some(saysToDate))
    return soFarWhen(clock, [])
  if (!column.isToDate && !names.isToDate) return undefined
  return soFarWhen(clock, [...column.times, ...names.times.map(({ words }) => words)])
}

/** Among years that roll on, one that happens to be a calendar or a financial year rolls too. */
function rolling({ rolls }: TableClock, when: When): When {
  const reading = readingOf(when)
  if (reading === undefined || !isYear(reading) || reading.kind === 'rolling year') return when
  const isOpen = rolls && /\byear (?:to|end)/i.test(when.words)
  if (!isOpen && !ROLLS.test(when.words)) return when
  return { ...when, label: { ...when.label, reading: { ...reading, basis: 'rolling' } } }
}
