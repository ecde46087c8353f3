import { type Candidate, type IsWanted, isValue, kindOf } from './candidate.ts'
import type { Column, FigureTable } from './figure-table.ts'
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
  const of = (name: FormulaName, find: (table: FigureTable, at: number) => readonly Found[]) =>
    isWanted(name, false)
      ? find(table, at).map(({ columns, times }): Candidate => {
          const formula = times === undefined ? { name } : { name, times }
          return { formula, columns, isNamed: false, isUnsure: true }
        })
      : []
  if (kind === 'change') return of('difference', changesOf)
  if (kind === 'rate' || kind === 'average')
    return table.columns[at]?.unit === 'percent'
      ? []
      : [...of('rate', ratesOf), ...of('mean', runsOfUnit)]
  if (kind !== 'plain' && kind !== 'period' && kind !== 'total') return []
  return [
    ...of('sum', sumsApart),
    ...of('sum', sumsNamed),
    ...of('balance', balancesOf),
    ...of('rest', restsOf),
  ]
}

/** The columns that a figure may be worked from, and what a rate of them is multiplied with. */
interface Found {
  readonly columns: readonly number[]
  readonly times?: number
}

const MOST_RATED_COLUMNS = 12
/** Of what is printed in thousands, and by the weeks, months or days that there are in a year. */
const OTHER_SCALES = [0.001, 0.01, 0.1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1 / 52, 1 / 12, 1 / 365]

function ratesOf({ columns }: FigureTable, at: number): readonly Found[] {
  if (columns.length > MOST_RATED_COLUMNS) return []
  const values = indexesOf(columns, at, (column) => isValue(column) && column.unit !== 'percent')
  return pairsOf(values).flatMap((pair) => OTHER_SCALES.map((times) => ({ columns: pair, times })))
}

/** "Movement since Q2" is the variance now less that of the second quarter. */
function changesOf({ columns }: FigureTable, at: number): readonly Found[] {
  const unit = columns[at]?.unit
  const isChange = (column: Column) => column.unit === unit && kindOf(column) === 'change'
  return pairsOf(indexesOf(columns, at, isChange)).map((pair) => ({ columns: pair }))
}

/** Runs of at least three columns of one unit: "2022", "2023", "2024" and their average. */
function runsOfUnit({ columns }: FigureTable, at: number): readonly Found[] {
  return [...columns.keys()].flatMap((first) => {
    const unit = columns[first]?.unit
    const rest = columns.slice(first)
    const end = rest.findIndex(
      (column, index) => first + index === at || column.unit !== unit || !isValue(column),
    )
    const length = end < 0 ? rest.length : end
    return Array.from({ length: Math.max(0, length - 2) }, (_, more) => ({
      columns: Array.from({ length: more + 3 }, (_column, index) => first + index),
    }))
  })
}

/** Two or three columns in a row that do not stand beside theirs, which are tried for any. */
function sumsApart(table: FigureTable, at: number): readonly Found[] {
  const isPart = (index: number) => {
    const column = table.columns[index]
    return isFigureOf(table, at, index) && column !== undefined && isValue(column)
  }
  return [...table.columns.keys()].flatMap((first) =>
    [2, 3].flatMap((length) => {
      const columns = Array.from({ length }, (_, index) => first + index)
      const isBeside = first === at + 1 || columns.at(-1) === at - 1
      return !isBeside && columns.every(isPart) ? [{ columns: columns.toReversed() }] : []
    }),
  )
}

/** "Leavers, both groups" of "Officer leavers" and "Staff leavers": all columns that have a word of its heading. */
function sumsNamed(table: FigureTable, at: number): readonly Found[] {
  const wordsOf = (index: number) =>
    new Set(table.columns[index]?.heading?.words.toLowerCase().match(/\p{L}{5,}/gu))
  return [...wordsOf(at)].flatMap((word) => {
    const columns = [...table.columns.keys()].filter(
      (index) => isFigureOf(table, at, index) && wordsOf(index).has(word),
    )
    return columns.length > 1 && columns.length < table.columns.length - 1 ? [{ columns }] : []
  })
}

/** What there was, what came and what went, in a row; what went may stand before what came. */
function balancesOf(table: FigureTable, at: number): readonly Found[] {
  return [...table.columns.keys()].flatMap((first) => {
    const [second, third] = [first + 1, first + 2]
    return [first, second, third].every((index) => isFigureOf(table, at, index))
      ? [{ columns: [first, second, third] }, { columns: [first, third, second] }]
      : []
  })
}

/** "Applied for", "Granted", "Refused", "Withdrawn or pending": a whole that stands before, less the two columns just before it. */
function restsOf(table: FigureTable, at: number): readonly Found[] {
  const parts = [at - 2, at - 1]
  if (!parts.every((index) => isFigureOf(table, at, index))) return []
  return [...table.columns.keys()]
    .filter((whole) => whole < at - 2 && isFigureOf(table, at, whole))
    .map((whole) => ({ columns: [whole, ...parts] }))
}

function isFigureOf({ columns }: FigureTable, at: number, index: number): boolean {
  const column = columns[index]
  return (
    index !== at &&
    column !== undefined &&
    column.unit === columns[at]?.unit &&
    IN_NUMBERS.has(kindOf(column))
  )
}

function indexesOf(
  columns: readonly Column[],
  at: number,
  isOne: (column: Column) => boolean,
): readonly number[] {
  return [...columns.entries()].flatMap(([index, column]) =>
    index !== at && isOne(column) ? [index] : [],
  )
}

/** Each with each other, in either order. */
function pairsOf(indexes: readonly number[]): readonly (readonly [number, number])[] {
  return indexes.flatMap((one) =>
    indexes.flatMap((other) => (one === other ? [] : [[one, other] as const])),
  )
}
