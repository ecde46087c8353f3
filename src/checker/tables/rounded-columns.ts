import type { Column } from './figure-table.ts'

const LEAST_FIGURES = 5
const STEPS = [1000, 100, 10] as const

/**
 * Columns of a table, with the step to which all of their figures were rounded: tonnes that all end in a nought are
 * to the nearest ten, and their total may be ten out against its parts.
 */
export function withRoundedSteps(columns: readonly Column[]): readonly Column[] {
  return columns.map((column) => {
    const { figures, unit } = column
    if (unit === 'percent' || unit === 'points') return column
    const told = figures.flatMap((figure) => (figure && figure.value !== 0 ? [figure] : []))
    const isLarge = (step: number) => told.every(({ value }) => Math.abs(value) >= step)
    const step = STEPS.find(
      (one) => isLarge(one) && told.every(({ value, step: own }) => own === 1 && value % one === 0),
    )
    if (step === undefined || new Set(told.map(({ value }) => value)).size < LEAST_FIGURES)
      return column
    return { ...column, figures: figures.map((it) => it && { ...it, roundedTo: step }) }
  })
}
