import { citeParagraph, type Decider, rulesInForce } from '#constitution/index.ts'
import { countsOn, type People } from '#people/index.ts'
import { numbersNeeded } from '#procedures/index.ts'
import { capitalise, citeSource, describeDay } from '#shared/index.ts'
import type { DataTable, Link, Page } from '#web/index.ts'
import { accountFor, sayAccounted } from './attendance.ts'
import { type BeforeMeeting, presentBefore } from './before-meeting.ts'
import { dayOfMeeting, isToCome, type Meeting, type Meetings, numberOf, planOf } from './meeting.ts'
import {
  addressOf,
  declarationWords,
  differencesFromPlan,
  heldWords,
  meetingName,
  nameOf,
  planWords,
} from './meeting-words.ts'
import type { ShownReplies } from './replies-shown.ts'
import { standingWords, stateOf } from './standing.ts'
import { DELIVERIES, type Delivery } from './summons.ts'

const CRUMBS = [{ text: 'Meetings', href: '/meetings' }]

interface Fact {
  readonly term: string
  readonly lines: readonly string[]
}

/** What a page about a meeting is made of. */
export interface AskedMeeting {
  readonly meetings: Meetings
  readonly meeting: Meeting
  readonly people: People
  /** `undefined` where no rules of the panel are held. */
  readonly decider: Decider | undefined
  /** YYYY-MM-DD */
  readonly today: string
  /** The day at whose end it is asked what was known, where that is not now. */
  readonly knownOn?: string
  /** The answers of members; left out for those who do not read them. */
  readonly replies?: ShownReplies
  /** To whom the summons went; empty for those who do not read that. */
  readonly deliveries?: readonly Delivery[]
}

/** `/meetings/<address>`: where it stands, who was there, what came of each item. */
export function presentMeeting(asked: AskedMeeting) {
  const { meetings, meeting, people, today } = asked
  const { held } = meeting
  const seats = countsOn(people, dayOfMeeting(meeting)).seats?.number ?? null
  const accounted = accountFor(held, seats)
  const plan = planOf(meeting)
  return {
    title: meetingName(meeting),
    breadcrumbs: CRUMBS,
    answer: answerOf(meeting, today),
    attendance: held === null ? attendanceUnknown(meeting, today) : sayAccounted(accounted),
    facts: factsOf(asked),
    changes: meeting.changes.map(changeWords),
    before: beforeOf(asked),
    replies: meeting.called !== null || isToCome(meeting, today) ? (asked.replies ?? null) : null,
    known:
      asked.knownOn === undefined
        ? null
        : `As it was known at the end of ${describeDay(asked.knownOn)}: what was recorded here later is left out.`,
    deliveries: deliveryTable(asked.deliveries ?? []),
    hasNotice: isToCome(meeting, today) && plan !== undefined,
    mayReply: isToCome(meeting, today),
    address: addressOf(meeting),
    isOpen: held === null && stateOf(meeting) !== 'cancelled',
    isRecorded: meeting.recordedAt !== null,
    items: itemTable(meeting),
    present: peopleList(people, held?.present),
    apologies: peopleList(people, held?.apologies),
    inAttendance: (held?.in_attendance ?? []).map(({ person, as }) => ({
      text: `${nameOf(people, person)}, ${as}`,
      href: `/panel/people/${person}`,
    })),
    declarations: (held?.declarations ?? []).map((one) => declarationWords(people, one)),
    sources: sourcesOf(meeting),
    calendar: `${addressOf(meeting)}.ics`,
    event: eventOf(meeting, plan?.place ?? null, plan?.time ?? null),
    around: around(meetings, meeting),
  } satisfies Page & Record<string, unknown>
}

function answerOf(meeting: Meeting, today: string): string {
  const { held } = meeting
  if (held !== null) return `Held: ${heldWords(held)}.`
  const state = stateOf(meeting)
  if (state === 'cancelled') return 'Cancelled.'
  if (state === 'postponed') return 'Put off, and no day is set.'
  const plan = planOf(meeting)
  const when = plan === undefined ? describeDay(dayOfMeeting(meeting)) : planWords(plan)
  return dayOfMeeting(meeting) < today
    ? `Planned for ${when}. Whether it was held is not recorded here.`
    : `Planned for ${when}.`
}

/** What has to be done before it, while it is to come. */
function beforeOf({ meeting, decider, today }: AskedMeeting): BeforeMeeting | null {
  const plan = planOf(meeting)
  if (plan === undefined || decider === undefined || !isToCome(meeting, today)) return null
  return presentBefore(plan, today, decider)
}

