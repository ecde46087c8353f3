import { findBaseRelations } from './bases.ts'
import type { Equation } from './equations.ts'
import type { FigureTable } from './figure-table.ts'
import { findRelations } from './relations.ts'
import { findTotals } from './totals.ts'
import { otherChanges, type Relation } from './tried-relations.ts'
import { relateRows } from './turned.ts'

export interface TableRelations {
  readonly relations: readonly Relation[]
  readonly equations: readonly Equation[]
}

/**
 * All that is established of a table: along its rows and down its columns.
 *
 * @param bases - numbers printed outside it, that its shares and rates may be of
 */
export function relate(table: FigureTable, bases: readonly number[] = []): TableRelations {
  const own = findRelations(table)
  const relations = [...own, ...findBaseRelations(table, own, bases)]
  const totals = findTotals(table, relations)
  const across = relations.flatMap(({ equations }) => equations)
  return {
    relations,
    equations: [...across, ...otherChanges(table, relations), ...totals, ...relateRows(table)],
  }
}
