import type { Decider } from '#constitution/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { TITLE, VOTES } from './asked-fields.ts'
import { citing, filledIn } from './judging.ts'
import { type CaseEvent, type Effect, type Procedure, type Standing, step } from './procedure.ts'
import { voteOn } from './voting.ts'

const PARTS = {
  name: 'part',
  label: 'The part it changes',
  hint: 'If it changes several, choose the Rules of Procedure when they are among them',
  kind: 'choice',
  choices: {
    rules: 'Rules of Procedure',
    arrangements: 'Panel arrangements',
    'terms-of-reference': 'Terms of reference',
    complaints: 'Complaints procedure',
    protocol: 'Protocol',
  },
} as const satisfies Field

/** Rules 55 and 113. */
export const CONSTITUTION_AMENDMENT: Procedure = {
  id: 'constitution-amendment',
  name: 'Change to the constitution',
  about: 'A change is proposed and seconded; a change to the rules waits for another meeting.',
  opening: [TITLE, PARTS],
  initial: 'proposed',
  states: {
    proposed: 'waiting to be moved and seconded',
    'stands-adjourned': 'waiting for the next ordinary meeting, without discussion',
    debate: 'waiting for a vote',
    adopted: 'over: the change was adopted',
    lost: 'over: the change was lost',
  },
  over: ['adopted', 'lost'],
  steps: [
    step({
      id: 'move',
      does: 'The change is moved and seconded',
      from: ['proposed'],
      leadsTo: ['stands-adjourned', 'debate'],
      rules: ['rules-variation-stands-adjourned', 'constitution-amend'],
      judge: move,
    }),
    step({
      id: 'next-meeting',
      does: 'The next ordinary meeting takes it up',
      from: ['stands-adjourned'],
      leadsTo: ['debate'],
      rules: ['rules-variation-stands-adjourned'],
      judge: nextMeeting,
    }),
    step({
      id: 'vote',
      does: 'The panel votes on it',
      from: ['debate'],
      leadsTo: ['adopted', 'lost'],
      fields: VOTES,
      rules: ['constitution-amend'],
      judge: voteOn({ carried: 'adopted', lost: 'lost' }),
    }),
    step({
      id: 'withdraw',
      does: 'It is withdrawn',
      from: ['proposed', 'stands-adjourned', 'debate'],
      to: 'lost',
      rules: ['withdraw-motion'],
    }),
  ],
  deadlines: [],
  barred: [
    {
      step: 'vote',
      in: ['stands-adjourned'],
      rules: ['rules-variation-stands-adjourned'],
      words:
        'There is no debate and no vote yet: once moved and seconded it stands adjourned to the next ordinary meeting',
    },
  ],
}

function move(event: CaseEvent, { opening }: Standing, { decide }: Decider): Outcome<Effect> {
  const opened = filledIn(opening, [PARTS])
  if (opened === undefined) return refuse('no-part', 'The case does not say which part it changes')
  const decision = decide('amend-constitution', { ...opened, meeting: 'same' }, event.on)
  if (!decision.ok) return decision
  const { answer, warnings, working } = decision.value
  const to = answer === 'stands-adjourned' ? 'stands-adjourned' : 'debate'
  return accept({ to, findings: [citing(working, decision.value)], warnings })
}

function nextMeeting(event: CaseEvent, standing: Standing): Outcome<Effect> {
  const moved = standing.events.find(({ step }) => step === 'move')
  if (moved === undefined || event.on > moved.on) return accept({ to: 'debate' })
  const message =
    'The next ordinary meeting is on another day than the one where it was moved. Correct the day'
  return refuse('out-of-order', message, 'on')
}
