import { amend } from './amend-events.ts'
import { apology, attend } from './attending-events.ts'
import { tellOfBefore } from './before-left-open.ts'
import { endItem, takeItem } from './business.ts'
import { prepare } from './by-leave.ts'
import * as chair from './chair-events.ts'
import { copyCourse } from './copy-course.ts'
import type { Corrected, RawEvent, Refused } from './corrections.ts'
import { Course } from './course.ts'
import { move, second } from './debate-events.ts'
import { ballotRequest, nominate } from './election-events.ts'
import { EVENT_TYPES, type EventOf, type EventType } from './event.ts'
import { tellOfUnsure } from './hours-left-open.ts'
import { interest } from './interest-events.ts'
import { tellOfWhatIsLeft } from './left-open.ts'
import { letIn } from './let-in.ts'
import { eventName } from './names.ts'
import { declareNoQuorum } from './no-quorum.ts'
import { saidOfNotThere } from './not-there.ts'
import { casting, ownVote } from './own-votes.ts'
import type { Placed } from './places.ts'
import { excludePublic, readmitPublic } from './privacy-events.ts'
import { changeOfMind, procedural } from './procedural-events.ts'
import { followQuorum } from './quorum-lost.ts'
import { type Given, type ReadStory, readAgain } from './read-story.ts'
import { resign } from './resigning.ts'
import * as room from './room-events.ts'
import type { Rules } from './rules.ts'
import { ruling } from './ruling-events.ts'
import { endSeats } from './seats-that-end.ts'
import { neededFor, sits, sitting } from './sitting.ts'
import { discuss, reply, speak } from './speech-events.ts'
import { adjourn, defer, resume } from './standing-over.ts'
import type { Story } from './story.ts'
import { plainText, storyKey } from './story-key.ts'
import { suspend } from './suspending.ts'
import { declare, demandRecorded, put, result } from './vote-events.ts'
import type { VoteResult } from './vote-outcome.ts'
import { resultOf } from './vote-result.ts'
import { wordsApart } from './words-apart.ts'

/** A meeting judged: everything that was recorded, and what the rules of its day make of it. */
export interface JudgedMeeting {
  readonly course: Course
  readonly results: readonly {
    readonly vote: Course['votes'][number]
    readonly result: VoteResult
  }[]
  readonly placed: readonly Placed[]
  /** The places of events in the meeting, by their ids. */
  readonly places: ReadonlyMap<string, number>
  /** Ids of what corrected an event, by its id. */
  readonly correctedBy: ReadonlyMap<string, readonly string[]>
  /** What was recorded once more, by the id of what was recorded first. */
  readonly again: ReadonlyMap<string, readonly RawEvent[]>
  /** Events that were corrected, as they stand and as they stood. */
  readonly corrected: readonly Corrected[]
}

/** How a meeting stood after some of its events, and what it was that they were taken of. */
interface State {
  readonly of: string
  readonly placed: readonly Placed[]
  readonly course: Course
}

/** So many events apart, and so many of the latest, states are kept to begin again from. */
const APART = 64
const MOST_STATES = 4

/**
 * Judges a meeting by its panel's rules. The same events in any order of arrival come to the same; a
 * fact is kept whatever the rules say of it, and only what cannot be is refused.
 */
export function judgeMeeting(story: Story, rules: Rules): JudgedMeeting {
  return judgeAsItGrows().once(story, rules)
}

/** Judges a meeting whose record grows. */
export interface JudgeAgain {
  (story: Story, rules: Rules): JudgedMeeting
  /** The same of what is not recorded yet: nothing is gone on with from it. */
  readonly once: (story: Story, rules: Rules) => JudgedMeeting
  /** What of it cannot be, and nothing else that it would come to. */
  readonly refusals: (story: Story, rules: Rules) => readonly Refused[]
}

/**
 * Judges one meeting again and again while its record grows. What was judged before is gone on with from the
 * last state that the events come to still; what comes of them is the same as if it were judged anew.
 *
 * @param apart - so many events lie between states that are kept for one that comes late or puts right
 */
