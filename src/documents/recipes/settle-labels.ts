import { plainLabel } from './label-text.ts'
import { firstOfTwo } from './label-years.ts'
import type { PeriodSettings } from './period-reading.ts'

const MOST_MONTHS = 12
/** So many labels tell how a column is written. */
const ENOUGH = 10_000

/**
 * What the labels of a column say of each other: "13/12/2025" that the day stands first in "11/12/2025",
 * "201907" that "201011" is a month.
 */
export function settleLabels(labels: readonly string[]): PeriodSettings {
  const dayFirst = settleDayOrder(labels)
  const sixDigits = settleMonthOrYears(labels)
  return {
    ...(dayFirst === undefined ? {} : { dayFirst }),
    ...(sixDigits === undefined ? {} : { sixDigits }),
  }
}

/**
 * Whether the day stands first in dates written with figures.
 * @returns `undefined` when no label tells, or they contradict each other
 */
export function settleDayOrder(labels: readonly string[]): boolean | undefined {
  const said = agreed(labels, (text) => {
    const date = /(?:^|[ (])(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\b/.exec(text)
    if (!date) return undefined
    const [first, second] = [Number(date[1]), Number(date[2])]
    if (first > MOST_MONTHS && second <= MOST_MONTHS) return true
    return second > MOST_MONTHS && first <= MOST_MONTHS ? false : undefined
  })
  return said ?? (areFirstsOfMonths(labels) ? true : undefined)
}

/** So many first days of months, one after another, are no first days of January. */
const ENOUGH_MONTHS = 3

/** "01/04/2025", "01/05/2025", "01/06/2025": the days of a month would hardly be so few, and each in a January. */
function areFirstsOfMonths(labels: readonly string[]): boolean {
  const months = new Set<number>()
  for (const label of labels.slice(0, ENOUGH)) {
    const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(label.trim()) ?? []
    if (day === undefined) continue
    if (Number(day) !== 1) return false
    months.add(Number(year) * MOST_MONTHS + Number(month))
  }
  const inOrder = [...months].toSorted((one, other) => one - other)
  const steps = new Set(inOrder.slice(1).map((month, index) => month - (inOrder[index] ?? 0)))
  return inOrder.length >= ENOUGH_MONTHS && steps.size === 1
}

/** Whether what could be a month or two years running is one or the other. */
function settleMonthOrYears(labels: readonly string[]): PeriodSettings['sixDigits'] {
  return agreed(labels, (text) => {
    const figures = /^(?:(\d{4})-?(\d\d)|(\d\d)\/(\d\d))$/.exec(text)
    if (!figures) return undefined
    const [, year, rest, slashed, short] = figures
    const month = Number(rest ?? slashed)
    const isMonth = month >= 1 && month <= MOST_MONTHS
    const isYears = firstOfTwo(`${year ?? slashed}/${rest ?? short}`) !== null
    return isMonth === isYears ? undefined : isMonth ? 'month' : 'years'
  })
}

function agreed<Said>(
  labels: readonly string[],
  say: (text: string) => Said | undefined,
): Said | undefined {
  const said = new Set<Said>()
  for (const label of labels.slice(0, ENOUGH)) {
    const text = plainLabel(label)
    const one = text === null ? undefined : say(text)
    if (one !== undefined) said.add(one)
  }
  return said.size === 1 ? [...said][0] : undefined
}
