import type { Claim } from '../claim.ts'
import { sayLike, sayNumber } from '../explain.ts'
import { absolute, compare, type Fraction, fraction, minus, over, times } from '../fraction.ts'
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
  const fits =
    judge({ ...change, closeness: 'exact' }, absolute(exact)) === 'correct' &&
    (!isWhole(change) || compare(change.value, absolute(exact)) === 0)
  const sameWay =
    exact.above === 0n ||
    change.sign === 0 ||
    Math.sign(Number(signed(change).above)) === (exact.above < 0n ? -1 : 1)
  const lostMinus =
    change.sign === 0 &&
    exact.above < 0n &&
    row.table.rows.some((it) => it.change && it.change.sign < 0)
  if (fits && sameWay && !lostMinus)
    return [{ ...common, verdict: 'correct', explanation: `${working}.`, suggestion: null }]
  const cause = fits ? ' The sign is wrong.' : ''
  const suggestion = replaceCell(row.text, change, withSign(exact, change))
  return [
    {
      ...common,
      verdict: 'incorrect',
      explanation: `The row says ${change.text}, but ${working}.${cause}`,
      suggestion: fits ? correctBoth(row, suggestion, exact) : suggestion,
    },
  ]
}

function correctBoth(row: TableRow, text: string, exact: Fraction): string {
  const { percent } = row
  if (!percent || percent.sign === 0) return text
  return replaceCell(
    text,
    percent,
    (exact.above < 0n ? '-' : '+') + percent.text.replace(/^[+−–-] ?/u, ''),
  )
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
      suggestion: replaceCell(row.text, percent, withSign(exact, percent)),
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
