import { toNumber } from '#shared/index.ts'
import type { Paper } from '../sentences.ts'
import { readCell } from './cells.ts'
import { isTotalLabel } from './totals.ts'

const LEAST = 20
const MOST = 60

/** The numbers of a paper that shares or rates may be of, nearest first: of its sentences, and the totals of tables. */
export function basesOf(paper: Paper): (block: number) => readonly number[] {
  const told = paper.sentences.flatMap(({ block, quantities }) =>
    quantities.flatMap(({ unit, value, high, inWords, outOf }) =>
      (unit === 'count' || unit === 'pounds') && high === null && !inWords && outOf === null
        ? [{ block, value: toNumber(value) }]
        : [],
    ),
  )
  const totals = paper.tables.flatMap(({ block, grid }) =>
    grid.rows.flatMap((row, at) =>
      isTotalLabel(row.label) || at === grid.rows.length - 1
        ? row.cells.flatMap((cell) => {
            const read = readCell(cell)
            return typeof read === 'string'
              ? []
              : read.flatMap(({ unit, value }) => (unit === 'percent' ? [] : [{ block, value }]))
          })
        : [],
    ),
  )
  const all = [...told, ...totals].filter(({ value }) => value >= LEAST)
  return (block) => {
    const near = all.toSorted(
      (one, other) => Math.abs(one.block - block) - Math.abs(other.block - block),
    )
    return [...new Set(near.slice(0, MOST).map(({ value }) => value))]
  }
}
