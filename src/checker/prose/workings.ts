import type { Quantity } from '../quantities.ts'
import {
  changeOf,
  isOfTwo,
  quotientOf,
  sayValue,
  shareOf,
  type Tier,
  type Working,
  worst,
} from './formulas.ts'
import { fromTable } from './from-table.ts'
import { fromText } from './from-text.ts'
import { tierOf } from './parts-of.ts'
import { type Operand, operandsIn } from './pool.ts'
import type { Scene, TextValue } from './scene.ts'
import { adjoins, type Sense, sensesOf } from './sense.ts'
import type { Value } from './values.ts'

/** All the ways that the figures of the tables and the sentences around it give for a figure. */
export function workingsOf(scene: Scene, quantity: Quantity): readonly Working[] {
  const texts = scene.texts.filter(
    (it) =>
      !(it.back === 0 && it.quantity.start === quantity.start) &&
      it.quantity.outOf === null &&
      it.quantity.high === null,
  )
  const pools = scene.tables.map((reach) => operandsIn(scene, reach, quantity.start))
  return sensesOf(scene, quantity).flatMap((sense) => {
    const found: Working[] = []
    const partners = isOfTwo(sense) ? partnersOf(sense, scene, texts) : []
    for (const pool of pools) {
      found.push(...fromTable(sense, pool))
      for (const partner of partners) addFromBoth(found, sense, partner, pool)
    }
    found.push(...fromText(sense, scene, texts), ...averagesOf(sense, scene, pools, texts))
    return found
  })
}

/** A figure of the text that may be taken with one of a table. */
interface Partner {
  readonly value: Value
  readonly tier: Tier
  /** Whether it stands just beside the figure that is worked. */
  readonly isBeside: boolean
  /** Whether that may be a change from it or to it. */
  readonly isEnd: boolean
}

function partnersOf(sense: Sense, scene: Scene, texts: readonly TextValue[]): readonly Partner[] {
  const { text } = scene.statement.sentence
  return texts.flatMap((one) => {
    // "129 more" is no value that anything changed from or to
    const isEnd = sense.mayBeChange && one !== sense.size
    if (!isEnd && !sense.mayBeShare && !sense.isAverage) return []
    const isBeside = sense.mayBeShare && adjoins(text, one, sense.quantity)
    return [{ value: one.value, tier: tierOf(scene, one), isBeside, isEnd }]
  })
}

/** From a figure of the text and each of a table. */
function addFromBoth(
  found: Working[],
  sense: Sense,
  { value: one, tier: own, isBeside, isEnd }: Partner,
  pool: readonly Operand[],
): void {
  const add = (working: Working | undefined) => {
    if (working) found.push(working)
  }
  for (const { value: other, isDerived, isWhole, tier: given } of pool) {
    if (isDerived || (one.kind !== other.kind && !sense.isAverage)) continue
    const tier = worst(own, given)
    if (sense.mayBeShare) {
      add(shareOf(sense, one, other, isBeside && isWhole ? given : worst(tier, 1)))
      add(shareOf(sense, other, one, worst(tier, 1)))
    }
    if (isEnd) {
      add(changeOf(sense, one, other, tier))
      add(changeOf(sense, other, one, tier))
    }
    if (sense.isAverage) {
      add(quotientOf(sense, other, one, tier))
      add(quotientOf(sense, one, other, worst(tier, 1)))
    }
  }
}

/** By how many of a span a total is divided: those of a year, of a half or a quarter of it, and so on. */
const SPANS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\b(?:month|monthly)\b/iu, [12, 6, 3, 9]],
  [/\b(?:week|weekly)\b/iu, [52, 26, 13]],
  [/\b(?:day|daily)\b/iu, [365, 366, 183, 182, 90, 91, 92, 30, 31]],
  [/\bquarter(?:ly)?\b/iu, [4, 3, 2]],
  [/\b(?:year|yearly|annual)\b/iu, [2, 3, 4, 5]],
]
const NEAR = 30

/** "An average of 1,553 a month": by the months, weeks or days that there are. */
function averagesOf(
  { isAverage, quantity, stated }: Sense,
  scene: Scene,
  pools: readonly (readonly Operand[])[],
  texts: readonly TextValue[],
): readonly Working[] {
  if (!isAverage || quantity.inWords || stated.kind === 'percent') return []
  const { text } = scene.statement.sentence
  const around = text.slice(Math.max(0, quantity.from - NEAR), quantity.end + NEAR)
  const counts = SPANS.find(([pattern]) => pattern.test(around))?.[1] ?? []
  const totals = [
    ...pools.flat().map(({ value, tier }) => ({ value, tier })),
    ...texts.map((it) => ({ value: it.value, tier: tierOf(scene, it) })),
  ].filter(({ value }) => value.kind === stated.kind)
  return totals.flatMap(({ value, tier }) =>
    counts.map((count): Working => {
      const exact = value.value / count
      const say = () => `${value.said} ÷ ${count} = ${sayValue(exact, stated.kind)}`
      return { kind: 'average', exact, reach: value.half / count, tier, say }
    }),
  )
}
