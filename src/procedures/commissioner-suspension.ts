import type { Decider } from '#constitution/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { MEETING_DAY, TITLE, VOTES } from './asked-fields.ts'
import { citing, citingRules, lastOf, numberIn, setMeeting, textIn, voteOn } from './judging.ts'
import type { CaseEvent, Effect, Procedure, Standing } from './procedure.ts'

const WHERE: Field = {
  name: 'jurisdiction',
  label: 'Where the charge was brought',
  kind: 'choice',
  choices: [
    ['england-and-wales', 'England or Wales'],
    ['scotland', 'Scotland'],
    ['northern-ireland', 'Northern Ireland'],
    ['jersey', 'Jersey'],
    ['guernsey', 'Guernsey'],
    ['isle-of-man', 'Isle of Man'],
    ['other', 'Anywhere else'],
  ],
}

/** Rules 110 and 111, the terms of reference and the protocol. */
export const COMMISSIONER_SUSPENSION: Procedure = {
  id: 'commissioner-suspension',
  name: 'Suspension of {office}',
  about: 'The panel may suspend {office} when a serious offence is charged.',
  opening: [TITLE],
  initial: 'normal',
  states: {
    normal: 'waiting: no charge has been reported',
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
    {
      id: 'charge',
      does: '{Office} is charged, and the panel is told',
      from: ['normal'],
      to: 'charged',
      fields: [WHERE],
      starts: ['charged'],
      meets: ['inform'],
      rules: ['suspend-pcc', 'pro-susp-inform'],
    },
    {
      id: 'enter-sentence',
      does: 'A lawyer enters the longest sentence that the offence carries',
      from: ['charged'],
      fields: [
        {
          name: 'maximumSentenceMonths',
          label: 'The longest sentence, in months',
          hint: 'For life, enter 9999',
          kind: 'number',
        },
      ],
      rules: ['suspend-pcc', 'tor-suspend-pcc', 'pro-susp-threshold'],
      judge: (event, standing, decider) =>
        maySuspend(numberIn(event, 'maximumSentenceMonths'), event.on, standing, decider),
    },
    {
      id: 'apply-ruling',
      does: 'The ruling recorded on the dispute is applied',
      from: ['disputed'],
      rules: ['suspend-pcc', 'tor-suspend-pcc', 'pro-susp-threshold'],
      judge: applyRuling,
    },
    {
      id: 'convene',
      does: '{Clerk} convenes a meeting as soon as practicable',
      from: ['eligible', 'meeting-set'],
      fields: [MEETING_DAY],
      rules: ['pro-susp-meeting', 'pro-susp-representations'],
      judge: setMeeting('meeting-set'),
    },
    {
      id: 'vote',
      does: 'The panel votes on a suspension',
      from: ['meeting-set'],
      fields: VOTES.filter(({ name }) => ['for', 'against', 'abstain'].includes(name)),
      rules: ['suspend-pcc', 'pro-susp-meeting'],
      judge: (event, _, decider) =>
        voteOn(event, decider, { carried: 'suspended', lost: 'not-suspended' }),
    },
    {
      id: 'change',
      does: 'Circumstances change, and the suspension is to be reviewed',
      from: ['suspended'],
      to: 'review',
      rules: ['pro-susp-review'],
    },
    {
      id: 'keep',
      does: 'The panel keeps the suspension',
      from: ['review'],
      to: 'suspended',
      rules: ['pro-susp-review'],
    },
    {
      id: 'end',
      does: 'The suspension ends',
      from: ['suspended', 'review'],
      fields: [
        {
          name: 'cause',
          label: 'What ended it',
          kind: 'choice',
          choices: [
            ['charge-dropped', 'The charge was dropped'],
            ['acquitted', 'Acquittal'],
            ['convicted-not-disqualified', 'Conviction that does not disqualify'],
            ['ended-by-panel', 'The panel ended it'],
          ],
        },
      ],
      rules: ['suspend-pcc-ends', 'acting-ends'],
      judge: (_, __, decider) => {
        const words = 'An acting appointment made because of the suspension ends with it'
        return accept({ to: 'ended', findings: [citingRules(decider, words, ['acting-ends'])] })
      },
    },
    {
      id: 'disqualified',
      does: '{Office} is convicted and disqualified',
      from: ['suspended', 'review'],
      to: 'vacant',
      rules: ['suspend-pcc-ends', 'acting-must-appoint'],
    },
  ],
  deadlines: [{ id: 'inform', in: ['charged'] }],
}

function maySuspend(
  months: number,
  day: string,
  standing: Standing,
  { decide }: Decider,
): Outcome<Effect> {
  const charge = lastOf(standing, 'charge')
  const asked = {
    charged: true,
    maximumSentenceMonths: months,
    jurisdiction: charge ? textIn(charge, 'jurisdiction') : '',
  }
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
  const entered = lastOf(standing, 'enter-sentence')
  const months = entered ? numberIn(entered, 'maximumSentenceMonths') : 0
  const judged = maySuspend(months, event.on, standing, decider)
  if (!judged.ok || judged.value.to !== 'disputed') return judged
  const officer = decider.constitution.settings.words.monitoring_officer
  const message = `No ruling on this is recorded by that day. Ask the ${officer} for one, record it with the conflict, and come back`
  return refuse('needs-ruling', message, 'step')
}
