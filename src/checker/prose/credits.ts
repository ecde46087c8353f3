import type { Figure } from '../tables/cells.ts'
import type { Column, FigureTable } from '../tables/figure-table.ts'
import type { Value } from './values.ts'

const NO_AMOUNT = new Set(['change', 'percent-change', 'points', 'percent', 'rank', 'note'])

/**
 * Which cells of a table hold a credit: income and grants, printed as negative in all of their row or column.
 * A sentence tells them by their size: "income rose by £14,800", from (213,600) to (228,400).
 */
export function creditsOf({
  columns,
  labels,
}: FigureTable): (row: number, column: number) => boolean {
  const isAmount = ({ heading }: Column) => !NO_AMOUNT.has(heading?.kind ?? 'plain')
  const amounts = columns.filter(isAmount)
  const inRow = labels.map((_, row) =>
    areCredits(amounts.map(({ figures }) => figures[row] ?? null)),
  )
  const inColumn = columns.map((column) => isAmount(column) && areCredits(column.figures))
  return (row, column) => {
    const own = columns[column]
    const isNegative = (own?.figures[row]?.value ?? 0) < 0
    return (
      isNegative &&
      own !== undefined &&
      isAmount(own) &&
      (inRow[row] === true || inColumn[column] === true)
    )
  }
}

/** Whether none of some amounts is above nothing; one alone may be below it by chance. */
function areCredits(figures: readonly (Figure | null)[]): boolean {
  const known = figures.filter((it) => it !== null && it.value !== 0)
  return (
    known.length > 1 &&
    known.every(
      (it) => it !== null && it.value < 0 && (it.unit === 'count' || it.unit === 'pounds'),
    )
  )
}

/** A value that is printed as negative, by its size. */
export function toSize(value: Value): Value {
  return { ...value, value: Math.abs(value.value), isCredit: true }
}
