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

/** The less sure of two makes all that is worked from them so. */
export function worst(one: number, other = 0): Tier {
  return Math.min(2, Math.max(one, other)) as Tier
}

/** One way in which a figure of a sentence may have been worked. */
export interface Working {
  readonly kind: ClaimKind
  readonly exact: number
  /** How far the rounding of what it is worked from can move it. */
  readonly reach: number
  readonly tier: Tier
  /** As a clause: `1,204 less 1,180 is 24`; worded only when asked, for most workings never are. */
  readonly say: () => string
  /** The values that it is worked from, where they are few: of a change the later, then the earlier. */
  readonly of?: readonly Value[]
  /** Whether all it is worked from is named in full by the words. */
  readonly isNamed?: boolean
  /** Whether the words bind the figure to just what it is worked from: "71 of the 87, 63%". */
  readonly isBound?: boolean
  /** Whether the size of the change that stands beside it is just what they are apart. */
  readonly isSized?: boolean
  /** Whether that size stands just beside it, so that it is of no other change. */
  readonly isBeside?: boolean
  /** Whether it is known which of the two values came first. */
  readonly isOrdered?: boolean
  /** Whether it is the sum of just the rows that the words name and add up: "theft and arson together". */
  readonly isAdded?: boolean
  /** Whether it is all that a list comes to, so that a figure near it is a slip. */
  readonly isListed?: boolean
  /** Whether the words say it went the other way. */
  readonly isOpposite?: boolean
  /** What it would come to by slips of a known kind; worked only when asked. */
  readonly slips?: () => readonly Slipped[]
}

/**
 * A slip of a known kind: the change divided by the later value, its size called a percentage, or a part
 * divided by the rest of its whole.
 */
export interface Slipped {
  readonly slip: 'later-base' | 'points' | 'number' | 'rest'
  readonly value: number
}

export function sayValue(value: number, kind: Kind): string {
  return sayIn(fraction(value.toFixed(4)), kind) + (kind === 'percent' ? '%' : '')
}

/** Whether the words about a figure let it be worked from two values at all, and not only be one that is printed elsewhere. */
export function isOfTwo(sense: Sense): boolean {
  const { quantity, isAverage, isTimes, isUndone, mayBeChange } = sense
  return quantity.unit === 'percent' || isAverage || isTimes || isUndone || mayBeChange
}

/** What the words say of a working, besides how sure they make it. */
type Told = Pick<Working, 'isNamed' | 'isBound' | 'slips'>

/**
 * A change from the second value to the first: how many more, or by how many per cent.
 *
 * @returns `undefined`, as of all that follow here, where the figure can be no such thing of these two
 */
export function changeOf(
  sense: Sense,
  one: Value,
  other: Value,
  tier: Tier,
  told?: Told,
): Working | undefined {
  const { quantity, way, stated } = sense
  if (one.kind !== other.kind || !sense.mayBeChange) return undefined
  const apart = one.value - other.value
  if (way === 0 && apart < 0) return undefined
  const size = Math.abs(apart)
  const isOpposite = way !== 0 && apart !== 0 && Math.sign(apart) !== way
  if (isOpposite && (one.isCredit ?? other.isCredit)) return undefined
  if (quantity.unit === 'percent') {
    if (other.value <= 0) return undefined
    const exact = (100 * size) / other.value
    // What its slips come to is one of these, and most pairs are near in no way
    if (!sense.isNear(exact) && !sense.isNear(size) && !sense.isNear((100 * size) / one.value))
      return undefined
    if (!sense.isNear(exact) && !slipsOf(sense, one, size).some(({ value }) => sense.isNear(value)))
      return undefined
    return {
      kind: 'percent-change',
      exact,
      reach: (100 * (one.half + (one.value * other.half) / other.value)) / other.value,
      tier,
      say: saysChange(one, other, exact),
      of: [one, other],
      isOpposite,
      isSized: isApartBy(sense, one, size),
      isBeside: sense.isBeside && sense.size !== undefined && sense.size.value.value >= LEAST_SIZE,
      slips: slipping(sense, one, size),
      ...told,
    }
  }
  if (one.kind !== stated.kind || !sense.isNear(size)) return undefined
  return {
    kind: one.kind === 'percent' ? 'percentage-points' : 'difference',
    exact: size,
    reach: 0,
    tier,
    say: apart < 0 ? saysApart(other, one, size) : saysApart(one, other, size),
    of: [one, other],
    isOpposite,
    ...told,
  }
}

// A function written where a pair is tried would keep hold of its values for every pair, and few pairs come near

