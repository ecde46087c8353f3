import { wordsOf } from './cell-kinds.ts'
import type { Block, BlockRow } from './find-blocks.ts'
import { isNation, isTotalLabel } from './heading-words.ts'
import { numberIn } from './numbers.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** A longer table is a list: no row of it is a sum of others beside it. */
const LONGEST_TABLE = 3_000

/** The most rows that one row is held to be the sum of. */
const MOST_PARTS = 400

interface Numbers {
  readonly number: number
  /** Whether it says that it is some of the row above: "of which under 18". */
  readonly isPart: boolean
  /** Whether it is called a total, or by the name of a nation. */
  readonly isCalledTotal?: boolean
  readonly values: readonly (number | null)[]
}

/**
 * The rows of a table that are sums of others beside them, whatever they are called: in every column of
 * counts, of the rows that follow it, or of those before it.
 *
 * @returns their numbers
 */
export function sumRows(
  block: Block,
  columns: readonly ColumnMeaning[],
  labels: readonly { readonly column: number }[],
): ReadonlySet<number> {
  const inWhole = columns.filter(({ is, unit }) => is !== 'leave' && addsUp(unit?.unit))
  const plain = inWhole.filter((column) => isPlainCount(block, column))
  return new Set(
    [inWhole, plain].flatMap((counted) => [
      ...sumsOf(block, counted),
      ...sumGroups(block, counted, labels),
    ]),
  )
}

/**
 * Rows of a group that is the sum of all others, row by row: "Partnership area" with "Killed" and "Slight"
 * after the districts with theirs.
 */
function sumGroups(
  { rows }: Block,
  counted: readonly ColumnMeaning[],
  [outer, inner]: readonly { readonly column: number }[],
): readonly number[] {
  if (outer === undefined || inner === undefined || rows.length > LONGEST_TABLE) return []
  const groups = new Map<string, Map<string, Numbers>>()
  let group = ''
  for (const { cells, number, isSection } of rows) {
    if (isSection) return []
    group = wordsOf(cells[outer.column]) || group
    const values = counted.map(({ column }) => numberIn(wordsOf(cells[column])))
    const own = groups.get(group) ?? new Map<string, Numbers>()
    own.set(wordsOf(cells[inner.column]), { number, isPart: false, values })
    groups.set(group, own)
  }
  if (groups.size < FEWEST_GROUPS) return []
  const all = [...groups.values()]
  return all.flatMap((whole) => {
    if (whole.size < 2) return []
    const others = all.filter((other) => other !== whole)
    const counted = [...whole].filter(([name]) => !NO_COUNT.test(name))
    const isSum =
      counted.length > 0 &&
      counted.every(([name, { values }]) =>
        values.every((value, column) => {
          const parts = others.map((other) => other.get(name)?.values[column] ?? null)
          if (value === null || parts.includes(null)) return value === null
          const sum = parts.reduce<number>((added, part) => added + (part ?? 0), 0)
          return Math.abs(sum - value) <= 0.06 * parts.length
        }),
      )
    const hasAny = counted.some(([, { values }]) => values.some((value) => (value ?? 0) > 0))
    return isSum && hasAny ? [...whole.values()].map(({ number }) => number) : []
  })
}

/** So many groups, the sum among them. */
const FEWEST_GROUPS = 3

/** Neither aimed at nor compared with, and no rate, mean or percentage. */
function isPlainCount({ rows }: Block, { is, key, column }: ColumnMeaning): boolean {
  if (is === 'target' || is === 'comparator' || NO_COUNT.test(key)) return false
  return !rows.some(({ cells }) => wordsOf(cells[column]).includes('%'))
}

const NO_COUNT = /\b(?:rate|average|mean|median|percentile|centile|index|per)\b|%/i

function sumsOf(block: Block, counted: readonly ColumnMeaning[]): ReadonlySet<number> {
  if (block.rows.length > LONGEST_TABLE) return new Set()
  const rows: readonly Numbers[] = block.rows.flatMap(({ cells, number, isSection }) =>
    isSection
      ? []
      : [
          {
            number,
            isPart: isOfWhich(cells),
            isCalledTotal: cells.map(wordsOf).some((one) => isTotalLabel(one) || isNation(one)),
            values: counted.map(({ column }) => numberIn(wordsOf(cells[column]))),
          },
        ],
  )
  const roundings = counted.map((_, column) =>
    Math.min(...rows.map(({ values }) => roundingOf(values[column]))),
  )
  const sums = new Set<number>()
  // A sum of sums is seen once those are known
  for (const [index, row] of [...rows.entries(), ...rows.entries()]) {
    if (sums.has(row.number)) continue
    if (row.values.filter((value) => value !== null && value !== 0).length < 2) continue
    // What "of which" follows is a figure of its own
    if (rows[index + 1]?.isPart) continue
    const after = rows.slice(index + 1, index + 1 + MOST_PARTS)
    const before = rows.slice(Math.max(0, index - MOST_PARTS), index).toReversed()
    const sides = [after, before, after.filter(isWhole), before.filter(isWhole)]
    if (sides.some((parts) => isSumOf(row, parts, sums, roundings))) sums.add(row.number)
  }
  for (const number of onlyParts(rows, sums)) sums.add(number)
  return sums
}

