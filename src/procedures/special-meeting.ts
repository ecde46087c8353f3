import type { Decider } from '#constitution/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { MEETING_DAY, TITLE } from './asked-fields.ts'
import { citing, citingRules, filledIn, lastFilled, setMeeting } from './judging.ts'
import {
  type Details,
  type Effect,
  type Happened,
  type Procedure,
  type Standing,
  step,
} from './procedure.ts'

const BODY = {
  name: 'body',
  label: 'Which body is to meet',
  kind: 'choice',
  choices: {
    panel: 'The panel',
    subcommittee: 'A subcommittee',
  },
} as const satisfies Field

const SEATS = {
  name: 'seats',
  label: 'Seats of that body, filled or not',
  hint: 'Needed where its rules count seats and how many there are is not on record',
  asks: 'the number of seats of that body, filled or not,',
  kind: 'number',
  least: 1,
  required: false,
} as const satisfies Field

const BUSINESS = {
  name: 'business',
  label: 'The business it is called for',
  kind: 'long-text',
  required: false,
} as const satisfies Field

const CALLER = {
  name: 'caller',
  label: 'Who called it',
  kind: 'choice',
  choices: {
    chair: '{Chair}',
    'vice-chair': '{Vice_chair}, in the absence of {chair}',
  },
} as const satisfies Field

const OPENING = [TITLE, BODY, SEATS] as const satisfies readonly Field[]

const CALL = [CALLER, BUSINESS] as const satisfies readonly Field[]

const REQUEST = [
  {
    name: 'signatories',
    label: 'Who signed',
    hint: 'One name on each line. A name that is there twice counts once',
    kind: 'words',
    onLines: true,
  },
  {
    name: 'written',
    label: 'Is it in writing',
    asks: 'whether it is in writing',
    kind: 'yes-no',
  },
  BUSINESS,
] as const satisfies readonly Field[]

const PRESENT = {
  name: 'present',
  label: 'Members present',
  hint: 'With their substitutes. Leave it blank if it is not stated',
  asks: 'the number of members present',
  kind: 'number',
  required: false,
} as const satisfies Field

/** Rules 50 and 51, and the notice that any meeting needs. */
export const SPECIAL_MEETING: Procedure = {
  id: 'special-meeting',
  name: 'Special meeting',
  about: 'A meeting that {chair} calls, or that enough members require.',
  opening: OPENING,
  lacking: seatsLacking,
  initial: 'none',
  states: {
    none: 'waiting for a call or a request',
    called: 'waiting for a day and notice',
    noticed: 'waiting for the meeting',
    held: 'over: the meeting was held',
    adjourned: 'over: there was no quorum, and the meeting stands adjourned',
  },
  over: ['held', 'adjourned'],
  steps: [
    step({
      id: 'call',
      does: '{Chair} calls a meeting',
      from: ['none'],
      to: 'called',
      fields: CALL,
      starts: ['requested'],
      rules: ['special-by-chair', 'special-by-deputy'],
    }),
    step({
      id: 'request',
      does: 'Members hand {clerk} a request',
      from: ['none'],
      leadsTo: ['called'],
      fields: REQUEST,
      starts: ['requested'],
      rules: ['special-requisition', 'special-requisition-form'],
      judge: request,
    }),
    step({
      id: 'notice',
      does: '{Clerk} gives notice of the meeting',
      from: ['called', 'noticed'],
      leadsTo: ['noticed'],
      fields: [MEETING_DAY],
      starts: [['meeting', 'meeting']],
      meets: ['publish'],
      rules: ['access-to-information', 'statute-agenda-notice'],
      judge: setMeeting('noticed'),
    }),
    step({
      id: 'hold',
      does: 'The meeting takes place',
      from: ['noticed'],
      leadsTo: ['held', 'adjourned'],
      sits: 'notice',
      fields: [PRESENT],
      rules: ['quorum-panel', 'quorum-subcommittee', 'quorum-lost'],
      judge: hold,
    }),
  ],
  deadlines: [
    {
      id: 'earliest-meeting',
      from: [['agenda-notice', 'publish']],
      isEarliestFrom: 'requested',
      in: ['called'],
    },
    { id: 'publish', from: [['agenda-notice', 'publish']], in: ['noticed'] },
  ],
}

/** The body that is to meet and its seats, as the case was opened with them. */
function bodyOf({ opening }: Standing) {
  const opened = filledIn(opening, OPENING)
  if (opened === undefined) return undefined
  return { body: opened.body, ...(opened.seats === undefined ? {} : { seats: opened.seats }) }
}

/** Seats that a rule counts, and that neither the record has nor anybody has given. */
function seatsLacking(opening: Details, on: string, { decide }: Decider): readonly Problem[] {
  const opened = filledIn(opening, OPENING)
  if (opened === undefined || opened.seats !== undefined) return []
  const { body } = opened
  const asked = [
    decide('quorum', { body, present: 0, withdrawn: 0 }, on),
    decide('requisition', { body, signatories: 0, written: true, businessStated: true }, on),
  ]
  const lacking = asked.flatMap((one) => (one.ok ? [] : one.problems))
  return lacking
    .filter(({ code, field }) => code === 'count-needed' && field === 'seats')
    .slice(0, 1)
}

const NO_BODY = 'The case does not say which body is to meet. Open another that does'

function request(
  { on, filled: { signatories, written, business } }: Happened<typeof REQUEST>,
  standing: Standing,
  { decide }: Decider,
): Outcome<Effect> {
  const body = bodyOf(standing)
  if (body === undefined) return refuse('no-body', NO_BODY)
  const asked = { ...body, signatories, written, businessStated: business !== undefined }
  const decision = decide('requisition', asked, on)
  if (!decision.ok) return decision
  const { answer, working } = decision.value
  if (answer === 'must-be-called') {
    const words = citing(`The meeting must be called: ${working}`, decision.value)
    return accept({ to: 'called', findings: [words] })
  }
  return refuse(
    'not-valid',
    citing(`The request is not valid: ${working}`, decision.value),
    'signatories',
  )
}

/** As many as can be there, for asking how many are needed where it is not stated who was. */
function mostPresent(
  { body, seats }: { readonly body: string; readonly seats?: number },
  on: string,
  { constitution, countsOn }: Decider,
): number {
  const recorded = body === 'panel' ? countsOn(on) : {}
  return recorded.members?.number ?? seats ?? recorded.seats?.number ?? constitution.settings.seats
}

function hold(
  { on, filled: { present } }: Happened<readonly [typeof PRESENT]>,
  standing: Standing,
  decider: Decider,
): Outcome<Effect> {
  const body = bodyOf(standing)
  if (body === undefined) return refuse('no-body', NO_BODY)
  const asked = { ...body, present: present ?? mostPresent(body, on, decider), withdrawn: 0 }
  const decision = decider.decide('quorum', asked, on)
  if (!decision.ok) return decision
  if (present !== undefined && decision.value.answer !== 'quorate') {
    const words = citing('There was no quorum, so the meeting stands adjourned', decision.value)
    return accept({ to: 'adjourned', findings: [words] })
  }
  const call = lastFilled(standing, 'request', REQUEST) ?? lastFilled(standing, 'call', CALL)
  const business = call?.business
  const only =
    business === undefined ? 'the business it was called for' : `this business: ${business}`
  const limit = citingRules(decider, `Only ${only}, and urgent items, could be taken`, [
    'special-requisition-form',
  ])
  const quorum =
    present === undefined
      ? `How many were present is not stated: ${decision.value.facts['needed']} were needed`
      : 'There was a quorum'
  return accept({ to: 'held', findings: [citing(quorum, decision.value), limit] })
}
