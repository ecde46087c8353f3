import { fraction } from '#shared/index.ts'
import { sayIn } from '../explain.ts'
import type { Line, NamedTable } from './named-table.ts'
import type { Value } from './values.ts'

export type OrderKind = 'value' | 'rate' | 'change' | 'percent-change'

/** One thing by which the rows of a table, or its columns, can be put in order. */
export interface Order {
  readonly kind: OrderKind
  /** The column or the row that it is, `null` for a change worked from two columns. */
  readonly line: Line | null
  readonly label: string
  readonly valueOf: (line: Line) => Placed | null
}

export const isOfChange = ({ kind }: Order): boolean =>
  kind === 'change' || kind === 'percent-change'

export interface Placed {
  readonly value: number
  readonly kind: Value['kind']
  readonly said: string
  readonly isCredit?: true
}

const KINDS: Readonly<Record<string, OrderKind>> = {
  rate: 'rate',
  percent: 'rate',
  average: 'rate',
  change: 'change',
  points: 'change',
  'percent-change': 'percent-change',
}
const NO_ORDER = new Set(['rank', 'note', 'target'])

/** All by which the rows of a table can be ordered: its columns, and the changes between those of two times. */
export function ordersOfRows(named: NamedTable): readonly Order[] {
  const printed = named.columns.flatMap((line): readonly Order[] =>
    NO_ORDER.has(line.heading?.kind ?? 'plain')
      ? []
      : [
          {
            kind: kindOf(named, line),
            line,
            label: line.label,
            valueOf: (row) => toPlaced(named.at(row.at, line.at)),
          },
        ],
  )
  const has = (kind: OrderKind) => printed.some((it) => it.kind === kind)
  const pairs = has('change') && has('percent-change') ? [] : pairsOf(named)
  return [
    ...printed,
    ...pairs.flatMap(([later, earlier]) => [
      ...(has('change') ? [] : [changeBetween(named, later, earlier, false)]),
      ...(has('percent-change') ? [] : [changeBetween(named, later, earlier, true)]),
    ]),
  ]
}

/** The changes of a table's rows as worked from its two times, whatever is printed of them. */
export function workedChanges(named: NamedTable): readonly Order[] {
  return pairsOf(named).map(([later, earlier]) => changeBetween(named, later, earlier, false))
}

/** All by which the columns of a table can be ordered: its rows. */
export function ordersOfColumns(named: NamedTable): readonly Order[] {
  return named.rows.map((line) => ({
    kind: 'value' as const,
    line,
    label: line.label,
    valueOf: (column) => toPlaced(named.at(line.at, column.at)),
  }))
}

/** All by which the rows of a table, or its columns, may be said to be in order: as printed, and worked from any two. */
export function everyOrder(named: NamedTable, way: 'rows' | 'columns'): readonly Order[] {
  const across = way === 'rows' ? named.columns : named.rows
  const at = (own: Line, line: Line) =>
    way === 'rows' ? named.at(line.at, own.at) : named.at(own.at, line.at)
  const printed = across.flatMap((own): readonly Order[] =>
    NO_ORDER.has(own.heading?.kind ?? 'plain')
      ? []
      : [
          {
            kind: way === 'rows' ? kindOf(named, own) : 'value',
            line: own,
            label: own.label,
            valueOf: (line) => at(own, line),
          },
        ],
  )
  const values = printed.filter(({ kind }) => kind === 'value' || kind === 'rate')
  const pairs = values
    .slice(0, MOST_ACROSS)
    .flatMap((one, index) =>
      values.slice(index + 1, MOST_ACROSS).map((other) => [one, other] as const),
    )
  return [...printed, ...pairs.flatMap(([one, other]) => ordersOfTwo(one, other))]
}
const MOST_ACROSS = 12

