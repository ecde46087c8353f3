import { fraction } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike } from '../explain.ts'
import { shareBeside } from '../prose/beside.ts'
import { chanceOf, fits, isLike } from '../prose/fit.ts'
import type { Tier, Working } from '../prose/formulas.ts'
import { type Scene, scenesOf } from '../prose/scene.ts'
import { workingsOf } from '../prose/workings.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading, Statement } from '../reading.ts'
import { basesOf } from '../tables/numbers-near.ts'
import { printed } from './change-words.ts'
import { conclude } from './conclude.ts'
import { numbersElsewhere } from './numbers-elsewhere.ts'
import { type Slip, slipIn } from './prose-slips.ts'

/** Figures of sentences that bear themselves out by the tables and sentences they are told of. */
export function checkProseFigures(reading: Reading): readonly Claim[] {
  const basesAt = basesOf(reading.paper)
  const isElsewhere = numbersElsewhere(reading)
  return scenesOf(reading, hasFigures).flatMap((scene) => {
    const bases = basesAt(scene.statement.sentence.block)
    const found = scene.figures.map((quantity) =>
      bearOut(scene, quantity, bases, isElsewhere(quantity)),
    )
    // A figure that is wrong puts all that is worked from it out: of a sentence's the surest slip is one
    const slips = found.flatMap(({ slip }) => slip ?? [])
    const [surest] = slips.toSorted((one, other) => one.doubt - other.doubt)
    return [...found.flatMap(({ right }) => right ?? []), ...(surest ? [surest.claim] : [])]
  })
}

const hasFigures = ({ sentence }: Statement) => sentence.quantities.length > 0

/** How likely it may be that one of the ways tried gives the figure by chance. */
const MOST_CHANCE: Readonly<Record<Tier, number>> = { 0: 0.6, 1: 0.12, 2: 0.03 }

function bearOut(
  scene: Scene,
  quantity: Quantity,
  bases: readonly number[],
  isElsewhere: boolean,
): { readonly right?: Claim; readonly slip?: Slip } {
  if (quantity.unit === 'rank' || quantity.outOf || quantity.high) return {}
  const all = workingsOf(scene, quantity)
  // Where the number beside a percentage says which two values it is between, no others are
  const sized = all.filter((it) => it.isSized && it.tier < 2)
  const workings = sized.length > 0 ? sized : all
  const found = findRight(quantity, workings)
  const slip =
    found === undefined || found === 'by-chance'
      ? slipIn(scene, quantity, workings, isElsewhere)
      : undefined
  if (slip) return { slip }
  const right =
    (found === undefined || found === 'by-chance') && sized.length === 0
      ? shareBeside(scene, quantity, bases)
      : found
  if (!right || right === 'by-chance') return {}
  const { sentence } = scene.statement
  return {
    right: conclude(sentence, {
      kind: right.kind,
      stated: printed(sentence.text, quantity),
      recomputed: sayLike(fraction(right.exact), quantity),
      fit: 'correct',
      working: right.say(),
    }),
  }
}

/** The surest working that gives the figure; `'by-chance'` where so many were tried that one was bound to. */
function findRight(
  quantity: Quantity,
  workings: readonly Working[],
): Working | 'by-chance' | undefined {
  const fitting = workings.filter((it) => !it.isOpposite && fits(quantity, it))
  for (const tier of [0, 1, 2] as const) {
    const right = fitting.find((it) => it.tier === tier)
    if (!right) continue
    const tried = new Set<string>()
    for (const one of workings)
      if (one.tier <= tier && !one.isOpposite && isLike(quantity, one.exact))
        tried.add(one.exact.toPrecision(6))
    return tried.size * chanceOf(quantity, right) > MOST_CHANCE[tier] ? 'by-chance' : right
  }
  return undefined
}
