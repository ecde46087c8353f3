import { identityOf } from './figure-index.ts'
import type { ReadRow } from './read-observation.ts'

/**
 * Rows in batches of so many or a few more, with all the rows of one figure in one batch: a file may
 * give several releases of a figure, which are planned together. In the order in which the figures
 * come, and of one figure in that of the file.
 */
export function inWholeFigures(rows: readonly ReadRow[], rowsABatch: number): ReadRow[][] {
  const figures = Map.groupBy(rows, ({ observation }) => {
    const { series } = identityOf(observation)
    return `${series}\n${observation.period.code}`
  })
  const batches: ReadRow[][] = []
  for (const its of figures.values()) {
    const last = batches.at(-1)
    if (last && last.length < rowsABatch) last.push(...its)
    else batches.push([...its])
  }
  return batches
}
