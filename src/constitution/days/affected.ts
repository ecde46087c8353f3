import type { Calendar } from './calendar.ts'
import { type Count, countDays, type DueDate } from './count.ts'

/** A deadline that moved because the bank holidays changed. */
export interface AffectedDeadline<Deadline> {
  readonly deadline: Deadline
  readonly was: DueDate
  readonly is: DueDate
}

/**
 * Recounts deadlines with a changed calendar, and lists those that moved, in the order given.
 *
 * One counted forwards can only move later when a holiday is added; a last day for notice, counted
 * back from a meeting, only earlier.
 */
export function affectedDeadlines<Deadline extends { readonly count: Count }>(
  deadlines: readonly Deadline[],
  before: Calendar,
  after: Calendar,
): readonly AffectedDeadline<Deadline>[] {
  return deadlines
    .map((deadline) => ({
      deadline,
      was: countDays(deadline.count, before),
      is: countDays(deadline.count, after),
    }))
    .filter(({ was, is }) => was.due !== is.due)
}
