import { type Meeting, planOf } from '../meetings/meeting.ts'
import { meetingName, planWords } from '../meetings/meeting-words.ts'
import type { PackMeeting } from './make-pack.ts'

/** What a pack says of its meeting, beside what a supplement adds. */
export function packMeetingOf(
  meeting: Meeting,
  panel: string,
  isDraft: boolean,
): Omit<PackMeeting, 'addedOn' | 'change'> {
  const plan = planOf(meeting)
  return {
    name: meetingName(meeting),
    panel,
    lines: plan === undefined ? [] : [planWords(plan)],
    isDraft,
  }
}
