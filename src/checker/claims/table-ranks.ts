import { compare, fraction, minus, over } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading } from '../reading.ts'
import type { TableRow, UnderstoodTable } from '../tables.ts'
import { replaceCell } from './table-rows.ts'
import { isTotal } from './table-totals.ts'

const LEAST_ROWS = 4
/** Two rows swapped leave all but two in their places; a rank by something not printed leaves few. */
const MOST_OUT = 2

interface Order {
  readonly places: ReadonlyMap<TableRow, number>
  readonly said: string
}

/** A column of ranks against the values of its table, where the ranks plainly follow one of them. */
export function checkTableRanks(reading: Reading): readonly Claim[] {
  return reading.tables.flatMap((table) => {
    const ranked = table.rows.filter((row) => row.rank && !isTotal(row))
    if (
      ranked.length < LEAST_ROWS ||
      ranked.length !== table.rows.filter((row) => !isTotal(row)).length
    )
      return []
    const orders = ordersOf(ranked)
    const outOf = (order: Order) => ranked.filter((row) => !isAt(row, order)).length
    const best = orders.toSorted((one, other) => outOf(one) - outOf(other))[0]
    if (!best || outOf(best) > MOST_OUT || ranked.length - outOf(best) < MOST_OUT) return []
    return ranked.flatMap((row) => judgeRank(row, best, table))
  })
}

function isAt(row: TableRow, order: Order): boolean {
  return row.rank !== null && compare(row.rank.value, fraction(order.places.get(row) ?? 0)) === 0
}

function ordersOf(rows: readonly TableRow[]): readonly Order[] {
  const columns: readonly (readonly [string, (row: TableRow) => Quantity['value'] | undefined])[] =
    [
      ['value', (row) => (row.current ?? row.values.at(-1))?.value],
      ['first value', (row) => row.values[0]?.value],
      [
        'change',
        (row) =>
          row.current && row.earlier ? minus(row.current.value, row.earlier.value) : undefined,
      ],
      [
        'percentage change',
        (row) =>
          row.current && row.earlier
            ? over(minus(row.current.value, row.earlier.value), row.earlier.value)
            : undefined,
      ],
      ['share', (row) => row.share?.value],
    ]
  return columns.flatMap(([name, column]) => {
    const values = rows.flatMap((row) => {
      const value = column(row)
      return value ? [{ row, value }] : []
    })
    if (values.length !== rows.length) return []
    return [1, -1].map((way): Order => {
      const places = new Map(
        values.map(({ row, value }) => [
          row,
          1 + values.filter((other) => compare(other.value, value) * way > 0).length,
        ]),
      )
      return { places, said: `${name}, ${way > 0 ? 'highest' : 'lowest'} first` }
    })
  })
}

function judgeRank(row: TableRow, order: Order, table: UnderstoodTable): readonly Claim[] {
  const { rank } = row
  const place = order.places.get(row)
  if (!rank || place === undefined) return []
  const isRight = isAt(row, order)
  const tie = table.rows.some((other) => other !== row && order.places.get(other) === place)
  if (!isRight && tie) return []
  return [
    {
      where: row.place,
      quote: row.text,
      kind: 'rank',
      stated: rank.text,
      recomputed: String(place),
      verdict: isRight ? 'correct' : 'incorrect',
      explanation: isRight
        ? `Number ${place} by ${order.said}.`
        : `The row is ranked ${rank.text}, but by ${order.said}, as the other rows are, it is number ${place}.`,
      suggestion: isRight ? null : replaceCell(row.text, rank, String(place)),
    },
  ]
}
