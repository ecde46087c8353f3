import type { CaseEvent } from './procedure.ts'

/** Events in the order they happened: by day, and those of one day in the order they were recorded. */
export function inOrder<Event extends CaseEvent>(events: readonly Event[]): readonly Event[] {
  return events.toSorted(
    (one, other) => one.on.localeCompare(other.on) || one.number - other.number,
  )
}

/** The events with one more where it happened; one that has the number of another takes its place. */
export function withEvent(events: readonly CaseEvent[], event: CaseEvent): readonly CaseEvent[] {
  return inOrder([...events.filter(({ number }) => number !== event.number), event])
}
