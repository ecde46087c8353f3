import type { Quantity } from '../quantities.ts'
import { type BorneOut, bearsOut, rightOf } from './borne-out.ts'
import { type Companion, inCompany } from './company.ts'
import type { Working } from './formulas.ts'
import { fromAfar } from './from-afar.ts'
import type { Scene } from './scene.ts'

/** A figure of a sentence with all the ways it may be worked. */
export interface Settled extends Companion, Pick<BorneOut, 'found'> {}

/**
 * The figures of a sentence with the working that each is known to be right by: by itself, or in the company
 * of the others.
 *
 * @param bases - numbers that the paper prints, the nearest first
 */
export function settle(scene: Scene, bases: readonly number[]): readonly Settled[] {
  const alone = scene.figures.map((quantity): Settled => {
    const borne = bearsOut(scene, quantity)
    const right = rightOf(scene, quantity, bases, borne) ?? fromAfar(scene, quantity)
    return { quantity, workings: borne.workings, found: borne.found, right }
  })
  const company = inCompany(scene, alone)
  const settled = alone.map((it) => ({ ...it, right: it.right ?? company.get(it.quantity) }))
  KNOWN.set(scene, new Map(settled.map(({ quantity, right }) => [quantity, right])))
  return settled
}

/** What was settled of a scene, without the many ways that were tried. */
const KNOWN = new WeakMap<Scene, ReadonlyMap<Quantity, Working | undefined>>()

/** For each figure of a sentence the working that it is known to be right by. */
export function settledIn(
  scene: Scene,
  bases: readonly number[],
): ReadonlyMap<Quantity, Working | undefined> {
  const known = KNOWN.get(scene)
  return known ?? new Map(settle(scene, bases).map(({ quantity, right }) => [quantity, right]))
}
