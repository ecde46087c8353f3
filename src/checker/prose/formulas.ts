import { fraction } from '#shared/index.ts'
import type { ClaimKind } from '../claim.ts'
import { sayIn } from '../explain.ts'
import type { Sense } from './sense.ts'
import type { Kind, Value } from './values.ts'

/**
 * How sure it is that a sentence means a value: 0 where its words name it, 1 where they lend it or leave
 * it open between a few, 2 where it merely stands beside what they name.
 */
export type Tier = 0 | 1 | 2

/** The least sure of several makes all that is worked from them so. */
export function worst(...tiers: readonly number[]): Tier {
  return Math.min(2, Math.max(...tiers)) as Tier
}

/** One way in which a figure of a sentence may have been worked. */
export interface Working {
  readonly kind: ClaimKind
  readonly exact: number
  /** How far the rounding of what it is worked from can move it. */
  readonly reach: number
  readonly tier: Tier
  /** As a clause: `1,204 less 1,180 is 24`. */
  readonly said: string
  /** Whether all it is worked from is named in full by the words. */
  readonly isNamed?: boolean
  /** Whether the words say it went the other way. */
  readonly isOpposite?: boolean
  /** What it would come to by the slip of dividing by the later value. */
  readonly byLater?: number
}

export function sayValue(value: number, kind: Kind): string {
  return sayIn(fraction(value.toFixed(4)), kind) + (kind === 'percent' ? '%' : '')
}

/** A change from the second value to the first: how many more, or by how many per cent. */
export function changeOf(sense: Sense, one: Value, other: Value, tier: Tier): readonly Working[] {
  const { change, quantity, isOfChange, isGap, way, stated } = sense
  if (one.kind !== other.kind || quantity.inWords) return []
  const apart = one.value - other.value
  const isSaid = change !== undefined || isOfChange || isGap || way !== 0
  if (!isSaid || (way === 0 && apart < 0)) return []
  const size = Math.abs(apart)
  const isOpposite = way !== 0 && apart !== 0 && Math.sign(apart) !== way
  if (quantity.unit === 'percent') {
    if (one.kind === 'percent' || other.value <= 0) return []
    const exact = (100 * size) / other.value
    return [
      {
        kind: 'percent-change',
        exact,
        reach: (100 * (one.half + (one.value * other.half) / other.value)) / other.value,
        tier,
        said: `from ${other.said} to ${one.said} is ${sayValue(exact, 'percent')}`,
        isOpposite,
        ...(one.value > 0 ? { byLater: (100 * size) / one.value } : {}),
      },
    ]
  }
  if (one.kind !== stated.kind) return []
  const [more, less] = apart < 0 ? [other, one] : [one, other]
  return [
    {
      kind: one.kind === 'percent' ? 'percentage-points' : 'difference',
      exact: size,
      reach: 0,
      tier,
      said: `${more.said} less ${less.said} is ${one.kind === 'percent' ? `${sayValue(size, 'count')} points` : sayValue(size, one.kind)}`,
      isOpposite,
    },
  ]
}

/** How many per cent the first is of the second; of the size of a change it is none. */
export function shareOf(sense: Sense, part: Value, whole: Value, tier: Tier): readonly Working[] {
  const { change, isOfChange, quantity } = sense
  if (change || isOfChange || quantity.unit !== 'percent') return []
  if (part.kind !== whole.kind || part.kind === 'percent') return []
  if (whole.value <= 0 || part.value < 0 || (part.value > whole.value && quantity.inWords))
    return []
  return quotient(part, whole, { kind: 'percent-of', times: 100, tier })
}

/** So much for each: pounds or counts by a count. */
export function quotientOf(sense: Sense, one: Value, other: Value, tier: Tier): readonly Working[] {
  const { isAverage, quantity, stated } = sense
  if (!isAverage || quantity.inWords || other.kind !== 'count' || other.value <= 1) return []
  if (one.kind !== stated.kind || one.kind === 'percent') return []
  return quotient(one, other, { kind: 'average', times: 1, tier })
}

/** "4.8 times as many". */
export function timesOf(sense: Sense, one: Value, other: Value, tier: Tier): readonly Working[] {
  if (!sense.isTimes || one.kind !== other.kind || other.value <= 0) return []
  return quotient(one, other, { kind: 'average', times: 1, tier })
}

function quotient(
  one: Value,
  other: Value,
  { kind, times, tier }: { kind: ClaimKind; times: number; tier: Tier },
): readonly Working[] {
  const exact = (times * one.value) / other.value
  const result = times === 100 ? sayValue(exact, 'percent') : sayValue(exact, one.kind)
  return [
    {
      kind,
      exact,
      reach: (times * (one.half + (one.value * other.half) / other.value)) / other.value,
      tier,
      said: `${one.said} ÷ ${other.said} = ${result}`,
    },
  ]
}
