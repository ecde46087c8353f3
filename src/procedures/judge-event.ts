import type { Decider } from '#constitution/index.ts'
import { fillWords } from '#constitution/index.ts'
import { nameDay } from '#days/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import type { Case, PastEvent } from './case.ts'
import { dayPutOff } from './case-dates.ts'
import { citeRules } from './cite.ts'
import { type Gap, gapBefore, leadsFrom } from './gaps.ts'
import { confirmedTooEarly, lapseBefore, withLapse } from './lapses.ts'
import { longBefore } from './odd-days.ts'
import type { CaseEvent, Effect, Procedure, Standing, Step } from './procedure.ts'
import { sittingOn } from './sittings.ts'

/** A case as far as its events have been gone through. */
export interface Run extends Standing {
  readonly past: readonly PastEvent[]
}

/** A case before anything has happened in it. */
export function begin(procedure: Procedure, theCase: Case): Run {
  const starts = (procedure.openingStarts ?? []).flatMap(([name, field]): [string, string][] => {
    const value = theCase.opening[field]
    return typeof value === 'string' ? [[name, value]] : []
  })
  return {
    state: procedure.initial,
    opening: theCase.opening,
    events: [],
    starts: new Map([['opened', theCase.openedOn], ...starts]),
    past: [],
  }
}

/**
 * An event judged where it happened. What has to have come before it and is not on record does not stop
 * it: that is told, and the case goes on from where it must have stood.
 *
 * @param all - every event of the case, of which some come after this one
 * @returns the case with it, or one sentence with the paragraph that stops it
 */
export function judgeEvent(
  procedure: Procedure,
  run: Run,
  event: CaseEvent,
  all: readonly CaseEvent[],
  reckoner: Decider,
): Outcome<Run> {
  const step = procedure.steps.find(({ id }) => id === event.step)
  if (step === undefined) {
    const message = `"${event.step}" is not a step of this procedure. Choose one of those on the page`
    return refuse('no-such-step', message, 'step')
  }
  const barred = procedure.barred?.find((one) => one.step === step.id && one.in.includes(run.state))
  if (barred) {
    const message = `${fillWords(reckoner.constitution, barred.words)} (${citeRules(reckoner, barred.rules)})`
    return refuse('barred', message, 'step')
  }
  const follows = followOn(procedure, run, step, event, all, reckoner)
  if (!follows.ok) return follows
  const gap = follows.value
  const sitting = sittingOn(procedure, step, event, run, reckoner.calendar)
  if (!sitting.ok) return sitting
  const deferral = deferralProblem(procedure, step, event, run, reckoner)
  if (deferral) return deferral
  const unclear = gap === undefined ? [] : [sayGap(gap, reckoner)]
  const effect = effectOf(procedure, step, event, gap ? { ...run, ...stateIn(gap) } : run, reckoner)
  if (!effect.ok) return effect
  const passed = lapseBefore(procedure, run, event.on, reckoner)
  const comes = passed ? withLapse(procedure, step, passed, effect.value, reckoner) : effect.value
  const { to, findings = [], warnings = [] } = comes
  const past: PastEvent = {
    event,
    words: wordsOf(procedure, event, reckoner),
    findings,
    warnings: [
      ...longBefore(event.on, run.starts.get('opened')),
      ...unclear,
      ...sitting.value,
      ...warnings,
    ],
    ...(gap === undefined ? {} : { isUnclear: true }),
  }
  // Where it may have come from one of several states, where it leads cannot be told
  const isOpen = gap !== undefined && gap.state === undefined
  return accept({
    ...run,
    state: isOpen ? run.state : to,
    events: [...run.events, event],
    starts: new Map([...run.starts, ...startsOf(step, event)]),
    past: [...run.past, past],
  })
}

const stateIn = ({ state }: Gap) => (state === undefined ? {} : { state })

/** What has to have come between and is not on record; nothing when the step follows at once. */
function followOn(
  procedure: Procedure,
  run: Run,
  step: Step,
  event: CaseEvent,
  all: readonly CaseEvent[],
  reckoner: Decider,
): Outcome<Gap | undefined> {
  if (step.from.includes(run.state)) return accept(undefined)
  const gap = gapBefore(procedure, run.state, step)
  if (gap === undefined) {
    return refuse(NOT_NOW, notNow(procedure, run, step, event.on, reckoner), 'step')
  }
  const isMissing = (id: string) => gap.missing.some(([one, other]) => !other && one?.id === id)
  const later = all.find(
    (one) => one.on > event.on && isMissing(one.step) && !mayFollow(procedure, step, one),
  )
  if (later === undefined) return accept(gap)
  const message = `"${wordsOf(procedure, later, reckoner)}" is on record for ${nameDay(later.on)}, and has to come before this. Correct one of the two days`
  return refuse('out-of-order', message, 'on')
}

