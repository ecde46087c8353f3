import { itemOf } from '../meetings/meeting.ts'
import type { FetchMeetings } from '../meetings/meeting-book.ts'

/** The page of a minute, or of its meeting where the minute has none; `undefined` when there is neither. */
export type LinkMinute = (meeting: string, item: number | undefined) => string | undefined

/** Where the minutes of meetings stand on the site as they are held now. */
export async function minuteLinks(fetchMeetings: FetchMeetings): Promise<LinkMinute> {
  const held = await fetchMeetings()
  if (!held.ok) return () => undefined
  const { byAddress } = held.value.meetings
  return (day, item) => {
    const meeting = byAddress.get(day)
    if (meeting === undefined) return undefined
    const hasItem = item !== undefined && itemOf(meeting, item) !== undefined
    return hasItem ? `/meetings/${day}/items/${item}` : `/meetings/${day}`
  }
}
