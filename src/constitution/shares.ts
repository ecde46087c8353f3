import type { MajorityRule, QuorumRule } from './rule.ts'

type Majority = MajorityRule['majority']
type Quorum = QuorumRule['quorum']
export type Base = Majority['of']
/** How many there are of each thing that a share may be of. */
export type Counts = Readonly<Partial<Record<Base, number>>>

const BASE_WORDS: Readonly<Record<Base, string>> = {
  members: 'members',
  seats: 'seats',
  present: 'members present',
  'votes-cast': 'votes cast',
}

export function baseWords(base: Base): string {
  return BASE_WORDS[base]
}

/**
 * The fewest that reach a share, in whole numbers: two thirds of 14 is 10, because 9 is less than
 * 9⅓. Where the share must be passed, one more than fits in it: more than half of 8 is 5.
 */
export function shareOf(
  [above, below]: Majority['share'],
  whole: number,
  exceeded = false,
): number {
  return exceeded ? Math.floor((above * whole) / below) + 1 : Math.ceil((above * whole) / below)
}

/** @returns `undefined` when the counts do not have what the share is of. */
export function neededForMajority(majority: Majority, counts: Counts): number | undefined {
  const whole = counts[majority.of]
  return whole === undefined ? undefined : shareOf(majority.share, whole, majority.exceeded)
}

/** @returns `undefined` when the counts do not have what the quorum is of. */
export function neededForQuorum(quorum: Quorum, counts: Counts): number | undefined {
  const least = quorum.at_least ?? 0
  if (quorum.share === undefined) return least
  const whole = counts[quorum.of]
  return whole === undefined ? undefined : Math.max(least, shareOf(quorum.share, whole))
}

/**
 * Whether a number reaches a share, in whole numbers so that nothing is lost to rounding:
 * "10/15 >= 2/3, because 3 × 10 = 30 and 2 × 15 = 30".
 */
export function compareWithShare(count: number, majority: Majority, whole: number): string {
  const [above, below] = majority.share
  const [left, right] = [below * count, above * whole]
  const reached = majority.exceeded ? left > right : left >= right
  const sign = reached ? (majority.exceeded ? '>' : '>=') : majority.exceeded ? '<=' : '<'
  return `${count}/${whole} ${sign} ${above}/${below}, because ${below} × ${count} = ${left} and ${above} × ${whole} = ${right}`
}
