import type { Decider } from '#constitution/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import { MEETING_DAY, TITLE, WHO_DECIDED } from './asked-fields.ts'
import { citingRules, setMeeting, takenByPanel } from './judging.ts'
import {
  type Effect,
  type Happened,
  type Procedure,
  type Standing,
  type Step,
  step,
} from './procedure.ts'

/** Whether the reply takes up what the panel recommended. */
const TAKES_UP = {
  name: 'accepts',
  label: 'Does the reply accept every recommendation',
  kind: 'choice',
  choices: {
    yes: 'Yes',
    no: 'No, not every one',
  },
} as const satisfies Field

const REPLY_REASONS = {
  name: 'reasons',
  label: 'The reasons given for what is not accepted',
  kind: 'long-text',
  required: false,
} as const satisfies Field

/**
 * The steps that reviewing a plan and reviewing an annual report share: a meeting, the panel's own
 * report, and a reply that gives reasons for what it does not take up.
 *
 * @param about - the function as delegation names it; `rules` as each step's paragraphs
 */
export function reviewSteps(
  about: 'plan' | 'annual-report',
  rules: Readonly<Record<'convene' | 'hold' | 'report' | 'respond', readonly string[]>>,
): readonly Step[] {
  return [
    step({
      id: 'convene',
      does: '{Clerk} convenes the meeting',
      from: ['received', 'meeting-set'],
      leadsTo: ['meeting-set'],
      fields: [MEETING_DAY],
      rules: rules.convene,
      judge: setMeeting('meeting-set'),
    }),
    step({
      id: 'hold',
      does: 'The panel meets, and {office} presents it',
      from: ['meeting-set'],
      leadsTo: ['considered'],
      sits: 'convene',
      fields: [WHO_DECIDED],
      starts: ['meeting'],
      meets: ['meeting'],
      rules: rules.hold,
      judge: (event, _, decider) => {
        const allowed = takenByPanel(event, about, decider)
        return allowed.ok ? accept({ to: 'considered' }) : allowed
      },
    }),
    step({
      id: 'report',
      does: 'The panel’s report or recommendations are sent and published',
      from: ['considered'],
      to: 'reported',
      fields: [
        {
          name: 'recommendations',
          label: 'What it recommends',
          hint: 'Say so if it recommends nothing: a report is made all the same',
          kind: 'long-text',
        },
      ],
      meets: ['report'],
      rules: rules.report,
    }),
    step({
      id: 'report-received',
      does: '{Office} receives the report',
      from: ['reported'],
      to: 'reply-awaited',
      starts: ['report-received'],
      rules: ['report-require-response'],
    }),
    step({
      id: 'respond',
      does: '{Office} replies in writing',
      from: ['reply-awaited'],
      leadsTo: ['responded'],
      fields: [TAKES_UP, REPLY_REASONS],
      meets: ['response', 'consider'],
      rules: rules.respond,
      judge: replyWithReasons(rules.respond),
    }),
  ]
}

type Reply = Happened<readonly [typeof TAKES_UP, typeof REPLY_REASONS]>

/** A reply that refuses something and gives no reasons is taken, and the gap is told. */
function replyWithReasons(rules: readonly string[]) {
  return (event: Reply, _: Standing, decider: Decider): Outcome<Effect> => {
    const isBare = event.filled.accepts === 'no' && event.filled.reasons === undefined
    const words =
      'The reply does not accept everything and no reasons are recorded, which the panel may ask for'
    return accept({ to: 'responded', warnings: isBare ? [citingRules(decider, words, rules)] : [] })
  }
}

/** Rules 75 to 77 and the protocol's plan process. It applies equally to a variation. */
export const PLAN: Procedure = {
  id: 'plan',
  name: 'Police and crime plan',
  about: 'The panel reviews a draft of the plan, or of a change to it, and {office} replies.',
  opening: [
    TITLE,
    {
      name: 'elected',
      label: 'The day {office} took office, for a first plan',
      kind: 'day',
      required: false,
    },
  ],
  openingStarts: [['elected', 'elected']],
  initial: 'due',
  states: {
    due: 'waiting for a draft',
    received: 'waiting for a meeting to be convened',
    'meeting-set': 'waiting for the panel to meet',
    considered: 'waiting for the panel’s report',
    reported: 'waiting for {office} to receive the report',
    'reply-awaited': 'waiting for {office} to reply',
    responded: 'waiting for the plan to be issued',
    'in-force': 'over: the plan is in force',
    withdrawn: 'over: the draft was withdrawn',
  },
  over: ['in-force', 'withdrawn'],
  steps: [
    step({
      id: 'send-draft',
      does: '{Office} sends the draft',
      from: ['due'],
      to: 'received',
      fields: [
        {
          name: 'consultation',
          label: 'What came with it about consultation',
          kind: 'long-text',
          required: false,
        },
      ],
      starts: ['received'],
      rules: ['plan-send-draft', 'pro-plan-copy', 'pro-plan-consultation-details'],
      judge: (event) =>
        accept({
          to: 'received',
          warnings:
            event.filled.consultation === undefined
              ? [
                  'Nothing is recorded as come with it about consultation: the protocol asks for that',
                ]
              : [],
        }),
    }),
    ...reviewSteps('plan', {
      convene: ['pro-plan-meeting-15wd', 'access-to-information'],
      hold: ['special-functions-not-delegable', 'pro-plan-pcc-attends'],
      report: ['plan-report', 'report-publish'],
      respond: ['plan-response', 'response-written', 'pro-plan-response-reasons'],
    }),
    step({
      id: 'issue',
      does: '{Office} issues the plan',
      from: ['responded'],
      to: 'in-force',
      meets: ['issue'],
      rules: ['plan-issue'],
    }),
    step({
      id: 'withdraw',
      does: '{Office} withdraws the draft',
      from: ['received', 'meeting-set', 'considered'],
      to: 'withdrawn',
      rules: [],
    }),
  ],
  deadlines: [{ id: 'issue' }, { id: 'meeting' }, { id: 'report' }, { id: 'response' }],
}
