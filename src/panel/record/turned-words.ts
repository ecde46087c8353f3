import { describeDay } from '#shared/index.ts'
import type { RawEvent } from './corrections.ts'
import type { Course } from './course.ts'
import { eventWords } from './event-words.ts'
import { lower, voteName } from './names.ts'
import type { Stood, Turn } from './turned.ts'

const SHOWN: { readonly [Kind in Stood['outcome']]: string } = {
  carried: 'as carried',
  lost: 'as lost',
  tie: 'as a tie',
  'no-decision': 'as deciding nothing',
  undetermined: 'as not settled',
  'not-stated': 'with no outcome',
  quorum: 'with its quorum throughout',
  'no-quorum': 'without its quorum for a time',
}

/** What turned something, as a sentence calls it. */
const CALLED: Readonly<Record<string, string>> = {
  arrive: 'an arrival',
  return: 'an arrival',
  leave: 'a departure',
  correct: 'a correction',
  interest: 'an interest',
  resign: 'a resignation',
  casting: 'a casting vote',
  hands: 'a count',
  tally: 'a count',
  recorded: 'a list of names',
}

/** "Until 14:32 on 3 March 2027 this was shown as carried; an arrival told then turned it" */
export const shownUntil = (course: Course, turn: Turn) =>
  `Until ${momentOf(course, turn)} this was shown ${shownAs(course, turn.before)}; ${causeOf(turn)} told then turned it`

/** The same of the quorum of an item, which it names. */
export const quorumUntil = (course: Course, turn: Turn) =>
  `Until ${momentOf(course, turn)} ${itemNamed(course, turn.of)} was shown ${shownAs(course, turn.before)}; ${causeOf(turn)} told then turned that`

/** "This turned the vote on “…”: it had been shown as carried, and is now shown as lost" */
export const turnedNow = (course: Course, turn: Turn, events: readonly RawEvent[]) =>
  `This turned ${nameOf(course, turn.of, events)}: it had been shown ${shownAs(course, turn.before)}, and ${
    turn.now === undefined
      ? 'stands no longer in the record'
      : `is now shown ${shownAs(course, turn.now)}`
  }`

/** "Until 14:32 the vote on “…” was shown as carried, and from then on as lost: an arrival told then turned it" */
export const turnedThen = (course: Course, turn: Turn, events: readonly RawEvent[]) =>
  `Until ${momentOf(course, turn)} ${nameOf(course, turn.of, events)} was shown ${shownAs(course, turn.before)}, and from then on ${
    turn.now === undefined ? 'not at all' : shownAs(course, turn.now)
  }: ${causeOf(turn)} told then turned it`

const causeOf = ({ by }: Turn) => CALLED[String(by['type'])] ?? 'what was'

const shownAs = (course: Course, { outcome, elected }: Stood) =>
  elected === null ? SHOWN[outcome] : `with ${course.nameOf(elected)} elected`

/** The vote on a motion, or an item by its number and title. */
function nameOf(course: Course, of: string, events: readonly RawEvent[]): string {
  const vote = course.votes.find(({ put }) => put.event.id === of)
  if (vote !== undefined) return lower(voteName(course, vote))
  if (course.items.some(({ event }) => event === of)) return itemNamed(course, of)
  const put = events.find(({ id }) => id === of)
  return put === undefined ? 'what was put' : eventWords(course, put, events)
}

function itemNamed(course: Course, of: string): string {
  const item = course.items.find(({ event }) => event === of)?.item
  if (item === undefined) return 'an item'
  return item.title === '' ? `item ${item.number}` : `item ${item.number} (${item.title})`
}

/** "14:32", and the day where it is not the meeting's. */
function momentOf({ story }: Course, { until }: Turn): string {
  const time = Temporal.Instant.fromEpochMilliseconds(until).toZonedDateTimeISO('Europe/London')
  const day = time.toPlainDate().toString()
  const hour = time.toPlainTime().toString({ smallestUnit: 'minute' })
  return day === story.day ? hour : `${hour} on ${describeDay(day)}`
}
