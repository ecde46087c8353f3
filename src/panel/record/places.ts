import { comesTwice, inLondon, secondOf } from '#days/index.ts'
import type { Refused } from './corrections.ts'
import type { MeetingEvent } from './event.ts'

/** An event with its place in the meeting. */
export interface Placed<Event extends MeetingEvent = MeetingEvent> {
  readonly event: Event
  /** Minutes of the clock since 1970; `null` where the hour is not known. */
  readonly minute: number | null
  /** "14:05", or `null`. */
  readonly clock: string | null
}

/**
 * Puts events in their order: by the hour, then by `seq`; one whose hour is not known stands after the
 * known one that comes just before it by `seq`, an opening first and a close last. The same events give the
 * same order however they came.
 *
 * @param day - the day of the meeting, for an hour that is written alone
 */
export function placeEvents(
  events: readonly MeetingEvent[],
  day: string,
): {
  readonly placed: readonly Placed[]
  readonly refused: readonly Refused[]
  /** Events whose hour came twice that night, with for which of the two it is taken. */
  readonly twice: readonly Refused[]
} {
  const refused: Refused[] = []
  const bySeq = events.toSorted(bySequence)
  const known: Placed[] = []
  const unknown: Placed[] = []
  const twice: Refused[] = []
  const hours = new Map<string, Hour>()
  let latest: Temporal.ZonedDateTime | undefined
  for (const event of bySeq) {
    if (event.at === null) {
      unknown.push({ event, minute: null, clock: null })
      continue
    }
    const key = `${event.at} ${event.offset ?? ''}`
    const before = hours.get(key)
    const read = before ?? readHour(event.at, event.offset, day, latest)
    if (before === undefined && isAlwaysTheSame(read)) hours.set(key, read)
    if ('problem' in read) {
      refused.push({ event: event.id, message: read.problem })
      continue
    }
    if (read.taken !== undefined) twice.push(whichOfTwo(event, read.taken))
    latest = read.time
    const minute = Math.floor(read.time.epochMilliseconds / 60_000)
    known.push({ event, minute, clock: clockOf(read.time) })
  }
  known.sort(
    (one, other) => (one.minute ?? 0) - (other.minute ?? 0) || bySequence(one.event, other.event),
  )
  return { placed: withUnknown(known, unknown), refused, twice }
}

const bySequence = (one: MeetingEvent, other: MeetingEvent) =>
  one.seq - other.seq || one.id.localeCompare(other.id)

function withUnknown(known: readonly Placed[], all: readonly Placed[]): readonly Placed[] {
  const isEnd = ({ event }: Placed) => event.type === 'close'
  const isBegin = ({ event }: Placed) => event.type === 'open'
  const isNote = ({ event }: Placed) => event.type === 'note' || event.type === 'promise'
  const isArrival = ({ event }: Placed) => event.type === 'arrive' || event.type === 'return'
  const unknown = all.filter((one) => !isEnd(one) && !isBegin(one))
  const business = [...known, ...unknown].filter((one) => !isNote(one) && !isEnd(one))
  const last = Math.max(...business.map(({ event }) => event.seq))
  const opening = known.find(isBegin)
  const before = (one: Placed) => {
    // A note may have come after the close where that was recorded last; nothing else did
    const mayFollow = (end: Placed) => isNote(one) && end.event.seq > last
    const earlier = known.filter(
      (other) => other.event.seq < one.event.seq && (!isEnd(other) || mayFollow(other)),
    )
    if (earlier.length === 0 && !isArrival(one)) return opening
    return earlier.reduce<Placed | undefined>(
      (nearest, one) =>
        nearest === undefined || bySequence(one.event, nearest.event) > 0 ? one : nearest,
      undefined,
    )
  }
  const behind = unknown.map((one) => ({ one, after: before(one) }))
  const following = (place: Placed | undefined) =>
    behind.filter(({ after }) => after === place).map(({ one }) => one)
  return [
    ...all.filter(isBegin),
    ...following(undefined),
    ...known.flatMap((one) => [one, ...following(one)]),
    ...all.filter(isEnd),
  ]
}

type Hour =
  | { readonly problem: string }
  | {
      readonly time: Temporal.ZonedDateTime
      /** Which of two it is taken for, where nothing says. */
      readonly taken: 'first' | 'second' | undefined
    }

/** An hour that comes twice may be another each time it is written. */
const isAlwaysTheSame = (hour: Hour) =>
  !('time' in hour) || !comesTwice(hour.time.toPlainDateTime().toString())

const HOUR = /^(?:(\d{4}-\d\d-\d\d)T)?(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/

/** A local time as an instant, or why there is no such time. */
function readHour(
  at: string,
  offset: string | undefined,
  day: string,
  latest: Temporal.ZonedDateTime | undefined,
): Hour {
  const [, written, clock, within] = HOUR.exec(at) ?? []
  const local = `${written ?? day}T${clock ?? ''}`
  if (clock === undefined || !isTime(local)) {
    return {
      problem: `"${at}" is no time. Write it as ${day}T14:05, or null where it is not known`,
    }
  }
  const given = offset ?? (within === 'Z' ? '+00:00' : within)
  if (given !== undefined) {
    const time = inLondon(`${local}${given}`)
    if (time.toPlainDateTime().equals(Temporal.PlainDateTime.from(local))) {
      return { time, taken: undefined }
    }
    return {
      problem: `${clock} at ${given} is no hour of that day in London: the clock showed ${clockOf(time)} then. Correct the hour, or leave its offset out`,
    }
  }
  const first = inLondon(local)
  if (!first.toPlainDateTime().equals(Temporal.PlainDateTime.from(local))) {
    return {
      problem: `There was no ${clock} that day: the clocks went forward over it, to ${clockOf(first)}. Correct the hour`,
    }
  }
  if (!comesTwice(local)) return { time: first, taken: undefined }
  // Of two such hours the first that does not go back behind what was recorded before
  const isPast = latest !== undefined && Temporal.ZonedDateTime.compare(first, latest) < 0
  return isPast
    ? { time: inLondon(secondOf(local)), taken: 'second' }
    : { time: first, taken: 'first' }
}

function isTime(local: string): boolean {
  try {
    Temporal.PlainDateTime.from(local)
    return true
  } catch {
    return false
  }
}

const clockOf = (time: Temporal.ZonedDateTime) =>
  time.toPlainTime().toString({ smallestUnit: 'minute' })

const whichOfTwo = ({ id, at }: MeetingEvent, taken: 'first' | 'second'): Refused => ({
  event: id,
  message: `${at?.slice(-5)} came twice that night, and which of the two it was is not recorded: by the order of the record it is taken for the ${taken}`,
})
