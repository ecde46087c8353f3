import type { Field } from '#fields/index.ts'
import { accept, type Outcome, uncapitalise } from '#shared/index.ts'
import { ACCEPTS, CANDIDATE, MEETING_DAY, WHO_DECIDED } from './asked-fields.ts'
import { lastFilled, refuseBy, setMeeting, takenByPanel } from './judging.ts'
import {
  type Effect,
  type Happened,
  type Judge,
  type Procedure,
  type Standing,
  step,
} from './procedure.ts'

/** What a notification has to say before the time for a hearing runs. */
export const NOTICE_PAPERS = {
  name: 'papers',
  label: 'What the notification has in it',
  kind: 'ticks',
  choices: {
    name: 'The candidate’s name',
    criteria: 'The criteria for the post',
    satisfaction: 'How the candidate meets them',
    terms: 'The terms of the appointment',
  },
} as const satisfies Field

const POST = {
  name: 'post',
  label: 'The post',
  kind: 'choice',
  choices: {
    'chief-executive': 'Chief executive',
    'chief-finance-officer': 'Chief finance officer',
    deputy: 'Deputy',
  },
} as const satisfies Field

/**
 * A notification that lacks something starts no clock: what is missing is listed, and it is to be
 * recorded again, whole, when the rest has come.
 */
export function wholeNotice(to: string): Judge<readonly [typeof NOTICE_PAPERS]> {
  return ({ filled: { papers } }, _, decider) => {
    const missing = Object.entries<string>(NOTICE_PAPERS.choices).flatMap(([value, words]) =>
      papers.some((one) => one === value) ? [] : [uncapitalise(words)],
    )
    if (missing.length === 0) return accept({ to })
    const message = `The time for a hearing has not started: the notification lacks ${missing.join(', ')}. Record it when the rest has come`
    return refuseBy(decider, ['pro-appt-notify'], message, 'papers')
  }
}

/** A hearing is public: one that would be held in private is refused with the paragraph. */
export function publicHearing(
  to: string,
  rules: readonly string[],
): Judge<readonly [typeof IN_PUBLIC]> {
  return (event, _, decider) => {
    if (event.filled.public) return accept({ to })
    const message =
      'A confirmation hearing is held in public, so the public cannot be excluded from it. Hold it in public'
    return refuseBy(decider, rules, message, 'public')
  }
}

export const IN_PUBLIC = {
  name: 'public',
  label: 'Was it held in public',
  asks: 'whether it was held in public',
  kind: 'yes-no',
} as const satisfies Field

const REPORT = [
  WHO_DECIDED,
  {
    name: 'recommendation',
    label: 'The recommendation',
    kind: 'choice',
    choices: {
      appoint: 'Appoint',
      'do-not-appoint': 'Do not appoint',
    },
  },
] as const satisfies readonly Field[]

const ANSWER = [
  ACCEPTS,
  {
    name: 'reasons',
    label: 'The reasons, if it is not',
    kind: 'long-text',
    required: false,
  },
] as const satisfies readonly Field[]

const HEARING_RULES = ['senior-appointments-public', 'pcc-staff-matters-exception'] as const

/** Rules 81 and 82 and the protocol's part on senior appointments. There is no veto here. */
export const SENIOR_APPOINTMENT: Procedure = {
  id: 'senior-appointment',
  name: 'Senior appointment',
  about:
    'The panel holds a public hearing with the candidate for a senior post, and recommends whether to appoint.',
  opening: [CANDIDATE, POST],
  initial: 'proposed',
  states: {
    proposed: 'waiting for a whole notification',
    notified: 'waiting for a hearing to be arranged',
    'hearing-set': 'waiting for the hearing',
    heard: 'waiting for the panel’s report',
    reported: 'waiting for {office} to decide',
    accepted: 'over: the recommendation was accepted',
    rejected: 'over: the recommendation was not accepted',
    withdrawn: 'over: the proposal was withdrawn',
  },
  over: ['accepted', 'rejected', 'withdrawn'],
  steps: [
    step({
      id: 'notify',
      does: '{Office} notifies the panel of the candidate',
      from: ['proposed'],
      leadsTo: ['notified'],
      fields: [NOTICE_PAPERS],
      starts: ['notified'],
      rules: ['senior-appointments-notified', 'pro-appt-notify'],
      judge: wholeNotice('notified'),
    }),
    step({
      id: 'convene',
      does: '{Clerk} arranges the hearing',
      from: ['notified', 'hearing-set'],
      leadsTo: ['hearing-set'],
      fields: [MEETING_DAY],
      rules: ['senior-appointments-timing', 'pro-appt-hearing-15wd'],
      judge: setMeeting('hearing-set'),
    }),
    step({
      id: 'hear',
      does: 'The hearing is held',
      from: ['hearing-set'],
      leadsTo: ['heard'],
      sits: 'convene',
      fields: [IN_PUBLIC],
      starts: ['meeting'],
      meets: ['hearing'],
      rules: HEARING_RULES,
      judge: publicHearing('heard', HEARING_RULES),
    }),
    step({
      id: 'report',
      does: 'The panel reports, recommending whether to appoint',
      from: ['heard'],
      leadsTo: ['reported'],
      fields: REPORT,
      rules: ['pro-appt-report', 'tor-appointment-recommendation'],
      judge: (event, _, decider) => {
        const allowed = takenByPanel(event, 'senior-appointment', decider)
        return allowed.ok ? accept({ to: 'reported' }) : allowed
      },
    }),
    step({
      id: 'decide',
      does: '{Office} tells the panel whether the recommendation is accepted',
      from: ['reported'],
      leadsTo: ['accepted', 'rejected'],
      fields: ANSWER,
      rules: ['pro-appt-response'],
      judge: tellsDecision,
    }),
    step({
      id: 'withdraw',
      does: '{Office} withdraws the proposal',
      from: ['proposed', 'notified', 'hearing-set', 'heard'],
      to: 'withdrawn',
      rules: [],
    }),
  ],
  deadlines: [{ id: 'hearing' }],
}

function tellsDecision({ filled }: Happened<typeof ANSWER>, standing: Standing): Outcome<Effect> {
  const report = lastFilled(standing, 'report', REPORT)
  const choices = { appoint: ', to appoint,', 'do-not-appoint': ', to not appoint,' }
  const recommended = report === undefined ? '' : choices[report.recommendation]
  if (filled.accepts) {
    return accept({
      to: 'accepted',
      findings: [`The panel’s recommendation${recommended} was accepted`],
    })
  }
  const warnings =
    filled.reasons === undefined
      ? ['No reasons are recorded: the protocol says that they should be given']
      : []
  return accept({ to: 'rejected', warnings })
}
