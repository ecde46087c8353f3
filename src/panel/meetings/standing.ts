import type { Meeting } from './meeting.ts'
import { dayOfMeeting } from './meeting.ts'

/** Where a meeting stands, as far as it is recorded. */
export const MEETING_STATES = {
  planned: 'Planned',
  published: 'Papers published',
  held: 'Held; no minutes are recorded',
  minuted: 'Held, and minuted',
  confirmed: 'Held, and its minutes confirmed',
} as const

export type MeetingState = keyof typeof MEETING_STATES

/** Worked out from what is recorded: that nothing is recorded of it is never that it was not held. */
function stateOf({ held, minutes, items }: Meeting): MeetingState {
  if (minutes?.confirmed !== undefined) return 'confirmed'
  if (minutes?.source !== undefined) return 'minuted'
  if (held !== null) return 'held'
  return items.some(({ papers }) => papers.length > 0) ? 'published' : 'planned'
}

/**
 * Whether its day is over with nothing recorded of whether it took place.
 *
 * @param today - YYYY-MM-DD
 */
function isNotRecordedAsHeld(meeting: Meeting, today: string): boolean {
  return meeting.held === null && dayOfMeeting(meeting) < today
}

/** Where it stands, in a phrase for a list. */
export function standingWords(meeting: Meeting, today: string): string {
  const words = MEETING_STATES[stateOf(meeting)]
  return isNotRecordedAsHeld(meeting, today)
    ? `${words}; whether it was held is not recorded here`
    : words
}
