import type { Figure } from './cells.ts'
import type { FigureTable } from './figure-table.ts'
import { type Formula, type FormulaName, reachOf, type Worked, work } from './formulas.ts'

export interface CellAt {
  readonly row: number
  readonly column: number
}

/** One figure of a table that follows from others. */
export interface Equation {
  readonly formula: Formula
  readonly result: CellAt
  readonly operands: readonly CellAt[]
  /** Whether the rows bear the formula out; else its heading alone says so, and only a near slip is one. */
  readonly isSure: boolean
  /** Along a row, or down a column: a total, a share of the whole, a rank. */
  readonly way: 'across' | 'down'
}

/** A value given in the place of what is printed. */
export interface Mend {
  readonly at: CellAt
  readonly figure: Figure
}

export function figureAt(table: FigureTable, { row, column }: CellAt, mend?: Mend): Figure | null {
  if (mend && mend.at.row === row && mend.at.column === column) return mend.figure
  return table.columns[column]?.figures[row] ?? null
}

export interface Outcome {
  readonly result: Figure
  readonly operands: readonly Figure[]
  readonly worked: Worked
  readonly holds: boolean
  /** How far the result may lie from what was worked. */
  readonly reach: number
}

/** What an equation comes to; `undefined` when a figure of it is not known, or it cannot be worked. */
export function workOut(table: FigureTable, equation: Equation, mend?: Mend): Outcome | undefined {
  const result = figureAt(table, equation.result, mend)
  if (!result) return undefined
  const operands: Figure[] = []
  for (const at of equation.operands) {
    const figure = figureAt(table, at, mend)
    if (!figure) return undefined
    operands.push(figure)
  }
  const { formula } = equation
  const { isScaled } = table
  const signed = work(formula, operands, isScaled)
  if (!signed) return undefined
  const worked = isOfCredits(formula, operands) ? withSignOf(result, signed) : signed
  const reach = reachOf(formula, result, worked, isScaled)
  const holds = Math.abs(worked.exact - result.value) <= reach
  return { result, operands, worked, holds, reach }
}

const CHANGES = new Set<FormulaName>(['difference', 'percent-change', 'percent-under'])

/**
 * Whether it is a change of what is printed as less than nothing, such as income: up and down may be told by the sign
 * or by the size, and a percentage has the other sign by either.
 */
function isOfCredits({ name }: Formula, operands: readonly Figure[]): boolean {
  const isMoney = ({ unit, text }: Figure) => unit === 'pounds' || text.startsWith('(')
  return (
    CHANGES.has(name) &&
    operands.every((it) => it.value < 0 && (name !== 'difference' || isMoney(it)))
  )
}

function withSignOf({ value }: Figure, worked: Worked): Worked {
  return value * worked.exact < 0 ? { ...worked, exact: -worked.exact } : worked
}

/** A result of three digits that is met exactly bears its formula out as well as one can. */
export const MOST_EVIDENCE = 3

/** How many digits of a result bear out its formula: a small number fits by chance. */
export function evidenceOf({ worked, reach }: Outcome): number {
  const width = Math.max(2 * reach, 1e-9)
  return Math.min(MOST_EVIDENCE, Math.log10(1 + Math.abs(worked.exact) / Math.max(width, 0.1)))
}
