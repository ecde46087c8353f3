import type { Field, Filled } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'
import { type Counting, type Counts, missingCounts } from './counts.ts'
import { HEAD_COUNTS, type Heads, impossibleCounts, oddCounts } from './head-counts.ts'
import type { RuleBook } from './rule-book.ts'
import { compareWith, neededFor, neededWords, thresholdWords } from './shares.ts'
import type { Threshold } from './thresholds.ts'
import {
  countedVotes,
  countsOfDay,
  type Fall,
  mayBeCounted,
  statedSum,
  statedWords,
  type Votes,
} from './votes-known.ts'

const notAlways = () => false

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
      'in-part': 'Some of their numbers, and no more',
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
    required: notAlways,
  },
  {
    name: 'against',
    kind: 'number',
    label: 'Votes against',
    asks: 'the number of votes against',
    required: notAlways,
  },
  {
    name: 'abstain',
    kind: 'number',
    label: 'Abstaining',
    asks: 'the number who abstained',
    required: notAlways,
  },
] as const satisfies readonly Field[]

export type VoteGiven = Filled<typeof VOTE_FIELDS>

/** What is wrong with a vote as it was given, all at once. */
export function wrongVote(book: RuleBook, given: VoteGiven): readonly Problem[] {
  const typed = NUMBERS.filter(({ name }) => given[name] !== undefined)
  const contrary = !mayBeCounted(given) && typed.length > 0
  const message =
    'You entered votes, and that nobody counted them. Take the numbers out, or say that their numbers are known'
  return [
    ...impossibleCounts(book, 'panel', headsOf(given)),
    ...(contrary ? [{ code: 'votes-not-counted', field: typed[0]?.name ?? 'votes', message }] : []),
  ]
}

const NUMBERS = VOTE_FIELDS.filter(
  (field) => field.name === 'for' || field.name === 'against' || field.name === 'abstain',
)

function headsOf(given: VoteGiven): Heads {
  const { seats, members, present, entitled } = given
  const isStated = NUMBERS.some(({ name }) => given[name] !== undefined)
  const votes = mayBeCounted(given) && isStated ? statedSum(given) : undefined
  return { seats, members, present, entitled, votes }
}

/**
 * What has to be entered before a vote that was counted can be judged.
 *
 * @param mayTie - whether it may be a tie, and that would be another answer
 */
export function missingForVote(
  book: RuleBook,
  countings: readonly Counting[],
  given: VoteGiven,
  falls: readonly Fall[],
  mayTie = false,
): readonly Problem[] {
  const [fall] = falls
  if (given.votes !== 'counted' || fall === undefined) return []
  const isOpen = countings.some(({ threshold }) => stateOf(threshold, falls) === 'open') || mayTie
  return [
    ...missingCounts(countings, fall.counts, book.counts),
    ...(isOpen ? missingVotes(given) : []),
  ]
}

function missingVotes(given: VoteGiven): readonly Problem[] {
  const missing = NUMBERS.filter(({ name }) => given[name] === undefined)
  // Who abstained is seldom counted in anything: the votes may settle it without
  const votes = missing.filter(({ name }) => name !== 'abstain')
  return (votes.length === 0 ? missing : votes).map(({ name }) => ({
    code: 'missing',
    field: name,
    message: `Enter the number ${NUMBER_WORDS[name]}: the answer turns on it`,
  }))
}

const NUMBER_WORDS = {
  for: 'of votes for it',
  against: 'of votes against it',
  abstain: 'who abstained',
} as const

/** What a majority needs of a vote, and what it came to. */
export interface Judged {
  /** `undefined` where what the share is of is not known. */
  readonly needed: number | undefined
  readonly state: 'reached' | 'short' | 'open' | 'said-carried' | 'said-lost' | 'not-stated'
  /** The sum, in figures. */
  readonly working: string
}

/** Reached, or short of it, however the votes may have fallen; else open. */
function stateOf(threshold: Threshold, falls: readonly Fall[]): 'reached' | 'short' | 'open' {
  const reached = falls.map(({ votes, counts }) => {
    const needed = neededFor(threshold, counts)
    return needed === undefined ? undefined : votes.for >= needed
  })
  const [first] = reached
  if (first === undefined || reached.some((one) => one !== first)) return 'open'
  return first ? 'reached' : 'short'
}

/**
 * Holds a vote against a majority; one that nobody counted is what the minutes say of it.
 *
 * @param falls - how the votes may have fallen, as far as they were counted
 */
export function judgeVote(
  threshold: Threshold,
  given: VoteGiven,
  falls: readonly Fall[],
  counts: Counts,
): Judged {
  const votes = countedVotes(given)
  if (votes !== undefined) {
    const needed = neededFor(threshold, counts)
    const sum = compareWith(votes.for, threshold, counts)
    const needs = `${neededWords(threshold, counts)} needed`
    const working = threshold.share === undefined ? sum : `${sum}; ${needs}`
    return { needed, state: stateOf(threshold, falls), working }
  }
  if (falls.length > 0) return judgeInPart(threshold, given, falls, counts)
  const needed = neededFor(threshold, counts)
  const were = needed === undefined ? thresholdWords(threshold) : neededWords(threshold, counts)
  const working = `${STATED[given.votes]}: ${were} ${needed === 1 ? 'was' : 'were'} needed`
  return { needed, state: SAID[given.votes], working }
}

function judgeInPart(
  threshold: Threshold,
  given: VoteGiven,
  falls: readonly Fall[],
  counts: Counts,
): Judged {
  const state = stateOf(threshold, falls)
  const ofAll = new Set(falls.map((fall) => neededFor(threshold, fall.counts)))
  const [only] = ofAll
  const needed = ofAll.size === 1 ? only : undefined
  const needs =
    needed === undefined
      ? `${thresholdWords(threshold)} needed`
      : `${neededWords(threshold, counts)} needed`
  const turns =
    state === 'open'
      ? 'the answer turns on what is not stated'
      : 'what is not stated cannot change the answer'
  return { needed, state, working: `${statedWords(given)}; ${needs}; ${turns}` }
}

const SAID = {
  counted: 'not-stated',
  'in-part': 'not-stated',
  'carried-not-counted': 'said-carried',
  'lost-not-counted': 'said-lost',
  'not-stated': 'not-stated',
} as const satisfies Record<VoteGiven['votes'], Judged['state']>

const STATED: Readonly<Record<VoteGiven['votes'], string>> = {
  counted: '',
  'in-part': '',
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
  const heads = headsOf(given)
  if (votes === undefined) return oddCounts(book, 'panel', heads)
  const { entitled, present } = countsOfDay(book, given)
  const sum = statedSum(given)
  const missed = (entitled?.number ?? present?.number ?? sum) - sum
  return [
    ...oddCounts(book, 'panel', heads),
    ...(missed > 0 && sum > 0 ? [uncounted(votes, missed, entitled === undefined)] : []),
    ...(votes.for + votes.against > 0
      ? []
      : [
          votes.abstain > 0
            ? 'Everyone who is counted abstained: nobody voted for it or against it'
            : 'Nobody voted and nobody abstained, so nothing was decided',
        ]),
  ]
}

/** "3 of the 15 present are in no count (9 for, 3 against, 0 abstaining): check how they voted". */
function uncounted(votes: Votes, missed: number, isOfPresent: boolean): string {
  const sum = votes.for + votes.against + votes.abstain
  const whole = `${sum + missed} ${isOfPresent ? 'present' : 'who may vote'}`
  return `${missed} of the ${whole} ${missed === 1 ? 'is' : 'are'} in no count (${statedWords({ votes: 'counted', ...votes })}): check what they did`
}
