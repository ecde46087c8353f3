import { wordsOf } from './cell-kinds.ts'
import type { Block } from './find-blocks.ts'
import { numberIn } from './numbers.ts'
import { addsUp } from './sums.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** So many rows, and so many different sums in them, are no accident. */
const FEWEST_ROWS = 4
const FEWEST_SUMS = 3
const MOST_PARTS = 8

/**
 * "Killed or seriously injured" behind "Killed" and "Serious": a column that is the sum of the two or more right before
 * it under the same headings, in every row that has them all, is their total.
 */
export function withSumColumns(
  { rows }: Block,
  columns: readonly ColumnMeaning[],
): readonly ColumnMeaning[] {
  const numbers = new Map(
    columns.map(({ column }) => [
      column,
      rows.map(({ cells, isSection }) => {
        const text = wordsOf(cells[column])
        // A row of changes in per cent adds up to nothing
        return isSection || text.includes('%') ? null : numberIn(text)
      }),
    ]),
  )
  const valuesOf = ({ column }: ColumnMeaning) => numbers.get(column) ?? []
  return columns.map((column, index) => {
    if (column.is !== 'observation' || !isCounted(column)) return column
    const before = columns.slice(Math.max(0, index - MOST_PARTS), index).toReversed()
    const end = before.findIndex((one) => !isPartWith(one, column))
    const parts = (end < 0 ? before : before.slice(0, end)).map(valuesOf)
    const isSum = parts.some(
      (_, last) => last > 0 && addUp(valuesOf(column), parts.slice(0, last + 1)),
    )
    return isSum ? { ...column, is: 'total' as const } : column
  })
}

function isCounted({ unit, key }: ColumnMeaning): boolean {
  return addsUp(unit?.unit) && !/\b(?:rate|average|mean|median|per)\b|%/i.test(key)
}

/** Of the same times and under the same headings, and counted. */
function isPartWith(one: ColumnMeaning, whole: ColumnMeaning): boolean {
  const over = ({ headings }: ColumnMeaning) => headings.slice(0, -1).join('\n')
  return (
    one.is === 'observation' &&
    isCounted(one) &&
    (isInWholeYear(one, whole) ||
      (over(one) === over(whole) && one.times.join() === whole.times.join())) &&
    one.isStock === whole.isStock
  )
}

/** "Autumn", "Spring" and "Summer" with their days beside "Whole year", which has none, under one heading. */
function isInWholeYear(one: ColumnMeaning, whole: ColumnMeaning): boolean {
  const [over, own] = [one.headings[0], whole.headings[0]]
  return (
    over !== '' &&
    over === own &&
    one.times.length > 0 &&
    whole.times.length === 0 &&
    whole.headings.some((heading) =>
      /^(?:(?:the )?(?:whole|full) (?:school |academic )?year|all terms)$/i.test(heading),
    )
  )
}

function addUp(
  whole: readonly (number | null)[],
  parts: readonly (readonly (number | null)[])[],
): boolean {
  const told = whole.flatMap((sum, row) => {
    const values = parts.map((part) => part[row] ?? null)
    if (sum === null || values.includes(null)) return []
    const off = values.reduce<number>((added, value) => added + (value ?? 0), 0) - sum
    return [{ sum, off, isOfSeveral: values.every((value) => value !== 0) }]
  })
  return (
    told.filter(({ isOfSeveral }) => isOfSeveral).length >= FEWEST_ROWS &&
    new Set(told.map(({ sum }) => sum)).size >= FEWEST_SUMS &&
    told.every(({ off }) => Math.abs(off) < 0.06 * parts.length)
  )
}
