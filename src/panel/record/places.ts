import { comesTwice, inLondon, secondOf } from '#days/index.ts'
import type { Refused } from './corrections.ts'
import type { MeetingEvent } from './event.ts'
import { putWithin, UNKNOWN_PART } from './which-part.ts'

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
 * known one that comes just before it by `seq`, an opening first and a close last, and one that is said to come
 * after another straight behind that; one that came some time before another never stands behind that. The same events give the
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
  /** Events whose hour came twice that night, with for which of the two it is taken; and those after nothing that is there. */
  readonly unsure: readonly Refused[]
} {
  const refused: Refused[] = []
  const bySeq = events.toSorted(bySequence)
  const known: Placed[] = []
  const unknown: Placed[] = []
  const twice: Refused[] = []
  let latest: Temporal.ZonedDateTime | undefined
  for (const event of bySeq) {
    if (event.at === null) {
      unknown.push(placedAt(event, null, null))
      continue
    }
    const read = hourOf(event, event.at, day, latest)
    if ('problem' in read) {
      refused.push({ event: event.id, message: read.problem })
      continue
    }
    if (read.taken !== undefined) twice.push(whichOfTwo(event, read.taken))
    latest = read.time
    known.push(placedAt(event, read.minute, read.clock))
  }
  known.sort(
    (one, other) => (one.minute ?? 0) - (other.minute ?? 0) || bySequence(one.event, other.event),
  )
  putInMinute(known)
  const isAnchored = ({ event }: Placed) => event.after !== undefined && event.before === undefined
  const ordered = withUnknown(
    known,
    unknown.filter((one) => !isAnchored(one)),
  )
  const { placed, lost } = putBehind(ordered, unknown.filter(isAnchored))
  if (lost.length === 0) return within(placed, refused, twice)
  const again = withUnknown(
    known,
    [...unknown.filter((one) => !isAnchored(one)), ...lost].sort(inSequence),
  )
  const rest = unknown.filter((one) => isAnchored(one) && !lost.includes(one))
  const unsure = [...twice, ...lost.map(({ event }) => nowhere(event))]
  return within(putBehind(again, rest).placed, refused, unsure)
}

/** With each ahead of what it is said to have come before, and in the part of the meeting in which it is said to have fallen. */
function within(all: readonly Placed[], refused: readonly Refused[], unsure: readonly Refused[]) {
  const ahead = putAhead(all)
  const { placed, lost } = putWithin(ahead.placed)
  const unknown = placed.filter(({ event }) => event.within === UNKNOWN_PART)
  return {
    ...{ placed, refused },
    unsure: [
      ...unsure,
      ...ahead.lost.map(({ event }) => beforeNothing(event)),
      ...lost.map(({ event }) => elsewhere(event)),
      ...unknown.map(({ event }) => inUnknownPart(event)),
    ],
  }
}

const bySequence = (one: MeetingEvent, other: MeetingEvent) =>
  one.seq - other.seq || one.id.localeCompare(other.id)

const hours = new WeakMap<MeetingEvent, { readonly day: string; readonly hour: Hour }>()

/** The hour of an event, read once for each day that its meeting is moved to. */
function hourOf(
  event: MeetingEvent,
  at: string,
  day: string,
  latest: Temporal.ZonedDateTime | undefined,
): Hour {
  const before = hours.get(event)
  if (before?.day === day) return before.hour
  const hour = readHour(at, event.offset, day, latest)
  if (isAlwaysTheSame(hour)) hours.set(event, { day, hour })
  return hour
}

const places = new WeakMap<MeetingEvent, Placed>()

/** The same object for an event at the same hour, so that what was made of it is known again. */
function placedAt(event: MeetingEvent, minute: number | null, clock: string | null): Placed {
  const before = places.get(event)
  if (before?.minute === minute) return before
  const placed = Object.freeze({ event, minute, clock })
  places.set(event, placed)
  return placed
}

const inSequence = (one: Placed, other: Placed) => bySequence(one.event, other.event)

/**
 * Each straight behind what it is said to come after; of several those recorded first come first.
 *
 * @returns as well those that come after nothing that is there, or each after the other
 */
function putBehind(
  placed: readonly Placed[],
  anchored: readonly Placed[],
): { readonly placed: readonly Placed[]; readonly lost: readonly Placed[] } {
  if (anchored.length === 0) return { placed, lost: [] }
  const behind = Map.groupBy(anchored, ({ event }) => event.after)
  const found = new Set<Placed>()
  const withBehind = (one: Placed): readonly Placed[] => {
    found.add(one)
    return [one, ...(behind.get(one.event.id) ?? []).flatMap(withBehind)]
  }
  const all = placed.flatMap(withBehind)
  return { placed: all, lost: anchored.filter((one) => !found.has(one)) }
}

