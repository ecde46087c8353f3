import type { Field, Filled } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'
import { type Counting, type Counts, countsOf, missingCounts } from './counts.ts'
import { HEAD_COUNTS, type Heads, impossibleCounts, oddCounts } from './head-counts.ts'
import type { RuleBook } from './rule-book.ts'
import { compareWith, neededFor, neededWords, thresholdWords } from './shares.ts'
import type { Threshold } from './thresholds.ts'

const areCounted = ({ votes }: Readonly<Record<string, unknown>>) => votes === 'counted'

/** A vote: who was there, and what is known of how they voted. */
export const VOTE_FIELDS = [
  ...HEAD_COUNTS,
  {
    name: 'votes',
    kind: 'choice',
    label: 'What is known of the votes',
    asks: 'what is known of the votes',
    choices: {
      counted: 'Their numbers',
      'carried-not-counted': 'That it was carried, without numbers',
      'lost-not-counted': 'That it was lost, without numbers',
      'not-stated': 'Nothing',
    },
    default: 'counted',
  },
  {
    name: 'for',
    kind: 'number',
    label: 'Votes for',
    asks: 'the number of votes for',
    required: areCounted,
  },
  {
    name: 'against',
    kind: 'number',
    label: 'Votes against',
    asks: 'the number of votes against',
    required: areCounted,
  },
  {
    name: 'abstain',
    kind: 'number',
    label: 'Abstaining',
    asks: 'the number who abstained',
    required: areCounted,
  },
] as const satisfies readonly Field[]

export type VoteGiven = Filled<typeof VOTE_FIELDS>

/** Votes that were counted. */
export interface Votes {
  readonly for: number
  readonly against: number
  readonly abstain: number
}

/** The votes, or `undefined` where nobody wrote down how many there were. */
export function countedVotes(given: VoteGiven): Votes | undefined {
  const { for: inFavour, against, abstain } = given
  if (given.votes !== 'counted' || inFavour === undefined) return undefined
  return { for: inFavour, against: against ?? 0, abstain: abstain ?? 0 }
}

/** What is wrong with a vote as it was given, all at once. */
export function wrongVote(book: RuleBook, given: VoteGiven): readonly Problem[] {
  const votes = countedVotes(given)
  const typed = (['for', 'against', 'abstain'] as const).filter((name) => given[name] !== undefined)
  const contrary = given.votes !== 'counted' && typed.length > 0
  const message =
    'You entered votes, and that nobody counted them. Take the numbers out, or say that their numbers are known'
  return [
    ...impossibleCounts(book, 'panel', headsOf(given, votes)),
    ...(contrary ? [{ code: 'votes-not-counted', field: typed[0] ?? 'votes', message }] : []),
  ]
}

function headsOf({ seats, members, present, entitled }: VoteGiven, votes?: Votes): Heads {
  const all = votes && votes.for + votes.against + votes.abstain
  return { seats, members, present, entitled, votes: all }
}

/**
 * What is known of the day of a vote.
 *
 * @param orVoters - whether those who voted or abstained stand for those present, where these were not
 *   counted
 */
export function countsOfVote(book: RuleBook, given: VoteGiven, orVoters = false): Counts {
  const { seats, members, present, entitled } = given
  const votes = countedVotes(given)
  const cast = votes && votes.for + votes.against
  const counts = countsOf({ seats, members, present, entitled, 'votes-cast': cast }, book.counts)
  if (!orVoters || votes === undefined || counts.present !== undefined) return counts
  const number = votes.for + votes.against + votes.abstain
  return { ...counts, present: { number, from: 'as many as voted or abstained' } }
}

/** What has to be entered before a vote that was counted can be judged. */
export function missingForVote(
  book: RuleBook,
  countings: readonly Counting[],
  given: VoteGiven,
  counts: Counts,
): readonly Problem[] {
  return given.votes === 'counted' ? missingCounts(countings, counts, book.counts) : []
}

/** What a majority needs of a vote, and what it came to. */
export interface Judged {
  /** `undefined` where what the share is of is not known. */
  readonly needed: number | undefined
  readonly state: 'reached' | 'short' | 'said-carried' | 'said-lost' | 'not-stated'
  /** The sum, in figures. */
  readonly working: string
}

/** Holds a vote against a majority; one that nobody counted is what the minutes say of it. */
export function judgeVote(threshold: Threshold, given: VoteGiven, counts: Counts): Judged {
  const needed = neededFor(threshold, counts)
  const votes = countedVotes(given)
  if (votes !== undefined) {
    const reached = needed !== undefined && votes.for >= needed
    const sum = compareWith(votes.for, threshold, counts)
    const working = `${sum}; ${neededWords(threshold, counts)} needed`
    return { needed, state: reached ? 'reached' : 'short', working }
  }
  const were = needed === undefined ? thresholdWords(threshold) : neededWords(threshold, counts)
  const working = `${STATED[given.votes]}: ${were} ${needed === 1 ? 'was' : 'were'} needed`
  return { needed, state: SAID[given.votes], working }
}

const SAID = {
  counted: 'not-stated',
  'carried-not-counted': 'said-carried',
  'lost-not-counted': 'said-lost',
  'not-stated': 'not-stated',
} as const satisfies Record<VoteGiven['votes'], Judged['state']>

const STATED: Readonly<Record<VoteGiven['votes'], string>> = {
  counted: '',
  'carried-not-counted': 'recorded as carried; the minutes give no numbers',
  'lost-not-counted': 'recorded as lost; the minutes give no numbers',
  'not-stated': 'the outcome and the numbers are not stated',
}

/** The answers of a question about a vote, by what became of it. */
export type VoteWords<Word extends string> = Readonly<Record<'carried' | 'lost', Word>>
export type NotCounted = 'carried-not-counted' | 'lost-not-counted' | 'cannot-tell'

export function answerOf<Word extends string>(
  { state }: Judged,
  words: VoteWords<Word>,
): Word | NotCounted {
  if (state === 'reached') return words.carried
  if (state === 'short') return words.lost
  if (state === 'said-carried') return 'carried-not-counted'
  return state === 'said-lost' ? 'lost-not-counted' : 'cannot-tell'
}

/** What is possible and odd in a vote. */
export function oddVote(book: RuleBook, given: VoteGiven): readonly string[] {
  const votes = countedVotes(given)
  return [
    ...oddCounts(book, 'panel', headsOf(given, votes)),
    ...(votes === undefined || votes.for + votes.against > 0
      ? []
      : [
          votes.abstain > 0
            ? 'Everyone who is counted abstained: nobody voted for it or against it'
            : 'Nobody voted and nobody abstained, so nothing was decided',
        ]),
  ]
}
