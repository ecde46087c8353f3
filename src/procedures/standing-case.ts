import type { StoredCase, StoredEvent } from './cases.ts'
import type { Case } from './run-case.ts'

/** What a row is called that strikes another out. */
export const STRIKE_OUT = 'strike-out'

/** A kept case as it stands: without what was struck out, and without the striking out. */
export function standingCase(stored: StoredCase): Case {
  const struck = new Set(stored.events.map(({ strikesOut }) => strikesOut))
  const { procedure, slug: id, title, opening, openedOn } = stored
  const events = stored.events.filter((one) => one.strikesOut === null && !struck.has(one.number))
  return { procedure, id, title, opening, openedOn, events }
}

/** For the table of permissions: `begun` once something that stands was recorded, `opened` until then. */
export function stateOf(stored: StoredCase): 'opened' | 'begun' {
  return standingCase(stored).events.length > 0 ? 'begun' : 'opened'
}

/** What was struck out of a case, each with the row that did it, oldest first. */
export function struckOut(
  stored: StoredCase,
): readonly { readonly event: StoredEvent; readonly by: StoredEvent }[] {
  return stored.events.flatMap((by) => {
    const event = stored.events.find(({ number }) => number === by.strikesOut)
    return event ? [{ event, by }] : []
  })
}
