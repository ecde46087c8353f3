import {
  accept,
  type Disagreement,
  type Outcome,
  type Problem,
  readYamlInPart,
  withLines,
} from '#shared/index.ts'
import { type Visits, visitsFileSchema } from './visit.ts'

/** Where an area says what its papers tell of visits, inductions and updates. */
export const VISITS_FILE = 'visits.yaml'

/**
 * `visits.yaml` of an area.
 *
 * @param files - by path inside the area folder, as text
 * @returns nothing of either where there is no such file; or everything that is wrong in it at once, with line and
 *   remedy
 */
export function readVisits(files: ReadonlyMap<string, string>): Outcome<Visits> {
  const reading = readYamlInPart(VISITS_FILE, files.get(VISITS_FILE) ?? '{}', visitsFileSchema)
  const file = reading.value ?? visitsFileSchema.parse({})
  const wrong = file.visits.flatMap(({ id, offered, made }, index) => {
    const say = (words: string): Disagreement => ({
      code: 'visits-disagree',
      file: VISITS_FILE,
      words: `: ${words}`,
      steps: ['visits', index],
    })
    const isAgain = file.visits.findIndex((other) => other.id === id) < index
    return [
      ...(isAgain ? [say(`${id} is the id of another. Give each its own`)] : []),
      ...made.flatMap(({ on, when }) => [
        ...(on === undefined && when === undefined
          ? [say('say on which day it was made, or when in words')]
          : []),
        ...(on !== undefined && offered !== undefined && on < offered
          ? [say(`it was made on ${on}, before it was offered on ${offered}. Correct a day`)]
          : []),
      ]),
    ]
  })
  const problems: readonly Problem[] = [...reading.problems, ...withLines(wrong, files)]
  if (problems.length > 0) return { ok: false, problems }
  return accept({
    visits: file.visits.map((one) => ({ ...one, arranged: null })),
    updates: file.updates.toSorted((one, other) => other.meeting.localeCompare(one.meeting)),
  })
}
