import { describeDay } from '#shared/index.ts'
import { type Calendar, whyNotWorking } from './calendar.ts'
import { countHours } from './count-hours.ts'
import type { DeadlineCount } from './deadline-count.ts'
import { type CountedDay, type DueDate, nameCount, nameDay, nameDue } from './due-date.ts'

/**
 * Works out when a thing is due, with the strip of days that were counted.
 *
 * @param count - as a deadline rule gives it
 * @param from - what the rule counts from: a day (YYYY-MM-DD); for hours a local time
 *   (YYYY-MM-DDTHH:MM, London; a day alone is read as its first minute, the earliest it can mean);
 *   for a date or a month that only needs a year, the financial year (2027-28) or a calendar year
 */
export function countDays(count: DeadlineCount, from: string, calendar: Calendar): DueDate {
  const day = from.slice(0, 'YYYY-MM-DD'.length)
  switch (count.by) {
    case 'fixed-date':
      return oneDay(
        atHour(`${yearIn(from, count.year)}-${count.date}`, count.at),
        'The date that the rule names',
      )
    case 'by-month': {
      const month = String(count.month).padStart(2, '0')
      const last = lastDayOfMonth(`${yearIn(from, 'financial-year-ends')}-${month}-01`)
      return oneDay(last, 'The last day of the month that the rule names')
    }
    case 'end-of-year': {
      const after = Number(day.slice(0, 4)) + (day.slice(5) > '03-31' ? 1 : 0)
      const [end, kind] =
        count.year === 'financial'
          ? [`${after}-03-31`, 'financial']
          : [`${day.slice(0, 4)}-12-31`, 'calendar']
      return oneDay(end, `The last day of the ${kind} year that holds ${nameDay(day)}`)
    }
    case 'as-soon-as':
      return withoutDay(AS_SOON_AS[count.words], day)
    case 'meeting': {
      const which = `at the ${count.which.replace('next-', 'next ')} meeting`
      const else_ =
        count.otherwise === undefined ? '' : ', or an extraordinary one if that is too late'
      return withoutDay(`${which}${else_}`, day)
    }
    case 'months-after':
      return countMonths(count, day)
    case 'hours-after':
    case 'hours-before':
      return countHours(count, from)
    default:
      return walk(count, day, calendar)
  }
}

/** The first day for a meeting of which notice is given on a day: the same count the other way. */
export function earliestMeeting(
  count: Extract<DeadlineCount, { readonly number: number }>,
  notice: string,
  calendar: Calendar,
): DueDate {
  const isWorking = count.by.includes('working')
  const isClear = count.by.startsWith('clear')
  const wanted = count.by.startsWith('weeks') ? count.number * 7 : count.number
  const day = notice.slice(0, 'YYYY-MM-DD'.length)
  const { counting, due } = stride(day, 1, wanted, calendar, { isWorking, isClear })
  const size = `${wanted} ${isClear ? 'clear ' : ''}${isWorking ? 'working days' : 'days'}`
  const words = `${size} after notice on ${nameDay(day)}: ${nameDay(due)}`
  return { due, counting, words, ...doubts(isWorking, day, due, calendar) }
}

/** The calendar year in which a financial year begins or ends; a bare year is itself. */
function yearIn(
  from: string,
  which: 'financial-year-begins' | 'financial-year-ends' | 'same-year',
) {
  const year = Number(from.slice(0, 4))
  if (!/^\d{4}-\d{2}$/.test(from)) return year
  return which === 'financial-year-ends' ? year + 1 : year
}

const AS_SOON_AS = {
  practicable: 'as soon as practicable',
  'reasonably-practicable': 'as soon as reasonably practicable',
  possible: 'as soon as possible',
  immediately: 'immediately',
  'earliest-opportunity': 'at the earliest opportunity',
  'good-time': 'in good time',
} as const

function withoutDay(when: string, since: string): DueDate {
  const known = /^\d{4}-\d\d-\d\d$/.test(since) ? since : null
  return {
    due: null,
    counting: [],
    words: `The rule gives no day: ${when}`,
    ageing: { since: known, when },
  }
}

