import type { Decider, Decision, InputOf } from '#constitution/index.ts'
import { checkNotice } from '#constitution/index.ts'
import { nameDay } from '#days/index.ts'
import { type Field, type Filled, readForm } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { MEETING_DAY, WHO_DECIDED } from './asked-fields.ts'
import { citeRules } from './cite.ts'
import { farMeeting } from './odd-days.ts'
import type { CaseEvent, Details, Happened, Judge, Standing } from './procedure.ts'
import { oddDay } from './sittings.ts'

/** The last event of a step that stands. */
function lastOf({ events }: Standing, step: string): CaseEvent | undefined {
  return events.findLast((event) => event.step === step)
}

/** What was filled in when a step last happened; `undefined` when it has not, or reads otherwise now. */
export function lastFilled<const Fields extends readonly Field[]>(
  standing: Standing,
  step: string,
  fields: Fields,
): Filled<Fields> | undefined {
  const event = lastOf(standing, step)
  return event && filledIn(event.details, fields)
}

/** What the case was opened with, or what was filled in, by its fields. */
export function filledIn<const Fields extends readonly Field[]>(
  details: Details,
  fields: Fields,
): Filled<Fields> | undefined {
  const read = readForm(fields, details)
  return read.ok ? read.value : undefined
}

/** A sentence that ends with the paragraphs it rests on, by the ids of their rules. */
export function citingRules(decider: Decider, words: string, rules: readonly string[]): string {
  const cited = citeRules(decider, rules)
  return cited === '' ? words : `${words} (${cited})`
}

/** A refusal that ends with the paragraphs it rests on. */
export function refuseBy(
  decider: Decider,
  rules: readonly string[],
  message: string,
  field?: string,
): Outcome<never> {
  return refuse('refused-by-rule', citingRules(decider, message, rules), field)
}

/** "10 of 15 members voted for it (Rule 102(c))", with the paragraphs that an answer rests on. */
export function citing(words: string, { because }: Decision): string {
  const cited = [...new Set(because.map(({ paragraph }) => paragraph))].join('; ')
  return cited === '' ? words : `${words} (${cited})`
}

/**
 * Refuses a decision that was taken by a body to which the constitution does not let it be given.
 *
 * @param about - the function, as the question `delegate` names it
 */
export function takenByPanel(
  { on, filled: { by } }: Happened<readonly [typeof WHO_DECIDED]>,
  about: InputOf<'delegate'>['function'],
  { decide }: Decider,
): Outcome<undefined> {
  if (by === 'panel') return accept(undefined)
  const decision = decide('delegate', { function: about, to: by }, on)
  if (!decision.ok) return decision
  if (decision.value.answer === 'allowed') return accept(undefined)
  const message = citing(
    'This is for the whole panel to decide, and cannot be delegated',
    decision.value,
  )
  return refuse('not-delegable', `${message}. Record the panel’s own decision`, 'by')
}

/** A meeting set for a day, and how that stands to the notice a meeting needs. */
export function setMeeting(to: string): Judge<readonly [typeof MEETING_DAY]> {
  return (event, _, decider) => {
    const { meeting } = event.filled
    if (meeting < event.on) {
      const message = `${nameDay(meeting)} is before the day it was convened. Correct one of the two`
      return refuse('out-of-order', message, 'meeting')
    }
    const notice = checkNotice(event.on, meeting, decider)
    const odd = [...farMeeting(meeting, event.on), ...oddDay(meeting, decider.calendar)]
    if (notice === undefined) return accept({ to, warnings: odd })
    if (!notice.isPossible) return accept({ to, warnings: [notice.words, ...odd] })
    const words = `The agenda has to be published by ${nameDay(notice.lastNotice)} (${notice.paragraph})`
    return accept({ to, findings: [words], warnings: odd })
  }
}
