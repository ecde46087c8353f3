import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'

/** One value of a series as control limits take it: the first day of its period, YYYY-MM-DD. */
export interface DatedValue {
  readonly period: string
  readonly value: number | null
}

/** A gap this long is more likely a mistyped date than a series with nothing published. */
const LONGEST_GAP = 1000

const DAY_MS = 86_400_000

/** The character code of the digit 0. */
const ZERO = 48

/**
 * A series in calendar order with a `null` for every period of its calendar that is absent, so that
 * no moving range is taken across the absence and no run goes on through it.
 *
 * The step is the shortest one between two neighbours. It is trusted only when at least half of the
 * steps have that length and every other is a whole number of them; an irregular series comes back
 * in order and otherwise as it was. Steps are months when all days are the same day of the month or
 * all are the last of theirs (monthly, quarterly, yearly), else days (daily, weekly).
 *
 * @returns a refusal when a period is there twice, or when a gap is longer than 1,000 steps
 */
export function fillGaps(points: readonly DatedValue[]): Outcome<readonly DatedValue[]> {
  let inOrder = points
  let days = readDays(points)
  if (!isAscending(days)) {
    inOrder = [...points].sort(byPeriod)
    days = readDays(inOrder)
    const twice = inOrder.find((_, index) => days[index] === days[index + 1])
    if (twice !== undefined) {
      return refuse(
        'duplicate-period',
        `There are two points for ${describeDay(twice.period)}. Keep the one that is in force`,
        'points',
      )
    }
  }
  if (inOrder.length < 3) return accept(inOrder)
  const calendar = readCalendar(days)
  if (calendar === undefined) return accept(inOrder)

  const { positionOf, step, dayAt } = calendar
  const filled: DatedValue[] = []
  let expected = positionOf(days[0] ?? 0)
  for (let index = 0; index < inOrder.length; index++) {
    const point = inOrder[index]
    const day = days[index]
    if (point === undefined || day === undefined) continue
    const position = positionOf(day)
    if (position - expected > LONGEST_GAP * step) {
      const before = describeDay(inOrder[index - 1]?.period ?? point.period)
      return refuse(
        'gap-too-long',
        `Nothing is given between ${before} and ${describeDay(point.period)}, over ` +
          `${LONGEST_GAP} periods of this series. Check the two dates, or send two series`,
        'points',
      )
    }
    for (; expected < position; expected += step) {
      filled.push({ period: dayAt(expected), value: null })
    }
    filled.push(point)
    expected = position + step
  }
  return accept(filled)
}

function byPeriod(one: DatedValue, other: DatedValue): number {
  return one.period < other.period ? -1 : one.period > other.period ? 1 : 0
}

function isAscending(days: readonly number[]): boolean {
  for (let index = 1; index < days.length; index++) {
    if ((days[index] ?? 0) <= (days[index - 1] ?? 0)) return false
  }
  return true
}

interface Calendar {
  /** Where a day of {@link readDays} stands, in months or in days. */
  readonly positionOf: (day: number) => number
  readonly step: number
  readonly dayAt: (position: number) => string
}

/** @param days - as {@link readDays} gives them, in order, none twice, at least two of them */
function readCalendar(days: readonly number[]): Calendar | undefined {
  const firstDay = dayOfMonth(days[0] ?? 0)
  const sameDay = days.every((day) => dayOfMonth(day) === firstDay)
  const lastDays = firstDay >= 28 && days.every(isLastOfMonth)
  if (sameDay || lastDays) {
    if (!lastDays && firstDay > 28) return undefined
    const step = trustedStep(days, monthNumber)
    const dayAt = (month: number) => writeDay(month, lastDays ? daysInMonth(month) : firstDay)
    return step === undefined ? undefined : { positionOf: monthNumber, step, dayAt }
  }
  const step = trustedStep(days, daysSince1970)
  const dayAt = (position: number) => new Date(position * DAY_MS).toISOString().slice(0, 10)
  return step === undefined ? undefined : { positionOf: daysSince1970, step, dayAt }
}

function trustedStep(
  days: readonly number[],
  positionOf: (day: number) => number,
): number | undefined {
  const first = positionOf(days[0] ?? 0)
  let shortest = Number.MAX_SAFE_INTEGER
  for (let index = 1, before = first; index < days.length; index++) {
    const position = positionOf(days[index] ?? 0)
    shortest = Math.min(shortest, position - before)
    before = position
  }
  let ofThatLength = 0
  for (let index = 1, before = first; index < days.length; index++) {
    const position = positionOf(days[index] ?? 0)
    const step = position - before
    if (step === shortest) ofThatLength++
    else if (step % shortest !== 0) return undefined
    before = position
  }
  return 2 * ofThatLength >= days.length - 1 ? shortest : undefined
}

/**
 * The day of each point as one whole number that orders as days do: 32 for every month since
 * January of year 0, and the day of the month.
 */
function readDays(points: readonly DatedValue[]): number[] {
  const days: number[] = []
  for (const { period } of points) {
    const year = 100 * twoDigits(period, 0) + twoDigits(period, 2)
    days.push(32 * (12 * year + twoDigits(period, 5) - 1) + twoDigits(period, 8))
  }
  return days
}

/** The number that two decimal digits of a text make. */
function twoDigits(text: string, place: number): number {
  return 10 * (text.charCodeAt(place) - ZERO) + text.charCodeAt(place + 1) - ZERO
}

/** Months since January of year 0. */
function monthNumber(day: number): number {
  return day >> 5
}

function dayOfMonth(day: number): number {
  return day & 31
}
function daysSince1970(day: number): number {
  const month = monthNumber(day)
  // Date.UTC would take the year 19 for 1919
  return new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, dayOfMonth(day)) / DAY_MS
}

function isLastOfMonth(day: number): boolean {
  return dayOfMonth(day) === daysInMonth(monthNumber(day))
}

/** @param month - since January of year 0 */
function writeDay(month: number, day: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return `${year}-${inTwoDigits((month % 12) + 1)}-${inTwoDigits(day)}`
}

function inTwoDigits(part: number): string {
  return part < 10 ? `0${part}` : `${part}`
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** @param month - since January of year 0 */
function daysInMonth(month: number): number {
  const year = Math.floor(month / 12)
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month % 12 === 1 && isLeap ? 29 : (DAYS_IN_MONTH[month % 12] ?? 31)
}
