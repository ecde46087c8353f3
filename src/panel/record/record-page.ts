import { describeDay } from '#shared/index.ts'
import type { Page } from '#web/index.ts'
import { numberOf } from '../meetings/meeting.ts'
import { addressOf, crumbsOf, meetingName } from '../meetings/meeting-words.ts'
import type { RawEvent } from './corrections.ts'
import { eventWords } from './event-words.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { EVENT_FORMS, type EventFormId } from './forms/event-forms.ts'
import { nextEvents } from './next-events.ts'
import { statusWords, whereItStands } from './status-words.ts'

/** The groups in which what can be recorded is offered. */
const GROUPS: readonly { readonly title: string; readonly forms: readonly EventFormId[] }[] = [
  {
    title: 'Motions',
    forms: ['move', 'second', 'amend', 'alter', 'withdraw'],
  },
  {
    title: 'Votes',
    forms: [
      ...(['put', 'hands', 'demand-recorded', 'recorded', 'outcome', 'voices'] as const),
      ...(['own-vote', 'casting'] as const),
    ],
  },
  {
    title: 'The room',
    forms: ['apology', 'attend', 'arrive', 'leave', 'interest', 'let-in', 'resign'],
  },
  { title: 'What is said', forms: ['note', 'promise', 'speech', 'reply', 'ruling'] },
  { title: 'Ending a debate', forms: ['closure', 'next-business', 'adjourn-debate'] },
  { title: 'Elections', forms: ['nominate', 'put-election', 'tally'] },
  {
    title: 'The meeting',
    forms: [
      ...(['open', 'item', 'defer', 'exclude-public', 'readmit-public'] as const),
      ...(['preside', 'take-chair', 'suspend', 'adjourn', 'resume'] as const),
      ...(['declare-no-quorum', 'close'] as const),
    ],
  },
]

/** What happens at any moment, offered beside what is likely next. */
const OFTEN: readonly EventFormId[] = ['move', 'amend', 'interest', 'promise']

/** How the page is looked at: whole or its latest, and after what was recorded. */
interface Seen {
  readonly isAll: boolean
  /** The event that was recorded just now. */
  readonly did?: string
  /** What was found to be recorded already. */
  readonly already?: string
  /** The numbers under which promises and resolutions are followed, by their events. */
  readonly followed?: ReadonlyMap<string, number>
}

const ALREADY: Readonly<Record<string, string>> = {
  put: 'That question was put already and waits for its vote: nothing was recorded again',
  out: 'They are out already: nothing was recorded again',
  in: 'They are here already: nothing was recorded again',
}

/** So many of the latest are shown unless all are asked for. */
const LATEST = 50
const LATEST_VOTES = 10

/**
 * The record of a meeting as it is kept and followed.
 *
 * @param mayRecord - whether the reader records it: then with what comes next, and every form
 * @param newId - makes an id for what is sent with one press
 */
