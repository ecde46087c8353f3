import type { Case } from './case.ts'
import type { StoredCase, StoredEvent } from './cases.ts'
import { inOrder } from './order-of-events.ts'

/** What an entry is called that strikes another out. */
export const STRIKE_OUT = 'strike-out'

/**
 * A kept case as it stands: its events in the order they happened, each with the day and the details
 * of its latest correction under the number it was first recorded with, and none that was struck out.
 */
export function standingCase(stored: StoredCase): Case {
  const { procedure, slug: id, title, opening, openedOn, opened } = stored
  const changedAt = stored.events.at(-1)?.at ?? opened.at
  const events = standingEvents(stored.events)
  return { procedure, id, title, opening, openedOn, events, changedAt }
}

/** The event of that number as it stands; `undefined` when it does not, or there is none. */
export function standingEvent(stored: StoredCase, number: number): StoredEvent | undefined {
  return standingEvents(stored.events).find((event) => event.number === number)
}

function standingEvents(recorded: readonly StoredEvent[]): readonly StoredEvent[] {
  // From the last to the first, as a striking out may have been struck out in its turn
  const struck = new Set<number>()
  for (const { number, strikesOut } of recorded.toReversed()) {
    if (strikesOut !== null && !struck.has(number)) struck.add(strikesOut)
  }
  const standing = new Map<number, StoredEvent>()
  const firstOf = new Map<number, number>()
  for (const event of recorded) {
    if (event.strikesOut !== null) continue
    const first = event.corrects === null ? event.number : (firstOf.get(event.corrects) ?? 0)
    firstOf.set(event.number, first)
    if (struck.has(event.number) || struck.has(first)) continue
    if (event.corrects === null || standing.has(first)) {
      standing.set(first, { ...event, number: first, corrects: null })
    }
  }
  return inOrder([...standing.values()])
}

/**
 * For the table of permissions: `begun` once something that stands was recorded, `opened` until then,
 * and `withdrawn` from when it was.
 */
export function stateOf(stored: StoredCase): 'opened' | 'begun' | 'withdrawn' {
  if (stored.withdrawn !== null) return 'withdrawn'
  return standingCase(stored).events.length > 0 ? 'begun' : 'opened'
}
