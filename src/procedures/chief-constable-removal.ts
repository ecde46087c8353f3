import type { Decider } from '#constitution/index.ts'
import { fillWords, rulesNamed } from '#constitution/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import { ACCEPTS, MEETING_DAY, REASONS, TITLE, WHO_DECIDED } from './asked-fields.ts'
import { citingRules, refuseBy, setMeeting, takenByPanel } from './judging.ts'
import {
  type CaseEvent,
  type Effect,
  type Happened,
  type Procedure,
  type Standing,
  step,
} from './procedure.ts'

const HEARING = [
  WHO_DECIDED,
  {
    name: 'private',
    label: 'Was it held in private',
    asks: 'whether it was held in private',
    kind: 'yes-no',
  },
] as const satisfies readonly Field[]

/** Where a case stands while the time for a recommendation runs and none is on record. */
const UNRECOMMENDED = ['clock-running', 'meeting-set', 'heard'] as const

/** Rules 95 to 100, the terms of reference and the protocol, with Schedule 8 to the Act of 2011. */
export const CHIEF_CONSTABLE_REMOVAL: Procedure = {
  id: 'chief-constable-removal',
  name: 'Removal of a Chief Constable',
  about:
    'The panel considers in private whether {office} should call on the Chief Constable to go, and recommends.',
  opening: [TITLE],
  initial: 'idle',
  states: {
    idle: 'waiting for a notice: none is recorded',
    'suspension-noted':
      'waiting: the Chief Constable is suspended, and no proposal of removal is recorded',
    intent: 'waiting for what the Chief Constable says to the proposal, or for the further notice',
    'clock-running': 'waiting for the panel’s private meeting',
    'meeting-set': 'waiting for the panel to meet in private',
    heard: 'waiting for the panel’s written recommendation',
    recommended: 'waiting for {office} to answer the recommendation',
    'scrutiny-complete': 'past scrutiny: {office} may decide',
    called: 'over: the Chief Constable was called on to go',
    dropped: 'over: the proposal was dropped',
  },
  over: ['called', 'dropped'],
  steps: [
    step({
      id: 'suspend',
      does: '{Office} suspends the Chief Constable',
      from: ['idle'],
      to: 'suspension-noted',
      fields: [{ name: 'told', label: 'The day the panel was told', kind: 'day', required: false }],
      starts: ['suspended'],
      rules: ['ccr-suspension-notice'],
    }),
    step({
      id: 'intend',
      does: '{Office} gives written notice of the proposal, with reasons',
      from: ['idle', 'suspension-noted'],
      to: 'intent',
      fields: [REASONS],
      starts: ['intent'],
      rules: ['ccr-written-reasons', 'ccr-notify-panel'],
    }),
    step({
      id: 'represent',
      does: 'The Chief Constable answers the proposal, and the panel has a copy',
      from: ['intent'],
      to: 'intent',
      rules: ['ccr-representations', 'ccr-regard-and-copy'],
    }),
    step({
      id: 'further-notice',
      does: '{Office} gives the panel the further notice',
      from: ['intent'],
      leadsTo: ['clock-running'],
      starts: ['further-notice'],
      rules: ['ccr-further-notice', 'ccr-recommend-six-weeks'],
      judge: startClock,
    }),
    step({
      id: 'convene',
      does: '{Clerk} convenes a private meeting',
      from: ['clock-running', 'meeting-set'],
      leadsTo: ['meeting-set'],
      fields: [MEETING_DAY],
      rules: ['ccr-hearing', 'tor-cc-removal-hearing-private'],
      judge: setMeeting('meeting-set'),
    }),
    step({
      id: 'hear',
      does: 'The private meeting is held',
      from: ['meeting-set'],
      leadsTo: ['heard'],
      sits: 'convene',
      fields: HEARING,
      rules: ['ccr-hearing', 'tor-cc-removal-hearing-private', 'pro-ccr-private'],
      judge: hear,
    }),
    step({
      id: 'recommend',
      does: 'The panel makes its written recommendation',
      from: ['heard'],
      to: 'recommended',
      fields: [
        {
          name: 'recommendation',
          label: 'The recommendation',
          kind: 'choice',
          choices: {
            call: 'That the Chief Constable be called on to go',
            'do-not-call': 'That the Chief Constable not be called on to go',
          },
        },
        REASONS,
      ],
      meets: ['recommendation'],
      rules: ['ccr-recommend-six-weeks', 'ccr-response'],
    }),
    step({
      id: 'confirm-no-recommendation',
      does: 'It is confirmed that no recommendation was made by the last day',
      from: UNRECOMMENDED,
      to: 'scrutiny-complete',
      rules: ['statute-removal-complete'],
    }),
    step({
      id: 'answer',
      does: '{Office} answers the recommendation',
      from: ['recommended'],
      to: 'scrutiny-complete',
      fields: [ACCEPTS],
      rules: ['ccr-response', 'tor-cc-removal-nonbinding'],
    }),
    step({
      id: 'call',
      does: '{Office} calls on the Chief Constable to resign or retire',
      from: ['scrutiny-complete'],
      to: 'called',
      rules: ['ccr-no-call-before-scrutiny'],
    }),
    step({
      id: 'drop',
      does: '{Office} drops the proposal',
      from: [
        'suspension-noted',
        'intent',
        'clock-running',
        'meeting-set',
        'heard',
        'scrutiny-complete',
      ],
      to: 'dropped',
      rules: [],
    }),
  ],
  deadlines: [{ id: 'suspension-notice', in: ['suspension-noted'] }, { id: 'recommendation' }],
  lapses: [
    {
      from: UNRECOMMENDED,
      after: 'recommendation',
      confirmedBy: 'confirm-no-recommendation',
      rules: ['statute-removal-complete'],
      unrecorded:
        'No recommendation is recorded. If none was made by {day}, scrutiny is complete and {office} may decide',
      late: '{day} was the last day for a recommendation, so scrutiny was complete: {office} may decide',
    },
  ],
  barred: [
    {
      step: 'call',
      in: [
        'idle',
        'suspension-noted',
        'intent',
        'clock-running',
        'meeting-set',
        'heard',
        'recommended',
      ],
      rules: ['ccr-no-call-before-scrutiny'],
      words:
        '{Office} may not call on the Chief Constable to go until scrutiny is complete: when the panel’s recommendation has been answered, or its time has run out',
    },
  ],
}

/** The paragraph that sets the time cites another that has no notification in it. */
function startClock(_: CaseEvent, __: Standing, decider: Decider): Outcome<Effect> {
  const [rule] = rulesNamed(decider, ['ccr-recommend-six-weeks'])
  if (rule === undefined || rule.conflicts.length === 0) return accept({ to: 'clock-running' })
  const words = `The texts do not agree on which notice starts the time: it is counted from this one until there is a ruling on ${rule.conflicts.join(' and ')}`
  return accept({
    to: 'clock-running',
    warnings: [citingRules(decider, words, ['ccr-recommend-six-weeks', 'ccr-further-notice'])],
  })
}

function hear(event: Happened<typeof HEARING>, _: Standing, decider: Decider): Outcome<Effect> {
  const allowed = takenByPanel(event, 'chief-constable', decider)
  if (!allowed.ok) return allowed
  if (event.filled.private) return accept({ to: 'heard' })
  const message =
    'The meeting on a removal is private; {office} and the Chief Constable may attend and be heard. Hold it in private'
  const said = fillWords(decider.constitution, message)
  return refuseBy(decider, ['tor-cc-removal-hearing-private', 'pro-ccr-private'], said, 'private')
}
