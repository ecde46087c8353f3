import { dayReading, monthsTo, type PeriodReading } from './period-reading.ts'
import { readingOf } from './spans.ts'
import type { When } from './when.ts'

/** So many days tell that they are the ends of months, quarters or years. */
const ENOUGH = 3

const STEPS: ReadonlySet<number> = new Set([1, 3, 12])

/** How many months lie between times that are last days of months and follow one another: of months, quarters or years. */
export type MonthStep = 1 | 3 | 12

/** "On 31 March 2023", "as at 30 June": how things stood on a day, and not what happened until then. */
const SAYS_STOOD = /^(?:on|at|as (?:at|of|on)) /i

/**
 * Whether times are the last days of months that follow one another, and how far apart; longer times beside
 * them, as of a total or a target, say nothing.
 */
export function monthStep(times: readonly (When | undefined)[]): MonthStep | undefined {
  const days = new Set<string>()
  for (const time of times) {
    const reading = readingOf(time)
    if (time === undefined || reading === undefined) continue
    if (reading.kind === 'month' || reading.kind === 'week') return undefined
    if (reading.kind === 'day' && SAYS_STOOD.test(time.words)) return undefined
    if (reading.kind === 'day') days.add(reading.end)
  }
  const ends = [...days].toSorted().map((day) => Temporal.PlainDate.from(day))
  const steps = new Set(
    ends.slice(1).map((day, index) => {
      const before = ends[index] ?? day
      return (day.year - before.year) * 12 + day.month - before.month
    }),
  )
  const [step = 0] = steps
  const areEnds = ends.every(({ day, daysInMonth }) => day === daysInMonth)
  return ends.length >= ENOUGH && areEnds && steps.size === 1 && STEPS.has(step)
    ? (step as MonthStep)
    : undefined
}

/** The month, quarter or year that a day ends. */
function endedOn(day: PeriodReading, step: MonthStep): PeriodReading | undefined {
  const span = monthsTo(day.end, step)
  return span === null ? undefined : { ...span, basis: 'during' }
}

const NAMES: Readonly<Record<MonthStep, string>> = { 1: 'month', 3: 'quarter', 12: 'year' }

/**
 * What the last day of a month, quarter or year stands for over a figure that is no stock: all of it, where its
 * words say that it happened; else that is asked, once for all such days.
 */
export function asMonthEnd(
  when: When,
  isFlow: boolean,
  step: MonthStep,
  answered: 'month' | 'day' | undefined,
): When {
  const reading = readingOf(when)
  const during = reading?.kind === 'day' ? endedOn(reading, step) : undefined
  if (reading === undefined || during === undefined) return when
  if (isFlow || answered === 'month') return { ...when, label: { reading: during } }
  if (answered === 'day') return when
  const name = NAMES[step]
  return {
    ...when,
    label: {
      ask: [
        {
          reading: during,
          words: `what happened in the ${name} that ends then`,
          settles: { days: 'month' },
        },
        { reading, words: 'how it stood at the end of that day', settles: { days: 'day' } },
      ],
      why: `The last days of ${name}s could stand for the ${name}s, or for how things stood then`,
    },
  }
}

/** A time as the first day of it, for what it opens with; of a day that ends a month, the first of the month. */
export function asOpening(when: When, step: MonthStep | undefined): When | undefined {
  const reading = readingOf(when)
  if (reading === undefined) return undefined
  if (reading.kind !== 'day') return { ...when, label: { reading: dayReading(reading.start) } }
  const during = step === undefined ? undefined : endedOn(reading, step)
  return during === undefined
    ? undefined
    : { ...when, label: { reading: dayReading(during.start) } }
}
