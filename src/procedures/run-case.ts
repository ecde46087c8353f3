import type { Decider } from '#constitution/index.ts'
import { fillWords } from '#constitution/index.ts'
import { nameDay } from '#days/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { bindingDay, type DateInCase, datesOf } from './case-dates.ts'
import { citeRules } from './cite.ts'
import { withEvent } from './order-of-events.ts'
import type { CaseEvent, Details, Effect, Lapse, Procedure, Standing, Step } from './procedure.ts'

/** A case as it is kept: what it was opened with, and what has happened since. */
export interface Case {
  readonly procedure: string
  /** In its address: `2027-28`. */
  readonly id: string
  readonly title: string
  readonly opening: Details
  /** YYYY-MM-DD */
  readonly openedOn: string
  /** Those that stand, oldest first. */
  readonly events: readonly CaseEvent[]
  /** The instant at which something was last recorded of it, struck out or not. */
  readonly changedAt: string
}

/** An event with what came of it. */
export interface PastEvent {
  readonly event: CaseEvent
  readonly words: string
  readonly findings: readonly string[]
  readonly warnings: readonly string[]
  /** Set when the rules as they stand now would refuse it: it was recorded under others. */
  readonly refusedNow?: string
}

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
  /** What may have ended because a day passed with nothing on record; `undefined` when nothing may. */
  readonly unconfirmed?: Unconfirmed
}

/** A last day that passed with nothing on record, and the steps of which one says what happened. */
export interface Unconfirmed {
  /** "No report is recorded. If none was sent by …", with the paragraphs. */
  readonly words: string
  /** The thing that was to be done, to be recorded with its day; and that it was not done. */
  readonly steps: readonly Step[]
}

interface Run extends Standing {
  readonly past: readonly PastEvent[]
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
  reckoner: Decider,
): CaseView {
  let run = begin(procedure, theCase)
  for (const event of theCase.events) {
    const judged = judge(procedure, run, event, reckoner)
    run = judged.ok ? judged.value : pass(procedure, run, event, judged.problems, reckoner)
  }
  const isOver = procedure.over.includes(run.state)
  const passed = lapseBefore(procedure, run, today, reckoner)
  const unconfirmed = passed && unconfirmedBy(procedure, run, passed, reckoner)
  return {
    state: run.state,
    words: fillWords(reckoner.constitution, procedure.states[run.state] ?? run.state),
    isOver,
    events: run.past,
    dates: datesOf(procedure, run, today, reckoner),
    next: nextSteps(procedure, run, passed),
    ...(unconfirmed ? { unconfirmed } : {}),
  }
}

/** What may happen next; that a last day passed can be confirmed only once it has. */
function nextSteps(procedure: Procedure, { state }: Run, passed?: Passed): readonly Step[] {
  if (procedure.over.includes(state)) return []
  const early = (procedure.lapses ?? []).filter((lapse) => lapse !== passed?.lapse)
  return procedure.steps.filter(
    ({ id, from }) => from.includes(state) && !early.some(({ confirmedBy }) => confirmedBy === id),
  )
}

function unconfirmedBy(
  procedure: Procedure,
  run: Run,
  { lapse, last }: Passed,
  reckoner: Decider,
): Unconfirmed {
  return {
    words: sayLapse(lapse, lapse.unrecorded, last, reckoner),
    steps: procedure.steps.filter(
      ({ id, from, meets = [] }) =>
        id === lapse.confirmedBy || (meets.includes(lapse.after) && from.includes(run.state)),
    ),
  }
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
  let run = begin(procedure, theCase)
  for (const one of events) {
    const judged = judge(procedure, run, one, reckoner)
    if (judged.ok) run = judged.value
    else if (one === event)
      return { ok: false, problems: judged.problems.map(sayWhatMay(procedure, run, reckoner)) }
    if (one === event) break
  }
  return accept(viewCase(procedure, { ...theCase, events }, today, reckoner))
}

/** Goes on past an event that the rules refuse as they stand: it is shown, and counts for nothing. */
function pass(
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

function begin(procedure: Procedure, theCase: Case): Run {
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

function judge(procedure: Procedure, run: Run, event: CaseEvent, reckoner: Decider): Outcome<Run> {
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
  if (!step.from.includes(run.state))
    return refuse(NOT_NOW, notNow(procedure, run, step, event.on, reckoner), 'step')
  const passed = lapseBefore(procedure, run, event.on, reckoner)
  const lapse = procedure.lapses?.find(({ confirmedBy }) => confirmedBy === step.id)
  if (lapse && passed?.lapse !== lapse) {
    const message = `The last day for this had not passed by ${nameDay(event.on)}. Record it on a day after the last`
    return refuse('too-early', `${message} (${citeRules(reckoner, lapse.rules)})`, 'on')
  }
  const effect: Outcome<Effect> = step.judge
    ? step.judge(event, run, reckoner)
    : accept({ to: step.to ?? run.state })
  if (!effect.ok) return effect
  const {
    to,
    findings = [],
    warnings = [],
  } = passed ? withLapse(procedure, step, passed, effect.value, reckoner) : effect.value
  const past = { event, words: wordsOf(procedure, event, reckoner), findings, warnings }
  return accept({
    ...run,
    state: to,
    events: [...run.events, event],
    starts: new Map([...run.starts, ...startsOf(step, event)]),
    past: [...run.past, past],
  })
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
function sayWhatMay(procedure: Procedure, run: Run, { constitution }: Decider) {
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

interface Passed {
  readonly lapse: Lapse
  /** The last day of what was to be done, YYYY-MM-DD. */
  readonly last: string
}

/** The lapse whose last day came before a day, with nothing on record. */
function lapseBefore(
  procedure: Procedure,
  run: Run,
  day: string,
  reckoner: Decider,
): Passed | undefined {
  for (const lapse of procedure.lapses ?? []) {
    if (!lapse.from.includes(run.state)) continue
    const last = bindingDay(procedure, lapse.after, run, day, reckoner)
    if (last !== undefined && last < day) return { lapse, last }
  }
  return undefined
}

function sayLapse(lapse: Lapse, words: string, last: string, reckoner: Decider): string {
  const said = fillWords(reckoner.constitution, words.replace('{day}', nameDay(last)))
  return `${said} (${citeRules(reckoner, lapse.rules)})`
}

/** What comes of a step after a last day has passed: done late, it brings about what lapsing does. */
function withLapse(
  procedure: Procedure,
  step: Step,
  { lapse, last }: Passed,
  effect: Effect,
  reckoner: Decider,
): Effect {
  const { findings = [], warnings = [] } = effect
  if (step.id === lapse.confirmedBy) return effect
  if (step.meets?.includes(lapse.after)) {
    const to = procedure.steps.find(({ id }) => id === lapse.confirmedBy)?.to ?? effect.to
    return { to, findings, warnings: [...warnings, sayLapse(lapse, lapse.late, last, reckoner)] }
  }
  return {
    to: effect.to,
    findings,
    warnings: [...warnings, sayLapse(lapse, lapse.unrecorded, last, reckoner)],
  }
}
