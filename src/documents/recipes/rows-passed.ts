import { withoutBasis } from './basis-words.ts'
import { wordsOf } from './cell-kinds.ts'
import type { Draft } from './draft.ts'
import { isTotalLabel } from './heading-words.ts'
import { numberIn } from './numbers.ts'
import { readingOf } from './spans.ts'
import type { TableReading } from './table-reading.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** So many values stand before blanks at the end of a column that are still to come. */
const ENOUGH = 3

/**
 * What of a table is no figure though its cell is read as one, and why: a row that another replaces, and where
 * rows are times what lies behind the last figure of its column.
 */
export function passedOver(
  reading: TableReading,
  drafts: readonly Draft[],
): ReadonlyMap<Draft, string> {
  return new Map([...replaced(drafts), ...stillToCome(reading, drafts)])
}

/** The week ending on a day, and once more "(revised)": the first is not in force. */
function replaced(drafts: readonly Draft[]): readonly (readonly [Draft, string])[] {
  const revised = drafts.filter(({ isMarkedRevised }) => isMarkedRevised)
  if (revised.length === 0) return []
  const keyOf = ({ column, measure, place, breakdown, when, role }: Draft) => {
    const { start, end } = readingOf(when ?? undefined) ?? {}
    return JSON.stringify([column, measure, place, breakdown, role, start, end])
  }
  const byKey = new Map(revised.map((draft) => [keyOf(draft), draft.row]))
  return drafts.flatMap((draft) => {
    const row = draft.isMarkedRevised ? undefined : byKey.get(keyOf(draft))
    return row === undefined ? [] : [[draft, `row ${row} replaces it`] as const]
  })
}

/** The words that name the time of a column, without those that say how it is counted. */
function timeOf({ times }: ColumnMeaning): string {
  return times.filter((words) => withoutBasis(words) !== '').join()
}

/**
 * Months under the last that has a figure: blank, and in a column that adds them up the last sum over and
 * over. Another column, of a year before, goes on.
 */
function stillToCome(
  { times, columns, block, anatomy }: TableReading,
  drafts: readonly Draft[],
): readonly (readonly [Draft, string])[] {
  if (!times.isInRows) return []
  const named = anatomy.labels.filter(({ holds }) => holds === 'periods')
  // What "Total to date" under the months has says nothing of when they end
  const rows = block.rows.filter(
    ({ isSection, cells }) =>
      !isSection &&
      (named.length === 0 || named.some(({ column }) => !isTotalLabel(wordsOf(cells[column])))),
  )
  const textAt = (row: number, column: number) => wordsOf(rows[row]?.cells[column])
  const lastOf = (column: number) => rows.findLastIndex((_, row) => textAt(row, column) !== '')
  const end = Math.max(...columns.map(({ column }) => lastOf(column)))
  const found: (readonly [Draft, string])[] = []
  for (const column of columns) {
    const last = lastOf(column.column)
    if (last < ENOUGH - 1 || last >= end) continue
    const later = new Set(rows.slice(last + 1).map(({ number }) => number))
    const carried = columns.filter((one) => one.isToDate && timeOf(one) === timeOf(column))
    for (const draft of drafts) {
      if (!later.has(draft.row)) continue
      if (draft.column === column.column && draft.isBlank) found.push([draft, 'still to come'])
      const isSame = carried.some(
        (one) => one.column === draft.column && draft.value === numberIn(textAt(last, one.column)),
      )
      if (isSame) found.push([draft, 'carried on: no figure is there yet'])
    }
  }
  return found
}
