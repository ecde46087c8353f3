import { apologiesIn } from './attending-events.ts'
import { applyCorrections, type RawEvent, type Refused } from './corrections.ts'
import type { MeetingEvent } from './event.ts'
import { type Placed, placeEvents } from './places.ts'
import { readEvent } from './read-event.ts'
import { recordedAgain } from './recorded-again.ts'
import type { Story } from './story.ts'

/** What a story says was recorded: corrected, read and put in its order. */
export type Given = ReturnType<typeof readStory>

/** A story with what was read of it. */
export interface ReadStory {
  readonly story: Story
  readonly given: Given
}

/**
 * Reads a story. Where it is the one that was read before, or has grown since by what simply comes after it, only that
 * is read; what comes of it is the same as if all were read anew.
 */
export function readAgain(before: ReadStory | undefined, story: Story): Given {
  if (before === undefined || !isSameBefore(before.story, story)) return readStory(story)
  return (
    story.events
      .slice(before.story.events.length)
      .reduce<Given | undefined>(
        (given, raw) => given && withNext(given, raw, story.day),
        isSimple(before.given) ? before.given : undefined,
      ) ?? readStory(story)
  )
}

function readStory(story: Story) {
  const { distinct, doubles } = once(story)
  const { events, refused } = applyCorrections(distinct)
  const again = recordedAgain(events)
  const others = new Set([...again.values()].flat())
  const unread: Refused[] = []
  const read: MeetingEvent[] = []
  for (const { raw, isStruck } of events) {
    if (isStruck || others.has(raw)) continue
    const event = readEvent(raw)
    if (typeof event === 'string') unread.push({ event: raw.id, message: event })
    else read.push(event)
  }
  const apologies = [...new Set([...story.apologies, ...apologiesIn(read)])]
  const { placed, refused: outOfTime, unsure } = placeEvents(read, story.day)
  const all = [...refused, ...unread, ...outOfTime]
  return { events, apologies, placed, unsure, doubles, again, refused: all }
}

/** Whether a story begins with the very events of the one before, and is of the same day. */
const isSameBefore = (before: Story, { day, apologies, events }: Story) =>
  before.day === day &&
  before.apologies.length === apologies.length &&
  before.apologies.every((one, at) => one === apologies[at]) &&
  before.events.length <= events.length &&
  before.events.every((one, at) => one === events[at])

/** Whether nothing of it may stand elsewhere once more is recorded. */
const isSimple = ({ doubles, unsure, refused, placed }: Given) =>
  doubles.length + unsure.length + refused.length === 0 &&
  placed.every(({ event }) => event.within === undefined && event.type !== 'close')

/** With one more event; `undefined` where it is not told at once where that stands, or what it changes of the others. */
function withNext(given: Given, raw: RawEvent, day: string): Given | undefined {
  if (ALONE.has(raw['type'])) return undefined
  const { events } = applyCorrections([raw])
  if (isToldElsewhere(given, raw, events)) return undefined
  const event = readEvent(raw)
  if (
    typeof event === 'string' ||
    event.after !== undefined ||
    event.before !== undefined ||
    event.within !== undefined
  )
    return undefined
  const { placed, refused, unsure } = placeEvents([event], day)
  const [one] = placed
  if (one === undefined || one.minute === null || refused.length + unsure.length > 0)
    return undefined
  if (!given.events.every(({ raw: { id, seq } }) => id !== raw.id && Number(seq ?? 0) < event.seq))
    return undefined
  if (!comesLast(given.placed, one)) return undefined
  return { ...given, events: [...given.events, ...events], placed: [...given.placed, one] }
}

/**
 * Whether it may be what is there already, told by somebody else or of the same hour once more.
 *
 * @param fresh - the event as it stands
 */
function isToldElsewhere({ events }: Given, raw: RawEvent, fresh: Given['events']): boolean {
  if (raw['clerk'] !== undefined || raw['entry'] !== undefined) return true
  const ofItsHour = events.filter((one) => one.raw['at'] === raw['at'])
  const again = recordedAgain([...ofItsHour, ...fresh])
  return [...again.values()].some((others) => others.includes(raw))
}

/** Such an event may change how others are read, or where they stand. */
const ALONE: ReadonlySet<unknown> = new Set(['correct', 'open', 'close', 'apology'])

/** Whether it stands behind all others. */
const comesLast = (placed: readonly Placed[], { minute }: Placed): boolean =>
  minute !== null && placed.every((other) => other.minute === null || other.minute <= minute)

/** Events by their ids: one that came twice counts once, and two with one id that differ are told. */
function once({ events }: Story): {
  readonly distinct: Story['events']
  readonly doubles: readonly string[]
} {
  const doubles: string[] = []
  if (new Set(events.map(({ id }) => id)).size === events.length) {
    return { distinct: oneOfEach(events), doubles }
  }
  const distinct = [...Map.groupBy(events, ({ id }) => id)].flatMap(([id, its]) => {
    if (its.length === 1) return its
    const sorted = its.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)))
    if (new Set(sorted.map(keyOf)).size > 1) {
      doubles.push(id)
    }
    return sorted.slice(0, 1)
  })
  return { distinct: oneOfEach(distinct), doubles: doubles.sort() }
}

/** What two devices recorded in the same words is one event, the first of them. */
function oneOfEach(events: readonly Story['events'][number][]): readonly Story['events'][number][] {
  const seen = new Map<string, Story['events'][number]>()
  // In the order of recording, however they came
  const ordered = events.toSorted(byPlace)
  if (ordered.every(({ clerk, entry }) => clerk === undefined && entry === undefined))
    return ordered
  return ordered.filter((event) => {
    const { id: _id, seq: _seq, clerk, entry, recorded_at: _recorded, ...content } = event
    const key = keyOf(content)
    const same = seen.get(key)
    const isOther = clerk !== undefined && clerk !== same?.['clerk']
    const isSame = entry !== undefined && entry === same?.['entry']
    if (same !== undefined && (isOther || isSame)) return false
    if (same === undefined) seen.set(key, event)
    return true
  })
}

const placeOf = ({ seq }: Story['events'][number]) => (typeof seq === 'number' ? seq : 0)

const byPlace = (one: Story['events'][number], other: Story['events'][number]) =>
  placeOf(one) - placeOf(other) || (one.id < other.id ? -1 : 1)

const keyOf = (event: Readonly<Record<string, unknown>>) =>
  JSON.stringify(Object.entries(event).sort(([one], [other]) => (one < other ? -1 : 1)))