function changeWords({ kind, on, reason, told }: Meeting['changes'][number]): string {
  const words = { moved: 'moved', postponed: 'put off', cancelled: 'cancelled' } as const
  const whom = told === '' ? 'Who was told is not recorded' : `Told: ${told}`
  return `${capitalise(words[kind])} on ${describeDay(on)}: ${reason}. ${whom}.`
}

function attendanceUnknown(meeting: Meeting, today: string): string | null {
  const state = stateOf(meeting)
  const isOff = state === 'cancelled' || state === 'postponed'
  if (dayOfMeeting(meeting) >= today || isOff) return null
  return 'Who was there is not recorded, and nothing is made of that: it does not say that nobody was.'
}

function factsOf({ meeting, people, decider, today, meetings }: AskedMeeting): readonly Fact[] {
  const { held, minutes, planned } = meeting
  const day = dayOfMeeting(meeting)
  const minuteNumbers = meeting.items.flatMap(({ minute }) => minute ?? [])
  const chair = held?.chair ?? null
  return [
    { term: 'Where it stands', lines: [standingWords(meeting, today)] },
    ...(planned.length === 0
      ? []
      : [
          {
            term: 'Planned for',
            lines: planned.map((plan) => `${planWords(plan)} (${citeSource(plan.source)})`),
          },
        ]),
    ...(held === null
      ? []
      : [{ term: 'Held', lines: [heldWords(held), ...differencesFromPlan(meeting)] }]),
    ...(held === null
      ? []
      : [
          {
            term: 'In the chair',
            lines: [chair === null ? 'Not recorded' : nameOf(people, chair)],
          },
        ]),
    ...(minuteNumbers.length === 0
      ? []
      : [
          {
            term: 'Minutes',
            lines: [`${minuteNumbers[0]} to ${minuteNumbers.at(-1)}`, confirmedWords(meeting)],
          },
        ]),
    ...(minuteNumbers.length === 0 && minutes !== undefined
      ? [{ term: 'Minutes', lines: ['Not held here', confirmedWords(meeting)] }]
      : []),
    ...(meeting.summonedOn === null
      ? []
      : [{ term: 'Members summoned', lines: [describeDay(meeting.summonedOn)] }]),
    ...calledFacts(meeting, decider),
    ...(isToCome(meeting, today) ? [] : neededOn(day, held?.present?.length, decider)),
    {
      term: 'Attending from elsewhere',
      lines: [FROM_AFAR[String(meetings.fromAfar) as keyof typeof FROM_AFAR]],
    },
  ]
}

/** Why it was convened; of a group what it is for, and what a rule wants settled before it starts. */
function calledFacts(
  { called, kind, address }: Meeting,
  decider: Decider | undefined,
): readonly Fact[] {
  if (called === null) return []
  const { scope, until, reportOn, requisition } = called
  const isGroup = kind === 'subcommittee' || kind === 'task-group'
  const open = kind === 'task-group' && decider ? unsettled(called, address, decider) : []
  return [
    ...(requisition === undefined ? [] : [{ term: 'Called in', lines: [requisition] }]),
    ...(isGroup
      ? [
          { term: 'What it is for', lines: [scope ?? 'Not recorded'] },
          {
            term: 'Until',
            lines: [
              until === undefined ? 'Its end is not recorded' : `Over by ${describeDay(until)}`,
              reportOn === undefined
                ? 'When it reports back is not recorded'
                : `Reports back on ${describeDay(reportOn)}`,
              ...open,
            ],
          },
        ]
      : []),
  ]
}

/** Rules by which something is settled before a task group starts that is not recorded. */
function unsettled(
  { scope, until, reportOn }: NonNullable<Meeting['called']>,
  address: string,
  { constitution }: Decider,
): readonly string[] {
  const recorded = { scope, timeframe: until, report_date: reportOn }
  const words = {
    scope: 'its scope',
    timeframe: 'its timetable',
    report_date: 'the day it reports back',
  }
  return rulesInForce(constitution, address.slice(0, 'YYYY-MM-DD'.length)).flatMap((rule) => {
    const list = rule.parameters['required_fields']
    if (!Array.isArray(list)) return []
    const open = Object.entries(recorded).flatMap(([name, value]) =>
      list.includes(name) && value === undefined ? [words[name as keyof typeof words]] : [],
    )
    return open.length === 0
      ? []
      : [`${citeParagraph(rule)} has this settled before the group starts: ${open.join(', ')}`]
  })
}

