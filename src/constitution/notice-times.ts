import { inLondon } from '#days/index.ts'
import type { DeadlineRule } from './rule.ts'

/** For what is counted by the clock or in days of all kinds, which no bank holiday changes. */
export const NO_HOLIDAYS = {
  holidays: new Map(),
  covers: { from: '1900-01-01', to: '2199-12-31' },
}

/** Whether bank holidays are needed to count it, which a question does not have. */
export function countsWorkingDays({ deadline: { count } }: DeadlineRule): boolean {
  return count.by.includes('working')
}

/** Is a time no later than what is due, which may be a day, to its end? */
export function isBy(time: string, due: string): boolean {
  if (!due.includes('T')) return time.slice(0, due.length) <= due
  return Temporal.ZonedDateTime.compare(inLondon(time), inLondon(due)) <= 0
}
