import {
  compare,
  type Fraction,
  HUNDRED,
  halved,
  minus,
  NOUGHT,
  ONE,
  over,
  plus,
  times,
} from '#shared/index.ts'
import type { ClaimKind } from '../claim.ts'
import type { Quantity } from '../quantities.ts'

/** A value, and how far the figures that it is worked from may have been rounded away from it. */
export interface Sum {
  readonly exact: Fraction
  readonly slack: Fraction
}

/** What a figure comes to by others of its own clause. */
export interface Worked extends Sum {
  readonly stated: Quantity
  readonly kind: ClaimKind
  /** How it was worked, without a full stop. */
  readonly working: string
  /** What it should say where that is no other number: "1.3 percentage points". */
  readonly instead?: string | undefined
  readonly cause?: string | undefined
}

/** Whole counts are exact; all else is as near as half of its last place. */
function halfOf({ unit, step }: Quantity): Fraction {
  const isWhole = unit === 'count' && compare(step, ONE) === 0
  return isWhole ? NOUGHT : halved(step)
}

/** One figure over another; `undefined` over nothing. */
export function ratioOf(one: Quantity, other: Quantity): Sum | undefined {
  const exact = over(one.value, other.value)
  const reach = exact && over(plus(halfOf(one), times(exact, halfOf(other))), other.value)
  return exact && reach && { exact, slack: reach }
}

/** The same in per cent. */
export function percentOf(part: Quantity, whole: Quantity): Sum | undefined {
  const ratio = ratioOf(part, whole)
  return ratio && { exact: times(ratio.exact, HUNDRED), slack: times(ratio.slack, HUNDRED) }
}

/** By how much one figure is above another, with a sign. */
export function gapOf(from: Quantity, to: Quantity): Sum {
  return { exact: minus(to.value, from.value), slack: plus(halfOf(from), halfOf(to)) }
}

/** The change from one figure to another in per cent of the first, with a sign. */
export function changeOf(from: Quantity, to: Quantity): Sum | undefined {
  const percent = percentOf(to, from)
  return percent && { exact: minus(percent.exact, HUNDRED), slack: percent.slack }
}
