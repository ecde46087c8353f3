import { describeDay } from '#shared/index.ts'
import { type Calendar, weekdayOf, whyNotWorking } from './calendar.ts'

/** What is counted: "15 working days", "3 weeks", "1 month", "24 hours". */
export interface Span {
  readonly amount: number
  readonly unit: SpanUnit
}

export type SpanUnit = 'working-days' | 'days' | 'weeks' | 'months' | 'hours'

/**
 * How a due date is reckoned, as data, so that it can be reckoned again with another calendar.
 *
 * - `on`: the date a rule names. It does not move when it falls at a weekend.
 * - `after`: the day after `from` is day 1. Months go to the same day of a later month, or to that
 *   month's last day when it has no such day. Hours are hours of the clock, summer time or not.
 * - `beginning-with`: `from` itself is day 1.
 * - `before`: the latest day that leaves the span, `to` itself not counted.
 * - `clear-before`: the latest day with the whole span between it and `to`.
 * - `clear-after`: the first day with the whole span between `from` and it.
 * - `end-of-month`: "by July" read as by its last day.
 */
export type Count =
  | { readonly kind: 'on'; readonly day: string }
  | { readonly kind: 'after'; readonly from: string; readonly span: Span }
  | { readonly kind: 'beginning-with'; readonly from: string; readonly span: Span }
  | { readonly kind: 'before'; readonly to: string; readonly span: Span }
  | { readonly kind: 'clear-before'; readonly to: string; readonly span: Span }
  | { readonly kind: 'clear-after'; readonly from: string; readonly span: Span }
  | { readonly kind: 'end-of-month'; readonly year: number; readonly month: number }

/** One day (or, for months, one month's end) of the strip by which a date was counted. */
export interface CountedDay {
  readonly day: string
  readonly counted: boolean
  readonly why: string
}

export interface DueDate {
  /** YYYY-MM-DD, to the end of that day; for hours a local time, YYYY-MM-DDTHH:MM in London. */
  readonly due: string
  /** In the order of counting; its last entry is the day that is due. */
  readonly counting: readonly CountedDay[]
  /** "15 working days after Monday 6 February 2017 is Monday 27 February 2017". */
  readonly words: string
  /** Said when the count reaches days whose bank holidays are not all known. */
  readonly provisional?: string
}

/** "Monday 8 February 2027". */
export function nameDay(day: string): string {
  return `${weekdayOf(day)} ${describeDay(day)}`
}

/** "15 working days", "1 month". */
export function nameSpan({ amount, unit }: Span): string {
  const words = unit.replace('-', ' ')
  return `${amount} ${amount === 1 ? words.slice(0, -1) : words}`
}

/** Reckons a due date, with the strip of days it counted. */
export function countDays(count: Count, calendar: Calendar): DueDate {
  switch (count.kind) {
    case 'on': {
      const why = 'The date that the rule names'
      return { due: count.day, counting: [{ day: count.day, counted: true, why }], words: why }
    }
    case 'end-of-month': {
      const first = Temporal.PlainDate.from({ year: count.year, month: count.month, day: 1 })
      const due = first.with({ day: first.daysInMonth }).toString()
      const why = 'The last day of the month that the rule names'
      return { due, counting: [{ day: due, counted: true, why }], words: `${why}: ${nameDay(due)}` }
    }
    case 'after':
      return count.span.unit === 'hours'
        ? countHours(count.from, count.span)
        : count.span.unit === 'months'
          ? countMonths(count.from, count.span)
          : walk(count.from, 1, count.span, calendar, {})
    case 'beginning-with':
      return walk(count.from, 1, count.span, calendar, { countsFirst: true })
    case 'before':
      return count.span.unit === 'hours'
        ? countHours(count.to, { ...count.span, amount: -count.span.amount })
        : walk(count.to, -1, count.span, calendar, {})
    case 'clear-before':
      return walk(count.to, -1, count.span, calendar, { clear: true })
    case 'clear-after':
      return walk(count.from, 1, count.span, calendar, { clear: true })
  }
}

interface Walk {
  readonly countsFirst?: boolean
  readonly clear?: boolean
}

