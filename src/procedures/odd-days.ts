import type { Decider } from '#constitution/index.ts'
import { rulesNamed } from '#constitution/index.ts'
import { nameDay } from '#days/index.ts'
import type { Case } from './case.ts'
import type { Procedure } from './procedure.ts'

/**
 * Sentences on days and years that are hardly meant. They stop nothing: what is found late may be long
 * ago, and only whoever records it knows.
 */

/** The most years between when a case is opened and when its year begins that are not odd. */
const MOST_YEARS = 2

/** On how a case was opened: a year far from it, or a day before any rule on it was in force. */
export function oddOpening(
  procedure: Procedure,
  theCase: Case,
  decider: Decider,
): readonly string[] {
  return [...oddYear(procedure, theCase), ...beforeRules(procedure, theCase, decider)]
}

function oddYear({ oneFor }: Procedure, { opening, openedOn }: Case): readonly string[] {
  const year = oneFor === undefined ? undefined : opening[oneFor]
  if (typeof year !== 'string') return []
  const ahead = Number(year.slice(0, 4)) - Number(openedOn.slice(0, 4))
  if (Math.abs(ahead) <= MOST_YEARS) return []
  const when = ahead > 0 ? `begins ${ahead} years after` : `began ${-ahead} years before`
  return [`${year} ${when} the case was opened. Check the year`]
}

function beforeRules(
  { steps }: Procedure,
  { openedOn }: Case,
  decider: Decider,
): readonly string[] {
  const rules = rulesNamed(decider, [...new Set(steps.flatMap(({ rules: names }) => names))])
  const [first] = rules.map(({ in_force_from: day }) => day).sort()
  if (first === undefined || openedOn >= first) return []
  return [
    `None of the rules held on this was in force on ${nameDay(openedOn)}: the first is from ${nameDay(first)}. Check the day`,
  ]
}

const DAYS_A_YEAR = 366

/** On a day that something happened, more than a year before its case was opened. */
export function longBefore(day: string, openedOn: string | undefined): readonly string[] {
  if (openedOn === undefined || daysFrom(day, openedOn) <= DAYS_A_YEAR) return []
  return [
    `${nameDay(day)} is more than a year before the case was opened, on ${nameDay(openedOn)}. Check both days`,
  ]
}

/** On a meeting that is convened for more than a year later. */
export function farMeeting(meeting: string, convenedOn: string): readonly string[] {
  if (daysFrom(convenedOn, meeting) <= DAYS_A_YEAR) return []
  return [
    `${nameDay(meeting)} is more than a year after it was convened. Check the day of the meeting`,
  ]
}

const daysFrom = (first: string, last: string) =>
  Temporal.PlainDate.from(first).until(last, { largestUnit: 'days' }).days