export function presentRecord(
  record: JudgedRecord,
  mayRecord: boolean,
  newId: () => string,
  seen: Seen,
  today: string,
): Page & Readonly<Record<string, unknown>> {
  const { isAll, did = '', already = '' } = seen
  const { meeting, judged, told } = record
  const { course } = judged
  const log = logOf(record, isAll ? undefined : LATEST, seen)
  const recorded = judged.corrected.length
  const address = `${addressOf(meeting)}/record`
  return {
    title: `What happened: ${meetingName(meeting)}`,
    breadcrumbs: crumbsOf(meeting),
    address,
    meeting: addressOf(meeting),
    mayRecord,
    status: statusWords(course),
    where: whereItStands(course),
    lastAt: lastRecorded(record),
    isEmpty: record.events.length === 0,
    isClosed: course.closed !== undefined,
    next: mayRecord ? nextEvents(record).map((one) => ({ ...one, id: newId() })) : [],
    often: mayRecord
      ? OFTEN.map((form) => ({ text: EVENT_FORMS[form].title, href: `${address}/${form}` }))
      : [],
    seats: seatsOf(record, mayRecord ? newId : undefined),
    agenda: agendaOf(record, mayRecord ? newId : undefined),
    groups: mayRecord
      ? GROUPS.map(({ title, forms }) => ({
          title,
          links: forms.map((form) => ({
            text: EVENT_FORMS[form].title,
            href: `${address}/${form}`,
          })),
        }))
      : [],
    votes: isAll ? votesOf(record) : votesOf(record).slice(0, LATEST_VOTES),
    done: ALREADY[already] === undefined ? doneWords(log, record, did) : [ALREADY[already]],
    notToday:
      mayRecord && today !== course.story.day && course.closed === undefined
        ? `This meeting is of ${describeDay(course.story.day)}, and today is ${describeDay(today)}: an hour is recorded only where you type one.`
        : '',
    noSeats: course.story.seats.every(({ holder }) => holder === null),
    isPrivate: isInPrivate(record),
    noteId: mayRecord && course.opened !== undefined ? newId() : '',
    log,
    earlier: isAll || recorded <= LATEST ? '' : `All ${recorded} that are recorded`,
    silent: told.silent,
    unsettled: told.unsettled,
  }
}

/** Whether the item in hand is taken in private. */
function isInPrivate({ meeting, judged }: JudgedRecord): boolean {
  const item = judged.course.item?.item.number
  if (item !== undefined && judged.course.excluded?.items.includes(item) === true) return true
  return meeting.items.some((one) => String(numberOf(one)) === item && one.restricted !== undefined)
}

/** When something was last recorded on the site: "14:36"; blank where only the area's file has it. */
function lastRecorded({ events }: JudgedRecord): string {
  const last = events
    .flatMap(({ recorded_at: at }) => (typeof at === 'string' ? [at] : []))
    .sort()
    .at(-1)
  return last === undefined
    ? ''
    : Temporal.Instant.from(last)
        .toZonedDateTimeISO('Europe/London')
        .toPlainTime()
        .toString({ smallestUnit: 'minute' })
}

/** What was recorded just now, and what came of it. */
function doneWords(
  log: ReturnType<typeof logOf>,
  { told, judged }: JudgedRecord,
  did: string,
): readonly string[] {
  const one = log.find(({ id }) => id === did)
  if (one === undefined) return []
  const raw = judged.corrected.find(({ raw: its }) => its.id === did)?.raw
  const vote = told.votes.find((its) => its.vote === raw?.['vote'])
  return [
    `Recorded: ${one.hour === '' ? '' : `${one.hour} `}${one.words}`,
    ...(vote === undefined ? [] : [`${vote.vote} is ${OUTCOMES[vote.outcome]}: ${vote.working}`]),
    ...one.said.map(({ kind, words }) => `${kind}: ${words}`),
  ]
}

/** Presence as a row of seats, each with who holds it and whether they are there. */
function seatsOf({ judged: { course } }: JudgedRecord, newId: (() => string) | undefined) {
  const seats = course.story.seats.map(({ holder, name, office }) => ({
    person: holder,
    name: holder === null ? `${name}: who holds it is not recorded` : name,
    office:
      office === null
        ? ''
        : course.rules.say(office === 'chair' ? '{bare:chair}' : '{bare:vice_chair}'),
    isHere: holder !== null && course.room.has(holder),
    isApology: holder !== null && course.story.apologies.includes(holder),
    interest:
      holder === null ? '' : (course.interestIn(holder, course.item?.item.number)?.kind ?? ''),
    id: newId?.(),
  }))
  const substitutes = course.story.substitutes.map(({ person, name }) => ({
    person,
    name,
    office: 'substitute',
    isHere: course.room.has(person),
    isApology: false,
    interest: course.interestIn(person, course.item?.item.number)?.kind ?? '',
    id: newId?.(),
  }))
  return [...seats, ...substitutes]
}

