import {
  absolute,
  capitalise,
  compare,
  type Fraction,
  fraction,
  minus,
  over,
  sum,
  times,
} from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber } from '../explain.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading } from '../reading.ts'
import type { TableRow, UnderstoodTable } from '../tables.ts'
import { isWhole, replaceCell, signed } from './table-rows.ts'

const TOTAL =
  /^(?:grand |overall |sub[- ]?)?totals?\b|\btotal$|^all (?:areas|districts|types|ages|forces)$/iu
const SUBTOTAL = /^sub[- ]?total/iu
/** Rows that are part of another row, or overlap it, do not add up with the rest. */
const WITHIN = /^(?:of which|including|excluding|[-–•]\s)|\b(?:of which|rate|average|per cent|%)/iu
/** When no column adds up and the gap is wider than this, the rows were not meant to be added. */
const FARTHEST_PERCENT = 10n

export function isTotal(row: TableRow): boolean {
  return TOTAL.test(row.label.trim())
}

/** A row called "Total" against the rows above it, column by column; a sub-total against its own. */
export function checkTotals(reading: Reading): readonly Claim[] {
  return reading.tables.flatMap((table) => {
    const claims: Claim[] = []
    let since: TableRow[] = []
    let all: TableRow[] = []
    let subtotals: TableRow[] = []
    for (const row of table.rows) {
      if (!isTotal(row)) {
        since.push(row)
        all.push(row)
        continue
      }
      if (SUBTOTAL.test(row.label)) {
        claims.push(...checkTotal(row, [since]))
        subtotals.push(row)
        since = []
        continue
      }
      claims.push(...checkTotal(row, [all, [...subtotals, ...since]]))
      since = []
      all = []
      subtotals = []
    }
    return [...claims, ...checkAcross(table)]
  })
}

function checkTotal(row: TableRow, ways: readonly (readonly TableRow[])[]): readonly Claim[] {
  const [parts = []] = ways
  if (parts.length < 2 || parts.some((part) => WITHIN.test(part.label.trim()))) return []
  const claims = row.values.flatMap((stated, column): readonly Claim[] => {
    const borne = ways.find((way) => {
      const exact = columnSum(way, column, stated)
      return exact !== undefined && compare(exact, signed(stated)) === 0
    })
    return checkColumn(row, borne ?? parts, stated, column)
  })
  const shares = row.share ? checkShareTotal(row, parts, row.share) : []
  const wide = claims.filter((it) => it.verdict === 'incorrect')
  if (
    claims.length > 0 &&
    wide.length === claims.length &&
    row.values.every((stated, column) => isFar(parts, stated, column))
  )
    return shares
  return [...claims, ...shares]
}

function isFar(parts: readonly TableRow[], stated: Quantity, column: number): boolean {
  const exact = columnSum(parts, column, stated)
  if (!exact) return false
  const apart = absolute(minus(exact, signed(stated)))
  return (
    compare(
      times(apart, fraction(100)),
      times(absolute(exact), { above: FARTHEST_PERCENT, below: 1n }),
    ) > 0
  )
}

function columnSum(
  parts: readonly TableRow[],
  column: number,
  like: Quantity,
): Fraction | undefined {
  const cells = parts.map((part) => part.values[column])
  const present = cells.filter((cell) => cell !== undefined)
  if (parts.length < 2 || present.length !== parts.length) return undefined
  return present.some((cell) => cell.unit !== like.unit) ? undefined : sum(present.map(signed))
}

function checkColumn(
  row: TableRow,
  parts: readonly TableRow[],
  stated: Quantity,
  column: number,
): readonly Claim[] {
  const exact = columnSum(parts, column, stated)
  if (!exact || stated.unit === 'percent') return []
  const present = parts.flatMap((part) => part.values[column] ?? [])
  const rounding = present.some((cell) => !isWhole(cell))
    ? sum([...present, stated].map((cell) => times(cell.step, { above: 1n, below: 2n })))
    : fraction(0)
  const apart = absolute(minus(exact, signed(stated)))
  const isFew = present.length <= 3 && compare(apart, stated.step) >= 0
  const verdict =
    apart.above === 0n
      ? 'correct'
      : compare(apart, rounding) < 0 && !isFew
        ? 'correct'
        : compare(apart, rounding) < 0 && compare(apart, stated.step) === 0
          ? 'correct'
          : 'incorrect'
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
          ? `${capitalise(working)}${apart.above === 0n ? '' : ', which rounding of the parts can explain'}.`
          : `The total is printed as ${stated.text}, but ${working}.${digitsSwapped(stated, exact)}`,
      suggestion:
        verdict === 'incorrect' ? replaceCell(row.text, stated, sayLike(exact, stated)) : null,
    },
  ]
}

/** 21,288 for 21,828: two neighbouring figures changed places. */
function digitsSwapped(stated: Quantity, exact: Fraction): string {
  const [one, other] = [stated.text, sayLike(exact, stated)].map((it) => it.replace(/\D/gu, ''))
  if (one === undefined || other === undefined || one.length !== other.length) return ''
  const at = [...one].findIndex((digit, index) => digit !== other[index])
  const swapped = one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2)
  return at >= 0 && swapped === other ? ' Two figures look to have changed places.' : ''
}

