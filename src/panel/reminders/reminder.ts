import { z } from 'zod'
import type { Entry } from '#storage/index.ts'
import type { RunningClock } from './running-clock.ts'

/** The kind of record that a reminder is, under its number. */
export const REMINDER = 'reminder'

/** How the sending of one ended. */
export const ENDS = {
  'reminder-sent': 'Sent',
  'reminder-refused': 'Not sent: the mail server did not take it',
  'reminder-not-known':
    'Not known: the program stopped while it was sent, and does not send it again',
  'reminder-bounced': 'Came back',
} as const

export type ReminderEnd = keyof typeof ENDS

const claimedSchema = z.object({
  key: z.string(),
  due: z.string(),
  /** So many days before, of those that are set. */
  daysBefore: z.int(),
  /** Whose account, and their name. */
  account: z.string(),
  name: z.string(),
  what: z.string(),
  href: z.string(),
})

/** What is to be sent to somebody. */
export type Claimed = z.infer<typeof claimedSchema>

/** A reminder as the office may read it. */
export interface Reminder extends Claimed {
  readonly number: string
  /** The day it was to be sent, YYYY-MM-DD. */
  readonly on: string
  /** How it ended; `undefined` while it is being sent. */
  readonly end: ReminderEnd | undefined
  /** Why it came back, as the clerk recorded it. */
  readonly why: string | undefined
}

const isEnd = (event: string): event is ReminderEnd => Object.hasOwn(ENDS, event)

/** @param entries - of the kind {@link REMINDER}, in the order of recording, as the office may read them */
export function readReminders(entries: readonly Entry[]): readonly Reminder[] {
  return [...Map.groupBy(entries, ({ record }) => record)].flatMap(([number, its]) => {
    const first = its.find(({ event }) => event === 'reminder-begun')
    const claimed = claimedSchema.safeParse(first?.says).data
    if (claimed === undefined || first?.happened == null) return []
    const last = its.findLast(({ event }) => isEnd(event))
    const end = last !== undefined && isEnd(last.event) ? last.event : undefined
    const why = last?.says['why']
    return [
      {
        ...claimed,
        number,
        on: first.happened,
        end,
        why: typeof why === 'string' ? why : undefined,
      },
    ]
  })
}

/** Somebody who may be reminded. */
export interface Reminded {
  readonly account: string
  readonly name: string
  readonly email: string
}

/**
 * What is to be sent today: for each that is due and each of those whom it concerns one reminder, of the fewest
 * days before that have been reached; none where one for as many or fewer was begun.
 *
 * @param daysBefore - so many days before the day each is sent; none where nothing is to be sent
 */
export function remindersToSend(
  clocks: readonly RunningClock[],
  recipientsOf: (clock: RunningClock) => readonly Reminded[],
  daysBefore: readonly number[],
  begun: readonly Claimed[],
  today: string,
): readonly (Claimed & Pick<Reminded, 'email'>)[] {
  const done = new Map<string, number>()
  for (const { key, account, daysBefore: days } of begun) {
    const name = `${key}\n${account}`
    done.set(name, Math.min(days, done.get(name) ?? days))
  }
  return clocks.flatMap((clock) => {
    const { key, due, what, href, daysBefore: own = daysBefore } = clock
    const left = daysUntil(due, today)
    const reached = own.filter((days) => left >= 0 && left <= days)
    if (reached.length === 0) return []
    const fewest = Math.min(...reached)
    return recipientsOf(clock)
      .filter(({ account }) => (done.get(`${key}\n${account}`) ?? Infinity) > fewest)
      .map((one) => ({ key, due, what, href, daysBefore: fewest, ...one }))
  })
}

export function daysUntil(due: string, today: string): number {
  return Temporal.PlainDate.from(today).until(due, { largestUnit: 'days' }).days
}