/** Whether a step can come after another too, as one that comes round again. */
function mayFollow(procedure: Procedure, step: Step, { step: id }: CaseEvent): boolean {
  const later = procedure.steps.find((one) => one.id === id)
  return step.from.some((state) =>
    leadsFrom(step, state).some(
      (to) => later?.from.includes(to) || (later && gapBefore(procedure, to, later) !== undefined),
    ),
  )
}

/** "What comes before this is not on record, or does not count: …; …, or …". */
function sayGap({ missing }: Gap, { constitution }: Decider): string {
  const steps = missing.map((ways) =>
    ways.map(({ does }) => fillWords(constitution, does)).join(', or '),
  )
  return `What comes before this is not on record, or does not count: ${steps.join('; ')}`
}

function effectOf(
  procedure: Procedure,
  step: Step,
  event: CaseEvent,
  standing: Standing,
  reckoner: Decider,
): Outcome<Effect> {
  const early = confirmedTooEarly(procedure, step, event, standing, reckoner)
  if (early) return early
  if (step.judge && step.from.includes(standing.state)) return step.judge(event, standing, reckoner)
  return accept({ to: step.to ?? standing.state })
}

/** A later day than the rules set is later than the day that they set. */
function deferralProblem(
  procedure: Procedure,
  step: Step,
  event: CaseEvent,
  standing: Standing,
  reckoner: Decider,
): Outcome<never> | undefined {
  for (const [name, to] of startsOf(step, event)) {
    const from = dayPutOff(procedure, name, standing, event.on, reckoner)
    if (from === undefined || to > from) continue
    const field = step.starts?.find((start) => typeof start !== 'string' && start[0] === name)
    const message = `${nameDay(to)} is not later than ${nameDay(from)}, the day it is put off from. Enter a later day`
    return refuse('not-later', message, field?.[1])
  }
  return undefined
}

/** Goes on past an event that the rules refuse as they stand: it is shown, and counts for nothing. */
export function passBy(
  procedure: Procedure,
  run: Run,
  event: CaseEvent,
  problems: readonly Problem[],
  reckoner: Decider,
): Run {
  const refusedNow = problems.map(({ message }) => message).join('. ')
  const words = wordsOf(procedure, event, reckoner)
  return { ...run, past: [...run.past, { event, words, findings: [], warnings: [], refusedNow }] }
}

/** The code of a refusal of a step that does not follow from where the case stands. */
const NOT_NOW = 'not-now'

function notNow(
  procedure: Procedure,
  run: Run,
  step: Step,
  day: string,
  reckoner: Decider,
): string {
  const { constitution } = reckoner
  const say = (text: string) => fillWords(constitution, text)
  const paragraphs = citeRules(reckoner, step.rules)
  const cited = paragraphs === '' ? '' : ` (${paragraphs})`
  return `"${say(step.does)}" cannot be recorded: on ${nameDay(day)} the case is ${say(procedure.states[run.state] ?? run.state)}${cited}`
}

/** To a refusal of a step that is not one of the next, adds which are. */
export function sayWhatMay(procedure: Procedure, run: Run, { constitution }: Decider) {
  const next = procedure.steps
    .filter(({ from }) => from.includes(run.state))
    .map(({ does }) => fillWords(constitution, does))
  const may = procedure.over.includes(run.state)
    ? 'It is over, and nothing more can happen in it'
    : `What may happen next: ${next.join('; ')}`
  return (problem: Problem): Problem =>
    problem.code === NOT_NOW ? { ...problem, message: `${problem.message}. ${may}` } : problem
}

function wordsOf(procedure: Procedure, event: CaseEvent, { constitution }: Decider): string {
  const step = procedure.steps.find(({ id }) => id === event.step)
  return fillWords(constitution, step?.does ?? event.step)
}

function startsOf(step: Step, event: CaseEvent): readonly (readonly [string, string])[] {
  return (step.starts ?? []).flatMap((start): [string, string][] => {
    if (typeof start === 'string') return [[start, event.on]]
    const [name, field] = start
    const value = event.details[field]
    return typeof value === 'string' ? [[name, value]] : []
  })
}
