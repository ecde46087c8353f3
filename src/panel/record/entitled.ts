import type { Course, Moment, Vote } from './course.ts'
import { isEntitled } from './sitting.ts'

/** The moment that says who may vote: when it is put or, by some rules, when it is taken. */
export function decidingMoment({ rules }: Course, vote: Vote): Moment {
  const turnsOnTaken =
    rules.on('may-vote', ({ parameters }) => parameters.present_when_taken).length > 0
  return turnsOnTaken ? (vote.taken ?? vote.atPut) : vote.atPut
}

/** Who may vote, by id. */
export function entitledTo(course: Course, vote: Vote): readonly string[] {
  const key = vote.taken ?? vote.atPut
  const known = course.entitled.get(key) ?? Object.freeze(workOutEntitled(course, vote))
  course.entitled.set(key, known)
  return known
}

/** The same, worked out anew: of a question that may yet be put. */
export function workOutEntitled(course: Course, vote: Vote): readonly string[] {
  const taken = vote.taken ?? vote.atPut
  const moment = decidingMoment(course, vote)
  const electors = electorsOf(course, vote)
  return moment.sitting.filter(
    (person) =>
      electors?.includes(kindOf(course, person) ?? '') !== false &&
      isEntitled(course, person, vote.interests.get(person), {
        put: vote.atPut.room.includes(person),
        taken: taken.room.includes(person),
      }),
  )
}

/** Of what kinds they are who vote in an election; `undefined` where all do. */
function electorsOf({ rules }: Course, { put }: Vote): readonly string[] | undefined {
  const { election } = put.event
  if (election === undefined) return undefined
  const said = rules.on('electors', ({ parameters }) =>
    parameters.offices.some((one) => one === election),
  )
  return said.length === 0 ? undefined : said.flatMap(({ parameters }) => parameters.candidates)
}

/** The kind of the seat that somebody holds or stands in for. */
const kindOf = (course: Course, person: string) =>
  course.seatOf(person)?.kind ?? course.substitute(person)?.seat?.kind
