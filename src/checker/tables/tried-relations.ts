import { candidatesFor } from './admit.ts'
import type { IsWanted } from './candidate.ts'
import { downCandidates } from './down.ts'
import { type Equation, evidenceOf, type Outcome, workOut } from './equations.ts'
import type { FigureTable } from './figure-table.ts'
import type { Formula } from './formulas.ts'
import { readHeading } from './headings.ts'
import { isTotalLabel } from './totals.ts'
import { timeCandidates } from './year-rows.ts'

/** How the figures of a column follow from others. */
export interface Relation {
  readonly column: number
  readonly formula: Formula
  /** The columns it is worked from, in the order of the formula. */
  readonly columns: readonly number[]
  readonly equations: readonly Equation[]
}

/** A relation that was worked for the rows of its table. */
export interface Tried extends Relation {
  readonly isNamed: boolean
  readonly held: number
  readonly worked: number
  readonly evidence: number
  /** What each row comes to, to tell whether two say the same. */
  readonly comesTo: () => string
}

const LEAST_SHARE = 0.6
const LEAST_SHARE_UNNAMED = 0.75
const LEAST_ROWS_UNNAMED = 3
const LEAST_EVIDENCE = 1.5
const LEAST_EVIDENCE_UNNAMED = 5
/** Two rows swapped leave all but two ranks in their places. */
export const MOST_RANKS_OUT = 2

/** The rows of a table that hold them are not added up along the row. */
const NOT_ADDED = new Set(['percent', 'percent-change', 'points', 'rate', 'average', 'rank'])

/** All relations that a column may have along the rows and down the columns of its table, tried on its rows. */
export function tryRelations(
  table: FigureTable,
  column: number,
  isWanted: IsWanted = () => true,
): readonly Tried[] {
  return [...tryAcross(table, column, isWanted), ...tryDown(table, column, isWanted)]
}

function tryAcross(table: FigureTable, column: number, isWanted: IsWanted): readonly Tried[] {
  const all = table.labels.map((_, row) => row)
  const added = addedRows(table)
  return candidatesFor(table, column, isWanted).flatMap(
    ({ formula, columns, isNamed, isUnsure }) => {
      const rows = formula.name === 'sum' ? added : all
      const most = isNamed ? rows.length : (1 - LEAST_SHARE_UNNAMED) * rows.length
      const equations: Equation[] = []
      const outcomes: Outcome[] = []
      let misses = 0
      for (const row of rows) {
        if (!isOf(table, row, formula, column, columns)) continue
        const equation = equationOf(formula, column, columns, row, !isUnsure)
        const outcome = workOut(table, equation)
        equations.push(equation)
        if (outcome) outcomes.push(outcome)
        if (outcome?.holds === false) misses += 1
        // Most of what is possible fails in the first rows, and is then followed no further
        if (misses > most) return []
      }
      return [triedBy({ column, formula, columns, equations }, outcomes, isNamed)]
    },
  )
}

function equationOf(
  formula: Formula,
  column: number,
  columns: readonly number[],
  row: number,
  isSure: boolean,
): Equation {
  return {
    formula,
    result: { row, column },
    operands: columns.map((operand) => ({ row, column: operand })),
    isSure,
    way: 'across',
  }
}

const IN_PERCENT = new Set<Formula['name']>(['percent-change', 'percent-under', 'ratio'])

/**
 * Whether a formula may be of a row: points and times are no percentages, and of a total no share can be worked
 * where one of its parts has a blank in one of the columns alone.
 */
function isOf(
  table: FigureTable,
  row: number,
  formula: Formula,
  column: number,
  columns: readonly number[],
): boolean {
  if (!IN_PERCENT.has(formula.name)) return true
  if (isOfOtherUnit(table, row, column)) return false
  const totals = totalRows(table)
  if (!totals.has(row)) return true
  return table.labels.every((_, part) => {
    if (totals.has(part)) return true
    const has = columns.map((at) => table.columns[at]?.figures[part] != null)
    return has.every((it) => it === has[0])
  })
}

/** Whether a figure says that it is in points or in time, or is a plain number among percentages. */
function isOfOtherUnit({ columns }: FigureTable, row: number, column: number): boolean {
  const unit = columns[column]?.figures[row]?.unit
  const isNumber = unit === 'count' && columns[column]?.unit === 'percent'
  return unit === 'points' || unit === 'seconds' || isNumber
}

/** In a column of percentages the changes that are told in number, in points or in time, where they are so. */
export function otherChanges(
  table: FigureTable,
  relations: readonly Relation[],
): readonly Equation[] {
  return relations
    .filter(({ formula }) => formula.name === 'percent-change')
    .flatMap(({ column, columns, formula }) =>
      table.labels.flatMap((_, row): readonly Equation[] => {
        const equation: Equation = {
          formula: { ...formula, name: 'difference' },
          result: { row, column },
          operands: columns.map((operand) => ({ row, column: operand })),
          isSure: false,
          way: 'across',
        }
        return isOfOtherUnit(table, row, column) && workOut(table, equation)?.holds
          ? [equation]
          : []
      }),
    )
}

const TOTALS = new WeakMap<FigureTable, ReadonlySet<number>>()

function totalRows(table: FigureTable): ReadonlySet<number> {
  const known = TOTALS.get(table)
  if (known) return known
  const totals = new Set(table.labels.flatMap((label, row) => (isTotalLabel(label) ? [row] : [])))
  TOTALS.set(table, totals)
  return totals
}

const ADDED = new WeakMap<FigureTable, readonly number[]>()

function addedRows(table: FigureTable): readonly number[] {
  const known = ADDED.get(table)
  if (known) return known
  const added = table.labels.flatMap((label, row) =>
    NOT_ADDED.has(readHeading(label).kind) ? [] : [row],
  )
  ADDED.set(table, added)
  return added
}

function tryDown(table: FigureTable, column: number, isWanted: IsWanted): readonly Tried[] {
  return [...downCandidates(table, column), ...timeCandidates(table, column)]
    .filter(({ formula, isNamed }) => isWanted(formula.name, isNamed))
    .map(({ formula, of, equations, isNamed }) => {
      const outcomes = equations.flatMap((equation) => workOut(table, equation) ?? [])
      return triedBy({ column, formula, columns: [of], equations }, outcomes, isNamed)
    })
}

function triedBy(relation: Relation, outcomes: readonly Outcome[], isNamed: boolean): Tried {
  const held = outcomes.filter((outcome) => outcome.holds)
  return {
    ...relation,
    isNamed,
    worked: outcomes.length,
    held: held.length,
    evidence: held.reduce((sum, outcome) => sum + evidenceOf(outcome), 0),
    comesTo: () =>
      outcomes.map(({ worked, result }) => (worked.exact / result.step).toFixed(0)).join(),
  }
}

/** Whether so many rows bear it out as are wanted: more where no heading names it. */
export function isBorneOut({ formula, isNamed, held, worked, evidence }: Tried): boolean {
  if (formula.name === 'rank') return held >= 2 && worked - held <= MOST_RANKS_OUT && worked > 3
  return isNamed
    ? held >= 2 && held >= LEAST_SHARE * worked && evidence >= LEAST_EVIDENCE
    : held >= LEAST_ROWS_UNNAMED &&
        held >= LEAST_SHARE_UNNAMED * worked &&
        evidence >= LEAST_EVIDENCE_UNNAMED
}
