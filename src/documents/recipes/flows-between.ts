import type { PeriodSettings } from './period-label.ts'
import { betweenDays, dayAfter, readingOf } from './spans.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { type When, whenOf } from './when.ts'

/** The time of what happened between two days that stand on either side. */
export interface Flow {
  readonly when: When
  /** Whether the later day is still to come. */
  readonly isForecast: boolean
}

/**
 * Columns without a time of their own between those of two days: "Transfers in" between "Balance 1 April 2025"
 * and "Forecast balance 31 March 2026" happens from the one to the other.
 *
 * @returns by column
 */
export function flowsBetween(
  columns: readonly ColumnMeaning[],
  settings: PeriodSettings,
): ReadonlyMap<number, Flow> {
  const days = columns.flatMap((column) => {
    const reading = readingOf(whenOf(column.times, settings))
    return reading?.kind === 'day' ? [{ column, reading }] : []
  })
  const [opening, closing, ...more] = days
  if (opening === undefined || closing === undefined || more.length > 0) return new Map()
  if (opening.reading.start >= closing.reading.start) return new Map()
  // A balance at the end of a day is that with which the next begins
  const first = opening.reading.start.endsWith('-01')
    ? opening.reading.start
    : dayAfter(opening.reading.start)
  const when = betweenDays(
    { ...opening.reading, start: first },
    closing.reading,
    `${first} to ${closing.reading.end}`,
  )
  const between = columns.filter(
    ({ column, times, isStock, is }) =>
      column > opening.column.column &&
      column < closing.column.column &&
      times.length === 0 &&
      !isStock &&
      is !== 'target',
  )
  return new Map(
    between.map(({ column }) => [column, { when, isForecast: closing.column.isForecast }]),
  )
}
