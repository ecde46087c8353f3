import { type Meeting, numberOf } from '../meetings/meeting.ts'
import { eventAbout, type RawEvent } from './corrections.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { itemAt } from './item-at.ts'
import type { JudgedMeeting } from './judge.ts'
import { isOfTheRoom, saysAnything } from './kept-words.ts'
import { isWithoutPublic } from './privacy-events.ts'
import { UNKNOWN_PART } from './which-part.ts'

/** What is recorded of a meeting, and of that what everybody may not read. */
type Held = Pick<JudgedRecord, 'meeting' | 'events' | 'with'> & {
  readonly apart: ReadonlySet<string>
}

/**
 * For whom an event is: the business of an item taken in private is for members. A correction is never for more than
 * what it corrects is, and what cannot be placed, as what was struck out, is for members where anything was private.
 *
 * @param together - all that is recorded with it, itself included
 */
export function audienceFor(
  { meeting, events, with: judgedWith, apart }: Held,
  event: RawEvent,
  together: readonly RawEvent[],
): 'public' | 'members' {
  const about = eventAbout(event, events)
  if (about !== undefined && apart.has(about.id)) return 'members'
  if (about !== undefined && isOfTheRoom(about)) return 'public'
  const all = [...events, ...together]
  if (isNeverPrivate(meeting, all)) return 'public'
  if (about?.['within'] === UNKNOWN_PART) return 'members'
  // As it stood before it was put right, and as it stands since where it still does
  const before = judgedWith(...together.filter(({ type }) => type !== 'correct'))
  if (about === undefined || isApartIn(meeting, before, about.id)) return 'members'
  if (about === event) return 'public'
  const since = judgedWith(...together)
  return since.places.has(about.id) && isApartIn(meeting, since, about.id) ? 'members' : 'public'
}

/** Whether what is recorded concerns what is taken in private, or cannot be placed where anything is. */
export function isOfPrivate(
  { meeting, events, judged }: Pick<JudgedRecord, 'meeting' | 'events' | 'judged'>,
  { id }: RawEvent,
): boolean {
  if (isNeverPrivate(meeting, events)) return false
  return !judged.places.has(id) || isApartIn(meeting, judged, id)
}

/** The titles of items that were opened and stand on no agenda, by their numbers: those that everybody may read. */
export function titlesRecorded(record: Pick<JudgedRecord, 'meeting' | 'events' | 'judged'>) {
  const opened = record.judged.corrected.flatMap(({ raw, isStruck }) => {
    const { type, item, title, within, kept_apart: kept }: Readonly<Record<string, unknown>> = raw
    if (type !== 'item' || typeof title !== 'string' || isStruck) return []
    const isKept = (Array.isArray(kept) && kept.includes('title')) || within === UNKNOWN_PART
    return isKept || isOfPrivate(record, raw) ? [] : [[String(item), title] as const]
  })
  return new Map(opened)
}

/** Whether an event fell into what is taken in private. */
function isApartIn(meeting: Meeting, judged: JudgedMeeting, id: string): boolean {
  return isRestricted(meeting, itemAt(judged, id)) || isWithoutPublic(judged, id)
}

const isRestricted = ({ items }: Meeting, item: string | null) =>
  items.find((one) => String(numberOf(one)) === item)?.restricted !== undefined

/** Whether the item in hand is taken in private. */
export function isInPrivate({
  meeting,
  judged,
}: Pick<JudgedRecord, 'meeting' | 'judged'>): boolean {
  const item = judged.course.item?.item.number
  if (item === undefined) return false
  return judged.course.excluded?.items.includes(item) === true || isRestricted(meeting, item)
}

/**
 * Whether what somebody said in an event of the room concerns what is taken in private: it names such an item, or it
 * was said while one was before the meeting.
 */
export function concernsPrivate(
  { meeting, events, with: judgedWith }: Held,
  event: RawEvent,
  together: readonly RawEvent[],
): boolean {
  const about = eventAbout(event, events)
  if (about === undefined || !isOfTheRoom(about) || !saysAnything(event)) return false
  const all = [...events, ...together]
  if (isNeverPrivate(meeting, all)) return false
  const excluded = all.flatMap(({ type, items }) =>
    type === 'exclude-public' && Array.isArray(items) ? items.map(String) : [],
  )
  const named = [about, event].flatMap((one) => [
    ...[one['items'], one['new_items'], one['item']].flat().map(String),
  ])
  if (named.some((item) => isRestricted(meeting, item) || excluded.includes(item))) return true
  const since = judgedWith(...together)
  return since.places.has(about.id) && isApartIn(meeting, since, about.id)
}

/** Whether all of a meeting is open to everybody, as far as is recorded. */
export const isNeverPrivate = ({ items }: Meeting, events: readonly RawEvent[]) =>
  items.every(({ restricted }) => restricted === undefined) &&
  !events.some(({ type }) => type === 'exclude-public')
