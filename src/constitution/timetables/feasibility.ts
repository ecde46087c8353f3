import {
  type CountedDay,
  countDays,
  earliestMeeting,
  nameAmount,
  nameDay,
  nameDue,
} from '#days/index.ts'
import { citeParagraph, deadlinesOf } from '../constitution.ts'
import { numberedOn } from '../numbering.ts'
import type { Reckoner } from './reckoner.ts'

/** Whether a meeting can be given its notice. */
export interface Feasibility {
  readonly isPossible: boolean
  /** One sentence; when it is not possible, a second says what to do. */
  readonly words: string
  readonly rule: string
  readonly paragraph: string
  /** The last day on which the agenda can be published for this meeting, YYYY-MM-DD. */
  readonly lastNotice: string
  /** The first day for a meeting when notice is given on the day named, YYYY-MM-DD. */
  readonly firstMeeting: string
  readonly counting: readonly CountedDay[]
}

/**
 * Can notice on one day give a meeting on another the clear days it needs?
 *
 * @param notice - the first day on which the agenda can be published, YYYY-MM-DD
 * @param meeting - YYYY-MM-DD
 * @returns `undefined` when no rule in force says how much notice a meeting needs
 */
export function checkNotice(
  notice: string,
  meeting: string,
  { constitution, calendar }: Reckoner,
): Feasibility | undefined {
  const rule = deadlinesOf(numberedOn(constitution, meeting), 'agenda-notice', meeting).find(
    ({ deadline }) => 'number' in deadline.count,
  )
  if (rule === undefined || !('number' in rule.deadline.count)) return undefined
  const { count } = rule.deadline
  const last = countDays(count, meeting, calendar)
  const first = earliestMeeting(count, notice, calendar)
  const lastNotice = last.due ?? meeting
  const firstMeeting = first.due ?? meeting
  const isPossible = notice <= lastNotice
  const size = nameAmount(count)
  const paragraph = citeParagraph(rule)
  const words = isPossible
    ? `Notice on ${nameDay(notice)} leaves the ${size} that have to lie before a meeting on ${nameDay(meeting)}`
    : `Notice on ${nameDay(notice)} cannot give ${size} before a meeting on ${nameDay(meeting)}. ` +
      `Publish by ${nameDue(lastNotice)}, meet on ${nameDay(firstMeeting)} or later, ` +
      `or have the chair take it as an urgent item with the reason recorded (${paragraph})`
  return {
    isPossible,
    words,
    rule: rule.id,
    paragraph,
    lastNotice,
    firstMeeting,
    counting: last.counting,
  }
}
