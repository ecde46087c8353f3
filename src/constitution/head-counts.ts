import type { Field } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'
import { extraChair } from './chair-without-seat.ts'
import { citeParagraph } from './constitution.ts'
import { type Counts, countsOf } from './counts.ts'
import { type RuleBook, rulesSettling } from './rule-book.ts'
import { neededFor } from './shares.ts'
import type { Base } from './thresholds.ts'

const notAlways = () => false

/** How many there are of what a share may be of. Each is asked for when a rule in force counts it. */
export const HEAD_COUNTS = [
  {
    name: 'seats',
    kind: 'number',
    label: 'Seats, filled or not',
    asks: 'the number of seats, filled or not,',
    least: 1,
    required: notAlways,
  },
  {
    name: 'members',
    kind: 'number',
    label: 'People who are members that day',
    hint: 'Vacant seats are not counted',
    asks: 'the number of people who are members that day',
    least: 1,
    required: notAlways,
  },
  {
    name: 'present',
    kind: 'number',
    label: 'Members present',
    hint: 'Count a substitute in place of the member',
    asks: 'the number of members present',
    required: notAlways,
  },
  {
    name: 'entitled',
    kind: 'number',
    label: 'Of them, how many may vote on this item',
    hint: 'Leave out who has withdrawn',
    asks: 'how many of those present may vote on this item',
    required: notAlways,
  },
] as const satisfies readonly Field[]

/** Numbers of people as they were entered, with what they did. */
export interface Heads {
  readonly seats?: number | undefined
  readonly members?: number | undefined
  readonly present?: number | undefined
  readonly entitled?: number | undefined
  readonly withdrawn?: number | undefined
  /** Votes for, votes against and abstentions. */
  readonly votes?: number | undefined
  readonly signed?: number | undefined
  /** Who ask for a recorded vote. */
  readonly asking?: number | undefined
}

/** "the panel" or "the subcommittee". */
export type Body = 'panel' | 'subcommittee'

/** What is known of the day for a body; the record and the settings are of the panel only. */
export function countsFor(book: RuleBook, body: Body, entered: Heads): Counts {
  const { seats, members, present, entitled } = entered
  return countsOf({ seats, members, present, entitled }, recordedFor(book, body))
}

export function recordedFor(book: RuleBook, body: Body) {
  return body === 'panel' ? (book.counts ?? {}) : {}
}

interface Limit {
  readonly number: number
  readonly words: string
}

/**
 * Counts that cannot be, a sentence for each: more of something than there are of what it is part of.
 *
 * @param body - whose seats and members they are
 */
