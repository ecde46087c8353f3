import { type Candidate, type IsWanted, isValue, kindOf } from './candidate.ts'
import type { FigureTable } from './figure-table.ts'
import type { FormulaName } from './formulas.ts'
import type { Kind } from './headings.ts'

/** What is told in the unit of its table; "Left" may be a change by its word. */
const IN_NUMBERS = new Set<Kind>(['plain', 'period', 'total', 'change', 'target'])

/** What figures alone can show: sums of columns that stand apart, what is left of what came and went, changes of changes. */
export function further(
  table: FigureTable,
  at: number,
  kind: Kind,
  isWanted: IsWanted,
): readonly Candidate[] {
  const found: Candidate[] = []
  const add = (name: FormulaName, columns: readonly number[], times?: number) => {
    const formula = times === undefined ? { name } : { name, times }
    if (isWanted(name, false)) found.push({ formula, columns, isNamed: false, isUnsure: true })
  }
  const isRate = (kind === 'rate' || kind === 'average') && table.columns[at]?.unit !== 'percent'
  if (isRate) {
    for (const [one, other] of pairsOfValues(table, at))
      for (const times of OTHER_SCALES) add('rate', [one, other], times)
    for (const run of runsOfUnit(table, at)) add('mean', run)
  }
  if (kind === 'change') for (const pair of changesOf(table, at)) add('difference', pair)
  if (kind !== 'plain' && kind !== 'period' && kind !== 'total') return found
  const unit = table.columns[at]?.unit
  const isFigure = (index: number) => {
    const other = table.columns[index]
    return (
      index !== at && other?.unit === unit && other !== undefined && IN_NUMBERS.has(kindOf(other))
    )
  }
  const isPart = (index: number) => {
    const other = table.columns[index]
    return isFigure(index) && other !== undefined && isValue(other)
  }
  for (const first of table.columns.keys()) {
    const [second, third] = [first + 1, first + 2]
    const areTwo = isPart(first) && isPart(second)
    if (areTwo && first !== at + 1 && second !== at - 1) add('sum', [second, first])
    if (areTwo && isPart(third) && first !== at + 1 && third !== at - 1)
      add('sum', [third, second, first])
    if (![first, second, third].every(isFigure)) continue
    add('balance', [first, second, third])
    add('balance', [first, third, second])
  }
  // "Applied for", "Granted", "Refused", "Withdrawn or pending"
  if (at > 2 && isFigure(at - 1) && isFigure(at - 2))
    for (let whole = 0; whole < at - 2; whole += 1)
      if (isFigure(whole)) add('rest', [whole, at - 2, at - 1])
  return found
}

const MOST_RATED_COLUMNS = 12
/** Of what is printed in thousands, and by the weeks, months or days that there are in a year. */
const OTHER_SCALES = [0.001, 0.01, 0.1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1 / 52, 1 / 12, 1 / 365]

function pairsOfValues(table: FigureTable, at: number): readonly (readonly [number, number])[] {
  if (table.columns.length > MOST_RATED_COLUMNS) return []
  const values = [...table.columns.entries()].flatMap(([index, column]) =>
    index !== at && isValue(column) && column.unit !== 'percent' ? [index] : [],
  )
  return values.flatMap((one) =>
    values.flatMap((other) => (one === other ? [] : [[one, other] as const])),
  )
}

/** Runs of at least three columns of one unit: "2022", "2023", "2024" and their average. */
function runsOfUnit({ columns }: FigureTable, at: number): readonly (readonly number[])[] {
  const runs: (readonly number[])[] = []
  for (const first of columns.keys()) {
    const run: number[] = []
    for (
      let index = first;
      index !== at && columns[index]?.unit === columns[first]?.unit;
      index += 1
    ) {
      const column = columns[index]
      if (!column || !isValue(column)) break
      run.push(index)
      if (run.length > 2) runs.push([...run])
    }
  }
  return runs
}

/** "Movement since Q2" is the variance now less that of the second quarter. */
function changesOf(table: FigureTable, at: number): readonly (readonly [number, number])[] {
  const unit = table.columns[at]?.unit
  const changes = [...table.columns.entries()].flatMap(([index, column]) =>
    index !== at && column.unit === unit && kindOf(column) === 'change' ? [index] : [],
  )
  return changes.flatMap((one) =>
    changes.flatMap((other) => (one === other ? [] : [[one, other] as const])),
  )
}
