import { uncapitalise } from '#shared/index.ts'
import { dayOfMeeting, type Meeting } from './meeting.ts'

/** Where a meeting stands, as far as it is recorded. */
export const MEETING_STATES = {
  planned: 'Planned',
  postponed: 'Put off, and no day is set',
  cancelled: 'Cancelled',
  summoned: 'Members summoned',
  published: 'Papers published',
  held: 'Held',
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
 * @param minutes - where its minutes stand that everybody reads: "Draft minutes are published"; `undefined` where there
 *   are none, and `null` where that was not asked
 */
export function standingWords(
  meeting: Meeting,
  today: string,
  minutes: string | undefined | null,
): string {
  const state = stateOf(meeting)
  const words = MEETING_STATES[state]
  const isOff = state === 'cancelled' || state === 'postponed'
  if (meeting.held === null && !isOff && dayOfMeeting(meeting) < today)
    return `${words}; whether it was held is not recorded here`
  if (state === 'held' && goesOn(meeting, today)) return goingOnWords(meeting, today)
  if (state !== 'held' || minutes === null) return words
  const adjourned = meeting.held?.adjourned == null ? '' : ', and adjourned'
  return `${words}${adjourned}; ${uncapitalise(minutes ?? 'no minutes are published here')}`
}

/** Of a meeting that may be under way it is not said that it was held. */
export const openedOrHeld = (meeting: Meeting, today: string) =>
  goesOn(meeting, today) ? 'Opened' : 'Held'

function goingOnWords({ held, record }: Meeting, today: string): string {
  if (record === undefined) return 'Opened; that it ended is not recorded'
  return held?.day === today
    ? 'It is going on, and is being recorded'
    : 'It is being recorded; that it ended is not recorded yet'
}

/** Opened or being recorded today, and neither an end nor an adjournment is recorded. */
export function goesOn({ held, record }: Meeting, today: string): boolean {
  if (held === null || held.ended !== null || held.adjourned != null) return false
  return held.day === today || record?.lastOn === today
}
