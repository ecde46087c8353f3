import { type Calendar, NO_HOLIDAYS, whyNotWorking } from './calendar.ts'
import { dayInBritain } from './count-hours.ts'
import { nameDay } from './due-date.ts'

/**
 * That something is to be made public by itself on a day that is not a working day, when nobody may be there
 * to see a mistake.
 *
 * @param calendar - left out where no bank holidays are held: then only Saturdays and Sundays are known
 * @param at - an instant
 * @returns `undefined` on a working day
 */
export function warnOfUnattended(calendar: Calendar | undefined, at: string): string | undefined {
  const day = dayInBritain(at)
  const why = whyNotWorking(calendar ?? NO_HOLIDAYS, day)
  if (why === undefined) return undefined
  const holiday = why.startsWith('Bank holiday') ? ', a bank holiday,' : ''
  return `${nameDay(day)}${holiday} is not a working day: make sure that somebody is there to take back what turns out to be wrong`
}
