import { capitalise, describeDay } from '#shared/index.ts'
import { weekdayOf } from './calendar.ts'
import type { DeadlineCount } from './deadline-count.ts'

/** One day of the strip by which a date was counted; for months, one month's end. */
export interface CountedDay {
  readonly day: string
  readonly counted: boolean
  readonly why: string
}

/** A date worked out, with everything that a reader needs to work it out again. */
export interface DueDate {
  /**
   * YYYY-MM-DD, to the end of that day; for hours a local time, YYYY-MM-DDTHH:MM in London; `null`
   * when the rule gives no day, such as "as soon as practicable".
   */
  readonly due: string | null
  /** In the order of counting, so the last entry is the day that is due. Empty without a day. */
  readonly counting: readonly CountedDay[]
  /** "15 working days after Monday 6 February 2017: Monday 27 February 2017". */
  readonly words: string
  /** Said when the count reaches days whose bank holidays are not all known. */
  readonly provisional?: string
  /** For a rule that gives no day: its words, and the day from which the thing waits. */
  readonly ageing?: Ageing
}

/** Something to be done "as soon as practicable": it has no date to miss, so its age is shown. */
export interface Ageing {
  /** The day from which it could be done, YYYY-MM-DD; `null` when the rule names no day at all. */
  readonly since: string | null
  /** The rule's words, in ours: "as soon as practicable", "at the next ordinary meeting". */
  readonly when: string
}

/** "Monday 8 February 2027". */
export function nameDay(day: string): string {
  return `${weekdayOf(day)} ${describeDay(day)}`
}

/**
 * "Monday 8 February 2027", or "14:00 on Sunday 31 January 2027" for a local time. One with its offset is
 * one of two that the clock shows that night, and says which.
 */
export function nameDue(due: string): string {
  const [day = due, clock] = due.split('T')
  if (clock === undefined) return nameDay(day)
  const offset = clock.slice('HH:MM'.length)
  const which = offset === '+01:00' ? 'before' : 'after'
  const twice = offset === '' ? '' : `, ${which} the clocks went back`
  return `${clock.slice(0, 'HH:MM'.length)} on ${nameDay(day)}${twice}`
}

type Numbered = Extract<DeadlineCount, { readonly number: number }>

const UNITS: Readonly<Record<Numbered['by'], readonly [one: string, many: string, where: string]>> =
  {
    'working-days-after': ['working day', 'working days', 'after'],
    'working-days-before': ['working day', 'working days', 'before'],
    'clear-working-days-before': ['clear working day', 'clear working days', 'before'],
    'clear-days-before': ['clear day', 'clear days', 'before'],
    'weeks-before': ['week', 'weeks', 'before'],
    'days-after': ['day', 'days', 'after'],
    'days-before': ['day', 'days', 'before'],
    'weeks-beginning': ['week', 'weeks', 'beginning with'],
    'weeks-after': ['week', 'weeks', 'after'],
    'months-after': ['month', 'months', 'after'],
    'hours-after': ['hour', 'hours', 'after'],
    'hours-before': ['hour', 'hours', 'before'],
  }

/** "15 working days", "1 month". */
export function nameAmount(count: Numbered): string {
  const [one, many] = UNITS[count.by]
  return `${count.number} ${count.number === 1 ? one : many}`
}

/** "15 working days after Monday 6 February 2017: Monday 27 February 2017". */
export function nameCount(count: Numbered, from: string, due: string): string {
  if (count.by === 'days-after' && count.number === 0) return `On the day itself: ${nameDue(due)}`
  return `${nameAmount(count)} ${UNITS[count.by][2]} ${nameDue(from)}: ${nameDue(due)}`
}

/**
 * How long a thing has waited.
 *
 * @param today - YYYY-MM-DD
 * @returns whole days, never below 0, and words: "As soon as practicable: it has waited 3 days, since
 *   Monday 16 March 2020"
 */
export function ageOf(
  { since, when }: Ageing,
  today: string,
): { readonly days: number; readonly words: string } {
  const start = capitalise(when)
  if (since === null) return { days: 0, words: start }
  const passed = Temporal.PlainDate.from(since).until(today, { largestUnit: 'days' }).days
  const days = Math.max(0, passed)
  if (days === 0) return { days, words: `${start}, from ${nameDay(since)}` }
  const length = days === 1 ? '1 day' : `${days} days`
  return { days, words: `${start}: it has waited ${length}, since ${nameDay(since)}` }
}
