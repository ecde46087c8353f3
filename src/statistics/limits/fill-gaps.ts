import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'

/** One value of a series as control limits take it: the first day of its period, YYYY-MM-DD. */
export interface DatedValue {
  readonly period: string
  readonly value: number | null
}

/** A gap this long is more likely a mistyped date than a series with nothing published. */
const LONGEST_GAP = 1000

/**
 * A series in calendar order with a `null` for every period of its calendar that is absent, so that
 * no moving range is taken across the absence and no run goes on through it.
 *
 * The step is the shortest one between two neighbours. It is trusted only when at least half of the
 * steps have that length and every other is a whole number of them; an irregular series comes back
 * in order and otherwise as it was. Steps are months when all days are the same day of the month or
 * all are the last of theirs (monthly, quarterly, yearly), else days (daily, weekly).
 *
 * @returns a refusal when a period is there twice, or when a gap is longer than 1,000 steps
 */
export function fillGaps(points: readonly DatedValue[]): Outcome<readonly DatedValue[]> {
  const inOrder = isSorted(points) ? points : [...points].sort(byPeriod)
  for (let index = 1; index < inOrder.length; index++) {
    const point = inOrder[index]
    if (point !== undefined && point.period === inOrder[index - 1]?.period) {
      return refuse(
        'duplicate-period',
        `There are two points for ${describeDay(point.period)}. Keep the one that is in force`,
        'points',
      )
    }
  }
  if (inOrder.length < 3) return accept(inOrder)
  const calendar = readCalendar(inOrder)
  if (calendar === undefined) return accept(inOrder)

  const filled: DatedValue[] = []
  let expected = calendar.positions[0] ?? 0
  for (const [index, point] of inOrder.entries()) {
    const position = calendar.positions[index] ?? expected
    if ((position - expected) / calendar.step > LONGEST_GAP) {
      const before = describeDay(inOrder[index - 1]?.period ?? point.period)
      return refuse(
        'gap-too-long',
        `Nothing is given between ${before} and ${describeDay(point.period)}, over ` +
          `${LONGEST_GAP} periods of this series. Check the two dates, or send two series`,
        'points',
      )
    }
    for (; expected < position; expected += calendar.step) {
      filled.push({ period: calendar.dayAt(expected), value: null })
    }
    filled.push(point)
    expected = position + calendar.step
  }
  return accept(filled)
}

function byPeriod(one: DatedValue, other: DatedValue): number {
  return one.period < other.period ? -1 : one.period > other.period ? 1 : 0
}

function isSorted(points: readonly DatedValue[]): boolean {
  let before = ''
  for (const { period } of points) {
    if (period < before) return false
    before = period
  }
  return true
}

interface Calendar {
  /** Where each point stands, in months or in days. */
  readonly positions: readonly number[]
  readonly step: number
  readonly dayAt: (position: number) => string
}

/** @param points - in order, no period twice, at least two of them */
function readCalendar(points: readonly DatedValue[]): Calendar | undefined {
  const days = points.map(({ period }) => readDay(period))
  const firstDay = days[0]?.day ?? 1
  const sameDay = days.every(({ day }) => day === firstDay)
  const lastDays = days.every(({ year, month, day }) => day === daysInMonth(year, month))
  if (sameDay || lastDays) {
    const positions = days.map(({ year, month }) => 12 * year + month - 1)
    const step = trustedStep(positions)
    const dayAt = (position: number) => {
      const [year, month] = [Math.floor(position / 12), (position % 12) + 1]
      return writeDay(year, month, lastDays ? daysInMonth(year, month) : firstDay)
    }
    return step === undefined || (!lastDays && firstDay > 28)
      ? undefined
      : { positions, step, dayAt }
  }
  const positions = days.map(({ year, month, day }) => Date.UTC(year, month - 1, day) / 86_400_000)
  const step = trustedStep(positions)
  const dayAt = (position: number) => new Date(position * 86_400_000).toISOString().slice(0, 10)
  return step === undefined ? undefined : { positions, step, dayAt }
}

function trustedStep(positions: readonly number[]): number | undefined {
  const steps: number[] = []
  let shortest = Number.POSITIVE_INFINITY
  for (let index = 1; index < positions.length; index++) {
    const step = (positions[index] ?? 0) - (positions[index - 1] ?? 0)
    steps.push(step)
    if (step < shortest) shortest = step
  }
  let ofThatLength = 0
  for (const step of steps) {
    if (step % shortest !== 0) return undefined
    if (step === shortest) ofThatLength++
  }
  return 2 * ofThatLength >= steps.length ? shortest : undefined
}

function readDay(text: string): { year: number; month: number; day: number } {
  return {
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8, 10)),
  }
}

function writeDay(year: number, month: number, day: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 31)
}
