import { fits } from './fit.ts'
import {
  changeOf,
  isOfTwo,
  quotientOf,
  sayValue,
  shareOf,
  type Tier,
  timesOf,
  type Working,
  worst,
} from './formulas.ts'
import { isOrdered, type Operand, sureOfPair } from './pool.ts'
import type { Sense } from './sense.ts'
import type { Value } from './values.ts'

/** From the values of one table: a cell, or two of a row or of a column. */
export function fromTable(sense: Sense, pool: readonly Operand[]): readonly Working[] {
  if (!isOfTwo(sense)) return pool.flatMap((one) => cell(sense, one) ?? [])
  const found: Working[] = []
  const add = (working: Working | undefined) => {
    if (working) found.push(working)
  }
  const { byRow, byColumn } = linesOf(pool)
  const isDown = sense.mayBeShare || sense.mayBeChange || sense.isTimes
  for (const one of pool) {
    add(cell(sense, one))
    if (one.isDerived) continue
    if (isDown)
      for (const other of byColumn.get(one.column) ?? [])
        if (other !== one) downColumn(sense, one, other, add)
    for (const other of byRow.get(one.row) ?? [])
      if (other !== one) alongRow(sense, one, other, add)
  }
  return sense.isSpend ? bySpending(sense, found) : found
}

interface Lines {
  readonly byRow: ReadonlyMap<Operand['row'], readonly Operand[]>
  readonly byColumn: ReadonlyMap<number, readonly Operand[]>
}

/** The values of a pool by their rows and by their columns; one pool serves several figures. */
function linesOf(pool: readonly Operand[]): Lines {
  const known = LINES.get(pool)
  if (known) return known
  const values = pool.filter(({ isDerived }) => !isDerived)
  const lines = {
    byRow: Map.groupBy(values, ({ row }) => row),
    byColumn: Map.groupBy(values, ({ column }) => column),
  }
  LINES.set(pool, lines)
  return lines
}

const LINES = new WeakMap<readonly Operand[], Lines>()

/** Where what was spent and what was to be say which is more, a variance of that size says nothing else. */
function bySpending({ quantity }: Sense, found: readonly Working[]): readonly Working[] {
  const isOther = found.some(
    (it) => it.kind === 'difference' && it.isOpposite && it.isNamed && fits(quantity, it),
  )
  return isOther ? found.filter(({ kind }) => kind !== 'same-fact') : found
}

const CHANGES = new Set(['change', 'percent-change', 'points'])

function cell(sense: Sense, operand: Operand): Working | undefined {
  const { value, tier, rowTier } = operand
  if (value.kind !== sense.stated.kind || sense.quantity.inWords) return undefined
  const isChange = CHANGES.has(operand.of.line.heading?.kind ?? 'plain')
  // "11 more than in 2023/24" is not the 11 of that year
  if (!isChange && sense.isSize) return undefined
  const ofChange = worst(rowTier, sense.way === 0 ? 1 : 0)
  return {
    kind: typeof operand.row === 'string' ? 'sum' : 'same-fact',
    exact: Math.abs(value.value),
    reach: 0,
    tier: isChange ? ofChange : worst(tier, sense.change ? 1 : 0),
    say: saysCell(value),
    of: [value],
    isOpposite:
      isChange && sense.way !== 0 && !sense.isSpend && Math.sign(value.value) === -sense.way,
    isNamed: operand.isNamed,
    isAdded: operand.row === 'named' && operand.isNamed,
  }
}

const saysCell = (value: Value) => () => `the table has ${value.said}`

type Add = (working: Working | undefined) => void

function alongRow(sense: Sense, one: Operand, other: Operand, add: Add): void {
  if (sense.mayBeChange) add(changeAlong(sense, one, other))
  if (sense.isUndone) add(undoneOf(sense, one, other))
  if (sense.mayBeShare) add(shareOf(sense, one.value, other.value, ofWhole(one, other)))
  if (sense.isAverage)
    add(quotientOf(sense, one.value, other.value, worst(worst(one.tier, other.tier), 1)))
}

const [NAMED, UNNAMED] = [{ isNamed: true }, { isNamed: false }]

/** How sure it is which two columns a change is between is asked only of those that come near. */
function changeAlong(sense: Sense, one: Operand, other: Operand): Working | undefined {
  const told = one.isNamed && other.isNamed ? NAMED : UNNAMED
  const change = changeOf(sense, one.value, other.value, 0, told)
  const tier = change && sureOfPair(one, other)
  if (!change || tier === null || tier === undefined) return undefined
  return { ...change, tier, isOrdered: isOrdered(one, other) }
}

function downColumn(sense: Sense, one: Operand, other: Operand, add: Add): void {
  const tier = worst(one.tier, other.tier)
  if (sense.mayBeShare) add(shareOf(sense, one.value, other.value, ofWhole(one, other)))
  if (sense.mayBeChange)
    add(changeOf(sense, one.value, other.value, worst(tier, sense.isGap ? 0 : 1)))
  if (sense.isTimes) add(timesOf(sense, one.value, other.value, tier))
}

/** The whole of a row or column need not be named: a share is of it as a matter of course. */
function ofWhole(part: Operand, whole: Operand): Tier {
  // What all rows come to is a part only of a column that the words name
  if (part.row === 'all' && !part.of.isSaid) return 2
  return whole.isWhole ? part.tier : worst(worst(part.tier, whole.tier), 1)
}

const saysUndone = (whole: Value, part: Value, exact: number) => () =>
  `${whole.said} less ${part.said} is ${sayValue(exact, whole.kind)}`

/** "41 were reached late": those of a row that were to be done, less those that were. */
function undoneOf(
  { isUndone, quantity, stated, change }: Sense,
  whole: Operand,
  part: Operand,
): Working | undefined {
  if (!isUndone || change || quantity.inWords || stated.kind === 'percent') return undefined
  const exact = whole.value.value - part.value.value
  const isAlike = whole.value.kind === stated.kind && part.value.kind === stated.kind
  if (!isAlike || exact <= 0) return undefined
  return {
    kind: 'difference',
    exact,
    reach: 0,
    tier: worst(worst(whole.rowTier, part.rowTier), 1),
    of: [whole.value, part.value],
    say: saysUndone(whole.value, part.value, exact),
  }
}
