import { dayOfMeeting, isToCome } from './meeting.ts'
import type { FetchMeetings } from './meeting-book.ts'
import { addressOf, meetingName } from './meeting-words.ts'

/** Meetings that are to come, for pages that are not about meetings; none where the area's files cannot be read. */
export function nextMeetings(fetchMeetings: FetchMeetings, today: () => string) {
  return async () => {
    const held = await fetchMeetings()
    if (!held.ok) return { meetings: [], version: '' }
    const meetings = held.value.meetings.all
      .filter((one) => isToCome(one, today()))
      .map((one) => ({ day: dayOfMeeting(one), title: meetingName(one), href: addressOf(one) }))
      .toSorted((one, other) => one.day.localeCompare(other.day))
    return { meetings, version: held.value.version }
  }
}
