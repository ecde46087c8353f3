import type { Figure } from './cells.ts'
import type { Column } from './figure-table.ts'

const LEAST_ROWS = 3

/**
 * Columns of a table, with those marked whose whole figures are the rounded products of two others: 4,655 members
 * at £34.50 are 160,598. Their total may be of what they were before they were rounded.
 */
export function withRoundedProducts(columns: readonly Column[]): readonly Column[] {
  const finer = columns.filter(({ figures, unit }) => isAmount(unit) && figures.some(isFine))
  if (finer.length === 0) return columns
  return columns.map((column) => {
    const { figures } = column
    const isProduct =
      isAmount(column.unit) &&
      !figures.some(isFine) &&
      finer.some(({ figures: each }) =>
        columns.some((other) => other !== column && areProducts(figures, each, other.figures)),
      )
    return isProduct
      ? { ...column, figures: figures.map((it) => it && { ...it, roundedTo: it.step }) }
      : column
  })
}

const isFine = (figure: Figure | null) => figure !== null && figure.step < 1

const isAmount = (unit: Figure['unit']) => unit !== 'percent' && unit !== 'points'

/** Whether each figure is the two others of its row multiplied, and some had to be rounded. */
function areProducts(
  figures: Column['figures'],
  ones: Column['figures'],
  others: Column['figures'],
): boolean {
  let [rows, rounded] = [0, 0]
  for (const [at, figure] of figures.entries()) {
    const [one, other] = [ones[at], others[at]]
    if (!figure || !one || !other) continue
    const apart = Math.abs(one.value * other.value - figure.value)
    if (apart > figure.step / 2 + 1e-6) return false
    rows++
    if (apart > 1e-6) rounded++
  }
  return rows >= LEAST_ROWS && rounded > 0
}
