import { baseWords, type Counted, type Counts } from './counts.ts'
import type { Threshold } from './thresholds.ts'

/**
 * The fewest that reach a share, in whole numbers: two thirds of 14 is 10, because 9 is less than
 * 9⅓. Where the share must be passed, one more than fits in it: more than half of 8 is 5.
 */
export function shareOf(
  [above, below]: readonly [number, number],
  whole: number,
  exceeded = false,
): number {
  return exceeded ? Math.floor((above * whole) / below) + 1 : Math.ceil((above * whole) / below)
}

/** @returns `undefined` when the counts do not have what the share is of. */
export function neededFor(
  { share, of, at_least: least = 0, exceeded }: Threshold,
  counts: Counts,
): number | undefined {
  if (share === undefined) return least
  const whole = of === undefined ? undefined : counts[of]
  return whole === undefined ? undefined : Math.max(least, shareOf(share, whole.number, exceeded))
}

/**
 * Whether a number reaches a share, in whole numbers so that nothing is lost to rounding:
 * "10/15 >= 2/3, because 3 × 10 = 30 and 2 × 15 = 30"; against a plain number, "4 is fewer than 5".
 */
export function compareWith(count: number, threshold: Threshold, counts: Counts): string {
  const { share, at_least: least = 0, of, exceeded } = threshold
  const plain = `${count} is ${count >= least ? 'at least' : 'fewer than'} ${least}`
  const whole = of === undefined ? undefined : counts[of]?.number
  if (share === undefined || whole === undefined) return plain
  const [above, below] = share
  const [left, right] = [below * count, above * whole]
  const reached = exceeded ? left > right : left >= right
  const sign = reached ? (exceeded ? '>' : '>=') : exceeded ? '<=' : '<'
  const sum = `${count}/${whole} ${sign} ${above}/${below}, because ${below} × ${count} = ${left} and ${above} × ${whole} = ${right}`
  return least === 0 ? sum : `${sum}; never fewer than ${least}, and ${plain}`
}

/** How many a threshold needs, of what, and how that is known: "10 of 15 members (as entered)". */
export function neededWords(threshold: Threshold, counts: Counts): string {
  const needed = neededFor(threshold, counts)
  const { share, of } = threshold
  const whole = share === undefined || of === undefined ? undefined : counts[of]
  if (whole === undefined || of === undefined) return `${needed}`
  return `${needed} of ${countedWords(whole, baseWords(of, whole.number))}`
}

/** Whether it is more for than against and nothing else, so that the votes say by themselves what they come to. */
export const isMoreThanAgainst = ({ share, of, at_least: least, exceeded }: Threshold) =>
  of === 'votes-cast' && exceeded && least === undefined && share?.join('/') === '1/2'

/** What a threshold is a share of: 16, "16 members"; nothing where it is a plain number. */
export function shareIsOf(
  { share, of }: Threshold,
  counts: Counts,
): { readonly number: number; readonly words: string } | undefined {
  const whole = share === undefined || of === undefined ? undefined : counts[of]
  if (whole === undefined || of === undefined) return undefined
  return { number: whole.number, words: `${whole.number} ${baseWords(of)}` }
}

/** "15 members (as entered)". */
function countedWords({ number, from }: Counted, words: string): string {
  return `${number} ${words} (${from})`
}

/** A share as it is said: "half" of what it is of, "2/3". */
const shareWords = ([above, below]: readonly [number, number]) =>
  below === 2 * above ? 'half' : `${above}/${below}`

/** A threshold as a text sets it: "at least 2/3 of members", "more than half of votes cast", "5". */
export function thresholdWords({ share, of, at_least: least, exceeded }: Threshold): string {
  if (share === undefined || of === undefined) return `at least ${least}`
  const words = `${exceeded ? 'more than' : 'at least'} ${shareWords(share)} of ${baseWords(of)}`
  return least === undefined ? words : `${words}, never fewer than ${least}`
}
