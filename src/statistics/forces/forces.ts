import type { SimilarForces } from '#area/index.ts'
import { type Rate, rateFor } from '../methods/counts.ts'
import { drawGamma, seededRandom } from '../methods/random.ts'
import { meanOf } from '../methods/spread.ts'
import { drawFunnel, FEWEST_TO_TRUST_SPREAD, type Funnel, type FunnelMember } from './funnel.ts'

/** One force's count in the period compared. */
export interface ForceFigure {
  readonly id: string
  readonly count: number | null
  readonly population: number | null
}

export interface RankInterval {
  readonly lowest: number
  readonly highest: number
}

export interface ForceRow {
  readonly id: string
  readonly name: string
  readonly isOwn: boolean
  readonly count: number
  readonly population: number
  /** For every 1,000 people, with its exact 95% interval. */
  readonly rate: Rate
  /** 1 for the lowest rate, ties sharing; `null` where ranks are withheld. */
  readonly rank: number | null
  readonly rankInterval: RankInterval | null
  readonly funnel: FunnelMember
}

export interface ForceComparison {
  /** Lowest rate first. */
  readonly rows: readonly ForceRow[]
  /** Forces of the group with no figure or no population: listed, never dropped. */
  readonly missing: readonly { readonly id: string; readonly name: string }[]
  readonly excluded: readonly {
    readonly id: string
    readonly name: string
    readonly reason: string
  }[]
  /** The plain mean of the rates, own force included, as HMICFRS gives it. For every 1,000 people. */
  readonly mean: number
  /** All their counts over all their people. For every 1,000 people. */
  readonly pooled: number
  readonly funnel: Funnel
  /** Whether there are too few forces to trust the spread between them. */
  readonly isSpreadUnsure: boolean
  /** Why no rank is given; `undefined` where ranks stand. */
  readonly ranksWithheld: 'group-out-of-date' | 'small-numbers' | undefined
  /** No rank is given where a force has fewer than this. */
  readonly fewestForRank: number
}

export interface ForceQuestion {
  readonly own: { readonly id: string; readonly name: string }
  readonly group: Pick<SimilarForces, 'reviewBy' | 'forces'>
  readonly figures: readonly ForceFigure[]
  /** The last day of the period compared (YYYY-MM-DD): after the review date no rank is given. */
  readonly on: string
  /** The area's setting: where a force has fewer than this, none is ranked. */
  readonly fewestForRank: number
}

const PER = 1000
const DRAWS = 20_000
/** Any number does, so long as it stays: the same figures then always give the same interval. */
const SEED = 20_200_220

/**
 * A force among those it is thought like.
 *
 * @returns `undefined` where fewer than two forces have a figure, or the own force has none
 * @see STATISTICS 3.6
 */
export function compareForces(question: ForceQuestion): ForceComparison | undefined {
  const { own, group, figures, on, fewestForRank } = question
  const listed = [
    { ...own, excluded: undefined },
    ...group.forces.filter(({ id }) => id !== own.id),
  ]
  const found = listed.map((force) => ({
    ...force,
    figure: figures.find(({ id }) => id === force.id),
  }))
  const included = found.filter(({ excluded }) => excluded === undefined)
  const held = included.flatMap(({ id, name, figure }) => {
    const { count, population } = figure ?? { count: null, population: null }
    const rate = count === null || population === null ? undefined : rateFor(count, population, PER)
    if (count === null || population === null || rate === undefined) return []
    return [{ id, name, isOwn: id === own.id, count, population, rate }]
  })
  if (held.length < 2 || !held.some(({ isOwn }) => isOwn)) return undefined

  const funnel = drawFunnel(
    'rate',
    held.map(({ count, population }) => ({ count, of: population })),
  )
  const isSmall = held.some(({ count }) => count < fewestForRank)
  const ranksWithheld =
    on > group.reviewBy ? 'group-out-of-date' : isSmall ? 'small-numbers' : undefined
  const ranks = rankRates(held.map(({ rate }) => rate.rate))
  const intervals = rankIntervals(held)
  const rows = held.map((force, index) => ({
    ...force,
    rank: ranksWithheld === undefined ? (ranks[index] ?? null) : null,
    rankInterval: ranksWithheld === undefined ? (intervals[index] ?? null) : null,
    funnel: funnel.members[index] ?? NOWHERE,
  }))
  return {
    rows: rows.sort((one, other) => one.rate.rate - other.rate.rate),
    missing: included
      .filter(({ id }) => !held.some((force) => force.id === id))
      .map(({ id, name }) => ({ id, name })),
    excluded: found.flatMap(({ id, name, excluded }) =>
      excluded === undefined ? [] : [{ id, name, reason: excluded }],
    ),
    mean: meanOf(held.map(({ rate }) => rate.rate)),
    pooled: PER * funnel.pooled,
    funnel,
    isSpreadUnsure: held.length < FEWEST_TO_TRUST_SPREAD,
    ranksWithheld,
    fewestForRank,
  }
}

/** Competition ranks: 1 is the lowest, equals share the better place and the next is left out. */
export function rankRates(rates: readonly number[]): readonly number[] {
  return rates.map((rate) => 1 + rates.filter((other) => other < rate).length)
}

/**
 * Where each rank would lie 95 times in 100 if counts came out again: each rate is drawn from the
 * gamma distribution that its Poisson count leaves it with, and the draws are ranked.
 *
 * @see Goldstein and Spiegelhalter (1996), League tables and their limitations
 */
export function rankIntervals(
  forces: readonly { readonly count: number; readonly population: number }[],
  draws = DRAWS,
  seed = SEED,
): readonly RankInterval[] {
  const random = seededRandom(seed)
  const drawn = forces.map((): number[] => [])
  for (let draw = 0; draw < draws; draw++) {
    const rates = forces.map(({ count, population }) => drawGamma(count + 0.5, random) / population)
    for (const [index, rank] of rankRates(rates).entries()) drawn[index]?.push(rank)
  }
  return drawn.map((ranks) => {
    const sorted = ranks.sort((one, other) => one - other)
    const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 1
    return { lowest: at(0.025), highest: at(0.975) }
  })
}

const NO_LIMITS = { lower998: 0, lower95: 0, upper95: 0, upper998: 0 }
const NOWHERE: FunnelMember = { ratio: 0, exact: NO_LIMITS, limits: NO_LIMITS, place: 'within' }