function checkShareTotal(
  row: TableRow,
  parts: readonly TableRow[],
  stated: Quantity,
): readonly Claim[] {
  const shares = parts.flatMap((part) => part.share ?? [])
  if (
    stated.unit !== 'percent' ||
    shares.length !== parts.length ||
    shares.some((it) => it.unit !== 'percent')
  )
    return []
  const exact = sum(shares.map((it) => it.value))
  const reach = sum([...shares, stated].map((it) => times(it.step, { above: 1n, below: 2n })))
  const fits = compare(absolute(minus(exact, stated.value)), reach) <= 0
  return fits
    ? [
        {
          where: row.place,
          quote: row.text,
          kind: 'sum',
          stated: stated.text,
          recomputed: `${sayNumber(exact)}%`,
          verdict: 'correct',
          explanation: `The shares above add up to ${sayNumber(exact)}%.`,
          suggestion: null,
        },
      ]
    : []
}

/** A column headed "Total" against the values of its own row. */
function checkAcross(table: UnderstoodTable): readonly Claim[] {
  return table.rows.flatMap((row): readonly Claim[] => {
    const { total, values } = row
    if (
      !total ||
      values.length < 2 ||
      values.some((it) => it.unit !== total.unit) ||
      total.unit === 'percent'
    )
      return []
    const count = table.roles?.filter((role) => role === 'value').length
    if (values.length !== count) return []
    const exact = sum(values.map(signed))
    const reach = values.every(isWhole)
      ? fraction(0)
      : sum([...values, total].map((it) => times(it.step, { above: 1n, below: 2n })))
    const fits = compare(absolute(minus(exact, signed(total))), reach) <= 0
    const working = `${values.map((it) => it.text).join(' + ')} = ${sayLike(exact, total)}`
    return [
      {
        where: row.place,
        quote: row.text,
        kind: 'sum',
        stated: total.text,
        recomputed: sayLike(exact, total),
        verdict: fits ? 'correct' : 'incorrect',
        explanation: fits
          ? `${working}.`
          : `The row's total is printed as ${total.text}, but ${working}.${digitsSwapped(total, exact)}`,
        suggestion: fits ? null : replaceCell(row.text, total, sayLike(exact, total)),
      },
    ]
  })
}

/** A column of shares beside a column of counts: each share of the total row, or of all the rows together. */
export function checkShareColumns(reading: Reading): readonly Claim[] {
  return reading.tables.flatMap((table): readonly Claim[] => {
    const total = table.rows.find(isTotal)
    const isHeaded = table.roles?.includes('share') === true
    const shareOf = (row: TableRow) =>
      isHeaded ? row.share : (row.percent ?? row.values.find((it) => it.unit === 'percent') ?? null)
    const parts = table.rows.filter((row) => !isTotal(row))
    const hundred = total && shareOf(total)
    const isWholeTable =
      hundred !== null && hundred !== undefined && compare(hundred.value, fraction(100)) === 0
    const shares = parts.flatMap((row) => shareOf(row) ?? [])
    const summed = sum(shares.map((it) => it.value))
    const nearAll = compare(absolute(minus(summed, fraction(100))), fraction(3)) <= 0
    if (!isWholeTable && !(isHeaded && (total || nearAll))) return []
    const column = Math.max(0, lastValue(parts))
    const whole =
      total?.values[isHeaded ? column : 0]?.value ??
      sum(parts.flatMap((row) => row.values[column]?.value ?? []))
    if (whole.above <= 0n) return []
    return parts.flatMap((row): readonly Claim[] => {
      const [part, stated] = [row.values[isHeaded ? column : 0], shareOf(row)]
      if (!part || stated?.unit !== 'percent' || part.unit === 'percent') return []
      const exact = over(times(part.value, fraction(100)), whole)
      if (!exact || compare(exact, fraction(100)) > 0) return []
      const others = parts.filter((it) => it !== row)
      return [judgeShare(row, { part, stated, exact, whole }, others)]
    })
  })
}

function lastValue(rows: readonly TableRow[]): number {
  return Math.min(...rows.map((row) => row.values.length)) - 1
}

function judgeShare(
  row: TableRow,
  {
    part,
    stated,
    exact,
    whole,
  }: { part: Quantity; stated: Quantity; exact: Fraction; whole: Fraction },
  others: readonly TableRow[],
): Claim {
  const fit = judge({ ...stated, closeness: 'exact' }, exact)
  const working = `${sayNumber(part.value)} ÷ ${sayNumber(whole)} = ${sayNumber(exact)}%`
  const recomputed = sayLike(exact, stated)
  const neighbour = others.find((it) => {
    const value = it.values[0]
    const share = value && over(times(value.value, fraction(100)), whole)
    return share !== undefined && judge({ ...stated, closeness: 'exact' }, share) === 'correct'
  })
  const cause = neighbour ? ` It is the share of the row "${neighbour.label}".` : ''
  return {
    where: row.place,
    quote: row.text,
    kind: 'percent-of',
    stated: stated.text,
    recomputed,
    verdict: fit,
    explanation:
      fit === 'correct' ? `${working}.` : `The row says ${stated.text}, but ${working}.${cause}`,
    suggestion: fit === 'correct' ? null : replaceCell(row.text, stated, recomputed),
  }
}
