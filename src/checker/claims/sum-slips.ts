import { compare, minus, sum } from '#shared/index.ts'
import { isSlipOf } from '../judge.ts'
import type { Quantity } from '../quantities.ts'

/**
 * Whether a total could have come of its parts by a slip: a digit is another, two changed places, or one of
 * several parts was left out. Any other number is rather the total of something else.
 */
export function isSlipOfSum(total: Quantity, parts: readonly Quantity[]): boolean {
  const all = sum(parts.map(({ value }) => value))
  if (isSlipOf(total, all)) return true
  return (
    parts.length > 2 && parts.some(({ value }) => compare(minus(all, value), total.value) === 0)
  )
}
