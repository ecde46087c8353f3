import { citedBy } from './cited-by.ts'
import type { Course, Vote } from './course.ts'
import { decidingMoment, entitledTo } from './entitled.ts'

/** The stage of what is vetoed: as said, or the first at which the rules know of it. */
function stageOf({ rules }: Course, vote: Vote): string | undefined {
  const { stage } = vote.put.event
  const said = stage ?? vote.item?.stage
  if (said !== undefined && said !== null) return said
  const of = rules.on('veto', ({ parameters }) => parameters.matter === vote.matter)
  return of[0]?.parameters.stages[0]
}

export function askVeto(course: Course, vote: Vote, entitled: readonly string[], votes: object) {
  return course.rules.ask('veto', {
    matter: vote.matter ?? '',
    stage: stageOf(course, vote) ?? '',
    seats: course.story.seats.length,
    members: vote.members,
    present: decidingMoment(course, vote).sitting.length,
    entitled: entitled.length,
    ...votes,
  })
}

/** The paragraph that says what a veto needs, of the panel's own text where there is one. */
export function vetoParagraph(course: Course, vote: Vote): string {
  const answer = askVeto(course, vote, entitledTo(course, vote), { votes: 'not-stated' })
  return citedBy(course, answer, true).paragraph
}

export function vetoNeeded(course: Course, vote: Vote, entitled: readonly string[]): number | null {
  const answer = askVeto(course, vote, entitled, { votes: 'not-stated' })
  const needed = answer?.facts['needed']
  return typeof needed === 'number' ? needed : null
}
