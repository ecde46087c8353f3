import type { DeadlineCount } from './deadline-count.ts'
import { type CountedDay, type DueDate, nameCount } from './due-date.ts'

const ZONE = 'Europe/London'

type Hours = Extract<DeadlineCount, { readonly by: 'hours-after' | 'hours-before' }>

/**
 * A local time in London as an instant to reckon with; a day alone is its first minute. Of an hour that
 * comes twice, as the clocks go back, it is the first, unless the time has its offset: 01:30+00:00.
 */
export function inLondon(local: string): Temporal.ZonedDateTime {
  return /[+-]\d\d:\d\d$/.test(local)
    ? Temporal.Instant.from(local).toZonedDateTimeISO(ZONE)
    : Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE)
}

/** Does the clock show this local time twice? One with its offset is known apart. */
export function comesTwice(local: string): boolean {
  if (!/T\d\d:\d\d(:\d\d)?$/.test(local)) return false
  const time = Temporal.PlainDateTime.from(local)
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    time.toZonedDateTime(ZONE, { disambiguation }),
  )
  return first?.offset !== second?.offset && time.equals(second?.toPlainDateTime() ?? time)
}

/** A time that the clock shows twice, as the second of the two; any other as it is. */
export function secondOf(local: string): string {
  if (!comesTwice(local)) return local
  const time = Temporal.PlainDateTime.from(local)
  return localMoment(time.toZonedDateTime(ZONE, { disambiguation: 'later' }))
}

/** "2027-01-31T14:00", with its offset where the clock shows the time twice: "2027-10-31T01:30+00:00". */
export function localMoment(time: Temporal.ZonedDateTime): string {
  const local = localTime(time)
  return comesTwice(local) ? `${local}${time.offset}` : local
}

/** The day it is in Britain at an instant, YYYY-MM-DD. */
export function dayInBritain(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate().toString()
}

/** "2027-01-31T14:00" */
function localTime(time: Temporal.ZonedDateTime): string {
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
  const due = localMoment(end)
  const dueDay = due.slice(0, 'YYYY-MM-DD'.length)
  const counting = isBack ? days.reverse() : days
  if (counting.at(-1)?.day !== dueDay) {
    const why = count.number === 0 ? 'As it begins' : 'The time is midnight, as this day begins'
    counting.push({ day: dueDay, counted: false, why })
  }
  return { due, counting, words: nameCount(count, localMoment(start), due) }
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
