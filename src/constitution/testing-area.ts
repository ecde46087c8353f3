import { type CalendarFile, calendarKnownBy, readCalendar } from '#days/index.ts'
import { answerQuestion } from './ask.ts'
import type { Ruling } from './registers.ts'
import { readRuleNames } from './rule-names.ts'
import { constitutionOf, ruleTextsOf } from './testing-rules.ts'
import type { Decider, Reckoner } from './timetables/reckoner.ts'

/**
 * An area's rules and bank holidays, for tests that need real ones.
 *
 * @param area - from the project's root: `areas/northmere`
 * @throws with every problem, when the files cannot be read
 */
export function reckonerOf(area: string): Reckoner {
  const calendar = calendarKnownBy(bankHolidaysOf(area))
  return { constitution: constitutionOf(area), calendar }
}

function bankHolidaysOf(area: string): CalendarFile {
  const calendar = readCalendar(ruleTextsOf(area))
  if (!calendar.ok) throw new Error(calendar.problems.map(({ message }) => message).join('\n'))
  return calendar.value
}

/**
 * The same, with answers to questions.
 *
 * @param rulings - recorded since the area's files were written
 */
export function deciderOf(area: string, rulings: readonly Ruling[] = []): Decider {
  const reckoner = reckonerOf(area)
  const holidays = bankHolidaysOf(area)
  const names = readRuleNames(ruleTextsOf(area), reckoner.constitution)
  if (!names.ok) throw new Error(names.problems.map(({ message }) => message).join('\n'))
  return {
    ...reckoner,
    knownBy: (day) => calendarKnownBy(holidays, day),
    countsOn: () => ({}),
    membersOn: () => ({ names: [], whoIs: () => undefined }),
    ruleNames: names.value,
    decide: (question, input, today) =>
      answerQuestion(reckoner.constitution, question, input, { today, rulings }),
  }
}
