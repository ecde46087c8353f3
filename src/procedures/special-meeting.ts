import type { Decider } from '#constitution/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { TITLE } from './asked-fields.ts'
import { citing, citingRules, lastOf, numberIn, setMeeting, textIn } from './judging.ts'
import type { CaseEvent, Effect, Procedure, Standing } from './procedure.ts'

const BODY: Field = {
  name: 'body',
  label: 'Which body is to meet',
  kind: 'choice',
  choices: [
    ['panel', 'The panel'],
    ['subcommittee', 'A subcommittee'],
  ],
}

const SEATS: Field = { name: 'seats', label: 'Seats of that body, filled or not', kind: 'number' }

const BUSINESS: Field = {
  name: 'business',
  label: 'The business it is called for',
  kind: 'long-text',
  isOptional: true,
}

const CALLER: Field = {
  name: 'caller',
  label: 'Who called it',
  kind: 'choice',
  choices: [
    ['chair', '{Chair}'],
    ['vice-chair', '{Vice_chair}, in the absence of {chair}'],
  ],
}

/** Rules 50 and 51, and the notice that any meeting needs. */
export const SPECIAL_MEETING: Procedure = {
  id: 'special-meeting',
  name: 'Special meeting',
  about: 'A meeting that {chair} calls, or that enough members require.',
  opening: [TITLE, BODY, SEATS],
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
    {
      id: 'call',
      does: '{Chair} calls a meeting',
      from: ['none'],
      to: 'called',
      fields: [CALLER, BUSINESS],
      starts: ['requested'],
      rules: ['special-by-chair', 'special-by-deputy'],
    },
    {
      id: 'request',
      does: 'Members hand {clerk} a request',
      from: ['none'],
      fields: [
        {
          name: 'signatories',
          label: 'Who signed',
          hint: 'One name on each line. A name that is there twice counts once',
          kind: 'long-text',
        },
        {
          name: 'written',
          label: 'Is it in writing',
          kind: 'choice',
          choices: [
            ['yes', 'Yes'],
            ['no', 'No'],
          ],
        },
        BUSINESS,
      ],
      starts: ['requested'],
      rules: ['special-requisition', 'special-requisition-form'],
      judge: request,
    },
    {
      id: 'notice',
      does: '{Clerk} gives notice of the meeting',
      from: ['called', 'noticed'],
      fields: [{ name: 'meeting', label: 'The day of the meeting', kind: 'day' }],
      starts: [['meeting', 'meeting']],
      meets: ['publish'],
      rules: ['access-to-information', 'statute-agenda-notice'],
      judge: setMeeting('noticed'),
    },
    {
      id: 'hold',
      does: 'The meeting takes place',
      from: ['noticed'],
      fields: [
        {
          name: 'present',
          label: 'Members present',
          hint: 'With their substitutes',
          kind: 'number',
        },
      ],
      rules: ['quorum-panel', 'quorum-subcommittee', 'quorum-lost'],
      judge: hold,
    },
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

const opened = ({ opening }: Standing, field: string) => String(opening[field] ?? '')

function request(event: CaseEvent, standing: Standing, { decide }: Decider): Outcome<Effect> {
  const signatories = textIn(event, 'signatories')
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const decision = decide(
    'requisition',
    {
      body: opened(standing, 'body'),
      seats: Number(opened(standing, 'seats')),
      signatories,
      businessStated: textIn(event, 'business') !== '',
      written: textIn(event, 'written') === 'yes',
    },
    event.on,
  )
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

function hold(event: CaseEvent, standing: Standing, decider: Decider): Outcome<Effect> {
  const decision = decider.decide(
    'quorum',
    {
      body: opened(standing, 'body'),
      seats: Number(opened(standing, 'seats')),
      present: numberIn(event, 'present'),
      withdrawn: 0,
    },
    event.on,
  )
  if (!decision.ok) return decision
  if (decision.value.answer !== 'quorate') {
    const words = citing('There was no quorum, so the meeting stands adjourned', decision.value)
    return accept({ to: 'adjourned', findings: [words] })
  }
  const call = lastOf(standing, 'request') ?? lastOf(standing, 'call')
  const business = call ? textIn(call, 'business') : ''
  const only = business === '' ? 'the business it was called for' : `this business: ${business}`
  const limit = citingRules(decider, `Only ${only}, and urgent items, could be taken`, [
    'special-requisition-form',
  ])
  return accept({ to: 'held', findings: [citing('There was a quorum', decision.value), limit] })
}
