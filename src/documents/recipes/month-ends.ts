import { monthsTo, type PeriodReading } from './period-reading.ts'
import { readingOf } from './spans.ts'
import type { When } from './when.ts'

/** So many days tell that they are the ends of months. */
const ENOUGH = 3

/** Whether times are the last days of months that follow one another. */
export function areMonthEnds(times: readonly (When | undefined)[]): boolean {
  const days = new Set<string>()
  for (const time of times) {
    const reading = readingOf(time)
    if (reading === undefined) continue
    if (reading.kind !== 'day') return false
    days.add(reading.end)
  }
  const ends = [...days].toSorted().map((day) => Temporal.PlainDate.from(day))
  const steps = ends.slice(1).map((day, index) => {
    const before = ends[index] ?? day
    return (day.year - before.year) * 12 + day.month - before.month
  })
  return (
    ends.length >= ENOUGH &&
    ends.every(({ day, daysInMonth }) => day === daysInMonth) &&
    steps.every((step) => step === 1)
  )
}

/**
 * What the last day of a month stands for over a figure that is no stock: the month, where its words say that
 * it happened; else that is asked, once for all such days.
 */
export function asMonthEnd(
  when: When,
  isFlow: boolean,
  answered: 'month' | 'day' | undefined,
): When {
  const reading = readingOf(when)
  const month = reading === undefined ? null : monthsTo(reading.end, 1)
  if (reading === undefined || month === null || answered === 'day') return when
  const during: PeriodReading = { ...month, basis: 'during' }
  if (isFlow || answered === 'month') return { ...when, label: { reading: during } }
  return {
    ...when,
    label: {
      ask: [
        {
          reading: during,
          words: 'what happened in the month that ends then',
          settles: { days: 'month' },
        },
        { reading, words: 'how it stood at the end of that day', settles: { days: 'day' } },
      ],
      why: 'The last days of months could stand for the months, or for how things stood then',
    },
  }
}
