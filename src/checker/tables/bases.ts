import { type Equation, evidenceOf, workOut } from './equations.ts'
import type { Column, FigureTable } from './figure-table.ts'
import type { Formula } from './formulas.ts'
import { ratesOf } from './headings.ts'
import type { Relation } from './tried-relations.ts'

const LEAST_ROWS = 3
const LEAST_SHARE = 0.75
const LEAST_EVIDENCE = 4
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
  const known = new Set(found.map(({ column }) => column))
  return table.columns.flatMap((column, at) => {
    if (known.has(at) || !isOfSome(column)) return []
    const tried = table.columns.flatMap((value, of) =>
      value.unit !== 'percent' && VALUES.has(value.heading?.kind)
        ? formulasOf(column, value, bases).flatMap((formula) => tryOut(table, at, of, formula))
        : [],
    )
    const [best] = tried.toSorted((one, other) => other.held - one.held)
    return best ? [best.relation] : []
  })
}

function isOfSome({ unit, heading }: Column): boolean {
  const kind = heading?.kind
  return unit === 'percent' ? kind === 'percent' || VALUES.has(kind) : kind === 'rate'
}

/** Those formulas alone whose base is near what the largest figures ask for. */
function formulasOf(column: Column, of: Column, bases: readonly number[]): readonly Formula[] {
  const largest = column.figures
    .flatMap((result, row) => {
      const value = of.figures[row]
      return result && value ? [{ result, value }] : []
    })
    .toSorted((one, other) => other.result.value - one.result.value)
    .slice(0, LEAST_ROWS)
  const isNear = (times: number, base: number) =>
    largest.some(
      ({ result, value }) => Math.abs((times * value.value) / base - result.value) <= result.step,
    )
  const all = column.unit === 'percent' ? [100] : ratesOf(column.heading)
  return all.flatMap((times) =>
    bases
      .filter((base) => isNear(times, base))
      .map((base): Formula => ({ name: 'of-base', times, base })),
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
  const outcomes = equations.flatMap((one) => workOut(table, one) ?? [])
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
