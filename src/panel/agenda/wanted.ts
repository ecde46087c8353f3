import type { Meeting, Meetings } from '../meetings/meeting.ts'
import { meetingName } from '../meetings/meeting-words.ts'
import { reportsAskedFor, type WorkItem } from '../meetings/work-programme.ts'
import type { Agenda } from './agenda.ts'

/** Something for which an agenda was asked, and which is not on it. */
export interface Wanted {
  readonly title: string
  /** Who asked for it, and where: a sentence without its full stop. */
  readonly why: string
}

/**
 * What was asked for at the meeting of an agenda, or put forward for it by a member, and is not on it: none of its
 * items is called so.
 */
export function wantedAt(
  meetings: Meetings,
  { address }: Pick<Meeting, 'address'>,
  { items }: Pick<Agenda, 'items'>,
  workItems: readonly WorkItem[],
): readonly Wanted[] {
  const asked = reportsAskedFor(meetings)
    .filter(({ due, arrived }) => due === address && arrived === null)
    .map(({ about, asked: at, minute, letter }) => ({
      title: about,
      why: `The panel asked for it at the ${lower(meetingName(at))}, minute ${minute}${letter === undefined ? '' : `(${letter})`}`,
    }))
  const put = workItems
    .filter(({ meeting }) => meeting === address)
    .map(({ title }) => ({ title, why: 'A member put it forward' }))
  const called = new Set(items.map(({ title }) => title.toLowerCase()))
  return [...asked, ...put].filter(({ title }) => !called.has(title.toLowerCase()))
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
