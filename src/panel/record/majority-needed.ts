import { type Needed, neededBy } from '#constitution/index.ts'
import { citedBy } from './cited-by.ts'
import type { Course, Vote } from './course.ts'
import { decidingMoment, entitledTo } from './entitled.ts'

/** The stage of what is vetoed: as said or, in the words of the motion or its item, named; else the first that the rules know. */
function stageOf(
  { rules }: Course,
  { put, item, matter = '', words = '' }: Vote,
): string | undefined {
  const said = put.event.stage ?? item?.stage
  if (said !== undefined && said !== null) return said
  const named = rules.stageIn(matter, `${words} ${item?.title ?? ''}`)
  if (named !== undefined) return named
  const [of] = [...rules.on('veto'), ...rules.on('no-veto')].filter(
    ({ parameters }) => parameters.matter === matter,
  )
  return of?.parameters.stages[0]
}

/** Asks the rules what votes come to: a veto, a question of the panel's own, or a question like any other. */
export function askVote(course: Course, vote: Vote, entitled: readonly string[], votes: object) {
  const { matter } = vote
  const heads = {
    seats: course.story.seats.length,
    members: vote.members,
    present: decidingMoment(course, vote).sitting.length,
    entitled: entitled.length,
    ...votes,
  }
  if (matter === undefined) return course.rules.ask('vote', heads)
  return isOwnQuestion(course, matter)
    ? course.rules.ask('own', { question: matter, ...heads })
    : course.rules.ask('veto', { matter, stage: stageOf(course, vote) ?? '', ...heads })
}

/** Whether it is a question of the panel's own, and not a matter that comes to it. */
const isOwnQuestion = ({ rules }: Course, matter: string) =>
  rules.on('own', ({ parameters }) => parameters.question === matter).length > 0

/** The paragraph that says what a question needs, of the panel's own text where there is one. */
export function majorityParagraph(
  course: Course,
  vote: Vote,
  entitled: readonly string[] = entitledTo(course, vote),
): string {
  const answer = askVote(course, vote, entitled, { votes: 'not-stated' })
  return citedBy(course, answer, vote.matter !== undefined).paragraph
}

/** What a question needs before anybody votes on it; of an election, which turns on the votes of each, nothing. */
export const majorityNeeded = (course: Course, vote: Vote, entitled: readonly string[]): Needed =>
  vote.put.event.election === undefined
    ? neededBy(askVote(course, vote, entitled, { votes: 'not-stated' }))
    : { needed: null, neededOf: null }

/** What is put, in a sentence: a veto or, where the rules have its own words, what it is about. */
export function powerWords({ rules }: Course, { matter }: Vote): string {
  if (matter === undefined) return 'it'
  const known = rules.matters().get(matter)
  return known?.outcomes === undefined ? 'a veto' : `a decision on ${known.name}`
}
