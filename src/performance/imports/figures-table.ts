import type { Figure, Table, TableRow } from '#documents/index.ts'
import { periodOf } from '#shared/index.ts'
import { madeTable } from './made-table.ts'
import type { NamedFigure } from './name-figures.ts'

/** The columns that figures read by a recipe are handed on in, in this order. */
const COLUMNS = [
  'measure',
  'area',
  'breakdown',
  'period',
  'value',
  'denominator',
  'status',
  'paragraph',
  'note',
] as const

/** Marks that say why there is no number, and what the program keeps of them. */
const WITHHELD = new Set(['suppressed', 'confidential', 'withheld'])

/**
 * The figures of a file as a table of observations: each in a row that says in which cell of the file it
 * stands. What is asked, left out or compared with is not among them.
 */
export function figuresTable(
  name: string,
  figures: readonly NamedFigure[],
  notes: readonly string[],
): Table {
  return madeTable(name, COLUMNS, figures.filter(isToBeWritten).map(toRow), notes)
}

/** Whether nothing about a figure is open, and it is one that is kept. */
export function isToBeWritten({ figure, asked, left }: NamedFigure): boolean {
  return asked.length === 0 && left === undefined && figure.role !== 'comparator'
}

function toRow({ figure, measure, place, breakdown, value }: NamedFigure): TableRow {
  const { period, n, unit, address, row } = figure
  const { status, says } = statusOf(figure)
  const cells: Record<(typeof COLUMNS)[number], string> = {
    measure: measure?.id ?? '',
    area: place ?? '',
    breakdown,
    period: period === null ? '' : periodOf(period.start, period.end).code,
    value: value === null ? '' : String(value),
    denominator: n === null || unit !== 'percent' || value === null ? '' : String(n),
    status,
    paragraph: `cell ${address}`,
    note: says,
  }
  return { number: row, at: address, cells: COLUMNS.map((column) => cells[column]) }
}

/** How firm a figure is in the program's own words, and in the file's where those say more. */
function statusOf({ role, status, note, value, raw }: Figure): {
  readonly status: string
  readonly says: string
} {
  const told = [status === 'final' ? '' : status, note].filter(Boolean)
  const says = value === null && raw !== '' ? [...told, `printed as "${raw}"`] : told
  const words = [...new Set(says)].join('; ')
  if (role === 'target') return { status: 'target', says: words }
  if (value === null && WITHHELD.has(status)) return { status: 'withheld', says: words }
  if (status === 'provisional') return { status: 'provisional', says: note }
  if (status === 'estimated' || status === 'forecast') return { status: 'approximate', says: words }
  return { status: 'actual', says: words }
}
