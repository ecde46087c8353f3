import { absolute, compare, type Fraction, fraction, minus, over, times } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber } from '../explain.ts'
import { howItWentWrong } from '../how-it-went-wrong.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading } from '../reading.ts'
import type { TableRow } from '../tables.ts'

/** The change and percentage columns of every table, each row worked from its own two values. */
export function checkTableRows(reading: Reading): readonly Claim[] {
  return reading.tables.flatMap((table) => {
    const rows = table.rows.filter((row) => row.current && row.earlier)
    return rows.flatMap((row) => [...checkDifference(row), ...checkPercent(row, rows)])
  })
}

export function signed(quantity: Quantity): Fraction {
  return quantity.sign < 0
    ? { above: -quantity.value.above, below: quantity.value.below }
    : quantity.value
}

function checkDifference(row: TableRow): readonly Claim[] {
  const { current, earlier, change } = row
  if (!current || !earlier || !change) return []
  const exact = minus(current.value, earlier.value)
  const common = {
    where: row.place,
    quote: row.text,
    kind: 'difference' as const,
    stated: change.text,
    recomputed: withSign(exact, change),
  }
  const working = `${sayNumber(current.value)} less ${sayNumber(earlier.value)} is ${sayNumber(exact)}`
  if (fitsChange(row, change, exact))
    return [{ ...common, verdict: 'correct', explanation: `${working}.`, suggestion: null }]
  const isSign = compare(change.value, absolute(exact)) === 0 && isSignWrong(row, change, exact)
  const cause = isSign ? ' The sign is wrong.' : fromNeighbour(row, change)
  return [
    {
      ...common,
      verdict: 'incorrect',
      explanation: `The row says ${change.text}, but ${working}.${cause}`,
      suggestion: mended(row),
    },
  ]
}

/** A change that belongs to another row of the table. */
function fromNeighbour(row: TableRow, change: Quantity): string {
  const other = row.table.rows.find(
    (it) =>
      it !== row &&
      it.current &&
      it.earlier &&
      compare(absolute(minus(it.current.value, it.earlier.value)), change.value) === 0,
  )
  return other ? ` It is the change of the row "${other.label}".` : ''
}

/** The row as it should read: its change and its percentage both as worked, where they were wrong. */
function mended(row: TableRow): string {
  const { current, earlier, change, percent } = row
  if (!current || !earlier) return row.text
  const part = minus(current.value, earlier.value)
  let text = row.text
  if (percent && earlier.value.above !== 0n) {
    const exact = over(times(part, fraction(100)), earlier.value)
    const isRight = exact && fitsPercent(percent, exact)
    if (exact && !isRight) text = replaceCell(text, percent, withSign(exact, percent))
  }
  if (change && !fitsChange(row, change, part))
    text = replaceCell(text, change, withSign(part, change))
  return text
}

function fitsPercent(percent: Quantity, exact: Fraction): boolean {
  const sameWay =
    percent.sign === 0 || exact.above === 0n || percent.sign === (exact.above < 0n ? -1 : 1)
  return sameWay && judge({ ...percent, closeness: 'exact' }, absolute(exact)) === 'correct'
}

function fitsChange(row: TableRow, change: Quantity, exact: Fraction): boolean {
  const fits =
    judge({ ...change, closeness: 'exact' }, absolute(exact)) === 'correct' &&
    (!isWhole(change) || compare(change.value, absolute(exact)) === 0)
  return fits && !isSignWrong(row, change, exact)
}

function isSignWrong(row: TableRow, change: Quantity, exact: Fraction): boolean {
  if (exact.above === 0n) return false
  const sameWay = change.sign === 0 || change.sign === (exact.above < 0n ? -1 : 1)
  const lostMinus =
    change.sign === 0 &&
    exact.above < 0n &&
    row.table.rows.some((it) => it.change && it.change.sign < 0)
  return !sameWay || lostMinus
}

function checkPercent(row: TableRow, rows: readonly TableRow[]): readonly Claim[] {
  const { current, earlier, percent } = row
  if (!current || !earlier || !percent || earlier.value.above === 0n) return []
  const part = minus(current.value, earlier.value)
  const exact = over(times(part, fraction(100)), earlier.value)
  if (!exact) return []
  const common = {
    where: row.place,
    quote: row.text,
    kind: 'percent-change' as const,
    stated: percent.text,
    recomputed: withSign(exact, percent),
  }
  const working = `${sayNumber(part)} ÷ ${sayNumber(earlier.value)} = ${sayNumber(exact)}%`
  const fit = judge({ ...percent, closeness: 'exact' }, absolute(exact))
  const sameWay =
    percent.sign === 0 || exact.above === 0n || percent.sign === (exact.above < 0n ? -1 : 1)
  if (fit === 'correct' && sameWay)
    return [{ ...common, verdict: 'correct', explanation: `${working}.`, suggestion: null }]
  const others = rows.filter((other) => other !== row).flatMap((other) => rowPercent(other))
  const cause = sameWay
    ? howItWentWrong(percent, { current: current.value, earlier: earlier.value }, others)
    : 'The sign is wrong.'
  return [
    {
      ...common,
      verdict: sameWay ? fit : 'incorrect',
      explanation: `The row says ${percent.text}, but ${working}.${cause ? ` ${cause}` : ''}`,
      suggestion: mended(row),
    },
  ]
}

function rowPercent(row: TableRow): readonly { exact: Fraction; label: string }[] {
  if (!row.current || !row.earlier) return []
  const exact = over(
    times(minus(row.current.value, row.earlier.value), fraction(100)),
    row.earlier.value,
  )
  return exact ? [{ exact, label: `the row "${row.label}"` }] : []
}

export function isWhole(quantity: Quantity): boolean {
  return compare(quantity.step, fraction(1)) === 0
}

function withSign(exact: Fraction, like: Quantity): string {
  const text = sayLike(absolute(exact), like)
  if (/^\(/u.test(like.text)) return exact.above < 0n ? `(${text})` : text
  if (exact.above < 0n) return `-${text}`
  return like.sign === 0 || exact.above === 0n ? text : `+${text}`
}

export function replaceCell(text: string, cell: Quantity, figure: string): string {
  const at = text.lastIndexOf(cell.text)
  return at < 0 ? text : text.slice(0, at) + figure + text.slice(at + cell.text.length)
}
