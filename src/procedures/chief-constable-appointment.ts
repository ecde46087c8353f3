import type { Decider } from '#constitution/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import {
  CANDIDATE,
  MEETING_DAY,
  REASONS,
  RECOMMENDATIONS,
  VOTES_OF_MEMBERS,
  WHO_DECIDED,
} from './asked-fields.ts'
import { setMeeting, takenByPanel } from './judging.ts'
import { type Effect, type Happened, type Procedure, type Standing, step } from './procedure.ts'
import { IN_PUBLIC, NOTICE_PAPERS, publicHearing, wholeNotice } from './senior-appointment.ts'
import { voteOnVeto } from './voting.ts'

const PURSUES = {
  name: 'decision',
  label: 'What {office} decided',
  kind: 'choice',
  choices: {
    appoint: 'Appoint the candidate',
    'do-not-appoint': 'Do not appoint the candidate',
  },
} as const satisfies Field

const VETO = [WHO_DECIDED, ...VOTES_OF_MEMBERS, REASONS] as const satisfies readonly Field[]

const HEARING_RULES = ['cc-hearing-public', 'pcc-staff-matters-exception'] as const

/** Rules 83 to 90 and the protocol's part on the appointment of a Chief Constable. */
export const CHIEF_CONSTABLE_APPOINTMENT: Procedure = {
  id: 'chief-constable-appointment',
  name: 'Appointment of a Chief Constable',
  about:
    'The panel holds a public hearing with the candidate and reports. It may veto the first candidate, not the reserve.',
  opening: [CANDIDATE],
  initial: 'proposed',
  states: {
    proposed: 'waiting for a whole notification',
    notified: 'waiting for a hearing to be arranged',
    'hearing-set': 'waiting for the hearing',
    heard: 'waiting for the panel to decide',
    'support-decided': 'waiting for the report: the panel supports the appointment',
    'veto-decided': 'waiting for the report of the veto',
    supported: 'waiting for {office} to decide',
    vetoed: 'vetoed, and waiting for a reserve candidate',
    'reserve-notified': 'waiting for the reserve candidate’s hearing to be arranged',
    'reserve-hearing-set': 'waiting for the reserve candidate’s hearing',
    'reserve-heard': 'waiting for the report on the reserve candidate',
    'reserve-reported': 'waiting for {office} to decide on the reserve candidate',
    appointable: 'over: the candidate may be appointed',
    'not-pursued': 'over: the candidate is not to be appointed',
    withdrawn: 'over: the proposal was withdrawn',
  },
  over: ['appointable', 'not-pursued', 'withdrawn'],
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
      rules: ['cc-hearing-three-weeks'],
      judge: setMeeting('hearing-set'),
    }),
    step({
      id: 'hear',
      does: 'The hearing is held',
      from: ['hearing-set'],
      leadsTo: ['heard'],
      sits: 'convene',
      fields: [IN_PUBLIC],
      rules: HEARING_RULES,
      judge: publicHearing('heard', HEARING_RULES),
    }),
    step({
      id: 'support',
      does: 'The panel decides to support the appointment',
      from: ['heard'],
      leadsTo: ['support-decided'],
      fields: [WHO_DECIDED, { ...RECOMMENDATIONS, required: false }],
      rules: ['cc-options'],
      judge: decided('support-decided'),
    }),
    step({
      id: 'veto',
      does: 'The panel votes on a veto',
      from: ['heard'],
      leadsTo: ['veto-decided', 'heard'],
      fields: VETO,
      rules: ['cc-veto-majority', 'cc-veto-statement'],
      judge: veto,
    }),
    step({
      id: 'report',
      does: 'The panel’s report is sent and published',
      from: ['support-decided', 'veto-decided'],
      leadsTo: { 'support-decided': ['supported'], 'veto-decided': ['vetoed'] },
      meets: ['hearing-and-report'],
      rules: ['cc-review-report', 'cc-veto-statement'],
      judge: (_, { state }) => accept({ to: state === 'veto-decided' ? 'vetoed' : 'supported' }),
    }),
    step({
      id: 'decide',
      does: '{Office} decides',
      from: ['supported'],
      leadsTo: ['appointable', 'not-pursued'],
      fields: [PURSUES],
      rules: ['tor-appointment-recommendation'],
      judge: (event) =>
        accept({ to: event.filled.decision === 'appoint' ? 'appointable' : 'not-pursued' }),
    }),
    step({
      id: 'propose-reserve',
      does: '{Office} proposes a reserve candidate',
      from: ['vetoed'],
      leadsTo: ['reserve-notified'],
      fields: [CANDIDATE, NOTICE_PAPERS],
      starts: ['reserve-notified'],
      rules: ['cc-reserve-propose', 'pro-appt-notify'],
      judge: wholeNotice('reserve-notified'),
    }),
    step({
      id: 'convene-reserve',
      does: '{Clerk} arranges the reserve candidate’s hearing',
      from: ['reserve-notified', 'reserve-hearing-set'],
      leadsTo: ['reserve-hearing-set'],
      fields: [MEETING_DAY],
      rules: ['cc-reserve-hearing'],
      judge: setMeeting('reserve-hearing-set'),
    }),
    step({
      id: 'hear-reserve',
      does: 'The reserve candidate’s hearing is held',
      from: ['reserve-hearing-set'],
      leadsTo: ['reserve-heard'],
      sits: 'convene-reserve',
      fields: [IN_PUBLIC],
      rules: HEARING_RULES,
      judge: publicHearing('reserve-heard', HEARING_RULES),
    }),
    step({
      id: 'report-reserve',
      does: 'The panel reports on the reserve candidate',
      from: ['reserve-heard'],
      leadsTo: ['reserve-reported'],
      fields: [
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
      ],
      meets: ['reserve-hearing-and-report'],
      rules: ['cc-reserve-report'],
      judge: decided('reserve-reported'),
    }),
    step({
      id: 'decide-reserve',
      does: '{Office} tells the panel whether the recommendation is accepted',
      from: ['reserve-reported'],
      leadsTo: ['appointable', 'not-pursued'],
      fields: [PURSUES],
      rules: ['cc-reserve-decision'],
      judge: (event) =>
        accept({ to: event.filled.decision === 'appoint' ? 'appointable' : 'not-pursued' }),
    }),
    step({
      id: 'withdraw',
      does: '{Office} withdraws the proposal',
      from: ['proposed', 'notified', 'hearing-set', 'heard'],
      to: 'withdrawn',
      rules: [],
    }),
  ],
  deadlines: [{ id: 'hearing-and-report' }, { id: 'reserve-hearing-and-report' }],
  barred: [
    {
      step: 'veto',
      in: ['reserve-notified', 'reserve-hearing-set', 'reserve-heard', 'reserve-reported'],
      rules: ['cc-reserve-report'],
      words:
        'There is no veto over a reserve candidate: the panel recommends that the candidate be appointed or not',
    },
  ],
}

function decided(to: string) {
  return (
    event: Happened<readonly [typeof WHO_DECIDED]>,
    _: Standing,
    decider: Decider,
  ): Outcome<Effect> => {
    const allowed = takenByPanel(event, 'chief-constable', decider)
    return allowed.ok ? accept({ to }) : allowed
  }
}

function veto(event: Happened<typeof VETO>, _: Standing, decider: Decider): Outcome<Effect> {
  const allowed = takenByPanel(event, 'chief-constable', decider)
  if (!allowed.ok) return allowed
  return voteOnVeto(event, { matter: 'chief-constable', stage: 'proposed' }, decider, {
    vetoed: 'veto-decided',
    lost: 'heard',
    way: 'vetoed',
  })
}