function oneDay(day: string, why: string): DueDate {
  const counting = [{ day: day.slice(0, 'YYYY-MM-DD'.length), counted: true, why }]
  return { due: day, counting, words: `${why}: ${nameDue(day)}` }
}

function lastDayOfMonth(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return date.with({ day: date.daysInMonth }).toString()
}

type Walked = Exclude<
  Extract<DeadlineCount, { readonly number: number }>,
  { readonly by: 'months-after' | 'hours-after' | 'hours-before' }
>

function walk(count: Walked, from: string, calendar: Calendar): DueDate {
  const isWorking = count.by.includes('working')
  const wanted = count.by.startsWith('weeks') ? count.number * 7 : count.number
  const { counting, due } = stride(from, count.by.endsWith('before') ? -1 : 1, wanted, calendar, {
    isWorking,
    isClear: count.by.startsWith('clear'),
    countsFirst: count.by === 'weeks-beginning',
  })
  const at = 'at' in count ? count.at : undefined
  const words = nameCount(count, from, atHour(due, at))
  return { due: atHour(due, at), counting, words, ...doubts(isWorking, from, due, calendar) }
}

const atHour = (day: string, at: string | undefined) => (at === undefined ? day : `${day}T${at}`)

interface Stride {
  readonly isWorking: boolean
  readonly isClear: boolean
  readonly countsFirst?: boolean
}

/** Goes day by day, forwards or back, until enough days have been counted. */
function stride(from: string, step: 1 | -1, wanted: number, calendar: Calendar, how: Stride) {
  const counting: CountedDay[] = []
  let date = Temporal.PlainDate.from(from)
  let counted = how.countsFirst ? 1 : 0
  const number = () => `Day ${counted} of ${wanted}`
  const take = (isCounted: boolean, why: string) =>
    counting.push({ day: date.toString(), counted: isCounted, why })
  const off = () => (how.isWorking ? whyNotWorking(calendar, date.toString()) : undefined)

  if (how.countsFirst) take(true, `${number()}: the count begins with this day`)
  else take(false, 'The count starts from here: this day is not counted')

  while (counted < wanted) {
    date = date.add({ days: step })
    const reason = off()
    if (reason === undefined) counted += 1
    take(reason === undefined, reason ?? number())
  }
  if (how.isClear) {
    const edge = step < 0 ? 'The latest day that leaves them all clear' : 'The first day after them'
    for (let isWaiting = true; isWaiting; ) {
      date = date.add({ days: step })
      const reason = off()
      isWaiting = reason !== undefined
      take(false, reason ?? edge)
    }
  }
  return { counting, due: date.toString() }
}

/** Working days cannot be counted for certain where bank holidays may still be added. */
function doubts(isWorking: boolean, from: string, due: string, { covers }: Calendar) {
  const [first, last] = from < due ? [from, due] : [due, from]
  if (!isWorking || (first >= covers.from && last <= covers.to)) return {}
  if (covers.from === '') {
    return {
      provisional:
        'No bank holidays are held for this count, so that only Saturdays and Sundays are left out and the date may move',
    }
  }
  const provisional =
    `Bank holidays are listed only from ${describeDay(covers.from)} to ${describeDay(covers.to)}, ` +
    'so this date may move. Add the missing years to calendar/bank-holidays.yaml'
  return { provisional }
}

function countMonths(
  count: Extract<DeadlineCount, { readonly by: 'months-after' }>,
  from: string,
): DueDate {
  const start = Temporal.PlainDate.from(from)
  const counting: CountedDay[] = [
    { day: from, counted: false, why: 'The count starts from here: this day is not counted' },
  ]
  for (let month = 1; month <= count.number; month += 1) {
    const reached = start.add({ months: month })
    const why =
      reached.day === start.day
        ? `Month ${month} of ${count.number}: the same day of the month`
        : `Month ${month} of ${count.number}: this month has no day ${start.day}, so its last`
    counting.push({ day: reached.toString(), counted: true, why })
  }
  const due = start.add({ months: count.number }).toString()
  return { due, counting, words: nameCount(count, from, due) }
}
