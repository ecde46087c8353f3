import type { IsWanted } from './candidate.ts'
import type { FigureTable } from './figure-table.ts'
import { isLater, type Kind } from './headings.ts'
import {
  isBorneOut,
  MOST_RANKS_OUT,
  type Relation,
  type Tried,
  tryRelations,
} from './tried-relations.ts'

const LEAST_EVIDENCE_FEW = 0.7

/** The relations between the columns of a table that its headings and figures establish. */
export function findRelations(table: FigureTable): readonly Relation[] {
  const found = table.columns.flatMap((_, column) => {
    const tried = tryRelations(table, column)
    const best = establish(tried) ?? saidByHeading(table, tried)
    return best ? [best] : []
  })
  return withoutInverses(table, found)
}

const WORKED = new Set<Kind | undefined>([
  'change',
  'percent-change',
  'points',
  'percent',
  'rate',
  'average',
])

/**
 * Those relations alone that a heading names ("Change", "% answered"), and differences that all figures but one
 * bear out: "Abandoned" is "Offered" less "Answered".
 */
export function findNamedRelations(table: FigureTable): readonly Relation[] {
  const found = table.columns.flatMap(({ heading }, column) => {
    const isWorked = WORKED.has(heading?.kind)
    const isWanted: IsWanted = (name, isNamed) => (isWorked ? isNamed : name === 'difference')
    const tried = tryRelations(table, column, isWanted)
    return establish(tried.filter(({ held, worked }) => isWorked || held >= worked - 1)) ?? []
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

function better(one: Tried, other: Tried): number {
  return (
    Number(other.isNamed) - Number(one.isNamed) ||
    other.held - one.held ||
    one.worked - one.held - (other.worked - other.held) ||
    Number(one.formula.isSize ?? false) - Number(other.formula.isSize ?? false) ||
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
