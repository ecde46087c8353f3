import { type Meeting, numberOf } from '../meetings/meeting.ts'
import { eventAbout, type RawEvent } from './corrections.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import type { JudgedMeeting } from './judge.ts'
import { isWithoutPublic } from './privacy-events.ts'
import { itemAt } from './told.ts'

/** Who is there and who presides is public, whatever is before the meeting. */
const OF_THE_ROOM = new Set([
  ...['open', 'arrive', 'leave', 'return', 'item', 'interest', 'preside', 'take-chair', 'let-in'],
  ...['apology', 'attend', 'exclude-public', 'readmit-public', 'defer', 'adjourn'],
  ...['suspend', 'resume', 'declare-no-quorum', 'resign', 'close'],
])

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
  if (about !== undefined && OF_THE_ROOM.has(String(about['type']))) return 'public'
  const all = [...events, ...together]
  if (isNeverPrivate(meeting, all)) return 'public'
  const isApart = (judged: JudgedMeeting, id: string) => {
    const item = itemAt(judged, id)
    const its = meeting.items.find((one) => String(numberOf(one)) === item)
    return its?.restricted !== undefined || isWithoutPublic(judged, id)
  }
  // As it stood before it was put right, and as it stands since where it still does
  const before = judgedWith(...together.filter(({ type }) => type !== 'correct'))
  if (about === undefined || isApart(before, about.id)) return 'members'
  if (about === event) return 'public'
  const since = judgedWith(...together)
  return since.places.has(about.id) && isApart(since, about.id) ? 'members' : 'public'
}

/** Whether all of a meeting is open to everybody, as far as is recorded. */
export const isNeverPrivate = ({ items }: Meeting, events: readonly RawEvent[]) =>
  items.every(({ restricted }) => restricted === undefined) &&
  !events.some(({ type }) => type === 'exclude-public')
