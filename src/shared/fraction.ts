/**
 * An exact number, so that a tie is seen as a tie and a difference of two printed decimals is what a
 * person gets on paper. `below` is always positive.
 */
export interface Fraction {
  readonly above: bigint
  readonly below: bigint
}

export const NOUGHT: Fraction = { above: 0n, below: 1n }
export const ONE: Fraction = { above: 1n, below: 1n }
export const HUNDRED: Fraction = { above: 100n, below: 1n }

function make(above: bigint, below: bigint): Fraction {
  return below < 0n ? { above: -above, below: -below } : { above, below }
}

/**
 * @param text - a decimal as printed ("150,536", "-24", "0.2") or a number, taken as it is written
 *   in decimals; a number that is not finite counts as 0
 */
export function fraction(text: string | number): Fraction {
  if (Number.isSafeInteger(text)) return { above: BigInt(text), below: 1n }
  const match = DECIMAL.exec(String(text).replaceAll(',', ''))
  if (!match) return { above: 0n, below: 1n }
  const [, sign, whole = '', decimals = '', exponent = '0'] = match
  const digits = BigInt(`${whole}${decimals}` || '0')
  const places = decimals.length - Number(exponent)
  const signed = sign === '-' ? -digits : digits
  return places >= 0
    ? { above: signed, below: tenTo(places) }
    : { above: signed * tenTo(-places), below: 1n }
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/
const TENS: readonly bigint[] = Array.from({ length: 20 }, (_, places) => 10n ** BigInt(places))

function tenTo(places: number): bigint {
  return TENS[places] ?? 10n ** BigInt(places)
}

export function plus(one: Fraction, other: Fraction): Fraction {
  return make(one.above * other.below + other.above * one.below, one.below * other.below)
}

export function minus(one: Fraction, other: Fraction): Fraction {
  return make(one.above * other.below - other.above * one.below, one.below * other.below)
}

export function times(one: Fraction, other: Fraction): Fraction {
  return make(one.above * other.above, one.below * other.below)
}

/** @returns `undefined` when dividing by nothing */
export function over(one: Fraction, other: Fraction): Fraction | undefined {
  if (other.above === 0n) return undefined
  return make(one.above * other.below, one.below * other.above)
}

/** @returns `undefined` when dividing by nothing */
export function inPercentOf(part: Fraction, whole: Fraction): Fraction | undefined {
  return over(times(part, HUNDRED), whole)
}

export function halved(value: Fraction): Fraction {
  return times(value, { above: 1n, below: 2n })
}

export function sum(parts: readonly Fraction[]): Fraction {
  return parts.reduce(plus, NOUGHT)
}

/** Negative, zero or positive as `one` is below, equal to or above `other`. */
export function compare(one: Fraction, other: Fraction): number {
  const difference = one.above * other.below - other.above * one.below
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function absolute(value: Fraction): Fraction {
  return value.above < 0n ? { above: -value.above, below: value.below } : value
}

/** For printing only: to about 15 figures. */
export function toNumber(value: Fraction): number {
  const near = Number(value.above) / Number(value.below)
  if (Number.isFinite(near)) return near
  const scale = 1_000_000_000n
  return Number((value.above * scale) / value.below) / Number(scale)
}

/** Half a unit of the last place of a number printed to some decimals: 0.5, 0.05, 0.005 … */
export function halfUnit(decimals: number): Fraction {
  return decimals >= 0
    ? { above: 1n, below: 2n * 10n ** BigInt(decimals) }
    : { above: 10n ** BigInt(-decimals), below: 2n }
}