function agendaOf(
  { judged: { course }, meeting }: JudgedRecord,
  newId: (() => string) | undefined,
) {
  const taken = new Set(course.items.map(({ item }) => item.number))
  const now = course.item?.item.number
  const { deferred } = course
  const isRestricted = (number: string) =>
    course.excluded?.items.includes(number) === true ||
    meeting.items.some((one) => String(numberOf(one)) === number && one.restricted !== undefined)
  return course.story.items.map(({ number, title }) => ({
    number,
    title,
    isNow: number === now,
    isTaken: taken.has(number),
    isDeferred: deferred.has(number),
    isPrivate: isRestricted(number),
    id: newId?.(),
  }))
}

const OUTCOMES = {
  carried: 'carried',
  lost: 'lost',
  tie: 'a tie',
  'no-decision': 'nothing is decided by it',
  undetermined: 'not settled by the record',
  'not-stated': 'not recorded yet',
} as const

function votesOf({ told, judged: { course } }: JudgedRecord) {
  return told.votes.toReversed().map((vote) => {
    const put = course.votes.find(({ id }) => id === vote.vote)
    const [motion] = put?.on ?? []
    return {
      name: vote.vote,
      on: motion?.text ?? put?.put.event.election ?? '',
      outcome:
        vote.elected === null
          ? OUTCOMES[vote.outcome]
          : `${course.nameOf(vote.elected)} is elected`,
      working: vote.working,
      paragraph: vote.paragraph === 'none' ? '' : vote.paragraph,
      entitled: `${vote.entitled.length} may vote: ${vote.entitled.map((one) => course.nameOf(one)).join(', ')}`,
      veto:
        vote.needed === null
          ? ''
          : `${vote.needed} are needed, ${vote.reachable === false ? 'and it is out of reach' : 'which is within reach'}`,
    }
  })
}

/** Everything that was recorded, the latest first, with what the rules make of it. */
function logOf(
  record: JudgedRecord,
  most: number | undefined,
  { did = '', followed }: Pick<Seen, 'did' | 'followed'>,
) {
  const { judged, told, events } = record
  const { course, placed, corrected } = judged
  const places = new Map(placed.map(({ event }, index) => [event.id, index]))
  // What was struck out stands where it was recorded
  const placeOf = (raw: RawEvent) =>
    places.get(raw.id) ??
    placed.findLastIndex(({ event }) => event.seq < Number(raw['seq'] ?? 0)) + 0.5
  const why = new Map(events.map((event) => [event.id, String(event['why'] ?? '')]))
  const clock = new Map(placed.map(({ event, clock: its }) => [event.id, its]))
  const said = (event: string) => [
    ...told.refused
      .filter((one) => one.event === event)
      .map(({ message }) => ({ kind: 'Refused', words: message })),
    ...told.noEffect
      .filter((one) => one.event === event)
      .map((one) => ({ kind: 'No effect', words: withParagraph(one) })),
    ...told.warned
      .filter((one) => one.event === event)
      .map((one) => ({ kind: 'Look at this', words: withParagraph(one) })),
  ]
  return corrected
    .toSorted((one, other) => placeOf(other.raw) - placeOf(one.raw))
    .filter(({ raw }, index) => most === undefined || index < most || raw.id === did)
    .map(({ raw, first, isStruck, by }) => ({
      id: raw.id,
      hour: clock.get(raw.id) ?? (typeof raw['at'] === 'string' ? raw['at'].slice(11, 16) : ''),
      why: by.map((id) => why.get(id) ?? '').filter((words) => words !== ''),
      words: eventWords(course, raw),
      before: first === undefined || isStruck ? '' : eventWords(course, first),
      isStruck,
      follow: followed?.get(raw.id) ?? null,
      said: said(raw.id),
    }))
}

const withParagraph = ({ paragraph, message }: { paragraph: string; message: string }) =>
  paragraph === 'none' ? message : `${message} (${paragraph})`