const FROM_AFAR = {
  true: 'Allowed by the panel’s rules',
  false: 'Not allowed by the panel’s rules',
  null: 'Not known: no rule that is held says',
} as const

function confirmedWords({ minutes }: Meeting): string {
  const confirmed = minutes?.confirmed
  if (confirmed === undefined) return 'Whether they were confirmed is not recorded'
  const day = describeDay(confirmed.meeting.slice(0, 'YYYY-MM-DD'.length))
  return `Confirmed on ${day}, minute ${confirmed.minute}`
}

/** What the rules of the day ask, held against how many were there. */
function neededOn(
  day: string,
  present: number | undefined,
  decider: Decider | undefined,
): readonly Fact[] {
  if (decider === undefined) return []
  return numbersNeeded(day, decider).map(({ term, text, number }) => {
    if (present === undefined || number === undefined) return { term, lines: [text] }
    const words =
      number > present
        ? `${present} were present: not enough`
        : number === present
          ? `${present} were present: all of them would have been needed`
          : `${present} were present`
    return { term, lines: [text, words] }
  })
}

/** What became of each letter, the latest of each member last. */
function deliveryTable(deliveries: readonly Delivery[]): DataTable | null {
  if (deliveries.length === 0) return null
  return {
    id: 'summons',
    caption: 'To whom the summons went',
    narrow: 'cards',
    columns: [{ text: 'Member' }, { text: 'What became of it' }, { text: 'On' }],
    rows: deliveries.map(({ name, event, why, on }) => [
      { text: name },
      { text: DELIVERIES[event], ...(why === undefined ? {} : { note: why }) },
      { text: describeDay(on) },
    ]),
  }
}

function itemTable(meeting: Meeting): DataTable | null {
  const { items } = meeting
  if (items.length === 0) return null
  const isMinuted = items.some(({ minute }) => minute !== undefined)
  return {
    id: 'items',
    caption: 'Items',
    narrow: 'cards',
    columns: [{ text: isMinuted ? 'Minute' : 'Item' }, { text: 'What came of it' }],
    rows: items.map((item) => [
      {
        text: `${numberOf(item)}. ${item.title}`,
        href: `${addressOf(meeting)}/items/${numberOf(item)}`,
      },
      { text: outcomeOf(meeting, item) },
    ]),
  }
}

/** In a few words; the item's own page says all. */
function outcomeOf({ resolutions, held }: Meeting, item: Meeting['items'][number]): string {
  const its = resolutions.filter(({ minute }) => minute === item.minute)
  const outcome = item.outcome ?? ''
  if (its.length === 0 && outcome === '') {
    return held === null ? 'Not recorded' : 'Nothing is recorded of what came of it'
  }
  return [outcome, ...its.map(({ letter, words }) => `${letter ? `(${letter}) ` : ''}${words}`)]
    .filter(Boolean)
    .join('; ')
}

function peopleList(people: People, ids: readonly string[] | null | undefined): readonly Link[] {
  return (ids ?? []).map((id) => ({ text: nameOf(people, id), href: `/panel/people/${id}` }))
}

function sourcesOf({ planned, held, minutes, items }: Meeting): readonly string[] {
  const all = [...planned, ...(held ? [held] : []), ...(minutes ? [minutes] : []), ...items]
  return [...new Set(all.flatMap(({ source }) => (source ? [citeSource(source)] : [])))]
}

/** The same for programs, as an Event of Schema.org. */
function eventOf({ held, ...meeting }: Meeting, place: string | null, time: string | null) {
  const day = held?.day ?? dayOfMeeting({ held, ...meeting })
  const clock = held?.began ?? time
  return {
    start: clock === null ? day : `${day}T${clock}`,
    end: held?.ended == null ? null : `${day}T${held.ended}`,
    place: held?.place ?? place,
  }
}

/** The meeting before and the one after. */
function around({ all }: Meetings, { address }: Meeting): readonly Link[] {
  const index = all.findIndex((one) => one.address === address)
  return [
    ['Before: ', all[index - 1]],
    ['After: ', all[index + 1]],
  ].flatMap(([word, one]) =>
    typeof one === 'object' ? [{ text: `${word}${meetingName(one)}`, href: addressOf(one) }] : [],
  )
}
