import { type Period, roundHalfAway } from '#shared/index.ts'
import type { Point } from '../observation.ts'

/**
 * The sum of figures that make up a period, with those of them that are set aside: what was counted
 * happened, whether or not it counts for what is usual. Rounded to the places of its terms.
 *
 * @param parts - each with a value
 */
export function addUp(period: Period, parts: readonly Point[]): Point {
  const value = parts.reduce((sum, part) => add(sum, part.value ?? 0), 0)
  const aside = parts.flatMap((part) => part.aside ?? [])
  return { period, value, ...(aside.length > 0 ? { aside } : {}) }
}

/** Sums and differences are rounded to the places of their terms, so that 76.6 − 72 is 4.6. */
function add(one: number, other: number): number {
  return roundHalfAway(one + other, Math.max(places(one), places(other)))
}

/** See {@link add}. */
export function subtract(one: number, other: number): number {
  return add(one, -other)
}

function places(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const fraction = mantissa.split('.')[1] ?? ''
  return Math.min(12, Math.max(0, fraction.length - Number(exponent)))
}
