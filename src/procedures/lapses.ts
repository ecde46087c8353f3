import type { Decider } from '#constitution/index.ts'
import { fillWords } from '#constitution/index.ts'
import { nameDay } from '#days/index.ts'
import { type Outcome, refuse } from '#shared/index.ts'
import { bindingDay } from './case-dates.ts'
import { citeRules } from './cite.ts'
import type { CaseEvent, Effect, Lapse, Procedure, Standing, Step } from './procedure.ts'

/** A last day that passed with nothing on record, and the steps of which one says what happened. */
export interface Unconfirmed {
  /** "No report is recorded. If none was sent by …", with the paragraphs. */
  readonly words: string
  /** The thing that was to be done, to be recorded with its day; and that it was not done. */
  readonly steps: readonly Step[]
}

/** A last day that has passed. */
export interface Passed {
  readonly lapse: Lapse
  /** The last day of what was to be done, YYYY-MM-DD. */
  readonly last: string
}

/** The lapse whose last day came before a day, with nothing on record. */
export function lapseBefore(
  procedure: Procedure,
  standing: Standing,
  day: string,
  reckoner: Decider,
): Passed | undefined {
  for (const lapse of procedure.lapses ?? []) {
    if (!lapse.from.includes(standing.state)) continue
    if (isOnRecord(procedure, lapse, standing)) continue
    const last = bindingDay(procedure, lapse.after, standing, day, reckoner)
    if (last !== undefined && last < day) return { lapse, last }
  }
  return undefined
}

const isOnRecord = ({ steps }: Procedure, { after }: Lapse, { events }: Standing) =>
  events.some(({ step: id }) =>
    steps.some((step) => step.id === id && step.meets?.includes(after) === true),
  )

/** Refuses a confirmation that nothing was done by a last day which had not passed. */
export function confirmedTooEarly(
  procedure: Procedure,
  step: Step,
  { on }: CaseEvent,
  standing: Standing,
  reckoner: Decider,
): Outcome<never> | undefined {
  const lapse = procedure.lapses?.find(({ confirmedBy }) => confirmedBy === step.id)
  const last = lapse && bindingDay(procedure, lapse.after, standing, on, reckoner)
  if (lapse === undefined || last === undefined || last < on) return undefined
  const message = `The last day for this had not passed by ${nameDay(on)}. Record it on a day after ${nameDay(last)}`
  return refuse('too-early', `${message} (${citeRules(reckoner, lapse.rules)})`, 'on')
}

function sayLapse(lapse: Lapse, words: string, last: string, reckoner: Decider): string {
  const said = fillWords(reckoner.constitution, words.replace('{day}', nameDay(last)))
  return `${said} (${citeRules(reckoner, lapse.rules)})`
}

/** What comes of a step after a last day has passed: done late, it brings about what lapsing does. */
export function withLapse(
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

/** What may have lapsed, and the steps that say what happened. */
export function unconfirmedBy(
  procedure: Procedure,
  { state }: Standing,
  { lapse, last }: Passed,
  reckoner: Decider,
): Unconfirmed {
  return {
    words: sayLapse(lapse, lapse.unrecorded, last, reckoner),
    steps: procedure.steps.filter(
      ({ id, from, meets = [] }) =>
        id === lapse.confirmedBy || (meets.includes(lapse.after) && from.includes(state)),
    ),
  }
}
