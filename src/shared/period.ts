import { MONTH_NAMES } from './month-names.ts'
import { accept, type Outcome, refuse } from './outcome.ts'

/** The kinds of time a figure covers. `range` is any other stretch of days, such as a calendar year. */
export type PeriodKind = 'day' | 'month' | 'quarter' | 'year' | 'range'

/**
 * The time one figure covers, first and last day included, as YYYY-MM-DD.
 *
 * `code` is how the period is written in files, addresses and on the command line: `2019-06-30` (a
 * snapshot), `2019-04`, `2019-20-Q1`, `2019-20`, or `2018-01-01/2018-12-31` (ISO 8601 interval).
 * Quarters and years are financial: they begin on 1 April.
 */
export interface Period {
  readonly code: string
  readonly kind: PeriodKind
  readonly start: string
  readonly end: string
}

const FIRST_MONTH_OF_YEAR = 4

const FORMS =
  'Write a month as 2019-04, a quarter as 2019-20-Q1, a financial year as 2019-20, ' +
  'a day as 2019-06-30, or two days as 2018-01-01/2018-12-31'

/**
 * Reads a period from its code, of the years 0001 to 9999. `2011-12` is read as December 2011: financial years before 2012-13
 * look like months, so those are written `2011/12`, a form every financial year may take.
 */
export function parsePeriod(text: string): Outcome<Period> {
  const code = text.trim()
  const wrong = () => refuse('not-a-period', `"${text}" is not a period. ${FORMS}`, 'period')

  const month = /^(\d{4})-(\d{2})$/.exec(code)
  if (month) {
    const [year, second] = [Number(month[1]), Number(month[2])]
    if (year > 0 && second >= 1 && second <= 12) return accept(monthPeriod(year, second))
  }
  const year = /^(\d{4})[-/](\d{2})(?:-Q([1-4]))?$/.exec(code)
  if (year) {
    const first = Number(year[1])
    if ((first + 1) % 100 !== Number(year[2]) || first < 1 || first > 9998) return wrong()
    return accept(year[3] === undefined ? yearPeriod(first) : quarterPeriod(first, Number(year[3])))
  }
  const days = code.split('/')
  if (days.length === 1 || days.length === 2) {
    const [start, end] = [parseDay(days[0] ?? ''), parseDay(days.at(-1) ?? '')]
    if (!start || !end || Temporal.PlainDate.compare(start, end) > 0) return wrong()
    return accept(periodOf(start.toString(), end.toString()))
  }
  return wrong()
}

/** A day as YYYY-MM-DD; `null` when there is none such, as 31 June. */
export function dayOf(year: number, month: number, day: number): string | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

