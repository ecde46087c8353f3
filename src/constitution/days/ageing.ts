import { nameDay } from './count.ts'

/** Something to be done "as soon as practicable": it has no date to miss, so its age is shown. */
export interface Ageing {
  /** The day from which it could be done, YYYY-MM-DD. */
  readonly since: string
  /** The rule's words, in ours: "as soon as practicable", "immediately". */
  readonly when: string
}

/**
 * How long a thing has waited.
 *
 * @param today - YYYY-MM-DD
 * @returns whole days, never below 0, and a sentence: "As soon as practicable: it has waited 3 days,
 *   since Monday 16 March 2020"
 */
export function ageOf(
  { since, when }: Ageing,
  today: string,
): { readonly days: number; readonly words: string } {
  const passed = Temporal.PlainDate.from(since).until(today, { largestUnit: 'days' }).days
  const days = Math.max(0, passed)
  const start = `${when.charAt(0).toUpperCase()}${when.slice(1)}`
  if (days === 0) return { days, words: `${start}, from ${nameDay(since)}` }
  const length = days === 1 ? '1 day' : `${days} days`
  return { days, words: `${start}: it has waited ${length}, since ${nameDay(since)}` }
}
