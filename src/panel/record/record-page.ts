import { describeDay } from '#shared/index.ts'
import type { Page } from '#web/index.ts'
import { numberOf } from '../meetings/meeting.ts'
import { addressOf, crumbsOf, meetingName } from '../meetings/meeting-words.ts'
import { devicesOf } from './compare-records.ts'
import { eventAbout } from './corrections.ts'
import type { Course } from './course.ts'
import { countWords } from './decided.ts'
import { doneWords } from './done-words.ts'
import { isInPrivate } from './event-audience.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { UNFOLLOWED } from './following.ts'
import { EVENT_FORMS, type EventFormId } from './forms/event-forms.ts'
import { WAITS } from './motions-left-open.ts'
import { nextEvents } from './next-events.ts'
import { notVotedOn } from './not-voted-on.ts'
import type { PreparedItem } from './prepared-items.ts'
import { type Logged, logOf, votesOf } from './record-log.ts'
import { lastAdded, recordedMeanwhile } from './recorded-meanwhile.ts'
import { statusWords, whereItStands } from './status-words.ts'
import { quorumUntil } from './turned-words.ts'

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

/** What a meeting that is closed can no longer do: where it was recorded wrong it is put right. */
const UNTIL_CLOSED: ReadonlySet<EventFormId> = new Set(['open', 'close'])

/** What happens at any moment, offered beside what is likely next. */
const OFTEN: readonly EventFormId[] = ['move', 'amend', 'interest', 'promise']

/** How the page is looked at: whole, one item or its latest, and after what was recorded. */
interface Seen {
  readonly isAll?: boolean
  /** The number of the item of which everything is shown. */
  readonly item?: string | undefined
  /** The event that was recorded just now. */
  readonly did?: string
  /** How far the record went as the form of that was opened. */
  readonly since?: string
  /** What whoever recorded is told of it, a key of `TOLD`. */
  readonly told?: string | undefined
  /** The numbers under which promises and resolutions are followed, by their events. */
  readonly followed?: ReadonlyMap<string, number>
  /** What was prepared to be on the agenda, where none was issued, and is not opened yet. */
  readonly prepared?: readonly PreparedItem[]
}

/** What was found to be recorded already, or could not be followed. */
const TOLD: Readonly<Record<string, string>> = {
  put: 'That question was put already and waits for its vote: nothing was recorded again',
  out: 'They are out already: nothing was recorded again',
  in: 'They are here already: nothing was recorded again',
  unfollowed: UNFOLLOWED,
}

/** So many of what is open are shown, those found last, unless all are asked for. */
const LATEST_OPEN = 20

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
  const { isAll = false, item, did = '', since = '', told: word = '', followed } = seen
  const { prepared = [] } = seen
  const { meeting, judged, told } = record
  const { course } = judged
  const event = record.events.find(({ id }) => id === did)
  // What was put right stands where it was recorded
  const about = event && eventAbout(event, record.events)
  const shown = { item, isAll, did: about?.id ?? did, followed }
  const log = logOf(record, shown)
  const votes = votesOf(record, shown)
  // A motion that waits stands among the motions
  const unsettled = told.unsettled.filter((words) => !words.endsWith(WAITS))
  const open = isAll ? unsettled : unsettled.slice(-LATEST_OPEN)
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
    latest: item === undefined ? latestOf(log) : '',
    isEmpty: record.events.length === 0,
    isClosed: course.closed !== undefined,
    // What was closed by a slip is opened again by putting right the close
    reopen:
      mayRecord && course.closed !== undefined
        ? `${addressOf(meeting)}/put-right/${course.closed.event.id}`
        : '',
    runsOwnScript: true,
    follow: !mayRecord && course.closed === undefined ? `${address}/followed` : '',
    next: mayRecord
      ? nextEvents(record).map((one) => ({ ...one, id: newId(), query: queryOf(one.says) }))
      : [],
    often:
      mayRecord && course.closed === undefined
        ? OFTEN.map((form) => ({ text: EVENT_FORMS[form].title, href: `${address}/${form}` }))
        : [],
    several:
      mayRecord && course.closed === undefined
        ? [
            { text: 'some come in', href: `${address}/arrive` },
            { text: 'some go out', href: `${address}/leave` },
          ]
        : [],
    seats: seatsOf(record, mayRecord ? newId : undefined),
    // For a day that is over none is issued any more
    mayPrepare: today <= course.story.day,
    agenda: agendaOf(record, mayRecord ? newId : undefined),
    prepared: prepared.map((one) => ({ ...one, id: newId() })),
    groups: mayRecord
      ? GROUPS.map(({ title, forms }) => ({
          title,
          links: forms
            .filter((form) => course.closed === undefined || !UNTIL_CLOSED.has(form))
            .map((form) => ({ text: EVENT_FORMS[form].title, href: `${address}/${form}` })),
        }))
      : [],
    votes,
    count: item === undefined ? countWords(judged) : '',
    quorumTurned: quorumsTurned(record, item),
    notVotedOn: notVotedOn(course)
      .filter((one) => item === undefined || one.item === item)
      .slice(isAll ? 0 : -LATEST_OPEN)
      .map(({ words }) => words),
    done: [
      ...doneWords(log, record, event),
      ...recordedMeanwhile(record, event, since),
      ...(TOLD[word] === undefined ? [] : [TOLD[word]]),
    ],
    notToday:
      mayRecord && today !== course.story.day && course.closed === undefined
        ? `This meeting is of ${describeDay(course.story.day)}, and today is ${describeDay(today)}: an hour is recorded only where you type one.`
        : '',
    noSeats: course.story.seats.every(({ holder }) => holder === null),
    privateWords: privateWords(record),
    noteId: mayRecord && course.opened !== undefined && course.closed === undefined ? newId() : '',
    log,
    earlier:
      log.length + log.flatMap(({ others, each }) => [...others, ...each.slice(1)]).length ===
      judged.corrected.length
        ? ''
        : `All ${judged.corrected.length} that are recorded`,
    ofItem: item === undefined ? '' : `of item ${item}`,
    isTwice: mayRecord && devicesOf(judged.corrected).length > 1,
    silent: told.silent,
    unsettled: open,
    moreOpen: open.length === unsettled.length ? '' : `All ${unsettled.length} that are open`,
  }
}