/** Some of the row above are in that one already. */
const isWhole = ({ isPart }: Numbers) => !isPart

/**
 * Rows over a part that is the only one, where rows over several parts are their sums: a region with one force
 * has that force's figures in all columns.
 */
function onlyParts(rows: readonly Numbers[], sums: ReadonlySet<number>): readonly number[] {
  return rows.flatMap((row, index) => {
    const [next, after] = [rows[index + 1], rows[index + 2]]
    const numbers = row.values.filter((value) => value !== null)
    const isOver = after === undefined || sums.has(after.number) || after.isCalledTotal === true
    const follows = index === 0 || !sums.has(rows[index - 1]?.number ?? -1)
    const isAlone =
      next !== undefined &&
      isOver &&
      follows &&
      [row, next].every(({ number }) => !sums.has(number)) &&
      new Set(numbers).size >= FEWEST_ALIKE &&
      next.isCalledTotal !== true &&
      row.values.every((value, column) => value === next.values[column])
    return isAlone && sums.size > 1 ? [row.number] : []
  })
}

/** So many different numbers, alike in two rows, are no accident. */
const FEWEST_ALIKE = 2

function isOfWhich(cells: BlockRow['cells']): boolean {
  const [first = '', second = ''] = cells.map(wordsOf).filter(Boolean)
  return [first, second].some((words) => OF_WHICH.test(words))
}

const OF_WHICH =
  /^(?:[-–·•>]\s*)?(?:of (?:which|whom|these|those|them)|o\/w|(?:all )?included? in (?:the )?above|including|incl\.)(?![a-z])/i

/** Whether values of a unit can be added up. */
export function addsUp(unit: string | undefined): boolean {
  return unit === undefined || unit === 'count' || unit === 'gbp' || unit === 'fte'
}

/** How far one number of one decimal, and of two or more, may be from what was rounded to it. */
const COARSEST = 0.06
const FINEST = 0.006

function roundingOf(value: number | null | undefined): number {
  return value == null || Number.isInteger(toTwelve(value * 10)) ? COARSEST : FINEST
}

const toTwelve = (value: number) => Number(value.toPrecision(12))

/** Whether a row is the sum of the next two or more, in every column that both have numbers in. */
function isSumOf(
  whole: Numbers,
  parts: readonly Numbers[],
  sums: ReadonlySet<number>,
  roundings: readonly number[],
): boolean {
  const left = whole.values.map((value) => value)
  let taken = 0
  for (const part of parts) {
    if (sums.has(part.number)) continue
    for (const [column, value] of part.values.entries()) {
      const rest = left[column]
      if (value === null || rest === null || rest === undefined) left[column] = null
      else left[column] = rest - value
    }
    taken += 1
    const known = left.filter((value) => value !== null)
    if (known.length < 2) return false
    const slack = left.map((_, column) =>
      isInteger(whole)
        ? 0.001
        : roundingOf(whole.values[column]) + taken * (roundings[column] ?? COARSEST),
    )
    const isNone = (value: number | null, column: number) =>
      value === null || Math.abs(value) <= (slack[column] ?? 0)
    if (taken >= 2 && left.every(isNone)) return true
    if (left.every((value, column) => isBeyond(whole.values[column], value, slack[column] ?? 0)))
      return false
  }
  return false
}

/** Whether more than all of a sum has been taken from it; of income in brackets all is below nothing. */
function isBeyond(whole: number | null | undefined, left: number | null, slack: number): boolean {
  return left === null || ((whole ?? 0) < 0 ? left > slack : left < -slack)
}

function isInteger({ values }: Numbers): boolean {
  return values.every((value) => value === null || Number.isInteger(value))
}

/** How far from the sum of its parts a total may be, as a share of it, to be held against them. */
const NEAR = 0.1

/** A row that is called a total, and is not the sum of the rows it follows. */
export interface OddTotal {
  readonly row: number
  readonly column: number
  readonly says: number
  readonly parts: number
}

/**
 * Rows that are called totals and are near the sum of the rows before them, back to the total before,
 * without being it. One that is far from it is a total of something else.
 */
export function oddTotals(
  block: Block,
  columns: readonly ColumnMeaning[],
  isTotal: (row: BlockRow) => boolean,
): readonly OddTotal[] {
  const counted = columns.filter(({ is, unit }) => is === 'observation' && addsUp(unit?.unit))
  if (block.rows.length > LONGEST_TABLE) return []
  const found: OddTotal[] = []
  let parts: BlockRow[] = []
  for (const row of block.rows) {
    if (row.isSection) continue
    if (!isTotal(row)) {
      parts.push(row)
      continue
    }
    for (const { column } of counted) {
      const says = numberIn(wordsOf(row.cells[column]))
      const values = parts.map(({ cells }) => numberIn(wordsOf(cells[column])))
      if (says === null || values.length < 2 || values.includes(null)) continue
      const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0)
      const isWholeSum = Number.isInteger(says) && values.every((value) => Number.isInteger(value))
      const slack = isWholeSum ? 0 : 0.06 * (values.length + 1)
      const off = Math.abs(says - sum)
      if (off > slack + 1e-9 && off <= NEAR * Math.abs(says))
        found.push({ row: row.number, column, says, parts: sum })
    }
    parts = []
  }
  return found
}
