import type { Decider } from '#constitution/index.ts'
import { dayInBritain } from '#days/index.ts'
import type { StoredCase } from './cases.ts'
import { wordedAs } from './worded-as.ts'

/**
 * A case as it was known at the end of a day in Britain: without what was recorded after it, however
 * early that had happened.
 *
 * @param day - YYYY-MM-DD
 * @returns `undefined` when it had not been opened by then
 */
export function knownOn(stored: StoredCase, day: string): StoredCase | undefined {
  const isKnown = ({ at }: { readonly at: string }) => dayInBritain(at) <= day
  if (!isKnown(stored.opened)) return undefined
  const { withdrawn } = stored
  return {
    ...stored,
    events: stored.events.filter(isKnown),
    withdrawn: withdrawn && isKnown(withdrawn) ? withdrawn : null,
  }
}

/** The day by which a case is looked at, with the bank holidays, the names and the numbers of that day. */
export interface AsKnown {
  readonly decider: Decider
  /** YYYY-MM-DD */
  readonly today: string
}

/** @param on - YYYY-MM-DD; left out, as it is known now */
export function asKnown({ decider: now, today }: AsKnown, on?: string): AsKnown {
  const calendar = on === undefined ? now.calendar : now.knownBy(on)
  const day = on ?? today
  return { decider: wordedAs({ ...now, calendar }, day), today: day }
}
