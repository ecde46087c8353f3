import type { Decider } from '#constitution/index.ts'
import { dayInBritain } from '#days/index.ts'
import type { StoredCase, StoredEvent } from './cases.ts'
import type { Procedure } from './procedure.ts'
import { viewCase } from './run-case.ts'
import { standingCase, standingEvent } from './standing-case.ts'
import { whatChanged } from './what-changed.ts'

/** Something recorded of a case, with what it did to the case. */
export interface Recorded {
  readonly event: StoredEvent
  /** YYYY-MM-DD in Britain */
  readonly recordedOn: string
  /** Recorded on a later day than it happened, and not to put right what had been recorded before. */
  readonly isLate: boolean
  /** What it puts right or strikes out, as that stood until then. */
  readonly about?: StoredEvent
  /**
   * Sentences on what became otherwise when it was recorded; `undefined` for what was recorded on its
   * day, after which a case goes on and nothing is judged again.
   */
  readonly changed?: readonly string[]
}

/** All that was recorded of a case, in that order, each judged on the day it was recorded. */
export function historyOf(
  procedure: Procedure,
  stored: StoredCase,
  decider: Decider,
): readonly Recorded[] {
  const upTo = (count: number): StoredCase => ({ ...stored, events: stored.events.slice(0, count) })
  return stored.events.map((event, index) => {
    const recordedOn = dayInBritain(event.at)
    const number = event.strikesOut ?? event.corrects
    const isLate = number === null && event.on < recordedOn
    if (number === null && !isLate) return { event, recordedOn, isLate }
    const [before, after] = [upTo(index), upTo(index + 1)].map((one) =>
      viewCase(procedure, standingCase(one), recordedOn, decider),
    )
    const about = number === null ? undefined : standingEvent(upTo(index), number)
    return {
      event,
      recordedOn,
      isLate,
      ...(about ? { about } : {}),
      ...(before && after ? { changed: whatChanged(before, after) } : {}),
    }
  })
}
