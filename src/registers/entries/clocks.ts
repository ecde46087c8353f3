import { type Calendar, countDays, type DeadlineCount, type DueDate, nameDue } from '#days/index.ts'
import { describeDay, remembering } from '#shared/index.ts'
import type { Register, RegisterClock } from '../definition/register.ts'
import { holds, type Known } from '../expressions/evaluate-expression.ts'
import type { Item, Value } from '../expressions/expression.ts'

/** Where a clock of an entry stands. */
export type ClockStanding =
  | 'not-begun'
  | 'not-needed'
  | 'runs'
  | 'stopped'
  | 'overdue'
  | 'met'
  | 'met-late'
  | 'late-with-reason'

/** What a clock says of an entry on a day. */
export interface ClockReading {
  readonly clock: RegisterClock
  /** Which part of a group it is of, from 1; `null` of one that is of the whole entry. */
  readonly part: number | null
  readonly standing: ClockStanding
  /** YYYY-MM-DD, or a local time for hours; `null` where it has no day. */
  readonly due: string | null
  /** The day or hour that it was counted from. */
  readonly from: string | null
  /** The day on which it was done. */
  readonly ended: string | null
  /** How it was counted: "20 working days after Monday 17 June 2019: Tuesday 16 July 2019". */
  readonly words: string
  /** Bank holidays that it passed over, each with its day. */
  readonly skipped: readonly string[]
  /** What is not certain of it. */
  readonly doubts: readonly string[]
  /** The reason why it was not practicable in time. */
  readonly reason: string | null
}

const DAY = 'YYYY-MM-DD'.length
const dayOf = (moment: string) => moment.slice(0, DAY)

/** The values of an entry by name; those of its groups as lists of parts. */
export type Values = Readonly<Record<string, Value>>

/** The day, the hour or the words that a path leads to; of one inside a group the latest. */
function momentAt(values: Values, path: string): string | null {
  const [outer = '', inner] = path.split('.')
  const value = values[outer] ?? null
  if (inner === undefined) return typeof value === 'string' ? value : null
  const items = Array.isArray(value) ? (value as readonly Item[]) : []
  const found = items.flatMap((item) => {
    const one = item[inner]
    return typeof one === 'string' ? [one] : []
  })
  return found.toSorted().at(-1) ?? null
}

/** The earliest of several moments that are there. */
function endOf(values: Values, paths: readonly string[]): string | null {
  const there = paths.flatMap((path) => momentAt(values, path) ?? [])
  return there.toSorted()[0] ?? null
}

/**
 * Reads a clock of an entry on a day.
 *
 * @param known - the values of the entry, for what the definition says has to hold
 * @param today - YYYY-MM-DD
 */
export function readClock(
  { calendarOf }: Pick<Register, 'calendarOf'>,
  clock: RegisterClock,
  values: Values,
  known: Known,
  today: string,
): ClockReading {
  const { defined, unless, longer } = clock
  const starts = momentAt(values, defined.starts)
  const ended = endOf(values, defined.ends)
  const nothing = {
    clock,
    part: null,
    due: null,
    from: null,
    ended,
    words: '',
    skipped: [],
    doubts: [],
    reason: null,
  }
  if (unless !== undefined && holds(unless, known)) return { ...nothing, standing: 'not-needed' }
  if (starts === null) return { ...nothing, standing: 'not-begun' }
  const count = longer.findLast(({ when }) => holds(when, known))?.count ?? defined.count
  const calendar = calendarOf(defined.holidays)
  const stop = readStop(clock, values)
  const stopDoubt =
    stop === undefined || defined.stops?.doubt === undefined ? [] : [defined.stops.doubt]
  const doubts = [...(defined.doubt === undefined ? [] : [defined.doubt]), ...stopDoubt]
  if (stop !== undefined && stop.to === null && ended === null) {
    const words = `It stands still since ${describeDay(dayOf(stop.from))}`
    return { ...nothing, from: starts, words, doubts, standing: 'stopped' }
  }
  const anew = stop !== undefined && stop.to !== null && defined.stops?.afterwards === 'anew'
  const from = anew && stop.to !== null ? stop.to : starts
  const { counted, skipped } = countOnce(count, isOfHours(count) ? from : dayOf(from), calendar)
  const pause =
    stop !== undefined && stop.to !== null && defined.stops?.afterwards === 'goes-on'
      ? pauseOf(stop.from, stop.to)
      : 0
  const due = counted.due === null || pause === 0 ? counted.due : later(counted.due, pause)
  const paused =
    pause === 0
      ? ''
      : `, and ${pause} ${pause === 1 ? 'day' : 'days'} that it stood still: ${due === null ? '' : nameDue(due)}`
  const reason =
    defined.where_practicable === undefined ? null : momentAt(values, defined.where_practicable)
  const read = {
    ...{ clock, part: null, due, from, ended, skipped },
    words: `${counted.words}${paused}`,
    doubts: [...doubts, ...(counted.provisional === undefined ? [] : [counted.provisional])],
    reason,
  }
  return { ...read, standing: standingOf(read, today) }
}

