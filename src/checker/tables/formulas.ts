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
  const isCount =
    figure.step === 1 && !figure.isRounded && figure.unit !== 'percent' && figure.unit !== 'points'
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
  let [whole, allHalves] = [0, 0]
  for (const figure of operands) {
    whole += figure.value
    allHalves += halfOf(figure, isScaled)
  }
  if (name === 'sum') return { exact: whole, reach: allHalves }
  if (name === 'rank') {
    const before = operands.filter(({ value }) =>
      times < 0 ? value < one.value : value > one.value,
    )
    const alike = operands.filter(({ value }) => value === one.value)
    return { exact: 1 + before.length, reach: alike.length - 2 }
  }
  if (name === 'share') {
    const parts = whole - one.value
    if (parts <= 0 || one.value < 0) return undefined
    return { exact: (times * one.value) / parts, reach: (times * allHalves) / parts }
  }
  if (name === 'of-base') {
    if (of <= 0) return undefined
    return { exact: (times * one.value) / of, reach: (times * allHalves) / of }
  }
  if (name === 'rest') return { exact: 2 * one.value - whole, reach: allHalves }
  if (name === 'mean') return { exact: whole / operands.length, reach: allHalves / operands.length }
  if (name === 'balance')
    return { exact: whole - 2 * (operands.at(-1)?.value ?? 0), reach: allHalves }
  return undefined
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
  if (name === 'sum') {
    return result - operands.reduce((sum, { value }, index) => sum + (index === at ? 0 : value), 0)
  }
  if (name === 'of-base') return base && (result * base) / timesOf(formula)
  if (name === 'mean')
    return operands.reduce(
      (sum, { value }, index) => sum - (index === at ? 0 : value),
      result * operands.length,
    )
  if (name === 'rest' && one) {
    const rest = operands.reduce(
      (sum, { value }, index) => sum - (index === 0 ? 0 : value),
      one.value,
    )
    return at === 0 ? result + one.value - rest : (operands[at]?.value ?? 0) + rest - result
  }
  if (name === 'balance') {
    const sign = (index: number) => (index === operands.length - 1 ? -1 : 1)
    const others = operands.reduce(
      (sum, { value }, index) => sum + (index === at ? 0 : sign(index) * value),
      0,
    )
    return sign(at) * (result - others)
  }
  if (!one || !other || name === 'rank' || name === 'share') return undefined
  const way = isSize && one.value < other.value ? -1 : 1
  if (name === 'difference') return at === 0 ? other.value + way * result : one.value - way * result
  const share = (way * result) / timesOf(formula)
  const ratio = name === 'percent-change' ? 1 + share : name === 'percent-under' ? 1 - share : share
  if (at === 0) return ratio * other.value
  return ratio === 0 ? undefined : one.value / ratio
}
