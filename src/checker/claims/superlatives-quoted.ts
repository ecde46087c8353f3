import type { Working } from '../prose/formulas.ts'
import type { Line, NamedTable } from '../prose/named-table.ts'
import {
  isOfChange,
  isPlaced,
  type Order,
  ordersOfColumns,
  ordersOfRows,
  placeIn,
} from '../prose/orders.ts'
import type { Scene } from '../prose/scene.ts'
import type { Value } from '../prose/values.ts'
import type { Quantity } from '../quantities.ts'
import { alikeIn, isChangeOf } from './places-of-lines.ts'
import type { Superlative } from './superlative-words.ts'

/** What stands at an end of an order by a figure told beside the word for it. */
export interface QuotedEnd {
  readonly line: Line
  readonly order: Order
  readonly said: string
}

const LEAST_LINES = 3

/**
 * "January to March, with 26,230, was the quietest quarter": the figure nearest to the word, known to be right,
 * says which value is meant, and the table whether it stands there.
 *
 * @param rights - for the figures of the sentence the workings they are known to be right by
 */
export function quotedEnd(
  scene: Scene,
  word: Superlative,
  rights: ReadonlyMap<Quantity, Working | undefined>,
): QuotedEnd | undefined {
  const { text } = scene.statement.sentence
  const near = scene.figures
    .filter(
      (it) => !text.slice(Math.min(it.end, word.end), Math.max(it.from, word.start)).includes(';'),
    )
    .toSorted((one, other) => farFrom(one, word) - farFrom(other, word))
  for (const quantity of near) {
    const right = rights.get(quantity)
    const places = right ? placesOf(scene, right, word) : []
    if (places.length === 0) continue
    return places.find((it) => isAt(it, word))
  }
  return undefined
}

const farFrom = ({ from, end }: Quantity, word: Superlative) =>
  end <= word.start ? word.start - end : from - word.end

interface Place extends QuotedEnd {
  readonly lines: readonly Line[]
}

/** The orders that a figure is a value of: its column for its row, its row for its column, or the change between two. */
function placesOf(scene: Scene, { of = [], kind }: Working, word: Superlative): readonly Place[] {
  const cells = of.flatMap(({ cell }) => cell ?? [])
  const [one] = cells
  const named = scene.tables.find(({ named: { table } }) => table === one?.table)?.named
  if (!named || !one || one.row === null || cells.length !== of.length) return []
  const row = named.rows[one.row]
  const column = named.columns[one.column]
  const [value] = of
  if (!row || !column || !value) return []
  if (cells.length === 1) return placesOfCell(named, row, column, value, word)
  const [, other] = cells
  if (!word.direction || other?.row !== one.row || kind === 'percent-of') return []
  const changes = ordersOfRows(named).filter(
    (it) => isChangeOf(word)(it) && (it.kind === 'percent-change') === (kind === 'percent-change'),
  )
  return changes.map((order) => ({
    line: row,
    order,
    said: order.valueOf(row)?.said ?? '',
    lines: named.rows.filter(({ isWhole }) => !isWhole),
  }))
}

function placesOfCell(
  named: NamedTable,
  row: Line,
  column: Line,
  { said }: Value,
  word: Superlative,
): readonly Place[] {
  const rows = named.rows.filter(({ isWhole }) => !isWhole)
  const down = ordersOfRows(named).filter(({ line }) => line === column)
  const across = ordersOfColumns(named).filter(({ line }) => line === row)
  return [
    ...(row.isWhole
      ? []
      : down
          .filter((order) => isOfChange(order) === (word.direction !== null))
          .map((order) => ({ line: row, order, said, lines: alikeIn(rows, row) }))),
    ...(word.direction !== null || !OF_TIME.test(column.label)
      ? []
      : across.map((order) => ({
          line: column,
          order,
          said,
          lines: named.columns.filter(
            (it) =>
              !it.isWhole && OF_TIME.test(it.label) && apartFromTime(it) === apartFromTime(column),
          ),
        }))),
  ]
}

const OF_TIME =
  /\b(?:q[1-4]|(?:first|second|third|fourth) quarter|quarter [1-4]|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?)\b/iu

const TIMES = new RegExp(OF_TIME, 'giu')

/** "Days lost Q4" and "Days lost Q2" are the same at two times. */
function apartFromTime({ label }: Line): string {
  return label
    .replaceAll(TIMES, '')
    .replaceAll(/[^\p{L}%£]/gu, '')
    .toLowerCase()
}

function isAt({ order, lines, line }: Place, word: Superlative): boolean {
  if (lines.length < LEAST_LINES) return false
  const signs = isOfChange(order) && word.direction ? [word.direction] : word.signs
  const known = lines.filter((it) => order.valueOf(it) !== null)
  return signs.some((sign) => isPlaced(placeIn(order, known, line, sign), word.rank))
}
