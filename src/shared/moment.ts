import { describeDay } from './period.ts'

/** An instant by the clock in Britain: "30 November 2026, 14:05". */
export function describeMoment(instant: string): string {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London')
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${describeDay(there.toPlainDate().toString())}, ${time}`
}
