import type { Part } from '#storage/index.ts'
import { placeOfWord } from '../agenda/checks/restricted-words.ts'
import { eventAbout, type RawEvent } from './corrections.ts'
import type { MeetingEvent } from './event.ts'

/** What stands for everybody in place of words that are for members alone. */
const KEPT_WORDS = 'words that are not given to the public'

/** Who is there and who presides is public, whatever is before the meeting. */
const OF_THE_ROOM: ReadonlySet<unknown> = new Set([
  ...['open', 'arrive', 'leave', 'return', 'item', 'interest', 'preside', 'take-chair', 'let-in'],
  ...['apology', 'attend', 'exclude-public', 'readmit-public', 'defer', 'adjourn'],
  ...['suspend', 'resume', 'declare-no-quorum', 'resign', 'close'],
])

export const isOfTheRoom = (event: { readonly type: unknown } | RawEvent) =>
  OF_THE_ROOM.has(event['type' as keyof typeof event])

/** What is said in words of its own, and may say what is private though it is public that something happened. */
const SAID: ReadonlySet<string> = new Set(
  ['text', 'reason', 'why', 'how'].flatMap((name) => [name, `new_${name}`]),
)

/** Names of people, items, motions and other events, and what is chosen: nothing that was typed. */
const NAMING: ReadonlySet<string> = new Set([
  ...['id', 'type', 'seq', 'at', 'offset', 'recorded_at', 'clerk', 'entry', 'device', 'target'],
  ...['after', 'before', 'within', 'kept_apart', 'vote', 'motion', 'amendment', 'on', 'items'],
])

/** Whether there is anything in an event that somebody typed. */
export const saysAnything = (event: RawEvent): boolean =>
  Object.entries(event).some(([name, value]) => isTyped(name) && hasWords(value))

/** Where somebody of the panel is named by an id, and somebody else in words. */
const PEOPLE: ReadonlySet<string> = new Set([
  'who',
  'by',
  'seconder',
  'members',
  'role',
  'to',
  'against',
  'for',
  'abstain',
  'counted',
])
const isId = (name: string, text: string) =>
  PEOPLE.has(name.replace(/^new_/, '')) && /^[a-z0-9]+(-[a-z0-9]+)+$/.test(text)

const isTyped = (name: string) => !NAMING.has(name.replace(/^new_/, ''))
const hasWords = (value: unknown) => typeof value === 'string' || Array.isArray(value)

/** The words that may stand nowhere in public, of those that an event says. */
export function forbiddenIn(event: RawEvent, forbidden: readonly string[]): readonly string[] {
  const said = Object.entries(event).flatMap(([name, value]) => textsOf(name, value))
  return forbidden.filter((word) => said.some((text) => placeOfWord(word, text) !== undefined))
}

/** What somebody typed in a field. */
function textsOf(name: string, value: unknown): readonly string[] {
  if (!isTyped(name)) return []
  return [value].flat().filter((one) => typeof one === 'string' && !isId(name, one)) as string[]
}

/**
 * What of a public event is not for everybody: what has a word that may stand nowhere in public, and of what concerns
 * private business whatever somebody said of it.
 *
 * @param isPrivate - whether it concerns what is taken in private
 * @param before - names of what is kept apart already of the event that it puts right
 * @returns the event as everybody reads it, and what stood in it; `undefined` where all of it is for everybody
 */
export function keepWords(
  event: RawEvent,
  forbidden: readonly string[],
  isPrivate: boolean,
  before: readonly string[] = [],
): { readonly open: RawEvent; readonly kept: Part } | undefined {
  const isForbidden = (name: string, value: unknown) =>
    textsOf(name, value).some((text) =>
      forbidden.some((word) => placeOfWord(word, text) !== undefined),
    )
  const kept = Object.entries(event).filter(
    ([name, value]) => (isPrivate && SAID.has(name) && value !== '') || isForbidden(name, value),
  )
  if (kept.length === 0) return undefined
  const instead = kept.map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.map((one) => (isForbidden(name, one) ? KEPT_WORDS : one))
      : KEPT_WORDS,
  ])
  const names = kept.map(([name]) => name)
  const anew = names.flatMap((name) => (name.startsWith('new_') ? [name.slice('new_'.length)] : []))
  const open: RawEvent = {
    ...event,
    ...Object.fromEntries(instead),
    kept_apart: names,
    ...(anew.length === 0 ? {} : { new_kept_apart: [...new Set([...before, ...anew])] }),
  }
  return { open, kept: Object.fromEntries(kept) as Part }
}

/** Names of what is kept apart of an event, with what was put right of it. */
export const keptOf = (event: RawEvent): readonly string[] =>
  [event['kept_apart'], event['new_kept_apart']].flat().filter((one) => typeof one === 'string')

/**
 * Whether what minutes say of an event, or of what it puts right, says nothing that is kept apart: what was said in the
 * room they leave out.
 *
 * @param events - all that are recorded
 */
export function isOpenInMinutes(event: RawEvent, events: readonly RawEvent[]): boolean {
  const kept = keptOf(event)
  if (kept.length === 0) return true
  const about = eventAbout(event, events)
  return about !== undefined && isOfTheRoom(about) && kept.every((name) => SAID.has(name))
}

/** An event of the room without what is kept apart of it, as minutes tell it. */
export function withoutKept<Event extends MeetingEvent>(event: Event): Event {
  const { kept_apart: names } = event
  if (names === undefined || !isOfTheRoom(event)) return event
  const left = Object.entries(event).filter(([name]) => !(names.includes(name) && SAID.has(name)))
  return Object.fromEntries(left) as Event
}
