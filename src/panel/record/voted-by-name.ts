import type { Course, Vote } from './course.ts'
import { listed, nameOr } from './plain-words.ts'
import type { Side } from './sides.ts'
import type { VoteResult } from './vote-outcome.ts'

const SIDES: readonly (readonly [Side, string])[] = [
  ['for', 'For'],
  ['against', 'Against'],
  ['abstained', 'Abstaining'],
]

/** Who voted how, as far as the record names them, and why nobody could require that it does where that was asked for in vain. */
export function votedByName(
  course: Course,
  { casting, demands }: Vote,
  { sides }: Pick<VoteResult, 'sides'>,
): readonly string[] {
  const on = (side: Side) => [...sides].flatMap(([person, its]) => (its === side ? [person] : []))
  const named = SIDES.filter(([side]) => on(side).length > 0).map(
    ([side, word]) => `${word}: ${listed(course, on(side))}.`,
  )
  const gave =
    casting === undefined
      ? []
      : [
          casting.by === undefined
            ? `A casting vote was given ${casting.side}.`
            : `Casting vote: ${nameOr(course, casting.by)}, ${casting.side}.`,
        ]
  const inVain = demands.filter(({ isGood }) => !isGood)
  const short = course.noEffect
    .filter(({ event }) => inVain.some((one) => one.event === event))
    .map(
      ({ message, paragraph }) =>
        `That it be recorded by name was asked for in vain: ${message}${course.rules.cited(paragraph)}${named.length === 0 ? '' : '. It is recorded by name all the same'}.`,
    )
  return [...named, ...gave, ...short]
}
