import type { Decider } from '#constitution/index.ts'
import { fillWords } from '#constitution/index.ts'
import { nameDay } from '#days/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Case, PastEvent } from './case.ts'
import { type DateInCase, datesOf } from './case-dates.ts'
import { goThrough } from './course-of-events.ts'
import { sayWhatMay } from './judge-event.ts'
import { lapseBefore, type Passed, type Unconfirmed, unconfirmedBy } from './lapses.ts'
import { oddOpening } from './odd-days.ts'
import { withEvent } from './order-of-events.ts'
import type { CaseEvent, Procedure, Standing, Step } from './procedure.ts'
import { wordedAs } from './worded-as.ts'

/** Everything about a case that can be worked out. Nothing in it is typed or kept. */
export interface CaseView {
  readonly state: string
  /** "The case is …" */
  readonly words: string
  readonly isOver: boolean
  readonly events: readonly PastEvent[]
  /** Every date: open, met, or no longer needed. */
  readonly dates: readonly DateInCase[]
  /** What may happen next. */
  readonly next: readonly Step[]
  /** Every other step: it may be recorded late, or without what comes before it. */
  readonly others: readonly Step[]
  /** Sentences to heed on how it was opened: a year far off, a day before its rules. */
  readonly warnings: readonly string[]
  /** What may have ended because a day passed with nothing on record; `undefined` when nothing may. */
  readonly unconfirmed?: Unconfirmed
}

/**
 * Where a case stands on a day, worked out from its events and the rules.
 *
 * @param today - YYYY-MM-DD: what may have ended is what had its last day before it
 */
export function viewCase(
  procedure: Procedure,
  theCase: Case,
  today: string,
  decider: Decider,
): CaseView {
  const { run } = goThrough(procedure, theCase, decider)
  const isOver = procedure.over.includes(run.state)
  // What is over keeps the names of its day
  const reckoner = wordedAs(decider, isOver ? (run.events.at(-1)?.on ?? today) : today)
  const passed = lapseBefore(procedure, run, today, reckoner)
  const unconfirmed = passed && unconfirmedBy(procedure, run, passed, reckoner)
  const next = nextSteps(procedure, run, passed)
  return {
    state: run.state,
    words: fillWords(reckoner.constitution, procedure.states[run.state] ?? run.state),
    isOver,
    events: run.past,
    warnings: oddOpening(procedure, theCase, decider),
    dates: datesOf(procedure, run, today, reckoner),
    next,
    others: otherSteps(procedure, [...next, ...(unconfirmed?.steps ?? [])], passed),
    ...(unconfirmed ? { unconfirmed } : {}),
  }
}

/** What may happen next; that a last day passed can be confirmed only once it has. */
function nextSteps(procedure: Procedure, { state }: Standing, passed?: Passed): readonly Step[] {
  if (procedure.over.includes(state)) return []
  return procedure.steps.filter(
    (step) => step.from.includes(state) && !confirmsEarly(procedure, step, passed),
  )
}

function otherSteps(
  procedure: Procedure,
  offered: readonly Step[],
  passed?: Passed,
): readonly Step[] {
  return procedure.steps.filter(
    (step) => !offered.includes(step) && !confirmsEarly(procedure, step, passed),
  )
}

/** Whether a step confirms that a last day passed which has not, or not with anything left open. */
function confirmsEarly({ lapses = [] }: Procedure, { id }: Step, passed?: Passed): boolean {
  return lapses.some((lapse) => lapse !== passed?.lapse && lapse.confirmedBy === id)
}

/**
 * Would the rules let this event be recorded where it happened, before others or after them?
 *
 * @param event - with the number of an event of the case, it puts that one right and takes its place
 * @param today - YYYY-MM-DD: nothing can be recorded before it has happened
 * @returns the case as it would stand, with what happened later judged again, or one sentence with the
 *   paragraph that stops it
 */
export function tryEvent(
  procedure: Procedure,
  theCase: Case,
  event: CaseEvent,
  today: string,
  reckoner: Decider,
): Outcome<CaseView> {
  if (event.on > today) {
    const message = `${nameDay(event.on)} has not come yet. Record this when it has happened`
    return refuse('not-yet', message, 'on')
  }
  const events = withEvent(theCase.events, event)
  const refused = goThrough(procedure, { ...theCase, events }, reckoner).refused.get(event.number)
  if (refused) {
    const say = sayWhatMay(procedure, refused.before, wordedAs(reckoner, event.on))
    return { ok: false, problems: refused.problems.map(say) }
  }
  return accept(viewCase(procedure, { ...theCase, events }, today, reckoner))
}
