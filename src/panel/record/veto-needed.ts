import { citedBy } from './cited-by.ts'
import type { Course, Vote } from './course.ts'
import { decidingMoment, entitledTo } from './entitled.ts'
import type { VoteResult } from './vote-outcome.ts'

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

export function askVeto(course: Course, vote: Vote, entitled: readonly string[], votes: object) {
  const { matter = '' } = vote
  const heads = {
    seats: course.story.seats.length,
    members: vote.members,
    present: decidingMoment(course, vote).sitting.length,
    entitled: entitled.length,
    ...votes,
  }
  return isOwnQuestion(course, matter)
    ? course.rules.ask('own', { question: matter, ...heads })
    : course.rules.ask('veto', { matter, stage: stageOf(course, vote) ?? '', ...heads })
}

/** Whether it is a question of the panel's own, and not a matter that comes to it. */
const isOwnQuestion = ({ rules }: Course, matter: string) =>
  rules.on('own', ({ parameters }) => parameters.question === matter).length > 0

/** The paragraph that says what a veto needs, of the panel's own text where there is one. */
export function vetoParagraph(
  course: Course,
  vote: Vote,
  entitled: readonly string[] = entitledTo(course, vote),
): string {
  const answer = askVeto(course, vote, entitled, { votes: 'not-stated' })
  return citedBy(course, answer, true).paragraph
}

/** How many a veto needs, and of what: of all in office, or of those who may vote; `null` where no rule says. */
export function vetoNeeded(
  course: Course,
  vote: Vote,
  entitled: readonly string[],
): Pick<VoteResult, 'needed' | 'neededOf'> {
  if (vote.matter === undefined) return { needed: null, neededOf: null }
  const facts = askVeto(course, vote, entitled, { votes: 'not-stated' })?.facts
  const [needed, of] = [facts?.['needed'], facts?.['of']]
  return {
    needed: typeof needed === 'number' ? needed : null,
    neededOf: typeof of === 'string' ? of.replace(/ members$/, ' members in office') : null,
  }
}

/** "8 of the 11 members in office", "7 of the 10 members present and entitled to vote". */
export function neededWords({ needed, neededOf }: Pick<VoteResult, 'needed' | 'neededOf'>): string {
  const of = neededOf === null ? '' : ` of the ${neededOf}`
  return needed === null ? `a number${of}` : `${needed}${of}`
}

/** What is put, in a sentence: a veto or, where the rules have its own words, what it is about. */
export function powerWords({ rules }: Course, { matter = '' }: Vote): string {
  const known = rules.matters().get(matter)
  return known?.outcomes === undefined ? 'a veto' : `a decision on ${known.name}`
}
