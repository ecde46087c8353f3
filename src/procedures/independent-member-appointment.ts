import type { Decider } from '#constitution/index.ts'
import { deadlinesOf, rulesNamed } from '#constitution/index.ts'
import { countDays, nameDay } from '#days/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { TITLE } from './asked-fields.ts'
import { citingRules, lastFilled, refuseBy } from './judging.ts'
import { type Effect, type Happened, type Procedure, type Standing, step } from './procedure.ts'

/** What bars somebody from being an independent member, as far as the panel's rules name it. */
export const INELIGIBLE = {
  name: 'is',
  label: 'Is the person any of these',
  kind: 'ticks',
  choices: {
    pcc: 'The holder of the office held to account',
    'pcc-staff': 'On the staff of that office',
    'police-civilian-staff': 'On the civilian staff of the force',
    mp: 'A member of Parliament',
    mep: 'A member of the European Parliament',
    'member-of-area-council': 'A member of a council of the area',
    'serving-police-officer': 'A serving police officer',
  },
} as const satisfies Field

const CLOSES = {
  name: 'closes',
  label: 'The closing day for applications',
  kind: 'day',
} as const satisfies Field

const INTERVIEW = [
  {
    name: 'size',
    label: 'Members on the appointment panel',
    asks: 'how many members are on the appointment panel',
    kind: 'number',
  },
  { name: 'name', label: 'Whom it recommends', kind: 'text' },
] as const satisfies readonly Field[]

/** Arrangements 9 to 14. */
export const INDEPENDENT_MEMBER_APPOINTMENT: Procedure = {
  id: 'independent-member-appointment',
  name: 'Appointment of an independent member',
  about: 'The panel advertises for, interviews and co-opts an independent member.',
  opening: [
    TITLE,
    { name: 'midPoint', label: 'The mid-point of the term of {office}', kind: 'day' },
  ],
  openingStarts: [['mid-point', 'midPoint']],
  initial: 'due',
  states: {
    due: 'waiting for the vacancy to be advertised',
    advertised: 'waiting for the closing day',
    closed: 'waiting for the interviews',
    recommended: 'waiting for the panel to appoint',
    seated: 'over: the member is appointed',
  },
  over: ['seated'],
  steps: [
    step({
      id: 'advertise',
      does: 'The vacancy is first advertised',
      from: ['due'],
      leadsTo: ['advertised'],
      fields: [CLOSES],
      starts: ['advertised'],
      rules: ['arr-independents-advert', 'arr-independents-advert-min'],
      judge: advertise,
    }),
    step({
      id: 'close',
      does: 'Applications close',
      from: ['advertised'],
      leadsTo: ['closed'],
      meets: ['closing'],
      rules: ['arr-independents-advert-min'],
      judge: (event, standing) => {
        const closes = lastFilled(standing, 'advertise', [CLOSES])?.closes
        if (closes === undefined || event.on >= closes) return accept({ to: 'closed' })
        const message = `Applications were advertised to close on ${nameDay(closes)}. Correct the day`
        return refuse('out-of-order', message, 'on')
      },
    }),
    step({
      id: 'interview',
      does: 'An appointment panel interviews, and recommends',
      from: ['closed'],
      leadsTo: ['recommended'],
      fields: INTERVIEW,
      rules: ['arr-independents-shortlist', 'arr-independents-appointment-panel'],
      judge: interview,
    }),
    step({
      id: 'appoint',
      does: 'The panel appoints',
      from: ['recommended'],
      leadsTo: ['seated'],
      fields: [INELIGIBLE],
      rules: ['arr-independents-recommend', 'arr-independents-ineligible'],
      judge: appoint,
    }),
    step({
      id: 'start-again',
      does: 'Nobody is recommended or appointed, and the vacancy is to be advertised again',
      from: ['closed', 'recommended'],
      to: 'due',
      rules: ['arr-independents-advert'],
    }),
  ],
  deadlines: [{ id: 'closing' }],
}

function advertise(
  event: Happened<readonly [typeof CLOSES]>,
  _: Standing,
  decider: Decider,
): Outcome<Effect> {
  const { closes } = event.filled
  if (closes <= event.on) {
    const message = 'Applications would close before they open. Correct one of the two days'
    return refuse('out-of-order', message, 'closes')
  }
  const rules = deadlinesOf(decider.constitution, 'independent-member-appointment', event.on)
  const warnings = rules.flatMap((rule) => {
    const { due } = countDays(rule.deadline.count, event.on, decider.calendar)
    if (due === null || closes >= due) return []
    const words = `Applications close before ${nameDay(due)}, the first day that will do`
    return [citingRules(decider, words, [rule.id])]
  })
  return accept({ to: 'advertised', warnings })
}

function interview(
  event: Happened<typeof INTERVIEW>,
  _: Standing,
  decider: Decider,
): Outcome<Effect> {
  const [rule] = rulesNamed(decider, ['arr-independents-appointment-panel'])
  const size = Number(rule?.parameters['size'])
  const sat = event.filled.size
  if (!Number.isInteger(size) || sat === size) return accept({ to: 'recommended' })
  const message = `${sat} members interviewed, and the appointment panel is of ${size}. Correct the number, or interview again`
  return refuseBy(decider, ['arr-independents-appointment-panel'], message, 'size')
}

function appoint(
  event: Happened<readonly [typeof INELIGIBLE]>,
  _: Standing,
  decider: Decider,
): Outcome<Effect> {
  const [rule] = rulesNamed(decider, ['arr-independents-ineligible'])
  const excluded = rule?.parameters['excluded']
  const barred = event.filled.is.filter((one) => Array.isArray(excluded) && excluded.includes(one))
  if (barred.length > 0) {
    const message =
      'Someone who is any of these may not be an independent member. Appoint another person'
    return refuseBy(decider, ['arr-independents-ineligible'], message, 'is')
  }
  const [term] = rulesNamed(decider, ['arr-independents-number-term'])
  const years = Number(term?.parameters['term_years'])
  if (!Number.isInteger(years)) return accept({ to: 'seated' })
  const until = Temporal.PlainDate.from(event.on).add({ years }).toString()
  const words = `The term is ${years} years, to about ${nameDay(until)}`
  return accept({
    to: 'seated',
    findings: [citingRules(decider, words, ['arr-independents-number-term'])],
  })
}
