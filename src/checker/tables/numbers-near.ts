import { toNumber } from '#shared/index.ts'
import type { Paper } from '../sentences.ts'
import { readCell } from './cells.ts'
import { isTotalLabel } from './totals.ts'

const LEAST = 20
const MOST = 60

type BasesAt = (block: number) => readonly number[]

/** The numbers of a paper that shares or rates may be of, nearest first: of its sentences, and the totals of tables. */
export function basesOf(paper: Paper): BasesAt {
  const bases = KNOWN.get(paper) ?? findBases(paper)
  KNOWN.set(paper, bases)
  return bases
}

/** Tables and sentences both ask. */
const KNOWN = new WeakMap<Paper, BasesAt>()

function findBases(paper: Paper): BasesAt {
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
  const all = [...told, ...totals]
    .filter(({ value }) => value >= LEAST)
    .toSorted((one, other) => one.block - other.block)
  const known = new Map<number, readonly number[]>()
  return (block) => {
    const near = known.get(block) ?? nearestTo(all, block)
    known.set(block, near)
    return near
  }
}

interface Told {
  readonly block: number
  readonly value: number
}

/** So many of the numbers as stand nearest to a block; all are in the order of their blocks. */
function nearestTo(all: readonly Told[], block: number): readonly number[] {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.block ?? 0) < block) low = middle + 1
    else high = middle
  }
  const near: number[] = []
  let [before, after] = [low - 1, low]
  while (near.length < MOST && (before >= 0 || after < all.length)) {
    const [one, other] = [all[before], all[after]]
    const isAfter = other && (!one || other.block - block <= block - one.block)
    near.push((isAfter ? other : one)?.value ?? 0)
    if (isAfter) after += 1
    else before -= 1
  }
  return [...new Set(near)]
}