interface Counted {
  readonly counted: DueDate
  /** Bank holidays that the count passed over, each with its day. */
  readonly skipped: readonly string[]
}

const counts = new WeakMap<Calendar, WeakMap<DeadlineCount, (from: string) => Counted>>()
const MOST_COUNTED = 20_000

/** Entries by the thousand begin on the same few days: each is counted once. */
function countOnce(count: DeadlineCount, from: string, calendar: Calendar): Counted {
  const ofCalendar = counts.get(calendar) ?? new WeakMap<DeadlineCount, (day: string) => Counted>()
  counts.set(calendar, ofCalendar)
  const counter =
    ofCalendar.get(count) ?? remembering((day) => countFrom(count, day, calendar), MOST_COUNTED)
  ofCalendar.set(count, counter)
  return counter(from)
}

function countFrom(count: DeadlineCount, from: string, calendar: Calendar): Counted {
  const counted = countDays(count, from, calendar)
  const skipped = counted.counting
    .filter(({ day, counted: isCounted }) => !isCounted && calendar.holidays.has(day))
    .map(({ day }) => `${describeDay(day)} (${calendar.holidays.get(day)})`)
  return { counted, skipped }
}

const isOfHours = ({ by }: { readonly by: string }) => by.startsWith('hours')

function readStop({ defined: { stops } }: RegisterClock, values: Values) {
  if (stops === undefined) return undefined
  const from = momentAt(values, stops.from)
  if (from === null) return undefined
  const to = momentAt(values, stops.to)
  return { from, to: to !== null && to >= from ? to : null }
}

const pauseOf = (from: string, to: string) =>
  Temporal.PlainDate.from(dayOf(from)).until(dayOf(to), { largestUnit: 'days' }).days

const later = (due: string, days: number) =>
  `${Temporal.PlainDate.from(dayOf(due)).add({ days })}${due.slice(DAY)}`

function standingOf(
  { due, ended, reason }: Pick<ClockReading, 'due' | 'ended' | 'reason'>,
  today: string,
): ClockStanding {
  if (ended !== null) {
    if (due === null || !isAfter(ended, due)) return 'met'
    return reason === null ? 'met-late' : 'late-with-reason'
  }
  if (due === null || !isAfter(today, due)) return 'runs'
  return reason === null ? 'overdue' : 'late-with-reason'
}

/** Later than what is due: by the day where either has no hour. */
function isAfter(moment: string, due: string): boolean {
  const isOfDays = moment.length === DAY || due.length === DAY
  return isOfDays ? dayOf(moment) > dayOf(due) : moment > due
}

/** Whether a clock waits for something. */
export function isRunning({ standing, ended }: ClockReading): boolean {
  return (
    standing === 'runs' ||
    standing === 'stopped' ||
    standing === 'overdue' ||
    (standing === 'late-with-reason' && ended === null)
  )
}

/** Whether what a clock asks was done in time; `null` while that is open, or where it asks nothing. */
export function wasOnTime({ standing, ended, due }: ClockReading): boolean | null {
  if (standing === 'met') return due === null ? null : true
  if (standing === 'met-late' || standing === 'overdue') return false
  return standing === 'late-with-reason' && ended !== null ? false : null
}
