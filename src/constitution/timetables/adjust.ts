import type { Calendar } from '#days/index.ts'
import { countDays, earliestMeeting, nameDay } from '#days/index.ts'
import { citeParagraph } from '../constitution.ts'
import type { DeadlineRule } from '../rule.ts'
import { actorWords } from '../words.ts'
import type { Reckoner } from './reckoner.ts'
import type { OtherDate, WorkedDeadline } from './work-out.ts'

/**
 * A deadline moved to a later day; the rule's own day is shown beside.
 *
 * @param why - who moved it, and how: by a resolution of the panel unless said
 */
export function defer(
  worked: WorkedDeadline,
  to: string,
  why = 'The day to which the panel deferred it, by a resolution that is recorded',
): WorkedDeadline {
  const { due, rule, paragraph, words, counting } = worked
  const own: OtherDate = {
    due,
    rule,
    paragraph,
    words,
    counting,
    why: 'The day it had before that',
  }
  return {
    ...worked,
    due: to,
    words: `${why}: ${nameDay(to)}`,
    counting: [{ day: to, counted: true, why }],
    alternatives: [own, ...worked.alternatives],
    from: to,
    count: { by: 'fixed-date', date: to.slice('YYYY-'.length), year: 'same-year' },
  }
}

/**
 * The first meeting that can be held once it is asked for, notice being given the same day: the rule
 * for the notice of a meeting, counted the other way.
 */
export function earliestFrom(
  id: string,
  rules: readonly DeadlineRule[],
  notice: string | undefined,
  { constitution, calendar }: Reckoner,
): WorkedDeadline | undefined {
  const rule = rules.find(({ deadline }) => 'number' in deadline.count)
  if (rule === undefined || notice === undefined || !('number' in rule.deadline.count)) {
    return undefined
  }
  const { count } = rule.deadline
  const { due, counting, words, provisional } = earliestMeeting(count, notice, calendar)
  return {
    id,
    due,
    rule: rule.id,
    paragraph: citeParagraph(rule),
    what: 'The first day on which the meeting can be held, notice being given on the day it was asked for',
    actor: actorWords(constitution, rule),
    strength: rule.deadline.strength,
    sense: 'earliest',
    binding: due,
    counting,
    words,
    alternatives: [],
    conflicts: rule.conflicts,
    from: notice,
    // The first day after n clear ones is the (n + 1)th that counts
    count: { by: 'working-days-after', number: count.number + 1 },
    ...(provisional === undefined ? {} : { provisional }),
  }
}

/** Dates of neighbouring steps that a reader might take for this one's, shown and not applied. */
export function besideDates(
  rules: readonly DeadlineRule[],
  startOf: (from: string) => { readonly at: string } | undefined,
  calendar: Calendar,
): readonly OtherDate[] {
  return rules.flatMap((rule) => {
    const start = startOf(rule.deadline.from)
    if (start === undefined) return []
    const { due, words, counting } = countDays(rule.deadline.count, start.at, calendar)
    const why = `It sets another step: ${rule.deadline.what}`
    return [{ due, rule: rule.id, paragraph: citeParagraph(rule), words, counting, why }]
  })
}