const saysChange = (one: Value, other: Value, exact: number) => () =>
  `from ${other.said} to ${one.said} is ${sayValue(exact, 'percent')}`

/** How far two values are apart, as a clause. */
export const saysApart = (more: Value, less: Value, size: number) => () =>
  `${more.said} less ${less.said} is ${more.kind === 'percent' ? `${sayValue(size, 'count')} points` : sayValue(size, more.kind)}`

/** What some values come to, as a clause. */
export const saysSum = (parts: readonly Value[], sum: number) => () =>
  `${parts.map(({ said }) => said).join(' + ')} = ${sayValue(sum, parts[0]?.kind ?? 'count')}`

const slipping = (sense: Sense, one: Value, size: number) => () => slipsOf(sense, one, size)

const saysQuotient = (one: Value, other: Value, exact: number, kind: Kind) => () =>
  `${one.said} ÷ ${other.said} = ${sayValue(exact, kind)}`

/** The size of a change below it ties no two values to one another: many are as far apart. */
const LEAST_SIZE = 10

/** Whether two values are as far apart as the figure beside says. */
function isApartBy({ size }: Sense, { kind }: Value, apart: number): boolean {
  return (
    size !== undefined &&
    kind !== 'percent' &&
    size.value.kind === kind &&
    apart > 0 &&
    Math.abs(apart - size.value.value) <= size.value.half
  )
}

/** "282 left, 31 more than the year before, a rise of 12.4%": the change from the value that is not printed. */
export function changeBySize(
  sense: Sense,
  level: Value,
  tier: Tier,
  isEarlier: boolean,
): Working | undefined {
  const { size, way, quantity } = sense
  if (!size || way === 0 || quantity.unit !== 'percent' || quantity.inWords) return undefined
  if (level.kind !== size.value.kind || level.kind === 'percent') return undefined
  const apart = way * size.value.value
  const value = isEarlier ? level.value + apart : level.value - apart
  if (value <= 0) return undefined
  const half = level.half + size.value.half
  const other = { ...level, value, half, said: sayValue(value, level.kind) }
  const [one, earlier] = isEarlier ? [other, level] : [level, other]
  return changeOf(sense, one, earlier, tier)
}

/** What a change of a size to a value comes to by slips. */
function slipsOf(
  { way, change, isOfChange }: Sense,
  { value, kind }: Value,
  size: number,
): readonly Slipped[] {
  if (!change && !isOfChange && way === 0) return []
  if (kind === 'percent') return isOfChange && !change ? [] : [{ slip: 'points', value: size }]
  const later: readonly Slipped[] =
    value > 0 ? [{ slip: 'later-base', value: (100 * size) / value }] : []
  return kind === 'count' ? [...later, { slip: 'number', value: size }] : later
}

/** How many per cent the first is of the second; of the size of a change it is none. */
export function shareOf(sense: Sense, part: Value, whole: Value, tier: Tier): Working | undefined {
  if (!sense.mayBeShare) return undefined
  if (part.kind !== whole.kind || part.kind === 'percent') return undefined
  if (whole.value <= 0 || part.value < 0 || (part.value > whole.value && sense.quantity.inWords))
    return undefined
  return quotient(sense, part, whole, tier, SHARE)
}

/** So much for each: pounds or counts by a count. */
export function quotientOf(
  sense: Sense,
  one: Value,
  other: Value,
  tier: Tier,
): Working | undefined {
  const { isAverage, quantity, stated } = sense
  if (!isAverage || quantity.inWords || other.kind !== 'count' || other.value <= 1) return undefined
  if (one.kind !== stated.kind || one.kind === 'percent') return undefined
  return quotient(sense, one, other, tier, AVERAGE)
}

/** "4.8 times as many". */
export function timesOf(sense: Sense, one: Value, other: Value, tier: Tier): Working | undefined {
  if (!sense.isTimes || one.kind !== other.kind || other.value <= 0) return undefined
  return quotient(sense, one, other, tier, AVERAGE)
}

const SHARE = { kind: 'percent-of', times: 100 } as const
const AVERAGE = { kind: 'average', times: 1 } as const

function quotient(
  { isNear }: Sense,
  one: Value,
  other: Value,
  tier: Tier,
  { kind, times }: typeof SHARE | typeof AVERAGE,
): Working | undefined {
  const exact = (times * one.value) / other.value
  if (!isNear(exact)) return undefined
  return {
    kind,
    exact,
    reach: (times * (one.half + (one.value * other.half) / other.value)) / other.value,
    tier,
    of: [one, other],
    say: saysQuotient(one, other, exact, times === 100 ? 'percent' : one.kind),
  }
}
