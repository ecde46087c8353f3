import { compare, minus, sum } from '#shared/index.ts'
import { isSlipOf } from '../judge.ts'
import type { Quantity } from '../quantities.ts'

/** "Two by day, one by night and five on call": a word, and part of the sum, but read as no figure. */
const PART_OF_ONE = /(?:[:,;(]|\b(?:and|with)) (?:(?:the|just|only|and) )*(?:one|another|none)\b/iu

/**
 * Whether a total could have come of its parts by a slip: a digit is another, two changed places, or one of
 * several parts was left out. Any other number is rather the total of something else.
 *
 * @param text - what tells the parts: where it has one more in a word, what they come to is not known
 */
export function isSlipOfSum(total: Quantity, parts: readonly Quantity[], text: string): boolean {
  if (PART_OF_ONE.test(text)) return false
  const all = sum(parts.map(({ value }) => value))
  if (isSlipOf(total, all)) return true
  return (
    parts.length > 2 && parts.some(({ value }) => compare(minus(all, value), total.value) === 0)
  )
}
