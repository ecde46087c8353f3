import type { Equation, Outcome } from './equations.ts'
import type { FigureTable } from './figure-table.ts'
import { work } from './formulas.ts'
import { slipOf } from './slips.ts'

type Judged = Outcome & { readonly equation: Equation }

/**
 * Whether a figure that does not follow as those of its column do may follow otherwise, so that it is no error that
 * can be told: its own note says how, it is of those alone who are known, or it is no sum at all.
 *
 * @param all - what is judged of its table
 */
export function isOtherwiseWorked(
  table: FigureTable,
  judged: Judged,
  all: readonly Judged[],
): boolean {
  return (
    judged.result.isNoted === true || isOfThoseKnown(table, judged, all) || isNoSum(table, judged)
  )
}

const LEAST_ROWS = 3

/** "% of known sex who are male": of a whole less another column, which is nought in the rows that seem to hold. */
function isOfThoseKnown(
  { columns }: FigureTable,
  { equation: { formula, operands, result, way } }: Judged,
  all: readonly Judged[],
): boolean {
  const [part, whole] = operands
  if (formula.name !== 'ratio' || way !== 'across' || !part || !whole) return false
  const alike = all.filter(
    ({ equation: it }) =>
      it.result.column === result.column &&
      it.formula === formula &&
      it.operands[1]?.column === whole.column,
  )
  return (
    alike.length >= LEAST_ROWS &&
    columns.some(({ figures, unit }, column) => {
      if (column === whole.column || column === part.column || column === result.column)
        return false
      if (unit !== columns[whole.column]?.unit) return false
      return alike.every(({ equation, operands: [one, of], result: { value, step } }) => {
        const unknown = figures[equation.result.row]?.value
        if (!one || !of || unknown === undefined || of.value <= unknown) return false
        const worked = work(formula, [one, { ...of, value: of.value - unknown }], false)
        return worked !== undefined && Math.abs(worked.exact - value) <= step / 2 + 1e-9
      })
    })
  )
}

/** In parts of what the parts come to: how far a total that is none may be from it. */
const NEAR = 0.1

/** "Open at the end of the quarter", "pupils suspended at least once": rows whose figures for the year are no sum. */
function isNoSum(table: FigureTable, judged: Judged): boolean {
  const { equation, operands, result, worked } = judged
  if (equation.formula.name !== 'sum' || equation.way !== 'across') return false
  if (operands.some(({ value, isSigned }) => isSigned || value < 0)) return false
  const most = Math.max(...operands.map(({ value }) => value))
  const isShort = result.value >= 0 && result.value < worked.exact * (1 - NEAR)
  const slip = slipOf(table, judged)
  const isTyped = slip === 'swapped' || slip === 'place' || slip === 'digit' || slip === 'sign'
  const isLeftOut = operands.some(
    ({ value }) => value > 0 && Math.abs(worked.exact - value - result.value) <= judged.reach,
  )
  return isShort && !(operands.length > 2 && isLeftOut) && !(isTyped && result.value > most)
}
