import { type Counts, countsOf } from './counts.ts'
import type { RuleBook } from './rule-book.ts'

/** What is stated of a vote, with who was there. */
export interface StatedVotes {
  readonly votes: 'counted' | 'in-part' | 'carried-not-counted' | 'lost-not-counted' | 'not-stated'
  readonly for?: number | undefined
  readonly against?: number | undefined
  readonly abstain?: number | undefined
  readonly seats?: number | undefined
  readonly members?: number | undefined
  readonly present?: number | undefined
  readonly entitled?: number | undefined
}

/** Votes that were counted, every one. */
export interface Votes {
  readonly for: number
  readonly against: number
  readonly abstain: number
}

/** The votes, or `undefined` where one of their numbers is not stated. */
export function countedVotes(given: StatedVotes): Votes | undefined {
  const { for: inFavour, against, abstain } = given
  if (!mayBeCounted(given)) return undefined
  if (inFavour === undefined || against === undefined || abstain === undefined) return undefined
  return { for: inFavour, against, abstain }
}

export const mayBeCounted = ({ votes }: StatedVotes) => votes === 'counted' || votes === 'in-part'

/** How many are counted in the numbers that are stated. */
export function statedSum(given: StatedVotes): number {
  return (given.for ?? 0) + (given.against ?? 0) + (given.abstain ?? 0)
}

/** "8 for, 7 against, abstentions not stated". */
export function statedWords({ for: inFavour, against, abstain }: StatedVotes): string {
  return [
    inFavour === undefined ? 'votes for not stated' : `${inFavour} for`,
    against === undefined ? 'votes against not stated' : `${against} against`,
    abstain === undefined ? 'abstentions not stated' : `${abstain} abstaining`,
  ].join(', ')
}

/** One way in which the votes may have fallen, with what is then known to be counted. */
export interface Fall {
  readonly votes: Votes
  readonly counts: Counts
}

/**
 * How the votes may have fallen: one way where every number is stated; else the two between which all
 * others lie, the worst for what is voted on first. None where they were not counted.
 *
 * @param orVoters - whether those who voted or abstained stand for those present, where these were not
 *   counted
 */
export function fallsOf(book: RuleBook, given: StatedVotes, orVoters = false): readonly Fall[] {
  if (!mayBeCounted(given)) return []
  const withCounts = (votes: Votes): Fall => ({
    votes,
    counts: countsWith(book, given, votes, orVoters),
  })
  const whole = countedVotes(given)
  if (whole !== undefined) return [withCounts(whole)]
  const { for: inFavour, against, abstain } = given
  const rest = Math.max(0, mostVotes(book, given) - statedSum(given))
  const worst = {
    for: inFavour ?? 0,
    against: against ?? rest,
    abstain: abstain ?? (against === undefined ? 0 : rest),
  }
  const best = { for: inFavour ?? rest, against: against ?? 0, abstain: abstain ?? 0 }
  return [withCounts(worst), withCounts(best)]
}

/** More than vote in any panel: of a vote of which it is not known how many could take part. */
const PLENTY = 1_000_000

function mostVotes(book: RuleBook, given: StatedVotes): number {
  const counts = countsOfDay(book, given)
  const most = counts.entitled ?? counts.present ?? counts.members ?? counts.seats
  return most?.number ?? PLENTY
}

/** What is known of the day of a vote, whatever the votes. */
export function countsOfDay(book: RuleBook, given: StatedVotes): Counts {
  const { seats, members, present, entitled } = given
  return countsOf({ seats, members, present, entitled }, book.counts)
}

function countsWith(book: RuleBook, given: StatedVotes, votes: Votes, orVoters: boolean): Counts {
  const day = countsOfDay(book, given)
  const cast = { number: votes.for + votes.against, from: 'as entered' }
  const counts: Counts = { ...day, 'votes-cast': cast }
  if (!orVoters || counts.present !== undefined) return counts
  const number = cast.number + votes.abstain
  return { ...counts, present: { number, from: 'as many as voted or abstained' } }
}
