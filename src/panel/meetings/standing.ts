import { dayOfMeeting, type Meeting } from './meeting.ts'

/** Where a meeting stands, as far as it is recorded. */
export const MEETING_STATES = {
  planned: 'Planned',
  postponed: 'Put off, and no day is set',
  cancelled: 'Cancelled',
  summoned: 'Members summoned',
  published: 'Papers published',
  held: 'Held; no minutes are recorded',
  minuted: 'Held, and minuted',
  confirmed: 'Held, and its minutes confirmed',
} as const

export type MeetingState = keyof typeof MEETING_STATES

/** Worked out from what is recorded: that nothing is recorded of it is never that it was not held. */
export function stateOf({
  held,
  minutes,
  items,
  changes,
  summonedOn,
  issued,
}: Meeting): MeetingState {
  if (minutes?.confirmed !== undefined) return 'confirmed'
  if (minutes?.source !== undefined) return 'minuted'
  if (held !== null) return 'held'
  const last = changes.at(-1)?.kind
  if (last === 'cancelled' || last === 'postponed') return last
  if (issued.length > 0 || items.some(({ papers }) => papers.length > 0)) return 'published'
  return summonedOn === null ? 'planned' : 'summoned'
}

/**
 * Where it stands, in a phrase for a list.
 *
 * @param today - YYYY-MM-DD
 */
export function standingWords(meeting: Meeting, today: string): string {
  const state = stateOf(meeting)
  const words = MEETING_STATES[state]
  const isOff = state === 'cancelled' || state === 'postponed'
  return meeting.held === null && !isOff && dayOfMeeting(meeting) < today
    ? `${words}; whether it was held is not recorded here`
    : words
}
