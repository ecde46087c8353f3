import type { Decider } from '#constitution/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { MEETING_DAY, TITLE } from './asked-fields.ts'
import { citing, citingRules, lastOf, setMeeting, textIn } from './judging.ts'
import type { CaseEvent, Effect, Procedure, Standing } from './procedure.ts'

const CAUSE: Field = {
  name: 'cause',
  label: 'Why one is needed',
  kind: 'choice',
  choices: [
    ['vacancy', 'Nobody holds the office'],
    ['incapacity', 'The holder is incapacitated'],
    ['suspension', 'The holder is suspended'],
  ],
}

/** Rules 91 to 94, the terms of reference and the protocol. */
export const ACTING_COMMISSIONER: Procedure = {
  id: 'acting-commissioner',
  name: 'Acting {bare:office}',
  about: 'The panel appoints someone to act while the office is empty or its holder cannot act.',
  opening: [TITLE],
  initial: 'normal',
  states: {
    normal: 'waiting: no need of an acting holder has been reported',
    needed: 'waiting for the panel to appoint',
    'meeting-set': 'waiting for the panel to meet and appoint',
    acting: 'running: someone is acting in the office',
    ended: 'over: the acting appointment has ended',
    'not-needed': 'over: the cause ended before anyone was appointed',
  },
  over: ['ended', 'not-needed'],
  steps: [
    {
      id: 'report-cause',
      does: 'The panel is told that one is needed',
      from: ['normal'],
      to: 'needed',
      fields: [CAUSE],
      starts: ['known'],
      meets: ['inform'],
      rules: ['acting-must-appoint', 'pro-acting-inform'],
    },
    {
      id: 'convene',
      does: '{Clerk} convenes a meeting as soon as practicable',
      from: ['needed', 'meeting-set'],
      fields: [MEETING_DAY],
      rules: ['pro-acting-inform', 'access-to-information'],
      judge: setMeeting('meeting-set'),
    },
    {
      id: 'appoint',
      does: 'The panel appoints an acting holder',
      from: ['needed', 'meeting-set'],
      fields: [
        { name: 'name', label: 'The name of the person appointed', kind: 'text' },
        {
          name: 'candidate',
          label: 'Who the person is now',
          kind: 'choice',
          choices: [
            ['deputy', 'The deputy'],
            ['staff', 'A member of the office’s staff'],
            ['member', 'A member of the panel'],
            ['other', 'Someone else'],
          ],
        },
        {
          name: 'views',
          label: 'What the holder of the office said of the choice',
          hint: 'When the cause is incapacity, the panel has regard to it',
          kind: 'long-text',
          isOptional: true,
        },
      ],
      rules: ['acting-eligibility', 'acting-incapacity-views'],
      judge: appoint,
    },
    {
      id: 'elected',
      does: 'A new holder of the office is elected',
      from: ['needed', 'meeting-set', 'acting'],
      rules: ['acting-ends', 'acting-deputy-term'],
      judge: elected,
    },
    {
      id: 'cause-ended',
      does: 'The incapacity or the suspension is over',
      from: ['needed', 'meeting-set', 'acting'],
      fields: [
        {
          name: 'what',
          label: 'What is over',
          kind: 'choice',
          choices: [
            ['incapacity', 'The incapacity'],
            ['suspension', 'The suspension'],
          ],
        },
      ],
      rules: ['acting-ends', 'pro-acting-end'],
      judge: causeEnded,
    },
    {
      id: 'end-by-panel',
      does: 'The panel ends the acting appointment',
      from: ['acting'],
      rules: ['acting-ends', 'acting-must-appoint'],
      judge: endedWithCause,
    },
    {
      id: 'resign',
      does: 'The acting holder gives it up',
      from: ['acting'],
      rules: ['acting-ends', 'acting-must-appoint'],
      judge: endedWithCause,
    },
  ],
  deadlines: [{ id: 'inform', in: ['needed', 'meeting-set'] }],
}

const causeOf = (standing: Standing) => {
  const reported = lastOf(standing, 'report-cause')
  return reported ? textIn(reported, 'cause') : ''
}

function appoint(event: CaseEvent, standing: Standing, decider: Decider): Outcome<Effect> {
  const cause = causeOf(standing)
  const asked = { cause, candidate: textIn(event, 'candidate') }
  const decision = decider.decide('acting-commissioner', asked, event.on)
  if (!decision.ok) return decision
  if (decision.value.answer !== 'eligible') {
    const message = 'Only the deputy or a member of the office’s staff at the time may be appointed'
    return refuse('not-eligible', citing(message, decision.value), 'candidate')
  }
  const hasNoViews = cause === 'incapacity' && textIn(event, 'views') === ''
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
function causeEnded(event: CaseEvent, standing: Standing): Outcome<Effect> {
  const what = textIn(event, 'what')
  const cause = causeOf(standing)
  if (what !== cause) {
    const words = `The cause was ${cause === 'vacancy' ? 'a vacancy' : `the ${cause}`}, so the end of the ${what} changes nothing here`
    return accept({ to: standing.state, findings: [words] })
  }
  return accept({ to: standing.state === 'acting' ? 'ended' : 'not-needed' })
}

/** The panel must appoint while there is a cause: our reading of the duty, said as such. */
function endedWithCause(_: CaseEvent, standing: Standing, decider: Decider): Outcome<Effect> {
  const words = `The cause, ${causeOf(standing)}, remains, so the panel has to appoint again. The duty is read so here; the text does not say it`
  return accept({ to: 'needed', warnings: [citingRules(decider, words, ['acting-must-appoint'])] })
}

function elected(_: CaseEvent, { state }: Standing, decider: Decider): Outcome<Effect> {
  if (state !== 'acting') return accept({ to: 'not-needed' })
  const words =
    'The acting appointment ends with the election, but a deputy who acted stays deputy until the new holder accepts office: mind the days between'
  const warning = citingRules(decider, words, ['acting-ends', 'acting-deputy-term'])
  return accept({ to: 'ended', warnings: [warning] })
}
