import type { Equation } from './equations.ts'
import type { FigureTable } from './figure-table.ts'
import type { Formula } from './formulas.ts'
import { isLater } from './headings.ts'
import { isPartLabel, isTotalLabel } from './totals.ts'

/** A formula for a column that looks down another one: its share of the whole, its place in the order. */
export interface DownCandidate {
  readonly formula: Formula
  readonly equations: readonly Equation[]
  readonly isNamed: boolean
}

/** The shares and ranks that a column's heading admits, each of every column of values. */
export function downCandidates(table: FigureTable, at: number): readonly DownCandidate[] {
  const column = table.columns[at]
  if (!column) return []
  const kind = column.heading?.kind
  const isShare =
    column.unit === 'percent' && (kind === undefined || kind === 'percent' || kind === 'plain')
  const isRank = kind === 'rank' && isLatestRank(table, at)
  if (!isShare && !isRank) return []
  return table.columns.flatMap((other, index) => {
    const otherKind = other.heading?.kind
    if (index === at || otherKind === 'rank' || otherKind === 'note') return []
    if (isRank) return [1, -1].map((times) => rankBy(table, at, index, times))
    if (other.unit === 'percent' || (otherKind && NOT_SHARED.has(otherKind))) return []
    return sharesOf(table, at, index, kind === 'percent')
  })
}

/** Whether a rank is of the figures beside it: an earlier year's is of figures that are not printed. */
function isLatestRank({ columns }: FigureTable, at: number): boolean {
  const heading = columns[at]?.heading
  if (!heading || heading.place !== null) return false
  const others = columns.filter((it, index) => index !== at && it.heading?.kind === 'rank')
  return (
    heading.times.length === 0 ||
    others.some(({ heading: other }) => other && isLater(heading, other) === true)
  )
}

const NOT_SHARED = new Set(['change', 'rate', 'average', 'target', 'points'])

function rankBy(table: FigureTable, at: number, by: number, times: number): DownCandidate {
  // A row without a place stands outside the order: the whole area beside its districts
  const hasPlace = (row: number) => table.columns[at]?.figures[row] != null
  const rows = table.labels.flatMap((label, row) =>
    isTotalLabel(label) || !hasPlace(row) ? [] : [row],
  )
  const formula: Formula = { name: 'rank', times, isSize: false }
  const equations = rows.map(
    (row): Equation => ({
      formula,
      result: { row, column: at },
      operands: [row, ...rows].map((operand) => ({ row: operand, column: by })),
      isSure: true,
      way: 'down',
    }),
  )
  return { formula, equations, isNamed: true }
}

/** Of the total row where there is one; else of all rows together, which then come to a hundred. */
function sharesOf(
  table: FigureTable,
  at: number,
  of: number,
  isNamed: boolean,
): readonly DownCandidate[] {
  const totals = table.labels.flatMap((label, row) => (isTotalLabel(label) ? [row] : []))
  const rows = table.labels.flatMap((label, row) =>
    isTotalLabel(label) || !isPartLabel(label) ? [] : [row],
  )
  const last = table.labels.length - 1
  const whole =
    totals.find((row) => row === 0 || row === last) ??
    (isSumAbove(table, last, of) ? last : undefined)
  if (whole !== undefined) {
    const formula: Formula = { name: 'ratio', times: 100, isSize: false }
    const equations = table.labels.map((_, row) => equationOf(formula, at, row, [row, whole], of))
    return [{ formula, equations, isNamed }]
  }
  if (rows.length < 2 || !isHundred(table, at, rows)) return []
  const formula: Formula = { name: 'share', times: 100, isSize: false }
  const equations = rows.map((row) => equationOf(formula, at, row, [row, ...rows], of))
  return [{ formula, equations, isNamed }]
}

function equationOf(
  formula: Formula,
  at: number,
  row: number,
  operands: readonly number[],
  of: number,
): Equation {
  return {
    formula,
    result: { row, column: at },
    operands: operands.map((operand) => ({ row: operand, column: of })),
    isSure: true,
    way: 'down',
  }
}

/** Whether a row that no word calls a total is the sum of the others in a column. */
function isSumAbove({ columns }: FigureTable, row: number, of: number): boolean {
  const figures = columns[of]?.figures.slice(0, row + 1) ?? []
  if (row < 2 || figures.some((figure) => figure === null)) return false
  const sum = figures.reduce((all, figure) => all + (figure?.value ?? 0), 0)
  return Math.abs(sum - 2 * (figures[row]?.value ?? 0)) < 0.05
}

function isHundred(table: FigureTable, at: number, rows: readonly number[]): boolean {
  const figures = rows.map((row) => table.columns[at]?.figures[row])
  const sum = figures.reduce((whole, figure) => whole + (figure?.value ?? Number.NaN), 0)
  return Math.abs(sum - 100) <= 12
}