function parseDay(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** Figures by the thousand are of the same few periods; what is typed could be of any. */
const known = new Map<string, Period>()
const MOST_KNOWN = 5_000

/**
 * The period from one day to another, recognised as a month, quarter or financial year if it is one: the
 * same object for the same days, as long as it is remembered.
 */
export function periodOf(start: string, end: string): Period {
  const days = `${start}/${end}`
  const before = known.get(days)
  if (before) return before
  const period = recognise(start, end)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(days, period)
  return period
}

function recognise(start: string, end: string): Period {
  if (start === end) return { code: start, kind: 'day', start, end }
  const first = Temporal.PlainDate.from(start)
  const year = first.month >= FIRST_MONTH_OF_YEAR ? first.year : first.year - 1
  const candidates = [
    monthPeriod(first.year, first.month),
    quarterPeriod(year, Math.floor(((first.month + 8) % 12) / 3) + 1),
    yearPeriod(year),
  ]
  const named = candidates.find((period) => period.start === start && period.end === end)
  return named ?? { code: `${start}/${end}`, kind: 'range', start, end }
}

/** @param month - 1 to 12 */
export function monthPeriod(year: number, month: number): Period {
  const start = Temporal.PlainDate.from({ year, month, day: 1 })
  return {
    code: start.toPlainYearMonth().toString(),
    kind: 'month',
    start: start.toString(),
    end: start.with({ day: start.daysInMonth }).toString(),
  }
}

/** A quarter of the financial year that begins in `year`: quarter 1 is April to June. */
export function quarterPeriod(year: number, quarter: number): Period {
  const start = Temporal.PlainDate.from({ year, month: FIRST_MONTH_OF_YEAR, day: 1 }).add({
    months: 3 * (quarter - 1),
  })
  return {
    code: `${yearCode(year)}-Q${quarter}`,
    kind: 'quarter',
    start: start.toString(),
    end: start.add({ months: 3 }).subtract({ days: 1 }).toString(),
  }
}

/** The financial year that begins on 1 April of `year`. */
export function yearPeriod(year: number): Period {
  const code = yearCode(year)
  const second = (year + 1) % 100
  const looksLikeMonth = year < 2012 || (second >= 1 && second <= 12)
  return {
    code: looksLikeMonth ? code.replace('-', '/') : code,
    kind: 'year',
    start: `${inFourDigits(year)}-04-01`,
    end: `${inFourDigits(year + 1)}-03-31`,
  }
}

function yearCode(year: number): string {
  return `${inFourDigits(year)}-${String((year + 1) % 100).padStart(2, '0')}`
}

function inFourDigits(year: number): string {
  return String(year).padStart(4, '0')
}

/** From the 1 April before the end of a period to that end: the financial year so far. */
export function yearToDate({ end }: Pick<Period, 'end'>): Period {
  const last = Temporal.PlainDate.from(end)
  const year = last.month >= FIRST_MONTH_OF_YEAR ? last.year : last.year - 1
  return periodOf(yearPeriod(year).start, end)
}

/** The same period some years later (or, for a negative number, earlier). */
export function shiftYears(period: Period, years: number): Period {
  if (period.kind === 'month') {
    const start = Temporal.PlainDate.from(period.start).add({ years })
    return monthPeriod(start.year, start.month)
  }
  const shift = (day: string) => Temporal.PlainDate.from(day).add({ years }).toString()
  return periodOf(shift(period.start), shift(period.end))
}

/** The period of the same length that ends the day before this one begins. */
export function periodBefore(period: Period): Period {
  const start = Temporal.PlainDate.from(period.start)
  const end = start.subtract({ days: 1 })
  const months = wholeMonths(period)
  if (months !== undefined) return periodOf(start.subtract({ months }).toString(), end.toString())
  const days = start.until(Temporal.PlainDate.from(period.end)).days
  return periodOf(end.subtract({ days }).toString(), end.toString())
}

/** How many whole calendar months a period has; `undefined` when it begins or ends inside one. */
export function wholeMonths(period: Period): number | undefined {
  const start = Temporal.PlainDate.from(period.start)
  const after = Temporal.PlainDate.from(period.end).add({ days: 1 })
  if (start.day !== 1 || after.day !== 1) return undefined
  return start.until(after, { largestUnit: 'months' }).months
}

/** The months of a period, earliest first; empty when it begins or ends inside a month. */
export function monthsOf(period: Period): readonly Period[] {
  const start = Temporal.PlainDate.from(period.start)
  return Array.from({ length: wholeMonths(period) ?? 0 }, (_, index) => {
    const month = start.add({ months: index })
    return monthPeriod(month.year, month.month)
  })
}

/** Days in a period, both ends counted. */
export function daysIn(period: Pick<Period, 'start' | 'end'>): number {
  const start = Temporal.PlainDate.from(period.start)
  return start.until(Temporal.PlainDate.from(period.end), { largestUnit: 'days' }).days + 1
}

/** Whether two periods have a day in common. */
export function overlaps(
  one: Pick<Period, 'start' | 'end'>,
  other: Pick<Period, 'start' | 'end'>,
): boolean {
  return one.start <= other.end && other.start <= one.end
}

/** For sorting: earliest start first, the longer of two that start together first. */
export function comparePeriods(one: Period, other: Period): number {
  // Days as YYYY-MM-DD stand in the order of their signs; that of a language takes ten times as long
  if (one.start !== other.start) return one.start < other.start ? -1 : 1
  if (one.end !== other.end) return one.end > other.end ? -1 : 1
  return 0
}

/** A day in words: "5 February 2027". */
export function describeDay(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return `${date.day} ${MONTH_NAMES[date.month - 1]} ${inFourDigits(date.year)}`
}

/**
 * A period in words that stand alone in a sentence: "April 2019", "April to June 2019",
 * "the year to March 2019", "31 March 2019", "1 November 2018 to 14 March 2019".
 */
export function describePeriod(period: Period): string {
  const start = Temporal.PlainDate.from(period.start)
  const end = Temporal.PlainDate.from(period.end)
  const month = (date: Temporal.PlainDate) => MONTH_NAMES[date.month - 1]
  const monthOfYear = (date: Temporal.PlainDate) => `${month(date)} ${inFourDigits(date.year)}`
  if (period.kind === 'day') return describeDay(period.start)
  const months = wholeMonths(period)
  if (months === undefined) return `${describeDay(period.start)} to ${describeDay(period.end)}`
  if (months === 1) return monthOfYear(start)
  if (months === 12) return `the year to ${monthOfYear(end)}`
  if (start.year === end.year) return `${month(start)} to ${monthOfYear(end)}`
  return `${monthOfYear(start)} to ${monthOfYear(end)}`
}

/**
 * A period as a short heading for a column or an axis: "Apr 2019", "Q1 2019-20", "2019-20",
 * "31 Mar 2019", "2018" (a calendar year), "Nov 2018 to Mar 2019".
 */
export function labelPeriod(period: Period): string {
  const start = Temporal.PlainDate.from(period.start)
  const end = Temporal.PlainDate.from(period.end)
  const month = (date: Temporal.PlainDate) =>
    `${MONTH_NAMES[date.month - 1]?.slice(0, 3)} ${inFourDigits(date.year)}`
  const months = wholeMonths(period)
  if (period.kind === 'day') return `${start.day} ${month(start)}`
  if (period.kind === 'month') return month(start)
  if (period.kind === 'quarter') return `${period.code.slice(-2)} ${period.code.slice(0, 7)}`
  if (period.kind === 'year') return period.code
  if (months === 12 && start.month === 1) return inFourDigits(start.year)
  if (months !== undefined) return `${month(start)} to ${month(end)}`
  return `${start.day} ${month(start)} to ${end.day} ${month(end)}`
}
