import type { Decider } from '#constitution/index.ts'
import { deadlinesOf } from '#constitution/index.ts'
import { countDays, nameDay } from '#days/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { MEETING_DAY, TITLE } from './asked-fields.ts'
import { citingRules } from './judging.ts'
import { type Effect, type Happened, type Procedure, type Standing, step } from './procedure.ts'

const LETTER = [
  MEETING_DAY,
  { name: 'item', label: 'The item, and any papers wanted', kind: 'long-text' },
  {
    name: 'information',
    label: 'Is information wanted beforehand',
    asks: 'whether information is wanted beforehand',
    kind: 'yes-no',
  },
  {
    name: 'short',
    label: 'For short notice: why longer was not practicable, or who agreed to it',
    kind: 'long-text',
    required: false,
  },
] as const satisfies readonly Field[]

/** Rules 65 to 68 and the protocol's part on holding to account. */
export const CALLING_TO_ACCOUNT: Procedure = {
  id: 'calling-to-account',
  name: 'Calling to account',
  about: 'The panel asks {office} or the office’s staff to attend and answer.',
  opening: [TITLE],
  initial: 'need',
  states: {
    need: 'waiting for {chair} to write',
    noticed: 'waiting for the meeting',
    reschedule: 'waiting for another day: the one named cannot be kept',
    heard: 'over: they attended',
  },
  over: ['heard'],
  steps: [
    step({
      id: 'write',
      does: '{Chair} writes, naming the item and the papers wanted',
      from: ['need', 'reschedule'],
      leadsTo: ['noticed'],
      fields: LETTER,
      starts: [['meeting', 'meeting']],
      meets: ['notice', 'notice-working-days'],
      rules: ['require-attendance', 'attendance-notice', 'attendance-notice-content'],
      judge: write,
    }),
    step({
      id: 'cannot',
      does: '{Office} says that the day cannot be kept',
      from: ['noticed'],
      to: 'reschedule',
      rules: ['require-attendance'],
    }),
    step({
      id: 'attend',
      does: 'They attend and answer',
      from: ['noticed'],
      sits: 'write',
      to: 'heard',
      fields: [
        {
          name: 'withheld',
          label: 'Anything withheld as operationally sensitive or as advice, and who said so',
          kind: 'long-text',
          required: false,
        },
      ],
      rules: ['scrutiny-duty', 'require-papers', 'no-advice-disclosure'],
    }),
  ],
  deadlines: [
    { id: 'notice', from: [['summons', 'notice']] },
    { id: 'notice-working-days', from: [['summons', 'notice-working-days']] },
  ],
}

/** Short notice is taken when it comes with a reason; the shorter count for information only warns. */
function write(
  { on, filled: { meeting, information, short: agreed } }: Happened<typeof LETTER>,
  _: Standing,
  decider: Decider,
): Outcome<Effect> {
  if (meeting <= on) {
    const message = `${nameDay(meeting)} is not after the day it was written. Correct one of the two`
    return refuse('out-of-order', message, 'meeting')
  }
  const rules = deadlinesOf(decider.constitution, 'summons', on)
  const late = rules
    .filter(({ deadline }) => deadline.id === 'notice' || information)
    .flatMap((rule) => {
      const { due } = countDays(rule.deadline.count, meeting, decider.calendar)
      return due !== null && on > due ? [{ rule, due }] : []
    })
  const short = late.find(({ rule }) => rule.deadline.id === 'notice')
  if (short && agreed === undefined) {
    const words = `Notice was due by ${nameDay(short.due)}. Say why longer notice was not practicable, or that it was agreed`
    return refuse(
      'short-notice',
      citingRules(decider, words, [short.rule.id, 'pro-shorter-notice']),
      'short',
    )
  }
  const warnings = late.map(({ rule, due }) =>
    citingRules(decider, `Later than ${nameDay(due)}: ${rule.gloss}`, [rule.id]),
  )
  return accept({ to: 'noticed', warnings })
}
