import type { DeadlineCount } from './deadline-count.ts'
import { type CountedDay, type DueDate, nameCount } from './due-date.ts'

const ZONE = 'Europe/London'

type Hours = Extract<DeadlineCount, { readonly by: 'hours-after' | 'hours-before' }>

/** A local time in London as an instant to reckon with; a day alone is its first minute. */
export function inLondon(local: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE)
}

/** The day it is in Britain at an instant, YYYY-MM-DD. */
export function dayInBritain(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate().toString()
}

/** "2027-01-31T14:00" */
export function localTime(time: Temporal.ZonedDateTime): string {
  return time.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/**
 * Hours of the clock, so that 24 of them end an hour earlier or later by the clock on the wall when
 * summer time begins or ends between.
 *
 * @param from - a local time in London
 * @returns a strip of the days touched, each with its share of the hours
 */
export function countHours(count: Hours, from: string): DueDate {
  const isBack = count.by === 'hours-before'
  const start = inLondon(from)
  const end = isBack ? start.subtract({ hours: count.number }) : start.add({ hours: count.number })
  const [first, last] = isBack ? [end, start] : [start, end]
  const days = sharesOf(first, last)
  const due = localTime(end)
  const dueDay = due.slice(0, 'YYYY-MM-DD'.length)
  const counting = isBack ? days.reverse() : days
  if (counting.at(-1)?.day !== dueDay) {
    counting.push({ day: dueDay, counted: false, why: 'The time is midnight, as this day begins' })
  }
  return { due, counting, words: nameCount(count, localTime(start), due) }
}

function sharesOf(first: Temporal.ZonedDateTime, last: Temporal.ZonedDateTime): CountedDay[] {
  const days: CountedDay[] = []
  for (let begin = first; Temporal.ZonedDateTime.compare(begin, last) < 0; ) {
    const midnight = begin.toPlainDate().add({ days: 1 }).toZonedDateTime(ZONE)
    const isLast = Temporal.ZonedDateTime.compare(last, midnight) < 0
    const end = isLast ? last : midnight
    const change = begin.hoursInDay === 24 ? '' : '; the clocks change on this day'
    const until = isLast ? clock(last) : 'midnight'
    const why = `${nameHours(begin.until(end).total('minutes'))}, ${clock(begin)} to ${until}${change}`
    days.push({ day: begin.toPlainDate().toString(), counted: true, why })
    begin = end
  }
  return days
}

const clock = (time: Temporal.ZonedDateTime) =>
  time.toPlainTime().toString({ smallestUnit: 'minute' })

function nameHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const whole = `${hours} ${hours === 1 ? 'hour' : 'hours'}`
  return rest === 0 ? whole : `${whole} ${rest} minutes`
}
