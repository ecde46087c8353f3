import { fraction, toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, withFigure } from '../explain.ts'
import { judge } from '../judge.ts'
import type { Tier, Working } from '../prose/formulas.ts'
import { type Scene, scenesOf } from '../prose/scene.ts'
import { workingsOf } from '../prose/workings.ts'
import type { Closeness, Quantity } from '../quantities.ts'
import type { Reading, Statement } from '../reading.ts'
import { printed } from './change-words.ts'
import { conclude } from './conclude.ts'

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
    for (const one of here) if (isLike(quantity, one)) tried.add(one.exact.toPrecision(6))
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

/** Where a slip of a known kind alone may have given the figure, it is taken for one no oftener than this. */
const MOST_CHANCE_OF_SLIP = 0.03

/**
 * A figure that nothing gives as it stands, where the one thing its words name gives it by a known slip:
 * the other way, or divided by the later value.
 */
function slipIn(scene: Scene, quantity: Quantity, workings: readonly Working[]): readonly Claim[] {
  const isRight = workings.some((it) => it.tier < 2 && !it.isOpposite && fits(quantity, it))
  if (isRight || quantity.closeness !== 'exact' || quantity.inWords) return []
  const sure = workings.filter(({ tier, isNamed }) => tier === 0 && isNamed)
  const opposite = sure.filter((it) => it.isOpposite && fits(quantity, it))
  const later = sure.filter(
    (it) =>
      !it.isOpposite && it.byLater !== undefined && fits(quantity, { ...it, exact: it.byLater }),
  )
  const [slip, another] = [...opposite, ...later]
  if (!slip || (another && another.exact !== slip.exact)) return []
  if (sure.length * chanceOf(quantity, slip) > MOST_CHANCE_OF_SLIP) return []
  const { sentence, changes } = scene.statement
  const stated = printed(sentence.text, quantity)
  const recomputed = sayLike(fraction(slip.exact), quantity)
  if (slip.isOpposite) {
    const word = changes.find((it) => [it.amount, it.percent, it.points].includes(quantity))?.word
    return [
      conclude(sentence, {
        kind: 'comparison-direction',
        stated: word ?? stated,
        recomputed: null,
        fit: 'incorrect',
        working: `${slip.said}, which is the other way`,
      }),
    ]
  }
  return [
    conclude(sentence, {
      kind: slip.kind,
      stated,
      recomputed,
      fit: 'incorrect',
      working: slip.said,
      cause: 'It looks as if the change was divided by the later value instead of the earlier one.',
      suggestion: withFigure(sentence.text, quantity, recomputed),
    }),
  ]
}

/** Whether it is of the size of the figure, so that it might have given it by chance. */
function isLike(quantity: Quantity, { exact, isOpposite }: Working): boolean {
  const times = exact / Math.max(toNumber(quantity.value), 1e-9)
  return !isOpposite && times < 5 && times > 0.2
}

function fits(quantity: Quantity, { exact, reach }: Working): boolean {
  return judge(quantity, fraction(exact.toFixed(9)), fraction(reach.toFixed(9))) === 'correct'
}

const OPEN_ENDED = new Set<Closeness>(['over', 'at-least', 'under', 'at-most'])

/** How likely a figure of this size is to come within reach of another by chance. */
function chanceOf(quantity: Quantity, { exact, reach }: Working): number {
  if (OPEN_ENDED.has(quantity.closeness) && !quantity.inWords) return 0.5
  const isLoose = quantity.inWords || quantity.closeness !== 'exact'
  const width = isLoose ? exact / 5 : toNumber(quantity.step) + 2 * reach
  return Math.min(1, (0.43 * width) / Math.max(exact, 1e-9))
}