/** Of which items the quorum was shown otherwise before: of one of them, or of all. */
const quorumsTurned = ({ turns, judged: { course } }: JudgedRecord, number: string | undefined) =>
  turns
    .filter(({ of }) =>
      course.items.some(
        ({ event, item }) => event === of && item.number === (number ?? item.number),
      ),
    )
    .map((turn) => quorumUntil(course, turn))

/** Why what is recorded now is for members; blank where it is not. */
function privateWords(record: JudgedRecord): string {
  if (!isInPrivate(record)) return ''
  const { excluded, item } = record.judged.course
  return item !== undefined && excluded?.items.includes(item.item.number) === true
    ? 'This item is taken in private: what is said and decided is for members'
    : 'The agenda has this item in private: what is recorded of it is for members, also while the public are here'
}

/** What a form is opened with: "?vote=v2". */
function queryOf(says: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(says).toString()
  return query === '' ? '' : `?${query}`
}

/** What happened last of what is recorded: "14:03 Hands are counted: 3 for, 3 against". */
function latestOf(log: readonly Logged[]): string {
  const last = log.find(({ isStruck }) => !isStruck)
  return last === undefined ? '' : `${last.hour} ${last.words}`.trim()
}

/** When something was last recorded on the site: "14:36", with the day where that is not the meeting's; blank where only the area's file has it. */
function lastRecorded(record: JudgedRecord): string {
  const last = lastAdded(record)
  if (last === undefined) return ''
  const at = Temporal.Instant.from(last).toZonedDateTimeISO('Europe/London')
  const clock = at.toPlainTime().toString({ smallestUnit: 'minute' })
  // That clock is not the one that the hours of the record are by where it was kept on another day
  const day = at.toPlainDate().toString()
  return day === record.judged.course.story.day ? clock : `${clock} on ${describeDay(day)}`
}

/** Whether somebody is here; of a meeting that was closed, whether they were there at its end. Before it is opened nobody has looked. */
function stateOf({ room, spans, story, opened, closed }: Course, person: string): string {
  if (room.has(person)) return closed === undefined ? 'here' : 'there at the close'
  if (closed !== undefined && spans.has(person)) return 'left before the close'
  if (story.apologies.includes(person)) return 'sent apologies'
  if (closed !== undefined) return 'not there'
  return opened === undefined ? 'not yet noted' : 'not here'
}

/** Presence as a row of seats, each with who holds it and whether they are there. */
function seatsOf({ judged: { course } }: JudgedRecord, newId: (() => string) | undefined) {
  const all = [...course.story.seats, ...course.begun.values()]
  const seats = all.map(({ holder, name, office }) => ({
    person: holder,
    name: holder === null ? `${name}: who holds it is not recorded` : name,
    office:
      office === null
        ? ''
        : course.rules.say(office === 'chair' ? '{bare:chair}' : '{bare:vice_chair}'),
    isHere: holder !== null && course.room.has(holder),
    state: holder === null ? '' : stateOf(course, holder),
    interest:
      holder === null ? '' : (course.interestIn(holder, course.item?.item.number)?.kind ?? ''),
    id: newId?.(),
  }))
  const substitutes = course.story.substitutes.map(({ person, name }) => ({
    person,
    name,
    office: 'substitute',
    isHere: course.room.has(person),
    state: stateOf(course, person),
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
    meeting.items.some((one) => String(numberOf(one)) === number && one.restricted !== undefined)
  const privacyOf = (number: string) =>
    course.excluded?.items.includes(number) === true
      ? 'in private'
      : isRestricted(number)
        ? 'private on the agenda'
        : ''
  return course.story.items.map(({ number, title }) => ({
    number,
    title,
    isNow: number === now,
    isTaken: taken.has(number),
    isDeferred: deferred.has(number),
    privacy: privacyOf(number),
    id: newId?.(),
  }))
}