export function judgeAsItGrows(apart = APART): JudgeAgain {
  let states: readonly State[] = []
  let by: Rules | undefined
  let read: ReadStory | undefined
  const goneThrough = (story: Story, rules: Rules, isKept: boolean) => {
    const given = readAgain(read, story)
    if (isKept) read = { story, given }
    const begun = begin({ ...story, apologies: given.apologies }, rules, given.placed)
    const of = keyOfBeginning(begun)
    const { placed } = given
    const kept = by === rules ? states.filter((one) => one.of === of && isBegin(one, placed)) : []
    const last = kept.at(-1)
    const later = kept.filter(({ placed: its }) => its.length % apart === 0)
    // The last state is gone on with and not kept; one that is kept for later is copied
    const isLent = !isKept || (last !== undefined && later.includes(last))
    if (isKept) states = later
    const course = last === undefined ? begun : isLent ? copyCourse(last.course) : last.course
    const fresh: State[] = []
    for (let at = last?.placed.length ?? 0; at < placed.length; at += 1) {
      const isLate = at > placed.length - apart * MOST_STATES && at > (last?.placed.length ?? 0)
      if (isKept && isLate && at % apart === 0) {
        fresh.push({ of, placed: placed.slice(0, at), course: copyCourse(course) })
      }
      take(course, placed[at] as Placed)
    }
    if (isKept) {
      by = rules
      states = [...[...later, ...fresh].slice(-MOST_STATES), { of, placed, course }]
    }
    return { course, given }
  }
  const judge = (story: Story, rules: Rules) => {
    const { course, given } = goneThrough(story, rules, true)
    return close(copyCourse(course), given)
  }
  const once = (story: Story, rules: Rules) => {
    const { course, given } = goneThrough(story, rules, false)
    return close(course, given)
  }
  const refusals = (story: Story, rules: Rules) => {
    const { course, given } = goneThrough(story, rules, false)
    return [...given.refused, ...course.refused]
  }
  return Object.assign(judge, { once, refusals })
}

/** A meeting before its first event, with what is known of all of them. */
function begin(story: Story, rules: Rules, placed: readonly Placed[]): Course {
  const course = new Course(story, rules)
  course.hasHours = placed.some(({ minute }) => minute !== null)
  course.hasOpening = placed.some(({ event }) => event.type === 'open')
  prepare(course, placed)
  return course
}

/** The same text for meetings that begin in the same way. */
function keyOfBeginning(course: Course): string {
  const { story, rules: _, ...known } = course
  return `${storyKey(story)} ${plainText(known)}`
}

const isBegin = (state: State, placed: readonly Placed[]) =>
  state.placed.length <= placed.length && state.placed.every((one, at) => one === placed[at])

/** What the whole of it comes to: the results of its votes, and what was left open. */
function close(course: Course, given: Given): JudgedMeeting {
  const { events, placed, unsure, doubles, again, refused } = given
  const all = saidOfNotThere(course, [...refused, ...course.refused], events)
  course.refused.splice(0, course.refused.length, ...all)
  for (const { event, message } of unsure) {
    course.warn(event, 'none', message)
    course.unsettled.add(`${eventName(course, placed, event)}: ${message}`)
  }
  for (const id of doubles)
    course.unsettled.add(
      `${eventName(course, placed, id)}: two events have this id and differ; the first of them is taken`,
    )
  const results = course.votes.map((vote) => ({ vote, result: resultOf(course, vote) }))
  for (const { result } of results) addResult(course, result)
  tellOfUnsure(course, results)
  tellOfBefore(course)
  tellOfWhatIsLeft(course, { events, placed, results })
  let places: ReadonlyMap<string, number> | undefined
  let correctedBy: ReadonlyMap<string, readonly string[]> | undefined
  return {
    ...{ course, results, placed, again, corrected: events },
    // Made when they are asked for: whoever only tries an event asks for neither
    get places() {
      places ??= new Map(placed.map(({ event }, place) => [event.id, place]))
      return places
    },
    get correctedBy() {
      correctedBy ??= new Map(events.map(({ raw, by }) => [raw.id, by]))
      return correctedBy
    },
  }
}