export function impossibleCounts(book: RuleBook, body: Body, heads: Heads): readonly Problem[] {
  const counts = countsFor(book, body, heads)
  const limitOf = (base: Base, words: (number: number) => string): Limit[] => {
    const counted = counts[base]
    return counted === undefined ? [] : [{ number: counted.number, words: words(counted.number) }]
  }
  const seats = seatsLimit(book, body, counts)
  const members = limitOf('members', (number) => `the ${body} has ${number} ${plural(number)}`)
  const present = limitOf('present', (number) => `${number} ${are(number)} present`)
  const entitled = limitOf(
    'entitled',
    (number) => `${number} of those present may vote on this item`,
  )
  // A chair who holds no seat may be one more than the seats, and vote beside the members present
  const more = (limits: readonly Limit[], extra: number) =>
    limits.map(({ number, words }) => ({ number: number + extra, words }))
  const [extraMember, extraVote] =
    body === 'panel' ? [extraChair(book, 'member'), extraChair(book, 'votes')] : [0, 0]
  const check = (field: string, code: string, given: Given, within: readonly Limit[]) => {
    const { number } = given
    const limit = within.find((one) => number !== undefined && number > one.number)
    if (number === undefined || limit === undefined) return []
    return [{ code, field, message: `${given.words(number)} but ${limit.words}. ${given.remedy}` }]
  }
  return [
    ...check(
      'members',
      'more-members-than-seats',
      {
        number: counts.members?.number,
        words: (number) => `${number} ${are(number)} members`,
        remedy: 'Check both numbers',
      },
      more(seats, extraMember),
    ),
    ...check(
      'present',
      members.length > 0 ? 'more-present-than-members' : 'more-present-than-seats',
      {
        number: counts.present?.number,
        words: (number) => `${number} ${are(number)} present`,
        remedy: 'Check both numbers, counting a substitute in place of the member',
      },
      [...members, ...seats],
    ),
    ...check(
      'entitled',
      'more-entitled-than-present',
      {
        number: counts.entitled?.number,
        words: (number) => `${number} may vote on this item`,
        remedy: 'Count among those present the ones who may vote',
      },
      [...present, ...members, ...seats],
    ),
    ...check(
      'withdrawn',
      'more-withdrawn-than-present',
      {
        number: heads.withdrawn,
        words: (number) => `${number} have withdrawn`,
        remedy: 'Count among those present the ones who have withdrawn',
      },
      [...present],
    ),
    ...check(
      'for',
      'more-votes-than-people',
      {
        number: heads.votes,
        words: (number) => `You entered ${number} votes and abstentions`,
        remedy: 'Check the count',
      },
      more([...entitled, ...present, ...members, ...seats], extraVote),
    ),
    ...check(
      'members',
      members.length > 0 ? 'more-asking-than-members' : 'more-asking-than-seats',
      { number: heads.asking, words: (number) => `${number} ask`, remedy: 'Check the number' },
      [...members, ...seats],
    ),
    ...check(
      'signatories',
      members.length > 0 ? 'more-signatures-than-members' : 'more-signatures-than-seats',
      {
        number: heads.signed,
        words: (number) => `${number} signed`,
        remedy: 'Check both numbers',
      },
      [...members, ...seats],
    ),
  ]
}

interface Given {
  readonly number: number | undefined
  readonly words: (number: number) => string
  readonly remedy: string
}

const are = (number: number) => (number === 1 ? 'is' : 'are')
const plural = (number: number) => (number === 1 ? 'member' : 'members')

/** The seats as entered or on record; of the panel, else those that its settings give it. */
function seatsLimit({ constitution }: RuleBook, body: Body, { seats }: Counts): readonly Limit[] {
  const number = seats?.number ?? (body === 'panel' ? constitution.settings.seats : undefined)
  if (number === undefined) return []
  return [{ number, words: `the ${body} has ${number} ${number === 1 ? 'seat' : 'seats'}` }]
}

/** What is possible and odd: few members for the seats, too few present to do business. */
export function oddCounts(book: RuleBook, body: Body, heads: Heads): readonly string[] {
  const counts = countsFor(book, body, heads)
  const [seats] = seatsLimit(book, body, counts)
  const { members, present } = counts
  const there = counts.entitled ?? present
  const few = members !== undefined && seats !== undefined && 2 * members.number < seats.number
  const warnings = few
    ? [
        `${members.number} ${are(members.number)} members of a ${body} of ${seats.number} seats: check the number`,
      ]
    : []
  if (there === undefined) return warnings
  const known = seats === undefined ? counts : withSeats(counts, seats.number)
  const short = rulesSettling(book, 'quorum').flatMap(({ rule, parameters }) => {
    if (rule.kind !== 'quorum' || !parameters.bodies.includes(body)) return []
    const needed = neededFor(rule.quorum, known)
    if (needed === undefined || there.number >= needed) return []
    const who =
      there === present
        ? `${there.number} present: not quorate,`
        : `${there.number} may vote on this item${present === undefined ? '' : ` of ${present.number} present`}: not quorate for it,`
    return [`${who} ${needed} ${are(needed)} needed (${citeParagraph(rule)})`]
  })
  return [...warnings, ...short]
}

const withSeats = (counts: Counts, number: number): Counts =>
  counts.seats === undefined ? { ...counts, seats: { number, from: 'of the panel' } } : counts
