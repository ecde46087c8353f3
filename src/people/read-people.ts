import {
  accept,
  type Disagreement,
  nearest,
  type Outcome,
  type Problem,
  readYamlInPart,
  withLines,
} from '#shared/index.ts'
import { wordsOf } from './name-words.ts'
import { type People, type PeopleFile, peopleFileSchema, SOME_SEAT } from './person.ts'

/** Where an area says who its people are. */
export const PEOPLE_FILE = 'people.yaml'

/**
 * `people.yaml` of an area: bodies, seats, posts, people and who held what.
 *
 * @param files - by path inside the area folder, as text
 * @returns nobody and nothing when there is no such file; or everything that is wrong in it at once, with
 *   line and remedy
 */
export function readPeople(files: ReadonlyMap<string, string>): Outcome<People> {
  const text = files.get(PEOPLE_FILE)
  const reading = readYamlInPart(PEOPLE_FILE, text ?? '{}', peopleFileSchema)
  const file = reading.value ?? peopleFileSchema.parse({})
  // What was left out would be missed by what refers to it: the reader is told of the fault alone
  const wrong = reading.problems.length > 0 ? [] : withLines(disagreements(file), files)
  const problems: readonly Problem[] = [...reading.problems, ...wrong]
  if (problems.length > 0) return { ok: false, problems }
  return accept({
    bodies: new Map(file.bodies.map((body) => [body.id, body])),
    seats: file.seats,
    posts: file.posts,
    people: new Map(file.people.map((person) => [person.id, person])),
    holdings: file.holdings,
    vacancies: file.vacancies,
    substitutes: [],
  })
}

type Entry = Readonly<Record<string, unknown>>

function disagreements(file: PeopleFile): readonly Disagreement[] {
  return [...repeated(file), ...unknown(file), ...unlikelyDays(file), ...sameNames(file)]
}

function wrong(list: keyof PeopleFile, index: number, words: string): Disagreement {
  return { code: 'people-disagree', file: PEOPLE_FILE, words, steps: [list, index] }
}

function repeated({ bodies, seats, posts, people }: PeopleFile): readonly Disagreement[] {
  const lists = { bodies, people, places: [...seats, ...posts] }
  return Object.values(lists).flatMap((list) => {
    const seen = new Set<string>()
    return list.flatMap(({ id }) => {
      const isAgain = seen.has(id)
      seen.add(id)
      const again = {
        code: 'people-disagree',
        file: PEOPLE_FILE,
        words: `: two entries have the id ${id}. Give each its own`,
      }
      return isAgain ? [again] : []
    })
  })
}

/** Names of bodies, people and places that nothing in the file has. */
function unknown(file: PeopleFile): readonly Disagreement[] {
  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id))
  const bodies = ids(file.bodies)
  const people = ids(file.people)
  const places = new Set([...ids(file.seats), ...ids(file.posts), SOME_SEAT])
  const look = (
    list: keyof PeopleFile,
    entries: readonly Entry[],
    field: string,
    known: ReadonlySet<string>,
    what: string,
  ) =>
    entries.flatMap((entry, index) => {
      const id = String(entry[field])
      if (known.has(id)) return []
      const near = nearest(id, known)
      const meant = near === undefined ? '' : ` Did you mean ${near}?`
      return [
        wrong(
          list,
          index,
          `: ${field} ${id} is no ${what} of this file.${meant} Add it, or correct the id`,
        ),
      ]
    })
  return [
    ...look('seats', file.seats, 'appointed_by', bodies, 'body'),
    ...look('posts', file.posts, 'body', bodies, 'body'),
    ...look('holdings', file.holdings, 'person', people, 'person'),
    ...look('holdings', file.holdings, 'place', places, 'seat or post'),
    ...look('vacancies', file.vacancies, 'place', places, 'seat or post'),
  ]
}

function unlikelyDays(file: PeopleFile): readonly Disagreement[] {
  const backwards = (['seats', 'posts', 'holdings', 'vacancies'] as const).flatMap((list) =>
    file[list].flatMap(({ from, to }, index) =>
      from !== undefined && to !== undefined && to < from
        ? [wrong(list, index, `: it ends on ${to}, before it begins on ${from}. Correct a day`)]
        : [],
    ),
  )
  const outside = file.holdings.flatMap(({ from, to, seen }, index) =>
    seen.flatMap(({ on }) =>
      (from !== undefined && on < from) || (to !== undefined && on > to)
        ? [
            wrong(
              'holdings',
              index,
              `: it is said to be seen on ${on}, outside its own days. Correct a day, or make it two holdings`,
            ),
          ]
        : [],
    ),
  )
  return [...backwards, ...outside, ...heldTwice(file)]
}

/** One seat, one holder: two at a time means that the days of one of them are wrong. */
function heldTwice({ seats, holdings }: PeopleFile): readonly Disagreement[] {
  return seats.flatMap(({ id }) => {
    const its = holdings
      .map((holding, index) => ({ ...holding, index }))
      .filter(({ place, from }) => place === id && from !== undefined)
      .sort((one, other) => (one.from ?? '').localeCompare(other.from ?? ''))
    return its.flatMap((one, position) => {
      const next = its[position + 1]
      if (next?.from === undefined || (one.to !== undefined && one.to < next.from)) return []
      const words = `: ${next.person} holds ${id} from ${next.from}, when ${one.person} still held it. Say until when ${one.person} did`
      return [wrong('holdings', next.index, words)]
    })
  })
}

/** Two people who would be found by one name: neither could be chosen by it. */
function sameNames({ people }: PeopleFile): readonly Disagreement[] {
  const owner = new Map<string, string>()
  return people.flatMap(({ id, name, aliases }, index) =>
    [name, ...aliases].flatMap((way) => {
      const words = wordsOf(way).join(' ')
      const other = owner.get(words)
      owner.set(words, id)
      if (other === undefined || other === id) return []
      return [wrong('people', index, `: "${way}" is a name of ${other} too. Tell them apart`)]
    }),
  )
}
