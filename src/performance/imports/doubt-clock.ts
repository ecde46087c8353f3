import { describeDay } from '#shared/index.ts'

/**
 * Whether the day is one that this machine's clock can be right about: not before the last entry of the
 * record, nor more than a year after it.
 *
 * @param lastRecorded - an instant; `undefined` where nothing is recorded
 * @param today - YYYY-MM-DD
 * @returns a sentence without a full stop, or `undefined` when nothing is to be doubted
 */
export function doubtClock(lastRecorded: string | undefined, today: string): string | undefined {
  if (lastRecorded === undefined) return undefined
  const last = Temporal.PlainDate.from(lastRecorded.slice(0, 10))
  const day = Temporal.PlainDate.from(today)
  // A day either way is a matter of time zones
  const isBefore = Temporal.PlainDate.compare(day, last.subtract({ days: 1 })) < 0
  const isLongAfter = Temporal.PlainDate.compare(day, last.add({ years: 1 })) > 0
  if (!isBefore && !isLongAfter) return undefined
  const apart = isBefore ? 'before' : 'more than a year after'
  return (
    `This machine says that today is ${describeDay(today)}, ${apart} the last entry of the record, ` +
    `${describeDay(last.toString())}. If its clock is wrong, set it right before anything is imported`
  )
}
