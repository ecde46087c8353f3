import type { Claim } from '../claim.ts'
import { sayLike, sayNumber } from '../explain.ts'
import { absolute, compare, type Fraction, fraction, minus, over, sum, times } from '../fraction.ts'
import { howItWentWrong } from '../how-it-went-wrong.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading } from '../reading.ts'
import type { TableRow, UnderstoodTable } from '../tables.ts'

/** The change and percentage columns of every table, each row worked from its own two values. */
export function checkTableRows(reading: Reading): readonly Claim[] {
  return reading.tables.flatMap((table) => {
    const rows = table.rows.filter((row) => row.current && row.earlier)
    return rows.flatMap((row) => [...checkDifference(row), ...checkPercent(row, rows)])
  })
}

function signed(quantity: Quantity): Fraction {
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

function isWhole(quantity: Quantity): boolean {
  return compare(quantity.step, fraction(1)) === 0
}

function withSign(exact: Fraction, like: Quantity): string {
  const text = sayLike(absolute(exact), like)
  if (exact.above < 0n) return `-${text}`
  return like.sign === 0 || exact.above === 0n ? text : `+${text}`
}

function replaceCell(text: string, cell: Quantity, figure: string): string {
  const at = text.lastIndexOf(cell.text)
  return at < 0 ? text : text.slice(0, at) + figure + text.slice(at + cell.text.length)
}

const TOTAL = /^(?:grand |overall |sub-?)?totals?\b|\btotal$/iu

/** A row called "Total" against the rows above it, column by column. */
export function checkTotals(reading: Reading): readonly Claim[] {
  return reading.tables.flatMap((table) => {
    const claims: Claim[] = []
    let from = 0
    table.rows.forEach((row, index) => {
      if (!TOTAL.test(row.label.trim())) return
      const parts = table.rows.slice(from, index).filter((it) => !TOTAL.test(it.label.trim()))
      if (parts.length > 1 && !/^sub/iu.test(row.label)) claims.push(...checkTotal(row, parts))
      if (/^sub/iu.test(row.label)) return
      from = index + 1
    })
    return claims
  })
}

function checkTotal(row: TableRow, parts: readonly TableRow[]): readonly Claim[] {
  return row.values.flatMap((stated, column): readonly Claim[] => {
    const cells = parts.map((part) => part.values[column])
    const present = cells.filter((cell) => cell !== undefined)
    if (present.length !== parts.length || present.some((cell) => cell.unit !== stated.unit))
      return []
    if (stated.unit === 'percent') return []
    const exact = sum(present.map(signed))
    const rounding = present.some((cell) => !isWhole(cell))
      ? sum(present.map((cell) => times(cell.step, { above: 1n, below: 2n })))
      : fraction(0)
    const apart = absolute(minus(exact, signed(stated)))
    const verdict =
      apart.above === 0n ? 'correct' : compare(apart, rounding) < 0 ? 'imprecise' : 'incorrect'
    const working = `the ${present.length} rows above add up to ${sayLike(exact, stated)}`
    return [
      {
        where: row.place,
        quote: row.text,
        kind: 'sum',
        stated: stated.text,
        recomputed: sayLike(exact, stated),
        verdict,
        explanation:
          verdict === 'correct'
            ? `${capital(working)}.`
            : `The total is printed as ${stated.text}, but ${working}.${verdict === 'imprecise' ? ' Rounding of the parts could explain it.' : ''}`,
        suggestion:
          verdict === 'incorrect' ? replaceCell(row.text, stated, sayLike(exact, stated)) : null,
      },
    ]
  })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A column of shares beside a column of counts, with a total row of 100%: each share of the total. */
export function checkShareColumns(reading: Reading): readonly Claim[] {
  return reading.tables.flatMap((table): readonly Claim[] => {
    const total = table.rows.find((row) => TOTAL.test(row.label.trim()))
    const shareOf = (row: TableRow) => row.percent ?? row.values.find((it) => it.unit === 'percent')
    const [whole, hundred] = [total?.values[0], total && shareOf(total)]
    if (
      !total ||
      !whole ||
      whole.unit === 'percent' ||
      !hundred ||
      compare(hundred.value, fraction(100)) !== 0 ||
      whole.value.above === 0n
    )
      return []
    return table.rows.flatMap((row): readonly Claim[] => {
      const [part, stated] = [row.values[0], shareOf(row)]
      if (row === total || !part || !stated || part.unit !== whole.unit) return []
      const exact = over(times(part.value, fraction(100)), whole.value)
      if (!exact) return []
      const fit = judge({ ...stated, closeness: 'exact' }, exact)
      const working = `${sayNumber(part.value)} ÷ ${sayNumber(whole.value)} = ${sayNumber(exact)}%`
      const recomputed = sayLike(exact, stated)
      return [
        {
          where: row.place,
          quote: row.text,
          kind: 'percent-of',
          stated: stated.text,
          recomputed,
          verdict: fit,
          explanation:
            fit === 'correct' ? `${working}.` : `The row says ${stated.text}, but ${working}.`,
          suggestion: fit === 'correct' ? null : replaceCell(row.text, stated, recomputed),
        },
      ]
    })
  })
}

/** Groups of one table that each split the same whole ("Age", "Gender") must come to the same total. */
export function checkGroups(reading: Reading): readonly Claim[] {
  return reading.tables.flatMap((table) => checkTableGroups(table, reading))
}

function checkTableGroups(table: UnderstoodTable, reading: Reading): readonly Claim[] {
  const names = [...new Set(table.rows.map((row) => row.group))].filter((name) => name !== null)
  if (names.length < 2 || names.length === table.rows.length) return []
  const totals = names.map((name) => {
    const rows = table.rows.filter((row) => row.group === name && row.current)
    return { name, rows, current: sum(rows.map((row) => row.current?.value ?? fraction(0))) }
  })
  const figures = reading.statements.flatMap((statement) =>
    statement.levels.map((level) => level.quantity.value),
  )
  const anchored = totals.filter(
    (it) => it.rows.length > 1 && figures.some((figure) => compare(figure, it.current) === 0),
  )
  const anchor = anchored[0]
  if (!anchor) return []
  return totals.flatMap((group): readonly Claim[] => {
    const first = group.rows[0]
    if (!first || group.rows.length < 2) return []
    const agrees = compare(group.current, anchor.current) === 0
    const over = compare(group.current, anchor.current) > 0
    return [
      {
        where: first.place,
        quote: group.rows.map((row) => row.text).join(' '),
        kind: 'sum',
        stated: group.rows.map((row) => row.current?.text).join(' + '),
        recomputed: sayNumber(group.current),
        verdict: agrees ? 'correct' : over ? 'inconsistent' : 'not-checkable',
        explanation: agrees
          ? `The rows of "${group.name}" add up to ${sayNumber(group.current)}, the number the paper gives in its text.`
          : `The rows of "${group.name}" add up to ${sayNumber(group.current)}, but those of "${anchor.name}", and the text, give ${sayNumber(anchor.current)}.`,
        suggestion: null,
      },
    ]
  })
}
