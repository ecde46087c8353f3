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
  return agreed(labels, (text) => {
    const date = /(?:^|[ (])(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\b/.exec(text)
    if (!date) return undefined
    const [first, second] = [Number(date[1]), Number(date[2])]
    if (first > MOST_MONTHS && second <= MOST_MONTHS) return true
    return second > MOST_MONTHS && first <= MOST_MONTHS ? false : undefined
  })
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
