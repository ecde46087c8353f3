import { type Equation, evidenceOf, type Outcome, workOut } from './equations.ts'
import type { Column, FigureTable } from './figure-table.ts'
import type { Formula } from './formulas.ts'
import type { Relation } from './tried-relations.ts'

const LEAST_ROWS = 3
const LEAST_SHARE = 0.75
const LEAST_EVIDENCE = 4
const RATES = [1e3, 1e4, 1e5]
const VALUES = new Set(['plain', 'period', 'total', undefined])

/**
 * Columns that are shares or rates of one number printed outside their table: "% of respondents", of the 2,731
 * that the text tells of; "per 1,000", of the people who live there. Most rows must bear it out.
 *
 * @param bases - numbers that the paper prints elsewhere, the nearest first
 */
export function findBaseRelations(
  table: FigureTable,
  found: readonly Relation[],
  bases: readonly number[],
): readonly Relation[] {
  const open = table.columns.flatMap((column, at) =>
    isOfSome(column) && !found.some((it) => it.column === at) ? [at] : [],
  )
  return open.flatMap((at) => {
    const values = table.columns.flatMap((column, index) =>
      index !== at && column.unit !== 'percent' && VALUES.has(column.heading?.kind) ? [index] : [],
    )
    const tried = values.flatMap((of) =>
      formulasOf(table, at, of, bases).flatMap((formula) => tryOut(table, at, of, formula)),
    )
    const [best] = tried.toSorted((one, other) => other.held - one.held)
    return best ? [best.relation] : []
  })
}

function isOfSome({ unit, heading }: Column): boolean {
  if (unit === 'percent')
    return heading === null || heading.kind === 'percent' || VALUES.has(heading.kind)
  return heading?.kind === 'rate'
}

/** Those formulas alone whose base is near what the first rows ask for. */
function formulasOf(
  { columns }: FigureTable,
  at: number,
  of: number,
  bases: readonly number[],
): readonly Formula[] {
  const column = columns[at]
  const all =
    column?.unit === 'percent' ? [100] : column?.heading?.per ? [column.heading.per] : RATES
  const pairs = (column?.figures ?? []).flatMap((result, row) => {
    const value = columns[of]?.figures[row]
    return result && value && result.value > 0 && value.value > 0 ? [{ result, value }] : []
  })
  const largest = pairs
    .toSorted((one, other) => other.result.value - one.result.value)
    .slice(0, LEAST_ROWS)
  return all.flatMap((times) =>
    bases
      .filter((base) =>
        largest.some(
          ({ result, value }) =>
            Math.abs((times * value.value) / base - result.value) <= result.step,
        ),
      )
      .map((base): Formula => ({ name: 'of-base', times, isSize: false, base })),
  )
}

function tryOut(table: FigureTable, column: number, of: number, formula: Formula) {
  const equations = table.labels.map(
    (_, row): Equation => ({
      formula,
      result: { row, column },
      operands: [{ row, column: of }],
      isSure: true,
      way: 'across',
    }),
  )
  const outcomes = equations.flatMap((one): readonly Outcome[] =>
    [workOut(table, one)].flatMap((it) => it ?? []),
  )
  const held = outcomes.filter((one) => one.holds)
  const evidence = held.reduce((sum, one) => sum + evidenceOf(one), 0)
  const isBorneOut =
    held.length >= LEAST_ROWS &&
    held.length >= LEAST_SHARE * outcomes.length &&
    evidence >= LEAST_EVIDENCE
  return isBorneOut
    ? [{ held: held.length, relation: { column, formula, columns: [of], equations } }]
    : []
}
