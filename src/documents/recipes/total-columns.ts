import type { Anatomy } from './anatomy.ts'
import { wordsOf } from './cell-kinds.ts'
import type { Block } from './find-blocks.ts'
import { isBareHeading, isSpanHeading } from './heading-words.ts'
import { numberIn } from './numbers.ts'
import { isShareOf } from './share-sums.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** A numerator beside its denominator is in the value that they make, where that stands there too. */
export function withoutNumerators(
  block: Block,
  columns: readonly ColumnMeaning[],
): readonly ColumnMeaning[] {
  const isNumerator = ({ key }: ColumnMeaning) => /^numerator$/.test(key)
  const hasBase = columns.some(({ is }) => is === 'base')
  const hasValue = columns.some((column) => column.is === 'observation' && !isNumerator(column))
  if (!hasBase || !hasValue) return columns
  return columns.map((column) => {
    if (isNumerator(column)) return { ...column, is: 'leave', why: 'counted in the value' }
    return column.is === 'base' && isShared(block, column, columns)
      ? { ...column, is: 'observation' }
      : column
  })
}

/** Whether percentages beside a column headed "N" are the shares that its numbers have of their total. */
function isShared(block: Block, base: ColumnMeaning, columns: readonly ColumnMeaning[]): boolean {
  const rows = block.rows.filter(({ isSection }) => !isSection)
  const read = ({ column }: ColumnMeaning) =>
    rows.map(({ cells }) => numberIn(wordsOf(cells[column])))
  return columns.some(
    (other) => other.unit?.unit === 'percent' && isShareOf(read(other), read(base)),
  )
}

/** So many rows tell whether a column is the sum of others. */
const ENOUGH_ROWS = 2

/**
 * "Total calls received" beside "Calls answered": called a total, and by its numbers the sum of no columns
 * that follow one another beside it.
 */
export function isNoSum({ block, values }: Anatomy, column: number, heading: string): boolean {
  if (isSumOfAlike(block, values, column)) return false
  if (isSpanHeading(heading) || isBareHeading(heading)) return false
  if (/^(?:(?:grand|sub|overall)[- ]?)?totals?$|^all$/i.test(heading)) return false
  const rows = block.rows.filter(({ isSection }) => !isSection)
  const numbers = rows.map(({ cells }) =>
    values.map((value) => numberIn(wordsOf(cells[value.column]))),
  )
  const at = values.findIndex((value) => value.column === column)
  const told = numbers.filter((row) => row[at] !== null)
  // Rates of parts add up to nothing
  if (told.some((row) => (row[at] ?? 0) % 1 !== 0)) return false
  const isSum = (row: readonly (number | null)[]) =>
    [row.slice(0, at).toReversed(), row.slice(at + 1)].some((parts) => addUpTo(parts, row[at] ?? 0))
  return told.length >= ENOUGH_ROWS && !told.some(isSum)
}

/** Whether a column is the sum of all others that have the same lowest heading: "2025" under each group. */
function isSumOfAlike({ rows }: Block, values: Anatomy['values'], column: number): boolean {
  const lowest = values.find((value) => value.column === column)?.headings.at(-1) ?? ''
  const parts = values.filter(
    (value) =>
      value.column !== column && value.headings.length > 1 && value.headings.at(-1) === lowest,
  )
  if (lowest === '' || parts.length < 2) return false
  const sums = rows.flatMap(({ cells, isSection }) => {
    const [whole, ...numbers] = [column, ...parts.map((part) => part.column)].map((at) =>
      numberIn(wordsOf(cells[at])),
    )
    if (isSection || whole === undefined || whole === null || numbers.includes(null)) return []
    return [numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0) - whole]
  })
  return sums.length >= ENOUGH_ROWS && sums.every((off) => Math.abs(off) < 0.06 * parts.length)
}

/** Whether the first two or more numbers of a list add up to a number. */
function addUpTo(parts: readonly (number | null)[], whole: number): boolean {
  let sum = 0
  for (const [index, part] of parts.entries()) {
    // With a number held back nobody can tell
    if (part === null) return true
    sum += part
    if (index > 0 && Math.abs(sum - whole) < 0.06 * (index + 1)) return true
  }
  return false
}
