import { localMoment } from '#days/index.ts'
import type { Field } from '#fields/index.ts'

/** When it happened: blank in a record that is entered afterwards and of which the hour is not known. */
export const HOUR = {
  name: 'hour',
  kind: 'text',
  label: 'At what hour',
  hint: 'Such as 14:05; blank if it is not known',
  longest: 5,
  required: false,
} as const satisfies Field

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
