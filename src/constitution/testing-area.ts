import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerQuestion } from './ask.ts'
import { calendarKnownBy } from './days/calendar.ts'
import { readCalendar } from './days/read-calendar.ts'
import { parseConstitution } from './load-constitution.ts'
import type { Ruling } from './registers.ts'
import type { Decider, Reckoner } from './timetables/reckoner.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The texts of an area's rules and bank holidays, by path inside its folder. */
export function readRuleFiles(area: string): ReadonlyMap<string, string> {
  return new Map(
    ['constitution', 'statute', 'calendar'].flatMap((folder) =>
      readdirSync(join(ROOT, area, folder))
        .sort()
        .map((name): [string, string] => [
          `${folder}/${name}`,
          readFileSync(join(ROOT, area, folder, name), 'utf8'),
        ]),
    ),
  )
}

/**
 * An area's rules and bank holidays, for tests that need real ones.
 *
 * @param area - from the project's root: `areas/northmere`
 * @throws with every problem, when the files cannot be read
 */
export function reckonerOf(area: string): Reckoner {
  const files = readRuleFiles(area)
  const constitution = parseConstitution(files)
  const calendar = readCalendar(files)
  const problems = [constitution, calendar].flatMap((one) => (one.ok ? [] : one.problems))
  if (!constitution.ok || !calendar.ok) {
    throw new Error(problems.map(({ message }) => message).join('\n'))
  }
  return { constitution: constitution.value, calendar: calendarKnownBy(calendar.value) }
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
