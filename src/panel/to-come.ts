import { describeDay, type Outcome, refuse } from '#shared/index.ts'

/**
 * That a day is still to come, on which something cannot have happened.
 *
 * @param today - YYYY-MM-DD
 * @param field - of the form in which the day stands
 */
export function refuseToCome(today: string, field = 'on'): Outcome<never> {
  return refuse('not-yet', `The day cannot be after today, ${describeDay(today)}`, field)
}
