import type { Area } from '#area/index.ts'
import type { People } from '#people/index.ts'
import {
  accept,
  type Disagreement,
  nearest,
  type Outcome,
  type Problem,
  readYamlInPart,
  withLines,
} from '#shared/index.ts'
import { isTied } from './condition.ts'
import {
  type Undertaking,
  type Undertakings,
  type UndertakingsFile,
  undertakingsFileSchema,
} from './undertaking.ts'

/** Where an area says what had been undertaken before its record begins here. */
export const UNDERTAKINGS_FILE = 'undertakings.yaml'

type Files = ReadonlyMap<string, string>

/** What the entries of the file name. */
export interface Named {
  readonly people: Pick<People, 'posts' | 'bodies'>
  /** The measures and reports of the area; left out where they are not to be looked at again. */
  readonly area?: Pick<Area, 'measures' | 'reports'>
}

/**
 * `undertakings.yaml` of an area.
 *
 * @param files - by path inside the area folder, as text
 * @returns the offices of people.yaml and nothing undertaken when there is no such file; or everything that
 *   is wrong in it at once, with line and remedy
 */
export function readUndertakings(files: Files, named: Named): Outcome<Undertakings> {
  const text = files.get(UNDERTAKINGS_FILE) ?? '{}'
  const reading = readYamlInPart(UNDERTAKINGS_FILE, text, undertakingsFileSchema)
  const file = reading.value ?? undertakingsFileSchema.parse({})
  const offices = officesOf(file, named.people)
  // What was left out would be missed by what refers to it: the reader is told of the fault alone
  const wrong = reading.problems.length > 0 ? [] : disagreements(file, offices, named)
  const problems: readonly Problem[] = [...reading.problems, ...withLines(wrong, files)]
  if (problems.length > 0) return { ok: false, problems }
  const all = file.undertakings.map(toUndertaking)
  return accept({ offices, all: all.toSorted((one, other) => one.number - other.number) })
}

/** What is printed is known from the day it says of itself. */
function toUndertaking({
  happenings,
  ...says
}: UndertakingsFile['undertakings'][number]): Undertaking {
  return {
    ...says,
    known: says.meeting,
    versions: [],
    audience: 'public',
    happenings: happenings
      .map((one) => ({ ...one, known: one.on }))
      .toSorted((one, other) => one.on.localeCompare(other.on)),
  }
}

/** Those that can owe something: posts, the panel, the office and the force, and those that the file adds. */
function officesOf(file: UndertakingsFile, { posts, bodies }: Named['people']) {
  return new Map([
    ...posts.map(({ id, name }) => [id, name] as const),
    ...[...bodies.values()]
      .filter(({ kind }) => kind !== 'council')
      .map(({ id, name }) => [id, name] as const),
    ...file.offices.map(({ id, name }) => [id, name] as const),
  ])
}

function disagreements(
  { undertakings }: UndertakingsFile,
  offices: ReadonlyMap<string, string>,
  { area }: Named,
): readonly Disagreement[] {
  const numbers = new Set(undertakings.map(({ number }) => number))
  return undertakings.flatMap((one, index) => {
    const wrong = (words: string, steps: readonly (string | number)[] = []): Disagreement => ({
      code: 'undertakings-disagree',
      file: UNDERTAKINGS_FILE,
      words: `: ${words}`,
      steps: ['undertakings', index, ...steps],
    })
    const unknown = (id: string, known: Iterable<string>, what: string) => {
      const near = nearest(id, known)
      const meant = near === undefined ? '' : ` Did you mean ${near}?`
      return wrong(`${id} is no ${what}.${meant} Correct the id`)
    }
    const { number, meeting, who, due, repeats, cadence, kind, condition, about } = one
    const isAgain = undertakings.findIndex((other) => other.number === number) < index
    return [
      ...(isAgain ? [wrong(`${number} is the number of another. Give each its own`)] : []),
      ...(who !== undefined && !offices.has(who)
        ? [unknown(who, offices.keys(), 'office of people.yaml or of this file')]
        : []),
      ...(due?.on !== undefined && due.on < meeting
        ? [wrong(`it is due on ${due.on}, before its meeting on ${meeting}. Correct a day`)]
        : []),
      ...(repeats !== undefined && !(numbers.has(repeats) && repeats < number)
        ? [wrong(`it repeats ${repeats}, which is no earlier one of this file. Correct the number`)]
        : []),
      ...(condition?.undertaking !== undefined &&
      !(numbers.has(condition.undertaking) && condition.undertaking !== number)
        ? [
            wrong(
              `its condition is that ${condition.undertaking} is done, which is no other of this file. Correct the number`,
            ),
          ]
        : []),
      ...((kind === 'commitment') !== (cadence !== undefined)
        ? [
            wrong(
              'a commitment has a cadence, and nothing else has one. Correct its kind, or say it',
            ),
          ]
        : []),
      ...(area === undefined
        ? []
        : [
            ...[...about.measures, ...(condition?.figure ? [condition.figure.measure] : [])]
              .filter((id) => !area.measures.has(id))
              .map((id) => unknown(id, area.measures.keys(), 'measure of this area')),
            ...about.reports
              .filter((id) => !area.reports.some((report) => report.id === id))
              .map((id) =>
                unknown(
                  id,
                  area.reports.map((report) => report.id),
                  'report of this area',
                ),
              ),
          ]),
      ...one.happenings.flatMap((happening, place) => {
        const steps = ['happenings', place]
        if (happening.on < meeting) {
          return [
            wrong(
              `it has something on ${happening.on}, before its meeting on ${meeting}. Correct a day`,
              steps,
            ),
          ]
        }
        if (happening.kind === 'condition-met' && isTied(condition)) {
          return [
            wrong(
              'its condition is met when the figure, the case or the undertaking says so. Take this out, or do not tie it',
              steps,
            ),
          ]
        }
        if (happening.kind === 'condition-met' && condition === undefined) {
          return [
            wrong(
              'its condition is said to be met, and it has none. Say what the condition is',
              steps,
            ),
          ]
        }
        return []
      }),
    ]
  })
}
