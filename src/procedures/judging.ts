import type { Decider, Decision } from '#constitution/index.ts'
import { checkNotice } from '#constitution/index.ts'
import { nameDay } from '#days/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { citeRules } from './cite.ts'
import type { CaseEvent, Effect, Standing } from './procedure.ts'

/** What was filled in for a field, as text; '' when nothing was. */
export function textIn(event: CaseEvent, field: string): string {
  const value = event.details[field]
  return typeof value === 'string' ? value : ''
}

/** A number that was filled in; 0 when nothing was. */
export function numberIn(event: CaseEvent, field: string): number {
  return Number(textIn(event, field) || 0)
}

export function ticksIn(event: CaseEvent, field: string): readonly string[] {
  const value = event.details[field]
  return Array.isArray(value) ? value : []
}

/** The last event of a step that stands. */
export function lastOf({ events }: Standing, step: string): CaseEvent | undefined {
  return events.findLast((event) => event.step === step)
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
  event: CaseEvent,
  about: string,
  { decide }: Decider,
): Outcome<undefined> {
  const by = textIn(event, 'by')
  if (by === 'panel' || by === '') return accept(undefined)
  const decision = decide('delegate', { function: about, to: by }, event.on)
  if (!decision.ok) return decision
  if (decision.value.answer === 'allowed') return accept(undefined)
  const message = citing(
    'This is for the whole panel to decide, and cannot be delegated',
    decision.value,
  )
  return refuse('not-delegable', `${message}. Record the panel’s own decision`, 'by')
}

/** A meeting set for a day, and how that stands to the notice a meeting needs. */
export function setMeeting(to: string) {
  return (event: CaseEvent, _: Standing, decider: Decider): Outcome<Effect> => {
    const meeting = textIn(event, 'meeting')
    if (meeting < event.on) {
      const message = `${nameDay(meeting)} is before the day it was convened. Correct one of the two`
      return refuse('out-of-order', message, 'meeting')
    }
    const notice = checkNotice(event.on, meeting, decider)
    if (notice === undefined) return accept({ to })
    if (!notice.isPossible) return accept({ to, warnings: [notice.words] })
    const words = `The agenda has to be published by ${nameDay(notice.lastNotice)} (${notice.paragraph})`
    return accept({ to, findings: [words] })
  }
}

/** An ordinary vote: carried or not by the constitution's own majority. */
export function voteOn(
  event: CaseEvent,
  decider: Decider,
  to: { readonly carried: string; readonly lost: string },
): Outcome<Effect> {
  const [inFavour, against, abstain] = ['for', 'against', 'abstain'].map((name) =>
    numberIn(event, name),
  )
  const decision = decider.decide('vote', { for: inFavour, against, abstain }, event.on)
  if (!decision.ok) return decision
  const { answer } = decision.value
  const counts = `${inFavour} for, ${against} against, ${abstain} abstaining`
  if (answer === 'carried') {
    return accept({ to: to.carried, findings: [citing(`Carried: ${counts}`, decision.value)] })
  }
  const words = answer === 'tie' ? 'A tie, so not carried' : 'Not carried'
  return accept({ to: to.lost, findings: [citing(`${words}: ${counts}`, decision.value)] })
}

/** The votes of a division as they were counted. */
function countsIn(event: CaseEvent) {
  return {
    members: numberIn(event, 'members'),
    present: numberIn(event, 'present'),
    for: numberIn(event, 'for'),
    against: numberIn(event, 'against'),
    abstain: numberIn(event, 'abstain'),
  }
}

/**
 * A vote on a veto, judged by the constitution: enough of the members and not only of those present.
 *
 * @param to - the states it leads to, and how a veto that is carried is told
 */
export function voteOnVeto(
  event: CaseEvent,
  about: { readonly matter: 'precept' | 'chief-constable'; readonly stage: 'proposed' | 'reserve' },
  { decide }: Decider,
  to: { readonly vetoed: string; readonly lost: string; readonly way: string },
): Outcome<Effect> {
  const counts = countsIn(event)
  const decision = decide('veto', { ...about, ...counts }, event.on)
  if (!decision.ok) return decision
  const { answer } = decision.value
  if (answer === 'not-available') {
    return refuse('no-veto', citing('The panel has no veto here', decision.value), 'step')
  }
  const votes = `${counts.for} of ${counts.members} members voted for the veto`
  if (answer === 'vetoed') {
    return accept({ to: to.vetoed, findings: [citing(`${to.way}: ${votes}`, decision.value)] })
  }
  const lost = citing(`Not vetoed: ${votes}`, decision.value)
  const findings = [lost, 'The panel still has to choose another course']
  return accept({ to: to.lost, findings, warnings: decision.value.warnings })
}
