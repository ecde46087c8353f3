import {
  absolute,
  compare,
  type Fraction,
  halved,
  minus,
  NOUGHT,
  plus,
  times,
  toNumber,
} from '#shared/index.ts'
import type { Quantity } from './quantities.ts'
import { digitSlip } from './tables/slips.ts'

export type Fit = 'correct' | 'imprecise' | 'incorrect'

const share = (value: Fraction, percent: number) =>
  times(value, { above: BigInt(percent), below: 100n })

/**
 * Whether a printed figure bears out what was worked: RULES 2, 3, 4, 6 and 7 of the figures rules.
 * Exact figures must come within half a unit of the last place printed (a tie may go either way), and
 * one unit out is imprecise; "around" may be 5% out, or 10% loosely; "over" must be over, "just over"
 * within 10%, "just under" within 5%.
 *
 * @param exact - worked from the operands, without a sign, in the unit of `stated`
 * @param slack - how far the operands could move it, when they were themselves printed loosely
 */
export function judge(stated: Quantity, exact: Fraction, slack: Fraction = NOUGHT): Fit {
  const { value, step } = stated
  if (isFarOff(stated, exact, slack)) return 'incorrect'
  const low = minus(exact, slack)
  const high = plus(exact, slack)
  if (stated.high !== null) {
    const inside = compare(high, value) >= 0 && compare(low, stated.high) <= 0
    return inside ? 'correct' : 'incorrect'
  }
  switch (stated.closeness) {
    case 'over':
      return compare(high, value) > 0 ? 'correct' : 'incorrect'
    case 'at-least':
      return compare(high, value) >= 0 ? 'correct' : 'incorrect'
    case 'under':
      return compare(low, value) < 0 ? 'correct' : 'incorrect'
    case 'at-most':
      return compare(low, value) <= 0 ? 'correct' : 'incorrect'
    case 'just-over':
      if (compare(high, value) <= 0 || isFarBeyond(low, value)) return 'incorrect'
      return compare(low, plus(value, share(value, 10))) <= 0 ? 'correct' : 'imprecise'
    case 'just-under':
      if (compare(low, value) >= 0 || isFarBeyond(high, value)) return 'incorrect'
      return compare(high, minus(value, share(value, stated.inWords ? 12 : 5))) >= 0
        ? 'correct'
        : 'imprecise'
    case 'about':
      return within(exact, value, minus(share(value, 5), NOUGHT), slack)
        ? 'correct'
        : within(exact, value, share(value, 10), slack)
          ? 'imprecise'
          : 'incorrect'
    case 'exact':
      if (stated.inWords) {
        return within(exact, value, share(value, 5), slack)
          ? 'correct'
          : within(exact, value, share(value, 10), slack)
            ? 'imprecise'
            : 'incorrect'
      }
      return judgeRounded(value, step, exact, slack)
  }
}

/**
 * Whether a figure printed exactly is so far from what was worked that no rounding comes near: most of
 * what is tried is, and to see it takes no exact sums.
 */
function isFarOff(stated: Quantity, exact: Fraction, slack: Fraction): boolean {
  if (stated.closeness !== 'exact' || stated.inWords || stated.high !== null) return false
  const apart = Math.abs(toNumber(exact) - toNumber(stated.value))
  return apart > 2 * toNumber(stated.step) + toNumber(slack) + 1e-9 * apart
}

/** "Just" over or under is no word for a quarter of it. */
function isFarBeyond(exact: Fraction, value: Fraction): boolean {
  return compare(absolute(minus(exact, value)), share(value, 25)) > 0
}

/** Half a unit of the last place is right; once rounded, one unit out is imprecise. */
function judgeRounded(value: Fraction, step: Fraction, exact: Fraction, slack: Fraction): Fit {
  const half = halved(step)
  if (within(exact, value, half, slack)) return 'correct'
  return within(exact, value, plus(half, step), slack) ? 'imprecise' : 'incorrect'
}

function within(exact: Fraction, value: Fraction, reach: Fraction, slack: Fraction): boolean {
  return compare(absolute(minus(exact, value)), plus(reach, slack)) <= 0
}

/** How far an operand could be from what was printed: for words such as "around" and "just over". */
export function slackOf(quantity: Quantity): Fraction {
  if (quantity.closeness === 'exact') return NOUGHT
  if (quantity.closeness === 'just-over') return share(quantity.value, 2)
  return share(quantity.value, 5)
}

/** Whether a figure is what was worked but for a digit, two digits in each other's place, or the last one rounded. */
export function isSlipOf({ value, step }: Quantity, exact: Fraction): boolean {
  const [own, worked] = [value, exact].map((it) => Math.round(toNumber(it) / toNumber(step)))
  if (own === undefined || worked === undefined) return false
  return Math.abs(own - worked) <= 1 || digitSlip(own, worked) !== undefined
}
