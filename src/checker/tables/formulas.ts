import type { Figure } from './cells.ts'

export type FormulaName =
  | 'difference'
  | 'percent-change'
  | 'percent-under'
  | 'ratio'
  | 'rate'
  | 'quotient'
  | 'sum'
  | 'share'
  | 'of-base'
  | 'rest'
  | 'balance'
  | 'mean'
  | 'rank'

/** How one figure follows from others of its table. */
export interface Formula {
  readonly name: FormulaName
  /**
   * What a ratio is multiplied with: 100 for a percentage, 1,000 for a rate; once where it is left out, as for
   * an average. For a rank -1 when the lowest comes first.
   */
  readonly times?: number
  /** Whether its size alone is printed, without the sign. */
  readonly isSize?: true
  /** What a share or a rate is of, where that is printed outside the table. */
  readonly base?: number
}

export const timesOf = ({ times = 1 }: Formula) => times

export interface Worked {
  readonly exact: number
  /** How far the rounding of the operands can move it. */
  readonly reach: number
}

/** Half of what a printed figure was rounded to; whole numbers that count are exact. */
function halfOf(figure: Figure, isScaled: boolean): number {
  if (figure.roundedTo !== undefined) return figure.roundedTo / 2
  const isCount = figure.step === 1 && figure.unit !== 'percent' && figure.unit !== 'points'
  return isCount && !isScaled ? 0 : figure.step / 2
}

/**
 * What the operands come to by a formula.
 *
 * @param operands - later then earlier for a change; part then whole for a ratio; all parts for a sum;
 *   for a balance what there was, what came and what went; for a share and a rank the row's own, then all
 *   rows it is one of
 * @returns `undefined` when it cannot be worked: nothing to divide by
 */
export function work(
  formula: Formula,
  operands: readonly Figure[],
  isScaled: boolean,
): Worked | undefined {
  const worked = workSigned(formula, operands, isScaled)
  return worked && formula.isSize ? { ...worked, exact: Math.abs(worked.exact) } : worked
}

function workSigned(
  formula: Formula,
  operands: readonly Figure[],
  isScaled: boolean,
): Worked | undefined {
  const { name, base: of = 0 } = formula
  const times = timesOf(formula)
  const [one, other] = operands
  if (!one) return undefined
  if (other && OF_TWO.has(name)) return workTwo(formula, one, other, isScaled)
  if (isAdded(formula)) return addUp(formula, operands, isScaled)
  if (name === 'rank') {
    const before = operands.filter(({ value }) =>
      times < 0 ? value < one.value : value > one.value,
    )
    const alike = operands.filter(({ value }) => value === one.value)
    return { exact: 1 + before.length, reach: alike.length - 2 }
  }
  if (name === 'share') {
    const { exact: whole, reach: allHalves } = addUp(SUM, operands, isScaled)
    const parts = whole - one.value
    if (parts <= 0 || one.value < 0) return undefined
    return { exact: (times * one.value) / parts, reach: (times * allHalves) / parts }
  }
  if (name === 'of-base') {
    if (of <= 0) return undefined
    const { reach } = addUp(SUM, operands, isScaled)
    return { exact: (times * one.value) / of, reach: (times * reach) / of }
  }
  return undefined
}

/** How often each operand counts in what is added up of several: all in a sum, none but the first in what is left. */
const WEIGHTS: Readonly<Partial<Record<FormulaName, (index: number, count: number) => number>>> = {
  sum: () => 1,
  mean: (_, count) => 1 / count,
  rest: (index) => (index === 0 ? 1 : -1),
  balance: (index, count) => (index === count - 1 ? -1 : 1),
}

const SUM: Formula = { name: 'sum' }

const isAdded = ({ name }: Formula) => WEIGHTS[name] !== undefined

function weightOf({ name }: Formula, index: number, count: number): number {
  return WEIGHTS[name]?.(index, count) ?? 0
}

function addUp(formula: Formula, operands: readonly Figure[], isScaled: boolean): Worked {
  let [exact, reach] = [0, 0]
  for (const [index, figure] of operands.entries()) {
    const weight = weightOf(formula, index, operands.length)
    exact += weight * figure.value
    reach += Math.abs(weight) * halfOf(figure, isScaled)
  }
  return { exact, reach }
}

const OF_TWO = new Set<FormulaName>([
  'difference',
  'percent-change',
  'percent-under',
  'ratio',
  'rate',
  'quotient',
])

function workTwo(
  formula: Formula,
  one: Figure,
  other: Figure,
  isScaled: boolean,
): Worked | undefined {
  const { name } = formula
  const times = timesOf(formula)
  const [half, otherHalf] = [halfOf(one, isScaled), halfOf(other, isScaled)]
  if (name === 'difference') return { exact: one.value - other.value, reach: half + otherHalf }
  if (other.value === 0) return undefined
  const base = Math.abs(other.value)
  const reach = times * (half / base + (Math.abs(one.value) * otherHalf) / base ** 2)
  const ratio = (times * one.value) / other.value
  if (name === 'percent-change') {
    return { exact: (times * (one.value - other.value)) / base, reach }
  }
  if (name === 'percent-under') {
    return { exact: (times * (other.value - one.value)) / base, reach }
  }
  return { exact: ratio, reach }
}

const EXACT = new Set<FormulaName>(['sum', 'difference', 'rest', 'balance', 'rank'])

/** How far a result may lie from what was worked and still be it, rounded. */
export function reachOf(
  formula: Formula,
  result: Figure,
  worked: Worked,
  isScaled: boolean,
): number {
  const isExact = EXACT.has(formula.name) && worked.reach === 0
  const half = isExact ? halfOf(result, isScaled) : (result.roundedTo ?? result.step) / 2
  return worked.reach + half + 1e-9 * Math.max(1, Math.abs(worked.exact))
}

/**
 * The value that an operand would need for the result to follow.
 *
 * @param at - which of the operands is sought
 */
export function solve(
  formula: Formula,
  result: number,
  operands: readonly Figure[],
  at: number,
): number | undefined {
  const { name, isSize, base } = formula
  const [one, other] = operands
  if (isAdded(formula)) {
    const weight = (index: number) => weightOf(formula, index, operands.length)
    const others = operands.reduce(
      (sum, { value }, index) => sum + (index === at ? 0 : weight(index) * value),
      0,
    )
    return (result - others) / weight(at)
  }
  if (name === 'of-base') return base && (result * base) / timesOf(formula)
  if (!one || !other || name === 'rank' || name === 'share') return undefined
  const way = isSize && one.value < other.value ? -1 : 1
  if (name === 'difference') return at === 0 ? other.value + way * result : one.value - way * result
  const share = (way * result) / timesOf(formula)
  const ratio = name === 'percent-change' ? 1 + share : name === 'percent-under' ? 1 - share : share
  if (at === 0) return ratio * other.value
  return ratio === 0 ? undefined : one.value / ratio
}
