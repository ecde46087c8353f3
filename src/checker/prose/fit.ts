import { fraction, toNumber } from '#shared/index.ts'
import { judge } from '../judge.ts'
import type { Closeness, Quantity } from '../quantities.ts'
import type { Working } from './formulas.ts'
import type { Value } from './values.ts'

/** Values rounded farther than this beside what they come to could be as far apart as one likes. */
const MOST_REACH = 0.25

type Worked = Pick<Working, 'exact' | 'reach'>

/** Whether what was worked is what the figure prints, as near as what it is worked from is rounded. */
export function fits(quantity: Quantity, worked: Worked): boolean {
  return fitting(quantity)(worked)
}

/** The same, of one figure held against many. */
export function fitting(quantity: Quantity): (worked: Worked) => boolean {
  const { closeness, inWords, high, value, step } = quantity
  const own = toNumber(value)
  const near = closeness === 'exact' && !inWords ? MOST_ROUNDED * toNumber(step) : MOST_LOOSE * own
  const isOpen = high !== null || OPEN_ENDED.has(closeness)
  return ({ exact, reach }) => {
    const slack = reach > MOST_REACH * Math.abs(exact) ? 0 : reach
    const apart = Math.abs(exact - own)
    // No rounding and no words bring it near: most of what is tried is so, and it takes no exact sums
    if (!isOpen && apart > near + slack + 1e-8 * (1 + apart)) return false
    return judge(quantity, fraction(exact.toFixed(9)), fraction(slack.toFixed(9))) === 'correct'
  }
}

/** In units of the last place: what is rounded is at most half of one from the figure. */
const MOST_ROUNDED = 0.51
/** "About", "just under" and a share in words are taken for right within less than this of the figure. */
const MOST_LOOSE = 0.2

/** Whether it is of the size of the figure, so that it might have given it by chance. */
export function isLike(quantity: Quantity, exact: number): boolean {
  return likeness(quantity)(exact)
}

/** The same, of one figure beside many. */
export function likeness({ value }: Quantity): (exact: number) => boolean {
  const own = Math.max(toNumber(value), 1e-9)
  return (exact) => exact / own < 5 && exact / own > 0.2
}

/**
 * The first way that gives a figure, unless so many that differ were tried that one was bound to.
 *
 * @param mostFor - how likely that may be, as a rule of how sure the way is
 */
export function unlessByChance<Way extends Worked & Pick<Working, 'isOpposite'>>(
  quantity: Quantity,
  ways: readonly Way[],
  mostFor: (right: Way) => number,
): Way | undefined {
  const isRight = fitting(quantity)
  const right = ways.find((it) => !it.isOpposite && isRight(it))
  if (!right) return undefined
  return countTried(quantity, ways) * chanceOf(quantity, right) <= mostFor(right)
    ? right
    : undefined
}

/** How many of some ways are of the size of a figure and differ in their first six digits. */
function countTried(quantity: Quantity, ways: readonly Worked[]): number {
  const isNear = likeness(quantity)
  return countApart(ways.flatMap(({ exact }) => (isNear(exact) ? [exact] : [])))
}

/** Values farther from one another than this, beside their size, differ in their first six digits. */
const SURELY_APART = 2e-5

/** How many values there are, all above nought, that differ in their first six digits. */
export function countApart(values: Iterable<number>): number {
  let [count, before] = [0, 0]
  for (const value of Float64Array.from(values).sort()) {
    // To write a number takes long, and few are so close that it has to be
    const isApart =
      value - before > SURELY_APART * value || value.toPrecision(6) !== before.toPrecision(6)
    if (isApart) count += 1
    before = value
  }
  return count
}

/** "20.3 days" is no copy of a cell that has a whole 23: it is printed to more places than that is. */
export function isFiner({ step }: Quantity, { half }: Pick<Value, 'half'>): boolean {
  return toNumber(step) < 1.999 * (half || 0.5)
}

/** Of these any value on one side of the figure is right. */
export const OPEN_ENDED: ReadonlySet<Closeness> = new Set<Closeness>([
  'over',
  'at-least',
  'under',
  'at-most',
])

/** How likely that is at the least, whatever it was worked from. */
export function leastChanceOf(quantity: Quantity): number {
  const most = toNumber(quantity.value) + toNumber(quantity.step)
  return chanceOf(quantity, { exact: most, reach: 0 })
}

/** How likely a figure of this size is to come within reach of another by chance. */
export function chanceOf(
  quantity: Quantity,
  { exact, reach }: Pick<Working, 'exact' | 'reach'>,
): number {
  if (OPEN_ENDED.has(quantity.closeness) && !quantity.inWords) return 0.5
  const isLoose = quantity.inWords || quantity.closeness !== 'exact'
  const width = isLoose ? exact / 5 : toNumber(quantity.step) + 2 * reach
  return Math.min(1, (0.43 * width) / Math.max(exact, 1e-9))
}
