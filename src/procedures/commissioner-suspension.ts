import type { Decider } from '#constitution/index.ts'
import { fillWords } from '#constitution/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { MEETING_DAY, TITLE, VOTES } from './asked-fields.ts'
import { citing, citingRules, lastFilled, setMeeting } from './judging.ts'
import { type CaseEvent, type Effect, type Procedure, type Standing, step } from './procedure.ts'
import { voteOn } from './voting.ts'

const WHERE = {
  name: 'jurisdiction',
  label: 'Where the charge was brought',
  kind: 'choice',
  choices: {
    'england-and-wales': 'England or Wales',
    scotland: 'Scotland',
    'northern-ireland': 'Northern Ireland',
    jersey: 'Jersey',
    guernsey: 'Guernsey',
    'isle-of-man': 'Isle of Man',
    other: 'Anywhere else',
  },
} as const satisfies Field

const SENTENCE = {
  name: 'maximumSentenceMonths',
  label: 'The longest sentence',
  hint: 'For life, enter 9999',
  asks: 'the longest sentence, in months,',
  unit: 'months',
  kind: 'number',
} as const satisfies Field

/** Rules 110 and 111, the terms of reference and the protocol. */
export const COMMISSIONER_SUSPENSION: Procedure = {
  id: 'commissioner-suspension',
  name: 'Suspension of {office}',
  about: 'The panel may suspend {office} when a serious offence is charged.',
  opening: [TITLE],
  initial: 'normal',
  states: {
    normal: 'waiting: no charge is recorded',
    charged: 'waiting for a lawyer to enter the longest sentence for the offence',
    disputed: 'waiting for a ruling: the texts disagree on a sentence of this length',
    eligible: 'waiting for the panel to meet: it may suspend',
    'meeting-set': 'waiting for the panel to meet and vote',
    suspended: 'running: {office} is suspended',
    review: 'waiting for the panel to review the suspension',
    'not-eligible': 'over: the panel has no power to suspend',
    'not-suspended': 'over: the panel did not suspend',
    ended: 'over: the suspension has ended',
    vacant: 'over: the office is vacant',
  },
  over: ['not-eligible', 'not-suspended', 'ended', 'vacant'],
  steps: [
    step({
      id: 'charge',
      does: '{Office} is charged, and the panel is told',
      from: ['normal'],
      to: 'charged',
      fields: [WHERE],
      starts: ['charged'],
      meets: ['inform'],
      rules: ['suspend-pcc', 'pro-susp-inform'],
    }),
    step({
      id: 'enter-sentence',
      does: 'A lawyer enters the longest sentence that the offence carries',
      from: ['charged'],
      leadsTo: ['eligible', 'disputed', 'not-eligible'],
      fields: [SENTENCE],
      rules: ['suspend-pcc', 'tor-suspend-pcc', 'pro-susp-threshold'],
      judge: (event, standing, decider) =>
        maySuspend(event.filled.maximumSentenceMonths, event.on, standing, decider),
    }),
    step({
      id: 'apply-ruling',
      does: 'The ruling recorded on the dispute is applied',
      from: ['disputed'],
      leadsTo: ['eligible', 'not-eligible'],
      rules: ['suspend-pcc', 'tor-suspend-pcc', 'pro-susp-threshold'],
      judge: applyRuling,
    }),
    step({
      id: 'convene',
      does: '{Clerk} convenes a meeting as soon as practicable',
      from: ['eligible', 'meeting-set'],
      leadsTo: ['meeting-set'],
      fields: [MEETING_DAY],
      rules: ['pro-susp-meeting', 'pro-susp-representations'],
      judge: setMeeting('meeting-set'),
    }),
    step({
      id: 'vote',
      does: 'The panel votes on a suspension',
      from: ['meeting-set'],
      leadsTo: ['suspended', 'not-suspended', 'meeting-set'],
      sits: 'convene',
      fields: VOTES,
      rules: ['suspend-pcc', 'pro-susp-meeting'],
      judge: voteOn({ carried: 'suspended', lost: 'not-suspended' }),
    }),
    step({
      id: 'change',
      does: 'Circumstances change, and the suspension is to be reviewed',
      from: ['suspended'],
      to: 'review',
      rules: ['pro-susp-review'],
    }),
    step({
      id: 'keep',
      does: 'The panel keeps the suspension',
      from: ['review'],
      to: 'suspended',
      rules: ['pro-susp-review'],
    }),
    step({
      id: 'end',
      does: 'The suspension ends',
      from: ['suspended', 'review'],
      leadsTo: ['ended'],
      fields: [
        {
          name: 'cause',
          label: 'What ended it',
          kind: 'choice',
          choices: {
            'charge-dropped': 'The charge was dropped',
            acquitted: 'Acquittal',
            'convicted-not-disqualified': 'Conviction that does not disqualify',
            'ended-by-panel': 'The panel ended it',
          },
        },
      ],
      rules: ['suspend-pcc-ends', 'acting-ends'],
      judge: (_, __, decider) => {
        const words = 'An acting appointment made because of the suspension ends with it'
        return accept({ to: 'ended', findings: [citingRules(decider, words, ['acting-ends'])] })
      },
    }),
    step({
      id: 'disqualified',
      does: '{Office} is convicted and disqualified',
      from: ['suspended', 'review'],
      to: 'vacant',
      rules: ['suspend-pcc-ends', 'acting-must-appoint'],
    }),
  ],
  deadlines: [{ id: 'inform', in: ['charged'] }],
  barred: ['convene', 'vote'].map((one) => ({
    step: one,
    in: ['disputed'],
    rules: ['suspend-pcc', 'tor-suspend-pcc', 'pro-susp-threshold'],
    words:
      'This is waiting for a ruling: until the texts’ disagreement on a sentence of this length is ruled on, the panel is taken to have no power to suspend',
  })),
}

function maySuspend(
  months: number,
  day: string,
  standing: Standing,
  { decide }: Decider,
): Outcome<Effect> {
  const charge = lastFilled(standing, 'charge', [WHERE])
  if (charge === undefined) {
    const words =
      'Whether the panel may suspend cannot be told: where the charge was brought is not on record'
    return accept({ to: standing.state, warnings: [words] })
  }
  const { jurisdiction } = charge
  const asked = { charged: true, maximumSentenceMonths: months, jurisdiction }
  const decision = decide('suspend-commissioner', asked, day)
  if (!decision.ok) return decision
  const { answer } = decision.value
  if (answer === 'may') {
    return accept({ to: 'eligible', findings: [citing('The panel may suspend', decision.value)] })
  }
  if (answer === 'may-not') {
    const words = citing('The panel has no power to suspend', decision.value)
    return accept({ to: 'not-eligible', findings: [words] })
  }
  const words = citing(
    'The texts disagree, so nothing is decided until there is a ruling',
    decision.value,
  )
  return accept({ to: 'disputed', warnings: [words] })
}

function applyRuling(event: CaseEvent, standing: Standing, decider: Decider): Outcome<Effect> {
  const entered = lastFilled(standing, 'enter-sentence', [SENTENCE])
  if (entered === undefined) {
    const words = 'What the ruling comes to cannot be told: the longest sentence is not on record'
    return accept({ to: standing.state, warnings: [words] })
  }
  const judged = maySuspend(entered.maximumSentenceMonths, event.on, standing, decider)
  if (!judged.ok || judged.value.to !== 'disputed') return judged
  const message = fillWords(
    decider.constitution,
    'No ruling on this is recorded by that day. Ask {monitoring_officer} for one, record it with the conflict, and come back',
  )
  return refuse('needs-ruling', message, 'step')
}
