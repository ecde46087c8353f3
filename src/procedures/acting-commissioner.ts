import type { Decider } from '#constitution/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { MEETING_DAY, TITLE } from './asked-fields.ts'
import { citing, citingRules, lastFilled, setMeeting } from './judging.ts'
import {
  type CaseEvent,
  type Effect,
  type Happened,
  type Procedure,
  type Standing,
  step,
} from './procedure.ts'

const CAUSE = {
  name: 'cause',
  label: 'Why one is needed',
  kind: 'choice',
  choices: {
    vacancy: 'Nobody holds the office',
    incapacity: 'The holder is incapacitated',
    suspension: 'The holder is suspended',
  },
} as const satisfies Field

const APPOINTMENT = [
  { name: 'name', label: 'The name of the person appointed', kind: 'text' },
  {
    name: 'candidate',
    label: 'Who the person is now',
    kind: 'choice',
    choices: {
      deputy: 'The deputy',
      staff: 'A member of the office’s staff',
      member: 'A member of the panel',
      other: 'Someone else',
    },
  },
  {
    name: 'views',
    label: 'What the holder of the office said of the choice',
    hint: 'When the cause is incapacity, the panel has regard to it',
    kind: 'long-text',
    required: false,
  },
] as const satisfies readonly Field[]

const WHAT_IS_OVER = {
  name: 'what',
  label: 'What is over',
  kind: 'choice',
  choices: {
    incapacity: 'The incapacity',
    suspension: 'The suspension',
  },
} as const satisfies Field

/** Rules 91 to 94, the terms of reference and the protocol. */
export const ACTING_COMMISSIONER: Procedure = {
  id: 'acting-commissioner',
  name: 'Acting {bare:office}',
  about: 'The panel appoints someone to act while the office is empty or its holder cannot act.',
  opening: [TITLE],
  initial: 'normal',
  states: {
    normal: 'waiting: no need of an acting holder is recorded',
    needed: 'waiting for the panel to appoint',
    'meeting-set': 'waiting for the panel to meet and appoint',
    acting: 'running: someone is acting in the office',
    ended: 'over: the acting appointment has ended',
    'not-needed': 'over: the cause ended before anyone was appointed',
  },
  over: ['ended', 'not-needed'],
  steps: [
    step({
      id: 'report-cause',
      does: 'The panel is told that one is needed',
      from: ['normal'],
      to: 'needed',
      fields: [CAUSE],
      starts: ['known'],
      meets: ['inform'],
      rules: ['acting-must-appoint', 'pro-acting-inform'],
    }),
    step({
      id: 'convene',
      does: '{Clerk} convenes a meeting as soon as practicable',
      from: ['needed', 'meeting-set'],
      leadsTo: ['meeting-set'],
      fields: [MEETING_DAY],
      rules: ['pro-acting-inform', 'access-to-information'],
      judge: setMeeting('meeting-set'),
    }),
    step({
      id: 'appoint',
      does: 'The panel appoints an acting holder',
      from: ['needed', 'meeting-set'],
      leadsTo: ['acting'],
      sits: 'convene',
      fields: APPOINTMENT,
      rules: ['acting-eligibility', 'acting-incapacity-views'],
      judge: appoint,
    }),
    step({
      id: 'elected',
      does: 'A new holder of the office is elected',
      from: ['needed', 'meeting-set', 'acting'],
      leadsTo: { needed: ['not-needed'], 'meeting-set': ['not-needed'], acting: ['ended'] },
      rules: ['acting-ends', 'acting-deputy-term'],
      judge: elected,
    }),
    step({
      id: 'cause-ended',
      does: 'The incapacity or the suspension is over',
      from: ['needed', 'meeting-set', 'acting'],
      leadsTo: { needed: ['not-needed'], 'meeting-set': ['not-needed'], acting: ['ended'] },
      fields: [WHAT_IS_OVER],
      rules: ['acting-ends', 'pro-acting-end'],
      judge: causeEnded,
    }),
    step({
      id: 'end-by-panel',
      does: 'The panel ends the acting appointment',
      from: ['acting'],
      leadsTo: ['needed'],
      rules: ['acting-ends', 'acting-must-appoint'],
      judge: endedWithCause,
    }),
    step({
      id: 'resign',
      does: 'The acting holder gives it up',
      from: ['acting'],
      leadsTo: ['needed'],
      rules: ['acting-ends', 'acting-must-appoint'],
      judge: endedWithCause,
    }),
  ],
  deadlines: [{ id: 'inform', in: ['needed', 'meeting-set'] }],
}

const causeOf = (standing: Standing) => lastFilled(standing, 'report-cause', [CAUSE])?.cause

function appoint(
  { on, filled: { candidate, views: said } }: Happened<typeof APPOINTMENT>,
  standing: Standing,
  decider: Decider,
): Outcome<Effect> {
  const cause = causeOf(standing)
  if (cause === undefined) {
    const words =
      'Whether the person may be appointed cannot be told: why one is needed is not on record'
    return accept({ to: 'acting', warnings: [words] })
  }
  const decision = decider.decide('acting-commissioner', { cause, candidate }, on)
  if (!decision.ok) return decision
  if (decision.value.answer !== 'eligible') {
    const message = 'Only the deputy or a member of the office’s staff at the time may be appointed'
    return refuse('not-eligible', citing(message, decision.value), 'candidate')
  }
  const hasNoViews = cause === 'incapacity' && said === undefined
  const views = citingRules(
    decider,
    'Nothing is recorded of what the holder of the office said of the choice',
    ['acting-incapacity-views'],
  )
  return accept({
    to: 'acting',
    findings: [citing('The person may be appointed', decision.value)],
    warnings: [...decision.value.warnings, ...(hasNoViews ? [views] : [])],
  })
}

/** An incapacity or a suspension that was not the cause ends nothing. */
function causeEnded(
  { filled: { what } }: Happened<readonly [typeof WHAT_IS_OVER]>,
  standing: Standing,
): Outcome<Effect> {
  const cause = causeOf(standing)
  if (cause === undefined) {
    const words = 'Whether this ends it cannot be told: why one was needed is not on record'
    return accept({ to: standing.state, warnings: [words] })
  }
  if (what !== cause) {
    const words = `The cause was ${cause === 'vacancy' ? 'a vacancy' : `the ${cause}`}, so the end of the ${what} changes nothing here`
    return accept({ to: standing.state, findings: [words] })
  }
  return accept({ to: standing.state === 'acting' ? 'ended' : 'not-needed' })
}

/** The panel must appoint while there is a cause: our reading of the duty, said as such. */
function endedWithCause(_: CaseEvent, standing: Standing, decider: Decider): Outcome<Effect> {
  const cause = causeOf(standing)
  if (cause === undefined) {
    return accept({ to: 'needed', warnings: ['Why one was needed is not on record'] })
  }
  const words = `The cause, ${cause}, remains, so the panel has to appoint again. The duty is read so here; the text does not say it`
  return accept({ to: 'needed', warnings: [citingRules(decider, words, ['acting-must-appoint'])] })
}

function elected(_: CaseEvent, { state }: Standing, decider: Decider): Outcome<Effect> {
  if (state !== 'acting') return accept({ to: 'not-needed' })
  const words =
    'The acting appointment ends with the election, but a deputy who acted stays deputy until the new holder accepts office: mind the days between'
  const warning = citingRules(decider, words, ['acting-ends', 'acting-deputy-term'])
  return accept({ to: 'ended', warnings: [warning] })
}
