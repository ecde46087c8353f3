import { fraction, toNumber } from '#shared/index.ts'
import { sayLike } from '../explain.ts'
import type { Quantity } from '../quantities.ts'
import { digitSlip } from '../tables/slips.ts'
import { givesAnother, isPlain } from './borne-out.ts'
import { borne, type Examined, type SentenceMend, sayBeside } from './examine.ts'
import { sceneAt } from './scene.ts'
import { type Value, valuesOf } from './values.ts'

/** How likely it may be that a figure is so near by chance to one of the values that those beside it are of. */
const MOST_CHANCE = 0.01
const LEAST_DIGITS = 2

/**
 * "5,981 offences against 5,843, a rise of 75, or 1.3%": the one figure that nothing bears out, where those beside
 * it are worked from a value that is the same but for a slip: 5,918 less 5,843 is 75.
 *
 * @param isElsewhere - whether the paper prints the same number in another place, from which it may be
 */
export function oddOneOut(
  examined: Examined,
  isElsewhere: (quantity: Quantity) => boolean,
): SentenceMend | undefined {
  const { open } = examined
  const used = valuesUsed(examined)
  const found = open.flatMap((quantity): readonly SentenceMend[] => {
    if (!isPlain(quantity) || quantity.closeness !== 'exact' || quantity.inWords) return []
    if (isElsewhere(quantity) || quantity.unit === 'span' || quantity.unit === 'seconds') return []
    const kinds = valuesOf(quantity).map(({ kind }) => kind)
    const own = toNumber(quantity.value)
    const step = roundTo(own, toNumber(quantity.step))
    const digits = String(Math.round(own / step)).length
    const alike = used.filter(({ value }) => kinds.includes(value.kind))
    if (digits < LEAST_DIGITS) return []
    return alike.flatMap(({ value: { value, said }, by }): readonly SentenceMend[] => {
      const slip = digitSlip(own / step, value / step)
      if (!slip || slip === 'place' || alike.length * chanceOfSlip(slip, digits) > MOST_CHANCE)
        return []
      if (isLeftOf(examined, Math.abs(value), own)) return []
      const figure = sayLike(fraction(Math.abs(value).toFixed(6)), quantity)
      const working = `${sayBeside(by, ['is', 'are'])} worked from ${said}`
      return [{ quantity, figure, working, slip }]
    })
  })
  const [first, another] = found
  return !first || another || givesAnother(examined.scene, first.quantity) ? undefined : first
}

/** "1,050 replies: 588 for, 357 against. That is 56% to 34%, and 105 undecided": what others told just before leave of a whole. */
function isLeftOf({ scene }: Examined, whole: number, own: number): boolean {
  const parts = scene.texts.flatMap(({ back, value: { value } }) =>
    back < 2 && value > 0 && value < whole ? [value] : [],
  )
  const leaves = (rest: number, others: readonly number[], steps: number): boolean =>
    others.some(
      (part, at) =>
        rest - part === own ||
        (steps > 1 && rest - part > own && leaves(rest - part, others.slice(at + 1), steps - 1)),
    )
  return leaves(whole, parts, MOST_PARTS)
}
const MOST_PARTS = 4

interface Used {
  readonly value: Value
  /** The figures worked from it, as printed. */
  readonly by: readonly string[]
}

/** What the figures that are borne out are worked from, of this sentence and of one after it that leans on it; not what it prints itself. */
function valuesUsed({ reading, index, scene, right, bases }: Examined): readonly Used[] {
  const printed = new Set(scene.texts.filter(({ back }) => back === 0).map((it) => it.value.value))
  const own = scene.figures.map((quantity, at) => ({ quantity, working: right[at] }))
  const next = sceneAt(reading, index + 1)
  const isNear = next?.leans && next.statement.sentence.block === scene.statement.sentence.block
  const after = isNear
    ? next.figures.map((quantity) => ({ quantity, working: borne(next, quantity, bases) }))
    : []
  const used = new Map<number, Used>()
  for (const { quantity, working } of [...own, ...after])
    for (const value of working?.of ?? []) {
      const size = Math.abs(value.value)
      if (printed.has(size)) continue
      const by = [...(used.get(size)?.by ?? []), quantity.text]
      const told = used.get(size)?.value ?? value
      // Where it stands in a table is the better told
      const isPlaced = told.said.includes('"')
      used.set(size, { value: isPlaced ? told : value, by: [...new Set(by)] })
    }
  return [...used.values()]
}

/** Of £55,000 two digits tell it from others: in what a figure is rounded to, as far as its noughts say. */
function roundTo(own: number, step: number): number {
  return own !== 0 && (own / step) % 10 === 0 ? roundTo(own, 10 * step) : step
}

/** Of all numbers with so many digits, the share that are such a slip away from one. */
function chanceOfSlip(slip: SentenceMend['slip'], digits: number): number {
  const ways = slip === 'swapped' ? digits - 1 : slip === 'place' ? 2 : 9 * digits
  return ways / (9 * 10 ** (digits - 1))
}
