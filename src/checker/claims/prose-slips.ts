import { fraction, toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, withFigure } from '../explain.ts'
import { chanceOf, fits, isLike } from '../prose/fit.ts'
import type { Slipped, Working } from '../prose/formulas.ts'
import type { Scene } from '../prose/scene.ts'
import type { Quantity } from '../quantities.ts'
import { digitSlip } from '../tables/slips.ts'
import { printed } from './change-words.ts'
import { conclude } from './conclude.ts'

/** How likely it may be that a slip of one of the ways tried gives the figure by chance, and it is something else. */
const MOST_CHANCE = 0.05

const CAUSES: Readonly<Record<Slipped['slip'] | 'swapped' | 'bound', string>> = {
  'later-base':
    'It looks as if the change was divided by the later value instead of the earlier one.',
  points: 'It is the change in percentage points, not in per cent.',
  number: 'It is the change in number, not in per cent.',
  rest: 'It looks as if it was divided by the rest instead of the whole.',
  swapped: 'Two figures look to have changed places.',
  bound: '',
}

interface Found {
  readonly working: Working
  readonly cause: keyof typeof CAUSES | 'opposite'
}

/**
 * A figure that nothing gives as it stands, where what its words name gives it by a slip of a known kind:
 * the other way, divided by the later value, the number or the points called per cent, digits swapped. What
 * all slips that fit come to must be one figure, and so near a fit must be unlikely by chance.
 */
export function slipIn(
  scene: Scene,
  quantity: Quantity,
  workings: readonly Working[],
): readonly Claim[] {
  if (quantity.closeness !== 'exact' || quantity.inWords) return []
  if (workings.some((it) => it.tier < 2 && !it.isOpposite && fits(quantity, it))) return []
  for (const tier of [0, 1] as const) {
    const here = workings.filter((it) => it.tier <= tier)
    const named = here.filter((it) => it.tier === 0 && it.isNamed)
    const sized = here.filter((it) => it.isSized)
    const found = [sized, named, here]
      .map((some) => slipsAmong(quantity, some))
      .find((it) => it.length > 0)
    const [first, ...others] = found ?? []
    if (!first) continue
    const isOne = others.every(
      ({ working }) => toShown(quantity, working) === toShown(quantity, first.working),
    )
    return isOne ? [accuse(scene, quantity, first)] : []
  }
  return []
}

/** The slips that give a figure, of several ways to work it; the other way round counts only where none else does. */
function slipsAmong(quantity: Quantity, workings: readonly Working[]): readonly Found[] {
  const bound = workings.filter((it) => it.isBound)
  if (bound.length > 0) return bound.map((working) => ({ working, cause: 'bound' }))
  const listed = workings.filter((it) => it.isListed)
  if (listed.length > 0)
    return listed
      .filter(({ exact }) => isDigitSlip(quantity, exact))
      .map((working) => ({ working, cause: 'bound' }))
  const isRare = (tried: readonly number[], chance: number) => {
    const different = new Set(tried.filter((it) => isLike(quantity, it)).map((it) => it.toFixed(6)))
    return different.size * chance <= MOST_CHANCE
  }
  const known = workings.filter((it) => !it.isOpposite)
  const values = known.flatMap(({ slips = [] }) => slips.map(({ value }) => value))
  const slipped = known.flatMap((working) =>
    (working.slips ?? []).flatMap(({ slip, value }): readonly Found[] => {
      const one = { exact: value, reach: 0 }
      return fits(quantity, one) && isRare(values, chanceOf(quantity, one))
        ? [{ working, cause: slip }]
        : []
    }),
  )
  if (slipped.length > 0) return slipped
  const sure = workings.filter((it) => it.tier === 0 && it.isNamed)
  return sure.flatMap((working): readonly Found[] => {
    const isOther = working.isOpposite === true
    const isSlip = isOther ? fits(quantity, working) : areSwapped(quantity, working.exact)
    const tried = sure.filter((it) => it.isOpposite === working.isOpposite)
    return isSlip &&
      isRare(
        tried.map(({ exact }) => exact),
        chanceOf(quantity, working),
      )
      ? [{ working, cause: isOther ? 'opposite' : 'swapped' }]
      : []
  })
}

/** So many digits at least, that those of another figure are seldom the same but for two that are swapped. */
const LEAST_DIGITS = 3

function areSwapped(quantity: Quantity, exact: number): boolean {
  const [one = '', other = ''] = [toNumber(quantity.value), exact].map((it) =>
    String(Math.round(it / toNumber(quantity.step))),
  )
  if (one.length < LEAST_DIGITS || one.length !== other.length) return false
  const at = [...one].findIndex((digit, index) => digit !== other[index])
  const swapped = one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2)
  return at >= 0 && swapped === other
}

/** Whether a digit is another, or two have changed places. */
function isDigitSlip(quantity: Quantity, exact: number): boolean {
  const step = toNumber(quantity.step)
  const [one, other] = [toNumber(quantity.value) / step, exact / step]
  return Math.min(one, other) >= LEAST_LISTED && digitSlip(one, other) !== undefined
}
const LEAST_LISTED = 20

function toShown(quantity: Quantity, { exact }: Working): string {
  return sayLike(fraction(exact.toFixed(9)), quantity)
}

function accuse({ statement }: Scene, quantity: Quantity, { working, cause }: Found): Claim {
  const { sentence, changes } = statement
  const stated = printed(sentence.text, quantity)
  if (cause === 'opposite') {
    const word = changes.find((it) => [it.amount, it.percent, it.points].includes(quantity))?.word
    return conclude(sentence, {
      kind: 'comparison-direction',
      stated: word ?? stated,
      recomputed: null,
      fit: 'incorrect',
      working: `${working.said}, which is the other way`,
    })
  }
  const isPoints = cause === 'points'
  const recomputed = isPoints
    ? `${stated.replace(/ ?(?:%|per ?cent)$/iu, '')} percentage points`
    : toShown(quantity, working)
  return conclude(sentence, {
    kind: isPoints ? 'percentage-points' : working.kind,
    stated,
    recomputed,
    fit: 'incorrect',
    working: working.said,
    cause: CAUSES[cause],
    suggestion: withFigure(sentence.text, quantity, recomputed),
  })
}
