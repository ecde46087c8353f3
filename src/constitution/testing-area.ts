import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerQuestion } from './ask.ts'
import { calendarKnownBy } from './days/calendar.ts'
import { readCalendar } from './days/read-calendar.ts'
import type { Ruling } from './registers.ts'
import { constitutionOf } from './testing-rules.ts'
import type { Decider, Reckoner } from './timetables/reckoner.ts'

/**
 * An area's rules and bank holidays, for tests that need real ones.
 *
 * @param area - from the project's root: `areas/northmere`
 * @throws with every problem, when the files cannot be read
 */
export function reckonerOf(area: string): Reckoner {
  const file = 'calendar/bank-holidays.yaml'
  const text = readFileSync(join(import.meta.dirname, '../..', area, file), 'utf8')
  const calendar = readCalendar(new Map([[file, text]]))
  if (!calendar.ok) throw new Error(calendar.problems.map(({ message }) => message).join('\n'))
  return { constitution: constitutionOf(area), calendar: calendarKnownBy(calendar.value) }
}

/**
 * The same, with answers to questions.
 *
 * @param rulings - recorded since the area's files were written
 */
export function deciderOf(area: string, rulings: readonly Ruling[] = []): Decider {
  const reckoner = reckonerOf(area)
  return {
    ...reckoner,
    decide: (question, input, today) =>
      answerQuestion(reckoner.constitution, question, input, { today, rulings }),
  }
}
