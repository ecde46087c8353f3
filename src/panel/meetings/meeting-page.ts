import type { HeldConstitution } from '#constitution/index.ts'
import { countsOn, heldOn, type People } from '#people/index.ts'
import { capitalise, citeSource, describeDay, endSentence } from '#shared/index.ts'
import type { DataTable, Link, Page } from '#web/index.ts'
import { accountFor, sayAccounted } from './attendance.ts'
import { type BeforeMeeting, presentBefore } from './before-meeting.ts'
import { STANDS_IN_RECORD } from './held-elsewhere.ts'
import { dayOfMeeting, isToCome, type Meeting, type Meetings, numberOf, planOf } from './meeting.ts'
import { type AskedFacts, factsOf } from './meeting-facts.ts'
import {
  addressOf,
  adjournedWords,
  CHANGES,
  CRUMBS,
  declarationWords,
  heldWords,
  meetingName,
  nameOf,
  planWords,
  recordOfItem,
} from './meeting-words.ts'
import type { Decided, QuestionsPut } from './needs.ts'
import type { ShownReplies } from './replies-shown.ts'
import { goesOn, openedOrHeld, stateOf } from './standing.ts'
import { DELIVERIES, type Delivery } from './summons.ts'

/** What a page about a meeting is made of. */
export interface AskedMeeting extends AskedFacts {
  /** The panel's rules; `undefined` where none are held. */
  readonly rules: HeldConstitution | undefined
  /** The day at whose end it is asked what was known, where that is not now. */
  readonly knownOn?: string
  /** The answers of members; left out for those who do not read them. */
  readonly replies?: ShownReplies
  /** To whom the summons went; empty for those who do not read that. */
  readonly deliveries?: readonly Delivery[]
  /** What came of the questions that were put at it; left out where that is not told. */
  readonly decided?: Decided
  /** What the public put to it and was accepted. */
  readonly questions?: Awaited<ReturnType<QuestionsPut['fetch']>>
}

/** `/meetings/<address>`: where it stands, who was there, what came of each item. */
export function presentMeeting(asked: AskedMeeting) {
  const { meetings, meeting, people, today } = asked
  const { held } = meeting
  const seats = countsOn(people, dayOfMeeting(meeting)).seats?.number ?? null
  const vacant = heldOn(people, dayOfMeeting(meeting)).seats.filter(
    ({ state }) => state === 'vacant',
  )
  const accounted = accountFor(held, seats, vacant.length, goesOn(meeting, today))
  const soFar = goesOn(meeting, today) ? 'The meeting is not closed. So far: ' : ''
  const plan = planOf(meeting)
  return {
    title: meetingName(meeting),
    breadcrumbs: CRUMBS,
    answer: answerOf(meeting, today),
    attendance:
      held === null ? attendanceUnknown(meeting, today) : `${soFar}${sayAccounted(accounted)}`,
    facts: factsOf(asked),
    changes: meeting.changes.map(changeWords),
    before: beforeOf(asked),
    replies: meeting.called !== null || isToCome(meeting, today) ? (asked.replies ?? null) : null,
    known:
      asked.knownOn === undefined
        ? null
        : `As it was known at the end of ${describeDay(asked.knownOn)}: what was recorded here later is left out.`,
    deliveries: deliveryTable(asked.deliveries ?? []),
    questions: asked.questions ?? [],
    minutes: asked.minutes ?? '',
    hasNotice: isToCome(meeting, today) && plan !== undefined,
    hasAgenda: meeting.items.length > 0 || meeting.issued.length > 0,
    mayReply: isToCome(meeting, today),
    address: addressOf(meeting),
    isOpen: held === null && stateOf(meeting) !== 'cancelled',
    isRecorded: meeting.recordedAt !== null,
    // What happens is judged as it is recorded, by the panel's own rules
    hasRules: asked.rules !== undefined,
    items: itemTable(meeting, asked.decided),
    decided: asked.decided?.count ?? '',
    resolutions: asked.decided?.resolutions ?? [],
    goingOn: goesOn(meeting, today) && meeting.record !== undefined,
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
  if (held !== null)
    return `${openedOrHeld(meeting, today)}: ${heldWords(held)}.${adjournedWords(held)}`
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
  const whom = told === '' ? 'Who was told is not recorded' : `Told: ${told}`
  return `${capitalise(CHANGES[kind])} on ${describeDay(on)}: ${endSentence(reason)} ${endSentence(whom)}`
}

function attendanceUnknown(meeting: Meeting, today: string): string | null {
  const state = stateOf(meeting)
  const isOff = state === 'cancelled' || state === 'postponed'
  if (dayOfMeeting(meeting) >= today || isOff) return null
  return 'Who was there is not recorded, and nothing is made of that: it does not say that nobody was.'
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

function itemTable(meeting: Meeting, decided: Decided | undefined): DataTable | null {
  const { items } = meeting
  if (items.length === 0) return takenTable(meeting, decided)
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
      cameOf(meeting, item, decided?.byItem.get(String(numberOf(item))) ?? []),
    ]),
  }
}

/** Of a meeting of which no agenda is held: the items that its record has. */
function takenTable(meeting: Meeting, decided: Decided | undefined): DataTable | null {
  const { items } = meeting.record ?? { items: [] }
  if (items.length === 0) return null
  return {
    id: 'items',
    caption: 'Items',
    narrow: 'cards',
    columns: [{ text: 'Item' }, { text: 'What came of it' }],
    rows: items.map(({ number, title }) => [
      {
        text: title === '' ? `Item ${number}` : `${number}. ${title}`,
        href: `${addressOf(meeting)}/record?item=${encodeURIComponent(number)}#log`,
      },
      { text: (decided?.byItem.get(number) ?? [STANDS_IN_RECORD]).join('. ') },
    ]),
  }
}

/** What was decided, as its votes have it or as it is stated; what the record has of it is one step away. */
function cameOf(meeting: Meeting, item: Meeting['items'][number], decided: readonly string[]) {
  if (item.outcome !== STANDS_IN_RECORD) return { text: outcomeOf(meeting, item) }
  const text = decided.length === 0 ? STANDS_IN_RECORD : decided.join('. ')
  return { text, href: recordOfItem(meeting, item) }
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
