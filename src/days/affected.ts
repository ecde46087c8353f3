import type { Calendar } from './calendar.ts'
import { countDays } from './count-days.ts'
import type { DeadlineCount } from './deadline-count.ts'
import type { DueDate } from './due-date.ts'

/** Enough of a deadline to count it again. */
export interface Recountable {
  readonly count: DeadlineCount
  readonly from: string
}

/** A deadline that moved because the bank holidays changed. */
export interface AffectedDeadline<Deadline> {
  readonly deadline: Deadline
  readonly was: DueDate
  readonly is: DueDate
}

/**
 * Counts deadlines again with a changed calendar, and lists those that moved, in the order given.
 *
 * One counted forwards can only move later when a holiday is added; a last day for notice, counted
 * back from a meeting, only earlier.
 */
export function affectedDeadlines<Deadline extends Recountable>(
  deadlines: readonly Deadline[],
  before: Calendar,
  after: Calendar,
): readonly AffectedDeadline<Deadline>[] {
  return deadlines
    .map((deadline) => ({
      deadline,
      was: countDays(deadline.count, deadline.from, before),
      is: countDays(deadline.count, deadline.from, after),
    }))
    .filter(({ was, is }) => was.due !== is.due)
}
