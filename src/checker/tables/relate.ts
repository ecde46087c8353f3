import { findBaseRelations } from './bases.ts'
import { type Equation, workOut } from './equations.ts'
import { withMends } from './faults.ts'
import type { FigureTable } from './figure-table.ts'
import { findRelations } from './relations.ts'
import { findTotals } from './totals.ts'
import { otherChanges, type Relation } from './tried-relations.ts'
import { relateRows } from './turned.ts'

export interface TableRelations {
  readonly relations: readonly Relation[]
  readonly equations: readonly Equation[]
}

/** What the rows of other columns bear out once totals that do not add up are put right: a wrong total hides it. */
function hiddenByTotals(table: FigureTable, found: readonly Relation[]): readonly Relation[] {
  const wrong = findTotals(table, found).flatMap((equation) => {
    const outcome = workOut(table, equation)
    return outcome && !outcome.holds ? [{ equation, outcome }] : []
  })
  if (wrong.length === 0) return []
  const mends = wrong.map(({ equation: { result: at }, outcome: { result, worked } }) => ({
    at,
    figure: { ...result, value: worked.exact },
  }))
  const known = new Set(found.map(({ column }) => column))
  return findRelations(withMends(table, mends)).filter(({ column }) => !known.has(column))
}

const PERCENT = /%|\bper ?cent|\brate\b|\baverage\b|\bmean\b/iu

/** "% of Year 11" among rows of numbers: what girls and boys are of it adds up to nothing. */
function isSumOfShares({ labels, columns }: FigureTable, { formula, way, result }: Equation) {
  if (formula.name !== 'sum' || way !== 'across') return false
  const isShare = (row: number) =>
    PERCENT.test(labels[row] ?? '') || columns[result.column]?.figures[row]?.unit === 'percent'
  const shares = labels.filter((_, row) => isShare(row)).length
  return isShare(result.row) && 2 * shares < labels.length + 1
}

/**
 * All that is established of a table: along its rows and down its columns.
 *
 * @param bases - numbers printed outside it, that its shares and rates may be of
 */
export function relate(table: FigureTable, bases: readonly number[] = []): TableRelations {
  const found = findRelations(table)
  const own = [...found, ...hiddenByTotals(table, found)]
  const relations = [...own, ...findBaseRelations(table, own, bases)]
  const totals = findTotals(table, relations)
  const across = relations
    .flatMap(({ equations }) => equations)
    .filter((it) => !isSumOfShares(table, it))
  return {
    relations,
    equations: [...across, ...otherChanges(table, relations), ...totals, ...relateRows(table)],
  }
}
