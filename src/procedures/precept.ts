import type { Decider } from '#constitution/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import {
  MEETING_DAY,
  REASONS,
  RECOMMENDATIONS,
  VOTES_OF_MEMBERS,
  WHO_DECIDED,
} from './asked-fields.ts'
import { citeRules } from './cite.ts'
import { setMeeting, takenByPanel } from './judging.ts'
import { DIRECTION, NOTICE, notify, REVISED, revise, VETOED } from './precept-amounts.ts'
import { type Effect, type Happened, type Procedure, type Standing, step } from './procedure.ts'
import { voteOnVeto } from './voting.ts'

const VETO = [
  WHO_DECIDED,
  ...VOTES_OF_MEMBERS,
  DIRECTION,
  REASONS,
  ...VETOED,
] as const satisfies readonly Field[]

const SECOND_REPORT = [
  WHO_DECIDED,
  {
    name: 'outcome',
    label: 'What the panel decided',
    kind: 'choice',
    choices: {
      accept: 'Accept the revised precept',
      reject: 'Reject it: {office} may issue it all the same',
      recommend: 'Make recommendations',
    },
  },
] as const satisfies readonly Field[]

/** Where a case stands while no report is on record. */
const UNREPORTED = [
  'notified',
  'meeting-set',
  'support-decided',
  'recommendations-decided',
  'veto-decided',
] as const

/** The days that follow a veto are kept free until it is known that there is none. */
const IF_VETOED = {
  in: ['awaited', 'notified', 'meeting-set'],
  if: 'the panel vetoes the proposed precept',
} as const