/** What came some time before another, and would stand behind it by the order of recording, straight ahead of it. */
function putAhead(all: readonly Placed[]) {
  const lost: Placed[] = []
  const placed = [...all]
  const loose = all.filter(({ event, minute }) => event.before !== undefined && minute === null)
  for (const one of loose.sort(inSequence)) {
    const anchor = placed.findIndex(({ event }) => event.id === one.event.before)
    const at = placed.indexOf(one)
    if (anchor < 0 || anchor === at) lost.push(one)
    else if (anchor < at) placed.splice(anchor, 0, ...placed.splice(at, 1))
  }
  return { placed, lost }
}

/** Of the events of one minute each straight behind the one that it is said to come after; others stay as they are. */
function putInMinute(known: Placed[]): void {
  const moved = new Set<Placed>()
  for (const one of known.filter(({ event }) => event.after !== undefined).sort(inSequence)) {
    const anchor = known.find(({ event }) => event.id === one.event.after)
    if (anchor === undefined || anchor === one || anchor.minute !== one.minute) continue
    known.splice(known.indexOf(one), 1)
    const isBehind = (other: Placed | undefined) =>
      other !== undefined && moved.has(other) && other.event.after === anchor.event.id
    let place = known.indexOf(anchor) + 1
    while (isBehind(known[place])) place += 1
    known.splice(place, 0, one)
    moved.add(one)
  }
}

const nowhere = ({ id }: MeetingEvent): Refused => ({
  event: id,
  message:
    'It is recorded as coming after something that is not there or comes after it: it stands in the order of recording',
})

const beforeNothing = ({ id }: MeetingEvent): Refused => ({
  event: id,
  message:
    'It is recorded as coming before something that is not there: it stands in the order of recording',
})

const elsewhere = ({ id }: MeetingEvent): Refused => ({
  event: id,
  message:
    'It is recorded as of a part of the meeting that is not there or was at another hour: it stands where its hour and the order of recording put it',
})

const inUnknownPart = ({ id }: MeetingEvent): Refused => ({
  event: id,
  message:
    'In which part of the meeting it fell is not recorded, and so not whether in public: it is kept from everybody. Strike it out and record it anew in its part once that is known',
})

/** Each whose hour is not known behind the known one that comes just before it. */
function withUnknown(known: readonly Placed[], all: readonly Placed[]): readonly Placed[] {
  const isEnd = ({ event }: Placed) => event.type === 'close'
  const isBegin = ({ event }: Placed) => event.type === 'open'
  const isNote = ({ event }: Placed) => event.type === 'note' || event.type === 'promise'
  const isArrival = ({ event }: Placed) => event.type === 'arrive' || event.type === 'return'
  const unknown = all.filter((one) => !isEnd(one) && !isBegin(one))
  if (all.length === 0) return known
  const business = [...known, ...unknown].filter((one) => !isNote(one) && !isEnd(one))
  const last = business.reduce((most, { event }) => Math.max(most, event.seq), -Infinity)
  const opening = known.find(isBegin)
  const inOrder = known.toSorted((one, other) => bySequence(one.event, other.event))
  const before = (one: Placed) => {
    // A note may have come after the close where that was recorded last; nothing else did
    const mayFollow = (end: Placed) => !isEnd(end) || (isNote(one) && end.event.seq > last)
    let at = countBefore(inOrder, one.event.seq) - 1
    for (let place = inOrder[at]; place !== undefined; place = inOrder[at]) {
      if (mayFollow(place)) return place
      at -= 1
    }
    return isArrival(one) ? undefined : opening
  }
  const behind = Map.groupBy(unknown, before)
  return [
    ...all.filter(isBegin),
    ...(behind.get(undefined) ?? []),
    ...known.flatMap((one) => [one, ...(behind.get(one) ?? [])]),
    ...all.filter(isEnd),
  ]
}

/** How many of them, ordered by `seq`, come before one of that `seq`. */
function countBefore(inOrder: readonly Placed[], seq: number): number {
  let [from, to] = [0, inOrder.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if ((inOrder[middle]?.event.seq ?? 0) < seq) from = middle + 1
    else to = middle
  }
  return from
}

type Hour =
  | { readonly problem: string }
  | {
      readonly time: Temporal.ZonedDateTime
      readonly minute: number
      readonly clock: string
      /** Which of two it is taken for, where nothing says. */
      readonly taken: 'first' | 'second' | undefined
    }

/** An hour that comes twice may be another each time it is written. */
const isAlwaysTheSame = (hour: Hour) => !('time' in hour) || hour.taken === undefined

const hourAt = (time: Temporal.ZonedDateTime, taken?: 'first' | 'second'): Hour => ({
  time,
  minute: Math.floor(time.epochMilliseconds / 60_000),
  clock: clockOf(time),
  taken,
})

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
      return hourAt(time)
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
  if (!comesTwice(local)) return hourAt(first)
  // Of two such hours the first that does not go back behind what was recorded before
  const isPast = latest !== undefined && Temporal.ZonedDateTime.compare(first, latest) < 0
  return isPast ? hourAt(inLondon(secondOf(local)), 'second') : hourAt(first, 'first')
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
