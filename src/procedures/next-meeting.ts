import type { Decider, Decision } from '#constitution/index.ts'
import { checkNotice, citeParagraph, deadlinesOf } from '#constitution/index.ts'
import { countDays, nameAmount, nameDay } from '#days/index.ts'
import { capitalise } from '#shared/index.ts'
import type { Case } from './case.ts'
import { citing } from './judging.ts'
import type { Procedure } from './procedure.ts'
import { findProcedure } from './procedures.ts'
import type { CaseView } from './run-case.ts'

/** A meeting that is convened on record, and at which nothing is on record yet. */
export interface ConvenedMeeting {
  /** YYYY-MM-DD */
  readonly day: string
  readonly cases: readonly Case[]
}

/**
 * The next meeting that cases are convened for.
 *
 * @param today - YYYY-MM-DD
 * @returns `undefined` when none is on record
 */
export function nextMeeting(
  cases: readonly Case[],
  view: (theCase: Case) => CaseView | undefined,
  today: string,
  procedures: readonly Procedure[],
): ConvenedMeeting | undefined {
  const convened = cases.flatMap((one) =>
    convenedIn(one, view(one), procedures).map((day) => ({ day, case: one })),
  )
  const days = convened.map(({ day }) => day).filter((day) => day >= today)
  const [day] = days.toSorted()
  if (day === undefined) return undefined
  return { day, cases: convened.filter((one) => one.day === day).map((one) => one.case) }
}

/** The days of meetings that a case waits for: convened, and nothing done at them since. */
function convenedIn(
  { procedure: id }: Case,
  view: CaseView | undefined,
  procedures: readonly Procedure[],
): readonly string[] {
  const steps = findProcedure(procedures, id)?.steps ?? []
  if (view === undefined || view.isOver) return []
  const counting = view.events.filter(({ refusedNow }) => refusedNow === undefined)
  return [...new Set(steps.flatMap(({ sits }) => sits ?? []))].flatMap((convening) => {
    const held = new Set(steps.filter(({ sits }) => sits === convening).map((step) => step.id))
    const last = counting.findLast(
      ({ event }) => event.step === convening || held.has(event.step),
    )?.event
    const day = last?.step === convening ? last.details['meeting'] : undefined
    return typeof day === 'string' ? [day] : []
  })
}

/** Something to know of a meeting: "Publish the agenda by", and what the rules come to. */
export interface MeetingFact {
  readonly term: string
  readonly text: string
  /** How many people that is, where it is a number of them. */
  readonly number?: number
}

/**
 * What a meeting of the panel on a day needs, each with its paragraph; what no rule speaks of is left
 * out.
 *
 * @param today - YYYY-MM-DD
 */
export function meetingNeeds(day: string, today: string, decider: Decider): readonly MeetingFact[] {
  return [...noticesBefore(day, today, decider), ...numbersNeeded(day, decider)]
}

function noticesBefore(day: string, today: string, decider: Decider): readonly MeetingFact[] {
  const { constitution, calendar } = decider
  const notice = checkNotice(today, day, decider)
  const passed = (last: string) => (last < today ? ': this day has passed' : '')
  const summons = deadlinesOf(constitution, 'summons', day).flatMap((rule) => {
    const { due } = countDays(rule.deadline.count, day, calendar)
    return due === null ? [] : [`${nameDay(due)} (${citeParagraph(rule)})${passed(due)}`]
  })
  const substitutes = deadlinesOf(constitution, 'substitute', day).flatMap((rule) =>
    'number' in rule.deadline.count
      ? [`${nameAmount(rule.deadline.count)} before it begins (${citeParagraph(rule)})`]
      : [],
  )
  return [
    ...(notice
      ? [
          {
            term: 'Publish the agenda by',
            text: `${nameDay(notice.lastNotice)} (${notice.paragraph})${passed(notice.lastNotice)}`,
          },
        ]
      : []),
    ...(summons.length > 0
      ? [{ term: 'Call those who are to answer by', text: summons.join('; ') }]
      : []),
    ...(substitutes.length > 0
      ? [{ term: 'Tell of substitutes until', text: substitutes.join('; ') }]
      : []),
  ]
}

const ofWhat = ({ facts: { of } }: Decision) => (typeof of === 'string' ? [of] : [])

/** How many have to be there, and how many have to vote for a veto. */
export function numbersNeeded(day: string, decider: Decider): readonly MeetingFact[] {
  const { seats } = decider.constitution.settings
  const inOffice = decider.countsOn(day).members?.number ?? undefined
  const members = inOffice ?? seats
  const quorum = decider.decide(
    'quorum',
    { body: 'panel', seats, present: members, withdrawn: 0 },
    day,
  )
  const whole = { present: members, for: members, against: 0, abstain: 0 }
  const veto = decider.decide(
    'veto',
    {
      matter: 'precept',
      stage: 'proposed',
      ...(inOffice === undefined ? { members } : {}),
      ...whole,
    },
    day,
  )
  const base = inOffice === undefined ? ', if every seat is filled' : ''
  return [
    ...(quorum.ok && typeof quorum.value.facts['needed'] === 'number'
      ? [
          {
            term: 'Needed for a quorum',
            number: quorum.value.facts['needed'],
            text: citing(
              [`${quorum.value.facts['needed']} present`, ...ofWhat(quorum.value)].join(', of '),
              quorum.value,
            ),
          },
        ]
      : []),
    ...(veto.ok && veto.value.answer !== 'not-available'
      ? [
          {
            term: 'Needed for a veto of the precept',
            number: Number(veto.value.facts['needed']),
            text: capitalise(
              citing(`${veto.value.facts['needed']} of ${members} members${base}`, veto.value),
            ),
          },
        ]
      : []),
  ]
}