/** Rules 101 to 106 and the protocol's part on the precept, with Schedule 5 to the Act of 2011. */
export const PRECEPT: Procedure = {
  id: 'precept',
  name: 'Precept',
  about: 'The panel reviews what {office} proposes to raise in council tax.',
  ifVeto: { matter: 'precept', words: 'and may veto it once' },
  opening: [
    {
      name: 'financialYear',
      label: 'The year that the precept is for',
      hint: 'A financial year, such as 2027-28',
      kind: 'financial-year',
    },
  ],
  openingStarts: [['year', 'financialYear']],
  oneFor: 'financialYear',
  initial: 'awaited',
  states: {
    awaited: 'waiting for {office} to propose a precept',
    notified: 'waiting for a meeting to be convened',
    'meeting-set': 'waiting for the panel to decide',
    'support-decided': 'waiting for the report: the panel supports the precept',
    'recommendations-decided': 'waiting for the report: support with recommendations',
    'veto-decided': 'waiting for the report of the veto',
    supported: 'waiting for {office} to respond to the report',
    vetoed: 'vetoed, and waiting for a revised precept',
    revised: 'waiting for the panel’s second report',
    'second-held': 'waiting for the second report: the panel has met on the revised precept',
    'second-reported': 'waiting for {office}’s final response',
    'may-issue': 'over: {office} may issue the precept',
    lapsed: 'over: no report was sent in time, and {office} may issue the proposed precept',
  },
  over: ['may-issue', 'lapsed'],
  steps: [
    step({
      id: 'notify',
      does: '{Office} tells the panel of the proposed precept',
      from: ['awaited'],
      leadsTo: ['notified'],
      fields: NOTICE,
      starts: ['notified'],
      meets: ['notify'],
      rules: ['precept-notify', 'pro-precept-papers'],
      judge: notify,
    }),
    step({
      id: 'convene',
      does: '{Clerk} convenes the meeting',
      from: ['notified', 'meeting-set'],
      leadsTo: ['meeting-set'],
      fields: [MEETING_DAY],
      starts: [['meeting', 'meeting']],
      rules: ['pro-precept-meeting', 'access-to-information'],
      judge: setMeeting('meeting-set'),
    }),
    step({
      id: 'support',
      does: 'The panel decides to support the precept',
      from: ['meeting-set'],
      leadsTo: ['support-decided'],
      sits: 'convene',
      fields: [WHO_DECIDED],
      starts: ['meeting'],
      meets: ['meeting'],
      rules: ['precept-options'],
      judge: decided('support-decided'),
    }),
    step({
      id: 'support-with-recommendations',
      does: 'The panel decides to support the precept and make recommendations',
      from: ['meeting-set'],
      leadsTo: ['recommendations-decided'],
      sits: 'convene',
      fields: [WHO_DECIDED, RECOMMENDATIONS],
      starts: ['meeting'],
      meets: ['meeting'],
      rules: ['precept-options'],
      judge: decided('recommendations-decided'),
    }),
    step({
      id: 'veto',
      does: 'The panel votes on a veto',
      from: ['meeting-set'],
      leadsTo: ['veto-decided', 'meeting-set'],
      sits: 'convene',
      fields: VETO,
      starts: ['meeting'],
      meets: ['meeting'],
      rules: ['precept-veto-majority', 'precept-veto-statement'],
      judge: veto,
    }),
    step({
      id: 'report',
      does: 'The panel’s report is sent and published',
      from: ['support-decided', 'recommendations-decided', 'veto-decided'],
      leadsTo: {
        'support-decided': ['supported'],
        'recommendations-decided': ['supported'],
        'veto-decided': ['vetoed'],
      },
      meets: ['panel-report'],
      starts: ['report-received'],
      rules: ['precept-report-date', 'report-publish'],
      judge: (_, { state }) => accept({ to: state === 'veto-decided' ? 'vetoed' : 'supported' }),
    }),
    step({
      id: 'confirm-no-report',
      does: 'It is confirmed that no report was sent by the last day',
      from: UNREPORTED,
      to: 'lapsed',
      rules: ['statute-precept-process-ends'],
    }),
    step({
      id: 'respond',
      does: '{Office} responds to the report',
      from: ['supported'],
      to: 'may-issue',
      fields: [{ name: 'response', label: 'What the response says', kind: 'long-text' }],
      meets: ['response'],
      rules: ['response-written', 'pro-precept-response'],
    }),
    step({
      id: 'revise',
      does: '{Office} responds with a revised precept',
      from: ['vetoed'],
      leadsTo: ['revised'],
      fields: REVISED,
      meets: ['revised-precept'],
      rules: ['precept-revised', 'precept-revised-direction'],
      judge: revise,
    }),
    step({
      id: 'convene-second',
      does: '{Clerk} convenes the second meeting',
      from: ['veto-decided', 'vetoed', 'revised'],
      fields: [MEETING_DAY],
      rules: ['precept-second-review', 'access-to-information'],
      judge: (event, standing, decider) => setMeeting(standing.state)(event, standing, decider),
    }),
    step({
      id: 'hold-second',
      does: 'The panel meets on the revised precept',
      from: ['revised'],
      to: 'second-held',
      sits: 'convene-second',
      rules: ['precept-second-review'],
    }),
    step({
      id: 'second-report',
      does: 'The panel reports on the revised precept',
      from: ['revised', 'second-held'],
      to: 'second-reported',
      fields: SECOND_REPORT,
      meets: ['second-report'],
      rules: ['precept-second-review', 'precept-second-nonbinding'],
      judge: secondReport,
    }),
    step({
      id: 'final-response',
      does: '{Office} publishes the final response',
      from: ['second-reported'],
      to: 'may-issue',
      meets: ['final-response'],
      rules: ['precept-second-response'],
    }),
  ],
  deadlines: [
    { id: 'notify' },
    { id: 'meeting', in: ['notified', 'meeting-set'] },
    { id: 'panel-report' },
    {
      id: 'response',
      from: [
        ['report-response', 'response'],
        ['precept', 'final-response'],
      ],
      in: ['supported'],
    },
    { id: 'revised-precept', in: ['veto-decided', 'vetoed'], reserve: IF_VETOED },
    {
      id: 'second-report',
      in: ['veto-decided', 'vetoed', 'revised', 'second-held'],
      reserve: IF_VETOED,
    },
    {
      id: 'final-response',
      in: ['veto-decided', 'vetoed', 'revised', 'second-held', 'second-reported'],
      reserve: IF_VETOED,
    },
  ],
  lapses: [
    {
      from: UNREPORTED,
      after: 'panel-report',
      confirmedBy: 'confirm-no-report',
      rules: ['statute-precept-process-ends'],
      unrecorded:
        'No report is recorded. If none was sent by {day}, the process ended and {office} may issue the proposed precept',
      late: '{day} was the last day for the report, so the process had ended: {office} may issue the proposed precept',
    },
  ],
  barred: [
    {
      step: 'veto',
      in: ['revised', 'second-held', 'second-reported'],
      rules: ['precept-second-nonbinding'],
      words:
        'There is no second veto: on a revised precept the panel may accept, reject or recommend, and {office} may issue it whichever it does',
    },
  ],
}

function decided(to: string) {
  return (
    event: Happened<readonly [typeof WHO_DECIDED]>,
    _: Standing,
    decider: Decider,
  ): Outcome<Effect> => {
    const allowed = takenByPanel(event, 'precept', decider)
    return allowed.ok ? accept({ to }) : allowed
  }
}

function veto(event: Happened<typeof VETO>, _: Standing, decider: Decider): Outcome<Effect> {
  const allowed = takenByPanel(event, 'precept', decider)
  if (!allowed.ok) return allowed
  return voteOnVeto(event, { matter: 'precept', stage: 'proposed' }, decider, {
    vetoed: 'veto-decided',
    lost: 'meeting-set',
    way: event.filled.direction === 'too-high' ? 'vetoed as too high' : 'vetoed as too low',
  })
}

function secondReport(
  event: Happened<typeof SECOND_REPORT>,
  _: Standing,
  decider: Decider,
): Outcome<Effect> {
  const allowed = takenByPanel(event, 'precept', decider)
  if (!allowed.ok) return allowed
  const cited = citeRules(decider, ['precept-second-nonbinding'])
  const isRejected = event.filled.outcome === 'reject'
  const findings = isRejected ? [`Rejecting it does not stop it being issued (${cited})`] : []
  return accept({ to: 'second-reported', findings })
}
