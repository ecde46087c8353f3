import { fillWords } from '#constitution/index.ts'
import type { StoredCase } from './cases.ts'
import { type AsKnown, knownOn } from './known-on.ts'
import type { Procedure, Step } from './procedure.ts'
import { viewCase } from './run-case.ts'
import { standingCase } from './standing-case.ts'

/**
 * A case as `procedures <procedure> <case> --json` prints it: where it stands, what happened with what
 * came of it, every date, and what may happen next.
 *
 * @param on - YYYY-MM-DD: only what was known at the end of that day; left out, all of it
 * @returns `undefined` when it had not been opened by then
 */
export function caseJson(
  procedure: Procedure,
  stored: StoredCase,
  { decider, today }: AsKnown,
  on?: string,
): Readonly<Record<string, unknown>> | undefined {
  const known = on === undefined ? stored : knownOn(stored, on)
  if (known === undefined) return undefined
  const { slug, title, openedOn, opening, withdrawn } = known
  const view = viewCase(procedure, standingCase(known), today, decider)
  const say = (text: string) => fillWords(decider.constitution, text)
  const stepJson = ({ id, does }: Step) => ({ step: id, does: say(does) })
  return {
    procedure: procedure.id,
    case: slug,
    title,
    openedOn,
    opening,
    asOf: today,
    state: view.state,
    words: view.words,
    over: view.isOver,
    withdrawn: withdrawn && { on: withdrawn.on, reason: withdrawn.reason, actor: withdrawn.actor },
    events: view.events.map(({ event, words, findings, warnings, isUnclear, refusedNow }) => ({
      ...event,
      words,
      findings,
      warnings,
      unclear: isUnclear ?? false,
      refusedNow: refusedNow ?? null,
    })),
    dates: view.dates,
    next: view.next.map(stepJson),
    unconfirmed: view.unconfirmed
      ? { words: view.unconfirmed.words, steps: view.unconfirmed.steps.map(stepJson) }
      : null,
    warnings: view.warnings,
  }
}
