import { toNumber } from '#shared/index.ts'
import type { Quantity } from '../quantities.ts'
import { shareBeside } from './beside.ts'
import { chanceOf, countApart, fits, fitting, likeness } from './fit.ts'
import type { Tier, Working } from './formulas.ts'
import type { Scene } from './scene.ts'
import { workingsOf } from './workings.ts'

export interface BorneOut {
  /** The working that gives the figure; `'by-chance'` where so many were tried that one was bound to. */
  readonly found: Working | 'by-chance' | undefined
  readonly workings: readonly Working[]
  /** Whether the size of the change beside it says which two values it is between. */
  readonly isSized: boolean
}

/** Whether the figures of the tables and of the text bear a figure of a sentence out, and by which working. */
export function bearsOut(scene: Scene, quantity: Quantity): BorneOut {
  if (!isPlain(quantity)) return { found: undefined, workings: [], isSized: false }
  const all = workingsOf(scene, quantity)
  // Where the number beside a percentage says which two values it is between, no others are
  const sized = all.filter((it) => it.isSized && it.tier < 2)
  const workings = sized.length > 0 ? sized : all
  return { found: findRight(quantity, workings), workings, isSized: sized.length > 0 }
}

/** Whether it is a figure by itself: no rank, no part beside its whole, no stretch. */
export function isPlain({ unit, outOf, high }: Quantity): boolean {
  return unit !== 'rank' && outOf === null && high === null
}

/** Whether a figure gives another of its sentence just as it stands, so that both would be wrong or neither is. */
export function givesAnother(scene: Scene, quantity: Quantity): boolean {
  const own = toNumber(quantity.value)
  return scene.figures.some(
    (other) =>
      other !== quantity &&
      workingsOf(scene, other).some(
        (it) =>
          it.tier < 2 &&
          !it.isOpposite &&
          it.of?.some(({ value }) => value === own) &&
          fits(other, it),
      ),
  )
}

/**
 * The working that bears it out, or the share that the number beside it is of a whole told elsewhere.
 *
 * @param bases - numbers that the paper prints, the nearest first
 */
export function rightOf(
  scene: Scene,
  quantity: Quantity,
  bases: readonly number[],
  { found, isSized }: BorneOut,
): Working | undefined {
  const isFound = found !== undefined && found !== 'by-chance'
  const beside = () =>
    isSized || !isPlain(quantity) ? undefined : shareBeside(scene, quantity, bases)
  const right = isFound ? found : beside()
  const known = KNOWN.get(scene) ?? new Map<Quantity, Working | undefined>()
  KNOWN.set(scene, known.set(quantity, right))
  return right
}

/** What was found of the figures of a scene, which is asked for again when a sentence is mended. */
const KNOWN = new WeakMap<Scene, Map<Quantity, Working | undefined>>()

/** The same for a figure that may have been asked about before. */
export function rightIn(
  scene: Scene,
  quantity: Quantity,
  bases: readonly number[],
): Working | undefined {
  const known = KNOWN.get(scene)
  return known?.has(quantity)
    ? known.get(quantity)
    : rightOf(scene, quantity, bases, bearsOut(scene, quantity))
}

/** How likely it may be that one of the ways tried gives the figure by chance. */
const MOST_CHANCE: Readonly<Record<Tier, number>> = { 0: 0.6, 1: 0.12, 2: 0.03 }

/** The surest working that gives the figure; `'by-chance'` where so many were tried that one was bound to. */
function findRight(
  quantity: Quantity,
  workings: readonly Working[],
): Working | 'by-chance' | undefined {
  const isRight = fitting(quantity)
  const rights = workings.filter((it) => !it.isOpposite && isRight(it))
  if (rights.length === 0) return undefined
  const isLike = likeness(quantity)
  for (const tier of [0, 1, 2] as const) {
    const right = rights.find((it) => it.tier === tier)
    if (!right) continue
    const chance = chanceOf(quantity, right)
    const isRare = (tried: number) => tried * chance <= MOST_CHANCE[tier]
    if (isRare(workings.length)) return right
    const tried = new Set<number>()
    for (const one of workings)
      if (one.tier <= tier && !one.isOpposite && isLike(one.exact)) tried.add(one.exact)
    return isRare(tried.size) || isRare(countApart(tried)) ? right : 'by-chance'
  }
  return undefined
}
