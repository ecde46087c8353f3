import { type Candidate, candidatesFor } from './admit.ts'
import { downCandidates } from './down.ts'
import { type Equation, evidenceOf, type Outcome, workOut } from './equations.ts'
import type { FigureTable } from './figure-table.ts'
import type { Formula } from './formulas.ts'
import { isLater, readHeading } from './headings.ts'
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

interface Tried extends Relation {
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
const LEAST_EVIDENCE_FEW = 0.7
const LEAST_EVIDENCE_UNNAMED = 5
/** Two rows swapped leave all but two ranks in their places. */
const MOST_RANKS_OUT = 2

/** The relations between the columns of a table that its headings and figures establish. */
export function findRelations(table: FigureTable): readonly Relation[] {
  const found = table.columns.flatMap((_, column) => {
    const tried = [...tryAcross(table, column), ...tryDown(table, column)]
    const best = establish(tried) ?? saidByHeading(table, tried)
    return best ? [best] : []
  })
  return withoutInverses(table, found)
}

const WORKED = new Set(['change', 'percent-change', 'points', 'percent', 'rate', 'average'])

/**
 * Those relations alone that a heading names ("Change", "% answered"), and differences that all figures but one
 * bear out: "Abandoned" is "Offered" less "Answered".
 */
export function findNamedRelations(table: FigureTable): readonly Relation[] {
  const found = table.columns.flatMap(({ heading }, column) => {
    const isWorked = WORKED.has(heading?.kind ?? 'plain')
    const isWanted = ({ isNamed, formula }: Candidate) =>
      isWorked ? isNamed : formula.name === 'difference'
    const tried = [...tryAcross(table, column, isWanted), ...tryDown(table, column)]
    const some = isWorked
      ? tried.filter(({ isNamed }) => isNamed)
      : tried.filter(
          ({ formula, held, worked }) => formula.name === 'difference' && held >= worked - 1,
        )
    return establish(some) ?? []
  })
  return withoutInverses(table, found)
}

/** Of "a less b is c" and "b and c are a" one is what the table says; the others say the same again. */
function withoutInverses(table: FigureTable, found: readonly Tried[]): readonly Tried[] {
  const bySet = Map.groupBy(found, ({ column, columns }) => [column, ...columns].sort().join())
  const isSigned = ({ column }: Tried) => Number(table.columns[column]?.isSigned ?? false)
  return [...bySet.values()].flatMap((group) =>
    group
      .toSorted(
        (one, other) =>
          Number(other.isNamed) - Number(one.isNamed) ||
          isSigned(other) - isSigned(one) ||
          other.column - one.column,
      )
      .slice(0, 1),
  )
}

/** The rows of a table that hold them are not added up along the row. */
const NOT_ADDED = new Set(['percent', 'percent-change', 'points', 'rate', 'average', 'rank'])

function tryAcross(
  table: FigureTable,
  column: number,
  isWanted: (candidate: Candidate) => boolean = () => true,
): readonly Tried[] {
  const all = table.labels.map((_, row) => row)
  const added = addedRows(table)
  return candidatesFor(table, column).flatMap((candidate): readonly Tried[] => {
    if (!isWanted(candidate)) return []
    const { formula, columns, isNamed } = candidate
    const known = formula.name === 'sum' ? added : all
    if (!isNamed && !mayBeBorneOut(table, column, candidate, known)) return []
    const equations = known
      .filter((row) => isOf(table, row, formula, column, columns))
      .map((row) => equationOf(formula, column, columns, row))
    return [tryOut(table, { column, formula, columns, equations }, isNamed)]
  })
}

function equationOf(
  formula: Formula,
  column: number,
  columns: readonly number[],
  row: number,
): Equation {
  return {
    formula,
    result: { row, column },
    operands: columns.map((operand) => ({ row, column: operand })),
    isSure: true,
    way: 'across',
  }
}

/**
 * Whether so few rows speak against what no heading names that it may yet be borne out: most of what is possible
 * fails in the first rows, and is then followed no further.
 */
function mayBeBorneOut(
  table: FigureTable,
  column: number,
  { formula, columns }: Candidate,
  rows: readonly number[],
): boolean {
  const most = (1 - LEAST_SHARE_UNNAMED) * rows.length
  let misses = 0
  for (const row of rows) {
    const outcome = workOut(table, equationOf(formula, column, columns, row))
    if (outcome && !outcome.holds && isOf(table, row, formula, column, columns)) misses += 1
    if (misses > most) return false
  }
  return rows.length >= LEAST_ROWS_UNNAMED
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
          formula: { ...formula, name: 'difference', times: 1 },
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

function tryDown(table: FigureTable, column: number): readonly Tried[] {
  const candidates = [...downCandidates(table, column), ...timeCandidates(table, column)]
  return candidates.map(({ formula, equations, isNamed }) => {
    const of = equations[0]?.operands[0]?.column ?? column
    return tryOut(table, { column, formula, columns: [of], equations }, isNamed)
  })
}

function tryOut(table: FigureTable, relation: Relation, isNamed: boolean): Tried {
  const outcomes = relation.equations.flatMap((equation): readonly Outcome[] => {
    const outcome = workOut(table, equation)
    return outcome ? [outcome] : []
  })
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

/** The one candidate that the rows bear out; none where two do equally and a row tells them apart. */
function establish(tried: readonly Tried[]): Tried | undefined {
  const borne = tried.filter(isBorneOut).toSorted(better)
  const [best, next] = borne
  if (!best) return undefined
  const isTold =
    best.held === best.worked ||
    next === undefined ||
    next.held < best.held ||
    (best.isNamed && !next.isNamed) ||
    (best.columns.join() === next.columns.join() && best.formula.name === next.formula.name) ||
    borne.every((it) => it.held < best.held || it.comesTo() === best.comesTo())
  return isTold ? best : undefined
}

function isBorneOut({ formula, isNamed, held, worked, evidence }: Tried): boolean {
  if (formula.name === 'rank') return held >= 2 && worked - held <= MOST_RANKS_OUT && worked > 3
  return isNamed
    ? held >= 2 && held >= LEAST_SHARE * worked && evidence >= LEAST_EVIDENCE
    : held >= LEAST_ROWS_UNNAMED &&
        held >= LEAST_SHARE_UNNAMED * worked &&
        evidence >= LEAST_EVIDENCE_UNNAMED
}

function better(one: Tried, other: Tried): number {
  return (
    Number(other.isNamed) - Number(one.isNamed) ||
    other.held - one.held ||
    Number(one.formula.isSize) - Number(other.formula.isSize) ||
    other.evidence - one.evidence ||
    farness(one) - farness(other)
  )
}

const farness = ({ column, columns }: Tried) =>
  columns.reduce((sum, operand) => sum + Math.abs(operand - column), 0)

/** With too few rows to show it: the one formula and the one choice of columns that the heading admits. */
function saidByHeading(table: FigureTable, tried: readonly Tried[]): Tried | undefined {
  const named = tried.filter(
    ({ isNamed, held, worked, formula }) =>
      isNamed &&
      worked > 0 &&
      !formula.isSize &&
      (formula.name !== 'rank' || worked - held <= MOST_RANKS_OUT),
  )
  const holding = named
    .filter(({ held, evidence }) => held > 0 && evidence >= LEAST_EVIDENCE_FEW)
    .filter(({ formula, held, worked }) => formula.name === 'rank' || 2 * held >= worked)
    .toSorted(better)
  const [best, next] = holding
  if (best && (!next || next.held < best.held)) return unsure(best)
  if (best) return undefined
  // Where several rows could show it and none does, the heading means something else
  const directed = named.filter((one) => one.worked < 3 && isDirected(table, one))
  const [only] = directed
  return only && directed.length === 1 ? unsure(only) : undefined
}

function unsure(relation: Tried): Tried {
  return { ...relation, equations: relation.equations.map((one) => ({ ...one, isSure: false })) }
}

/** Whether the headings alone say which of two columns is the later, or that a sum takes all of them. */
function isDirected({ columns: all }: FigureTable, { formula, columns }: Tried): boolean {
  if (formula.name === 'sum') return columns.length + 1 >= all.length
  if (formula.name !== 'difference' && formula.name !== 'percent-change') return false
  const [one, other] = columns.map((index) => all[index]?.heading)
  return !!one && !!other && isLater(one, other) === true
}