function take(course: Course, placed: Placed): void {
  const { event } = placed
  if (course.closed !== undefined && AFTER_CLOSE.has(event.type)) {
    course.bar(event, { paragraph: 'none', message: 'The meeting was closed before it' })
    if (event.type !== 'leave') return
  }
  const isEnded = endSeats(course, event)
  followQuorum(course, placed)
  handle(course, placed)
  for (const person of course.room.keys()) if (sits(course, person)) course.sat.add(person)
  const item = course.item
  if (item !== undefined) {
    const { minute, clock } = placed
    // Worked out again only where it may be otherwise than at the event before
    const before = isEnded || MOVING.has(event.type) ? undefined : item.snapshots.at(-1)
    const { counted, needed } = before ?? { counted: sitting(course), needed: neededFor(course) }
    item.snapshots.push(Object.freeze({ minute, clock, counted, needed }))
  }
}

/** After these others may be counted than before, or another number is needed. */
const MOVING = new Set([
  'arrive',
  'return',
  'leave',
  'interest',
  'item',
  'let-in',
  'resign',
  'open',
])

const AFTER_CLOSE = new Set(
  EVENT_TYPES.filter(
    (type) =>
      ![
        'note',
        'promise',
        'leave',
        'close',
        'own-vote',
        'ruling',
        'resign',
        'apology',
        'attend',
        'apart',
      ].includes(type),
  ),
)

type Handler<Type extends EventType> = (course: Course, placed: Placed<EventOf<Type>>) => void

/** An event after which the result of the vote before it counts as declared. */
const goesOn =
  <One extends Placed>(handler: (course: Course, placed: One) => void) =>
  (course: Course, placed: One): void => {
    declare(course)
    handler(course, placed)
  }

const HANDLERS: { readonly [Type in EventType]: Handler<Type> } = {
  open: chair.open,
  arrive: room.arrive,
  return: room.arrive,
  leave: room.leave,
  apology,
  attend,
  interest,
  'exclude-public': goesOn(excludePublic),
  'readmit-public': readmitPublic,
  defer: goesOn(defer),
  adjourn: goesOn(adjourn),
  item: goesOn(takeItem),
  move: goesOn(move),
  second,
  amend: goesOn(amend),
  alter: goesOn(changeOfMind),
  withdraw: goesOn(changeOfMind),
  closure: goesOn(procedural),
  'next-business': goesOn(procedural),
  'adjourn-debate': goesOn(procedural),
  speech: goesOn((course, { event }: Placed<EventOf<'speech'>>) => speak(course, event)),
  discuss: goesOn(discuss),
  reply: goesOn(reply),
  put,
  'demand-recorded': demandRecorded,
  hands: result,
  recorded: result,
  voices: result,
  outcome: result,
  slips: result,
  tally: result,
  'own-vote': ownVote,
  casting,
  nominate,
  'ballot-request': ballotRequest,
  preside: chair.preside,
  'take-chair': chair.takeChair,
  'let-in': letIn,
  'declare-no-quorum': declareNoQuorum,
  suspend,
  resume,
  ruling,
  resign,
  close: goesOn((course, placed: Placed<EventOf<'close'>>) => {
    endItem(course, placed)
    chair.close(course, placed)
  }),
  apart: wordsApart,
  // What was promised and noted is kept as it was said
  promise: () => {},
  note: () => {},
}

function handle(course: Course, placed: Placed): void {
  const handler = HANDLERS[placed.event.type] as Handler<EventType>
  handler(course, placed)
}

function addResult(course: Course, result: VoteResult): void {
  for (const one of result.noEffect) course.bar(one.event, one)
  for (const one of result.warned) course.warn(one.event, one.paragraph, one.message)
  for (const one of result.silent) course.silent.add(one)
  for (const one of result.unsettled) course.unsettled.add(one)
}
