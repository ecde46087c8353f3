import { comesTwice, localMoment } from '#days/index.ts'
import type { Field } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'

/** When it happened: blank in a record that is entered afterwards and of which the hour is not known. */
export const HOUR = {
  name: 'hour',
  kind: 'text',
  label: 'At what hour',
  hint: 'Such as 14:05; blank if it is not known',
  longest: 5,
  required: false,
} as const satisfies Field

/** Which of the two is meant of an hour that comes twice, as the clocks go back: asked of no other. */
export const WHICH_HOUR = {
  name: 'which',
  kind: 'choice',
  label: 'Which of the two hours',
  hint: 'The clocks went back that night, and this hour came twice',
  asks: 'which of the two hours it was',
  choices: {
    '+01:00': 'The first, before the clocks went back',
    '+00:00': 'The second, after the clocks went back',
    unknown: 'Not known',
  },
} as const satisfies Field

export const whichHour: Problem = {
  code: 'which-hour',
  field: WHICH_HOUR.name,
  message:
    'Choose which of the two hours it was: the clocks went back that night, and it came twice',
}

/**
 * An hour with which of the two it is, where it comes twice.
 *
 * @param at - as `hourOn` has it
 * @returns the hour as an event has it; `undefined` where it has to be asked
 */
export function hourOfTwo(at: string | null, which: unknown): string | null | undefined {
  if (at === null || !comesTwice(at)) return at
  if (which === 'unknown') return at
  return which === '+01:00' || which === '+00:00' ? `${at}${which}` : undefined
}

/** The hour of an event by the clock: of "2027-10-31T01:30+00:00" it is "01:30". */
export const clockOf = (at: string): string =>
  at.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM'.length)

/** An hour as it is typed, with which of two it is: of "2027-10-31T01:30+00:00" it is "01:30" and "+00:00". */
export function typedHour(at: string): { readonly hour: string; readonly which?: string } {
  const [local, offset] = [at.slice(0, 'YYYY-MM-DDTHH:MM'.length), at.slice(-'+00:00'.length)]
  const hour = local.slice('YYYY-MM-DDT'.length)
  if (!comesTwice(local)) return { hour }
  return { hour, which: at.length > local.length ? offset : 'unknown' }
}

const ZONE = 'Europe/London'

/** A meeting that began so many hours before is one that went past midnight. */
const NIGHT_HOURS = 12

/**
 * An hour typed, on the day of the meeting or after its midnight.
 *
 * @param opened - "14:00", when the meeting was opened; `null` where that is not known
 * @returns YYYY-MM-DDTHH:MM; `null` for a blank; `undefined` for what is no hour
 */
export function hourOn(
  day: string,
  typed: unknown,
  opened: string | null,
): string | null | undefined {
  if (typed === undefined || typed === '') return null
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(String(typed).trim()) ?? []
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined
  const clock = `${hours.padStart(2, '0')}:${minutes}`
  const isPast = opened !== null && Number(opened.slice(0, 2)) - Number(hours) >= NIGHT_HOURS
  const its = isPast ? Temporal.PlainDate.from(day).add({ days: 1 }).toString() : day
  return `${its}T${clock}`
}

/** The hour it is now, as an event has it; `undefined` on another day than the meeting's and the one after. */
export function hourNow(day: string, at: string): string | undefined {
  const now = localMoment(Temporal.Instant.from(at).toZonedDateTimeISO(ZONE))
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString()
  const today = now.slice(0, day.length)
  if (today === day) return now
  return today === next && Number(now.slice(11, 13)) < NIGHT_HOURS ? now : undefined
}