/** What two orders are apart, and how many times the one is of the other. */
function ordersOfTwo(one: Order, other: Order): readonly Order[] {
  const by = (kind: OrderKind, work: (first: Placed, second: Placed) => number | null): Order => ({
    kind,
    line: null,
    label: `${one.label}, ${other.label}`,
    valueOf: (line) => {
      const [first, second] = [one.valueOf(line), other.valueOf(line)]
      const value = first && second && work(first, second)
      return value === null ? null : { value, kind: 'count', said: line.label }
    },
  })
  const apart = by('change', (first, second) =>
    first.kind === second.kind ? first.value - second.value : null,
  )
  const times = by('percent-change', (first, second) =>
    first.kind !== 'percent' && second.kind !== 'percent' && second.value > 0
      ? first.value / second.value
      : null,
  )
  return [apart, times]
}

function kindOf(named: NamedTable, { at, heading }: Line): OrderKind {
  const kind = KINDS[heading?.kind ?? 'plain'] ?? 'value'
  const isPercent = named.table.figures.columns[at]?.unit === 'percent'
  if (kind === 'change' && isPercent && heading?.kind === 'change') return 'percent-change'
  return kind === 'value' && isPercent ? 'rate' : kind
}

const toPlaced = (value: Value | null): Placed | null => value

/** The pair of the table, or of several times the last with the first and with the one before it. */
function pairsOf({ current, earlier, columns }: NamedTable): readonly (readonly [Line, Line])[] {
  const [one, other] = [columns[current ?? -1], columns[earlier ?? -1]]
  if (one && other) return [[one, other]]
  const timed = columns
    .filter(
      ({ times, heading }) =>
        times.length === 1 && (KINDS[heading?.kind ?? 'plain'] ?? 'value') === 'value',
    )
    .toSorted((a, b) => (a.times[0] ?? 0) - (b.times[0] ?? 0))
  const [first, last, before] = [timed[0], timed.at(-1), timed.at(-2)]
  if (!first || !last || !before || first === last) return []
  return first === before
    ? [[last, first]]
    : [
        [last, first],
        [last, before],
      ]
}

function changeBetween(named: NamedTable, later: Line, earlier: Line, isPercent: boolean): Order {
  const label = `${isPercent ? '% change' : 'change'}, ${earlier.label} to ${later.label}`
  return {
    kind: isPercent ? 'percent-change' : 'change',
    line: null,
    label,
    valueOf: (row) => {
      const [one, other] = [named.at(row.at, later.at), named.at(row.at, earlier.at)]
      if (!one || !other || one.kind !== other.kind || (isPercent && other.value <= 0)) return null
      const value = isPercent
        ? (100 * (one.value - other.value)) / other.value
        : one.value - other.value
      const kind = isPercent ? 'percent' : one.kind
      return {
        value,
        kind,
        said: `${sayIn(fraction(value.toFixed(2)), kind === 'percent' ? 'percent' : 'count')} ("${row.label}")`,
      }
    },
  }
}

/** Whether a line stands in a place from either end of an order, among those lines that have a value in it. */
export function standsIn(order: Order, lines: readonly Line[], line: Line, rank: number): boolean {
  const known = lines.filter((it) => order.valueOf(it) !== null)
  return ([1, -1] as const).some((sign) => {
    return isPlaced(placeIn(order, known, line, sign), rank)
  })
}

/** Whether a line stands in a place, be it with others that are alike. */
export function isPlaced(found: ReturnType<typeof placeIn>, rank: number): boolean {
  return found !== null && found.place <= rank && rank < found.place + found.alike
}

/** Which place a line has from one end of an order, and which lines stand first; `null` where one has no value. */
export function placeIn(
  order: Order,
  lines: readonly Line[],
  line: Line,
  sign: 1 | -1,
): { readonly place: number; readonly alike: number; readonly inOrder: readonly Line[] } | null {
  const all = lines.map((it) => ({ line: it, placed: order.valueOf(it) }))
  const own = all.find((it) => it.line === line)?.placed
  if (!own || all.some(({ placed }) => placed?.kind !== own.kind)) return null
  const sizeOf = ({ placed }: (typeof all)[number]) => sign * (placed?.value ?? 0)
  const inOrder = all.toSorted((one, other) => sizeOf(other) - sizeOf(one))
  const better = all.filter((it) => sizeOf(it) > sign * own.value).length
  const alike = all.filter((it) => sizeOf(it) === sign * own.value).length
  return { place: better + 1, alike, inOrder: inOrder.map((it) => it.line) }
}
