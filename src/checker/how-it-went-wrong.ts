import {
  absolute,
  compare,
  type Fraction,
  fraction,
  halfUnit,
  inPercentOf,
  minus,
  times,
} from '#shared/index.ts'
import type { Quantity } from './quantities.ts'

export const AS_SHARE = 'It is the later value as a percentage of the earlier one, not the change.'

/**
 * How a wrong percentage change may have come about, as a sentence; `undefined` when none of the known
 * slips gives the figure printed.
 *
 * @param others - other percentages printed close by, each with what it stands beside
 */
export function howItWentWrong(
  stated: Quantity,
  { current, earlier }: { current: Fraction; earlier: Fraction },
  others: readonly { readonly exact: Fraction; readonly label: string }[] = [],
): string | undefined {
  const change = absolute(minus(current, earlier))
  const gives = (value: Fraction | undefined) => value !== undefined && isPrintedAs(stated, value)
  if (gives(inPercentOf(change, current))) {
    return 'It looks as if the change was divided by the later value instead of the earlier one.'
  }
  if (gives(inPercentOf(current, earlier))) {
    return AS_SHARE
  }
  const exact = inPercentOf(change, earlier)
  if (exact && gives(times(exact, fraction(10)))) return 'The decimal point looks one place out.'
  if (exact && gives(times(exact, fraction('0.1')))) return 'The decimal point looks one place out.'
  const swapped = others.find((other) => gives(other.exact))
  return swapped ? `It is the figure that belongs to ${swapped.label}.` : undefined
}

/** Farther from what it should be than this, a figure is rather of something else than a slip. */
const FARTHEST_TIMES = fraction('2.5')

/** Whether a figure is near enough to what was worked for the two to be of the same thing. */
export function isNear(stated: Fraction, exact: Fraction): boolean {
  const [one, other] = [absolute(stated), absolute(exact)]
  return (
    compare(one, times(other, FARTHEST_TIMES)) <= 0 &&
    compare(other, times(one, FARTHEST_TIMES)) <= 0
  )
}

function isPrintedAs(stated: Quantity, value: Fraction): boolean {
  const places = String(Number(stated.step.below) / Number(stated.step.above)).length - 1
  return compare(absolute(minus(stated.value, absolute(value))), halfUnit(places)) <= 0
}