/** Goes day by day from a day, forwards or back, until enough days have been counted. */
function walk(start: string, step: 1 | -1, span: Span, calendar: Calendar, how: Walk): DueDate {
  const isWorking = span.unit === 'working-days'
  const wanted = span.unit === 'weeks' ? span.amount * 7 : span.amount
  const counting: CountedDay[] = []
  let day = Temporal.PlainDate.from(start)
  let counted = 0
  const add = (isCounted: boolean, why: string) => {
    counting.push({ day: day.toString(), counted: isCounted, why })
  }
  const number = () => `Day ${counted} of ${wanted}`

  if (how.countsFirst) {
    counted = 1
    add(true, `${number()}: the count begins with this day`)
  } else {
    add(false, 'The count starts from here: this day is not counted')
  }
  while (counted < wanted) {
    day = day.add({ days: step })
    const off = isWorking ? whyNotWorking(calendar, day.toString()) : undefined
    if (off === undefined) counted += 1
    add(off === undefined, off ?? number())
  }
  if (how.clear) {
    let off: string | undefined
    do {
      day = day.add({ days: step })
      off = isWorking ? whyNotWorking(calendar, day.toString()) : undefined
      const edge =
        step === -1
          ? 'The latest day that leaves all the clear days'
          : 'The first day after all the clear days'
      add(false, off ?? edge)
    } while (off !== undefined)
  }
  const due = day.toString()
  return {
    due,
    counting,
    words: `${describeWalk(start, step, span, how)} is ${nameDay(due)}`,
    ...doubts(span, start, due, calendar),
  }
}

function describeWalk(start: string, step: 1 | -1, span: Span, how: Walk): string {
  const where = how.countsFirst ? 'beginning with' : step === 1 ? 'after' : 'before'
  const size = how.clear ? nameSpan(span).replace(' ', ' clear ') : nameSpan(span)
  return `${size} ${where} ${nameDay(start)}`
}

/** Working days cannot be counted for certain where bank holidays may still be added. */
function doubts(span: Span, start: string, due: string, { covers }: Calendar) {
  if (span.unit !== 'working-days') return {}
  const [first, last] = start < due ? [start, due] : [due, start]
  if (first >= covers.from && last <= covers.to) return {}
  const provisional =
    `Bank holidays are listed from ${describeDay(covers.from)} to ${describeDay(covers.to)} only, ` +
    'so this date may move. Add the missing years to calendar/bank-holidays.yaml'
  return { provisional }
}

function countMonths(start: string, span: Span): DueDate {
  const from = Temporal.PlainDate.from(start)
  const counting: CountedDay[] = [
    { day: start, counted: false, why: 'The count starts from here: this day is not counted' },
  ]
  for (let month = 1; month <= span.amount; month += 1) {
    const reached = from.add({ months: month })
    const which = `Month ${month} of ${span.amount}`
    const why =
      reached.day === from.day
        ? `${which}: the same day of the month`
        : `${which}: this month has no day ${from.day}, so its last day`
    counting.push({ day: reached.toString(), counted: true, why })
  }
  const due = from.add({ months: span.amount }).toString()
  return { due, counting, words: `${nameSpan(span)} after ${nameDay(start)} is ${nameDay(due)}` }
}

const ZONE = 'Europe/London'

/** A local time in London without its seconds: "2027-01-31T14:00". */
export function localTime(time: Temporal.ZonedDateTime): string {
  return time.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** A local time in London as an instant that can be reckoned with. */
export function inLondon(local: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE)
}

/** Hours of the clock, forwards or (a negative amount) back. The strip has each day's share. */
function countHours(start: string, span: Span): DueDate {
  const from = inLondon(start)
  const to = from.add({ hours: span.amount })
  const [first, last] = span.amount < 0 ? [to, from] : [from, to]
  const counting: CountedDay[] = []
  for (let begin = first; Temporal.ZonedDateTime.compare(begin, last) < 0; ) {
    const midnight = begin.toPlainDate().add({ days: 1 }).toZonedDateTime(ZONE)
    const end = Temporal.ZonedDateTime.compare(midnight, last) < 0 ? midnight : last
    const hours = begin.until(end, { largestUnit: 'hours' }).total('hours')
    const until =
      end === midnight ? 'midnight' : end.toPlainTime().toString({ smallestUnit: 'minute' })
    const since = begin.toPlainTime().toString({ smallestUnit: 'minute' })
    const why = `${round(hours)} hours, ${since} to ${until}${begin.hoursInDay === 24 ? '' : ' (the clocks change)'}`
    counting.push({ day: begin.toPlainDate().toString(), counted: true, why })
    begin = end
  }
  if (to.startOfDay().equals(to) && span.amount > 0) {
    const day = to.toPlainDate().toString()
    counting.push({ day, counted: false, why: 'The time is midnight, as this day begins' })
  }
  const size = nameSpan({ ...span, amount: Math.abs(span.amount) })
  const where = span.amount < 0 ? 'before' : 'after'
  const words = `${size} ${where} ${nameTime(from)} is ${nameTime(to)}`
  return { due: localTime(to), counting: span.amount < 0 ? counting.reverse() : counting, words }
}

const round = (hours: number) => Math.round(hours * 100) / 100

function nameTime(time: Temporal.ZonedDateTime): string {
  const clock = time.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${clock} on ${nameDay(time.toPlainDate().toString())}`
}
