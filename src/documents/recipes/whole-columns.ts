import { wordsOf } from './cell-kinds.ts'
import type { Block } from './find-blocks.ts'
import { isNation, isTotalLabel } from './heading-words.ts'
import { numberIn } from './numbers.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** So many columns make up another, and so many rows tell it. */
const FEWEST_PARTS = 2
const FEWEST_ROWS = 2

/**
 * "England and Wales" beside its forces, "Partnership area" beside its districts: a column that is called so, and is the
 * sum of all others of the same in every row of whole numbers, is their total, with its rates and percentages too.
 */
export function withWholeColumns(
  { rows }: Block,
  columns: readonly ColumnMeaning[],
): readonly ColumnMeaning[] {
  return columns.map((column) => {
    const level = column.headings.findLastIndex((one) => isNation(one) || isTotalLabel(one))
    const isPlain = column.is === 'observation' || column.is === 'comparator'
    if (!isPlain || level < 0) return column
    const parts = columns.filter(
      (other) =>
        other !== column &&
        other.is === 'observation' &&
        other.headings.every((one, at) => (one === column.headings[at]) === (at !== level)),
    )
    if (parts.length < FEWEST_PARTS) return column
    const told = rows.flatMap(({ cells, isSection }) => {
      const texts = [column, ...parts].map((one) => wordsOf(cells[one.column]))
      const numbers = texts.map(numberIn)
      const isCounted = numbers.every((one) => one !== null && Number.isInteger(one))
      if (isSection || !isCounted || texts.some((text) => text.includes('%'))) return []
      const [whole = 0, ...others] = numbers.map((one) => one ?? 0)
      return [others.reduce((sum, one) => sum + one, 0) === whole && whole !== 0]
    })
    return told.length >= FEWEST_ROWS && told.every(Boolean)
      ? { ...column, is: 'total' as const }
      : column
  })
}
