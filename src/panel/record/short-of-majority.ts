import { neededWords } from '#constitution/index.ts'
import type { Course, Vote } from './course.ts'
import { majorityParagraph, powerWords } from './majority-needed.ts'
import type { VoteResult } from './vote-outcome.ts'

/** Of a question that takes a majority of its own: that more for than against were not enough, and that it is out of reach. */
export function shortOfMajority(course: Course, vote: Vote, result: VoteResult): void {
  const { for: inFavour, against } = result.counts ?? {}
  const [placed] = vote.results
  if (
    result.outcome === 'lost' &&
    result.needed !== null &&
    placed !== undefined &&
    inFavour !== undefined &&
    against !== undefined &&
    inFavour > against
  ) {
    course.warn(
      placed.event,
      majorityParagraph(course, vote),
      `More voted for it than against, ${inFavour} to ${against}, and ${powerWords(course, vote)} needs ${neededWords(result)}`,
    )
  }
  if (result.reachable === false) {
    const known = course.rules.matters().get(vote.matter ?? '')
    const isVeto = vote.matter !== undefined && known?.outcomes === undefined
    const paragraph = majorityParagraph(course, vote)
    course.warn(
      vote.put.event,
      paragraph,
      `${result.entitled.length} may vote and ${result.needed ?? ''} are needed: ${isVeto ? 'the veto' : 'it'} cannot be carried`,
    )
  }
}
