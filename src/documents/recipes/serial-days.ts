import type { Cell, TableRow } from '../tables/table.ts'
import { wordsOf } from './cell-kinds.ts'

/** Days as a spreadsheet counts them, from 1 January 2000 to the end of 2049: five figures. */
const FIRST = 36_526
const LAST = 54_788
/** The day before the first of the count, which takes 1900 for a leap year. */
const BEFORE = Temporal.PlainDate.from('1899-12-30')

/** So many numbers that are days of months in a row are no counts. */
const ENOUGH = 3
/** Headings stand among the first rows. */
const MOST_ROWS = 30

/**
 * Rows in which a spreadsheet's dates have lost their form ("45748" for 1 April 2025), with the dates put
 * back: only where a row has several and nothing but them for numbers, each the first or the last day of a
 * month, as many months apart one after another.
 */
export function withSerialDays(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.map((row, index) => (index < MOST_ROWS && areDays(row) ? asDays(row) : row))
}

function areDays({ cells }: TableRow): boolean {
  const numbers = cells.map(wordsOf).filter((text) => /^[\d.,]+$/.test(text))
  const days = numbers.map(dayOfSerial)
  if (days.length < ENOUGH || days.some((day) => day === undefined)) return false
  const months = days.map((day) => (day === undefined ? 0 : day.year * 12 + day.month))
  const steps = new Set(months.slice(1).map((month, index) => month - (months[index] ?? 0)))
  const isEdge = (of: (day: Temporal.PlainDate) => boolean) =>
    days.every((day) => day !== undefined && of(day))
  return (
    steps.size === 1 &&
    [...steps].every((step) => step > 0) &&
    (isEdge(({ day }) => day === 1) || isEdge(({ day, daysInMonth }) => day === daysInMonth))
  )
}

function dayOfSerial(text: string): Temporal.PlainDate | undefined {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0
  return serial < FIRST || serial > LAST ? undefined : BEFORE.add({ days: serial })
}

function asDays(row: TableRow): TableRow {
  const cells = row.cells.map((cell): Cell => {
    const day = dayOfSerial(wordsOf(cell))?.toString()
    return day === undefined ? cell : { kind: 'date', day, shown: day }
  })
  return { ...row, cells }
}
