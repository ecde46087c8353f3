import { dayInBritain } from '#days/index.ts'
import type { StoredCase } from './cases.ts'

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
