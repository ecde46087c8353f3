import { fraction } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike } from '../explain.ts'
import { chanceOf, fits, isLike } from '../prose/fit.ts'
import type { Tier } from '../prose/formulas.ts'
import { type Scene, scenesOf } from '../prose/scene.ts'
import { workingsOf } from '../prose/workings.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading, Statement } from '../reading.ts'
import { printed } from './change-words.ts'
import { conclude } from './conclude.ts'
import { slipIn } from './prose-slips.ts'

/** Figures of sentences that bear themselves out by the tables and sentences they are told of. */
export function checkProseFigures(reading: Reading): readonly Claim[] {
  return scenesOf(reading, hasFigures).flatMap((scene) =>
    scene.figures.flatMap((quantity) => bearOut(scene, quantity)),
  )
}

const hasFigures = ({ sentence }: Statement) => sentence.quantities.length > 0

/** How likely it may be that one of the ways tried gives the figure by chance. */
const MOST_CHANCE: Readonly<Record<Tier, number>> = { 0: 0.6, 1: 0.12, 2: 0.03 }

function bearOut(scene: Scene, quantity: Quantity): readonly Claim[] {
  if (quantity.unit === 'rank' || quantity.outOf || quantity.high) return []
  const workings = workingsOf(scene, quantity)
  const tried = new Set<string>()
  for (const tier of [0, 1, 2] as const) {
    const here = workings.filter((it) => it.tier === tier)
    for (const one of here)
      if (!one.isOpposite && isLike(quantity, one.exact)) tried.add(one.exact.toPrecision(6))
    const right = here.find((it) => !it.isOpposite && fits(quantity, it))
    if (!right) continue
    if (tried.size * chanceOf(quantity, right) > MOST_CHANCE[tier]) return []
    const { sentence } = scene.statement
    return [
      conclude(sentence, {
        kind: right.kind,
        stated: printed(sentence.text, quantity),
        recomputed: sayLike(fraction(right.exact), quantity),
        fit: 'correct',
        working: right.said,
      }),
    ]
  }
  return slipIn(scene, quantity, workings)
}
