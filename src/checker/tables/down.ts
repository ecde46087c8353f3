import type { Equation } from './equations.ts'
import type { Column, FigureTable } from './figure-table.ts'
import type { Formula } from './formulas.ts'
import { type Heading, isLater, type Kind } from './headings.ts'
import { isPartLabel, isTotalLabel } from './totals.ts'

/** A formula for a column that looks down another one: its share of the whole, its place in the order. */
export interface DownCandidate {
  readonly formula: Formula
  /** The column that it is worked from. */
  readonly of: number
  readonly equations: readonly Equation[]
  readonly isNamed: boolean
}

const SHARES = new Set<Kind | undefined>(['percent', 'plain', undefined])
const NOT_SHARED = new Set<Kind | undefined>([
  'change',
  'rate',
  'average',
  'target',
  'points',
  'rank',
  'note',
])
const NOT_RANKED = new Set<Kind | undefined>(['rank', 'note'])

/** The shares and ranks that a column's heading admits, each of every column of values. */
export function downCandidates(table: FigureTable, at: number): readonly DownCandidate[] {
  const { heading = null, unit } = table.columns[at] ?? {}
  if (heading?.kind === 'rank') {
    return isLatestRank(table, heading)
      ? table.columns.flatMap((by, index) =>
          NOT_RANKED.has(by.heading?.kind)
            ? []
            : [1, -1].map((times) => rankBy(table, at, index, times)),
        )
      : []
  }
  if (unit !== 'percent' || !SHARES.has(heading?.kind)) return []
  return table.columns.flatMap((of, index) =>
    of.unit === 'percent' || NOT_SHARED.has(of.heading?.kind)
      ? []
      : sharesOf(table, at, index, heading?.kind === 'percent'),
  )
}

/** Whether a rank is of the figures beside it: an earlier year's is of figures that are not printed. */
function isLatestRank({ columns }: FigureTable, heading: Heading): boolean {
  const isRanked = ({ heading: other }: Column) =>
    other !== null && other.kind !== 'rank' && other.times.some((it) => heading.times.includes(it))
  const isLaterThan = (other: Heading | null) =>
    other?.kind === 'rank' && isLater(heading, other) === true
  return (
    heading.place === null &&
    (heading.times.length === 0 ||
      columns.some((column) => isLaterThan(column.heading) || isRanked(column)))
  )
}

function rankBy(table: FigureTable, at: number, of: number, times: number): DownCandidate {
  // A row without a place stands outside the order: the whole area beside its districts
  const hasPlace = (row: number) => table.columns[at]?.figures[row] != null
  const rows = table.labels.flatMap((label, row) =>
    isTotalLabel(label) || !hasPlace(row) ? [] : [row],
  )
  const formula: Formula = { name: 'rank', times }
  const equations = rows.map((row) => equationOf(formula, at, row, [row, ...rows], of))
  return { formula, of, equations, isNamed: true }
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
    (isLastSum(valuesOf(table, of)) ? last : undefined)
  if (whole !== undefined) {
    const formula: Formula = { name: 'ratio', times: 100 }
    const equations = table.labels.map((_, row) => equationOf(formula, at, row, [row, whole], of))
    return [{ formula, of, equations, isNamed }]
  }
  const values = valuesOf(table, at)
  if (rows.length < 2 || !isHundred(rows.map((row) => values[row] ?? Number.NaN))) return []
  const formula: Formula = { name: 'share', times: 100 }
  const equations = rows.map((row) => equationOf(formula, at, row, [row, ...rows], of))
  return [{ formula, of, equations, isNamed }]
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

/** One a row, no number where none is known. */
function valuesOf({ columns }: FigureTable, at: number): readonly number[] {
  return (columns[at]?.figures ?? []).map((figure) => figure?.value ?? Number.NaN)
}

const sumOf = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

/** Whether the last of them, though no word calls it a total, is the sum of the others. */
function isLastSum(values: readonly number[]): boolean {
  const parts = values.slice(0, -1)
  return parts.length > 1 && Math.abs(sumOf(parts) - (values.at(-1) ?? Number.NaN)) < 0.05
}

const isHundred = (shares: readonly number[]) => Math.abs(sumOf(shares) - 100) <= 12
