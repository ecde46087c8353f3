import { checkNotice, citeParagraph, type Decider, deadlinesOf } from '#constitution/index.ts'
import { countDays, nameDue } from '#days/index.ts'
import { meetingNeeds, oddDay, presentStrip, type Strip } from '#procedures/index.ts'
import type { Plan } from './meeting.ts'

/** What has to be done before a meeting, and by when; what is too late is said. */
export interface BeforeMeeting {
  readonly facts: readonly { readonly term: string; readonly lines: readonly string[] }[]
  /** Whether notice given today would be in time, in a sentence or two. */
  readonly notice: string | null
  readonly isTooLate: boolean
  readonly strip: Strip | null
  /** What is odd about the day: a bank holiday, a Sunday. */
  readonly odd: readonly string[]
}

/**
 * The days before a meeting, each with its paragraph; what no rule that is held speaks of is said to be so.
 *
 * @param today - YYYY-MM-DD
 */
export function presentBefore(
  { day, time }: Pick<Plan, 'day' | 'time'>,
  today: string,
  decider: Decider,
): BeforeMeeting {
  const notice = checkNotice(today, day, decider)
  const needs = meetingNeeds(day, today, decider).map(({ term, text }) => ({ term, lines: [text] }))
  return {
    facts: [...needs, lastDay('Public questions by', 'public-question', day, time, decider)],
    notice: notice === undefined ? null : `${notice.words}.`,
    isTooLate: notice?.isPossible === false,
    strip:
      notice === undefined
        ? null
        : presentStrip('notice-strip', 'The days before the meeting', notice.counting),
    odd: oddDay(day, decider.calendar),
  }
}

/** The last day that rules of some procedure give, counted from a meeting. */
function lastDay(
  term: string,
  procedure: string,
  day: string,
  time: string | null,
  { constitution, calendar }: Decider,
) {
  const rules = deadlinesOf(constitution, procedure, day)
  const lines = rules.flatMap((rule) => {
    const { due } = countDays(rule.deadline.count, time === null ? day : `${day}T${time}`, calendar)
    return due === null ? [] : [`${nameDue(due)} (${citeParagraph(rule)})`]
  })
  return { term, lines: lines.length === 0 ? ['Not known: no rule that is held says'] : lines }
}
