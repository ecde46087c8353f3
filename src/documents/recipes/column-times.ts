import { withoutBasis } from './basis-words.ts'
import { wordsOf } from './cell-kinds.ts'
import type { Block } from './find-blocks.ts'
import type { PeriodSettings } from './period-label.ts'
import { isYear, type PeriodReading } from './period-reading.ts'
import { choicesOf, readingOf, spanOf } from './spans.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { whenOf } from './when.ts'
import { isYearSoFar } from './year-so-far.ts'

/** Whether a column has a time of its own that others beside it may share: "YTD" alone is none, nor is a baseline's. */
export function hasTime({ times, isBaseline }: ColumnMeaning): boolean {
  return !isBaseline && times.some((time) => withoutBasis(time) !== '')
}

/** Whether what heads a column is what heads another, or it is headed by its time alone. */
export function sharesThing(one: ColumnMeaning, words: readonly string[]): boolean {
  return one.words.length === 0 || one.words.join() === words.join()
}

/** Whether some row has a value in a column. */
export function hasValues({ rows }: Block, { column }: ColumnMeaning): boolean {
  return rows.some(({ cells, isSection }) => !isSection && wordsOf(cells[column]) !== '')
}

/** Tells of a column whether its time is all of the time of others of the same: a year beside its quarters. */
export function wholeColumns(
  columns: readonly ColumnMeaning[],
  settings: PeriodSettings,
): (column: ColumnMeaning) => boolean {
  const timed = columns.flatMap((column) => {
    const reading =
      column.is === 'observation' ? readingOf(whenOf(column.times, settings)) : undefined
    return reading === undefined || column.times.length === 0 ? [] : [{ column, reading }]
  })
  const whole = new Set<number>()
  for (const { column, reading } of timed) {
    // "Full year" under its own year is that year's figure
    if (/^(?:full|whole)/i.test(column.key.split(' > ').at(-1) ?? '')) continue
    const parts = timed.filter(
      (other) =>
        other.column !== column &&
        other.column.words.join() === column.words.join() &&
        other.column.unit?.unit === column.unit?.unit &&
        reading.basis === 'during' &&
        !isYearSoFar(reading) &&
        other.reading.start >= reading.start &&
        other.reading.end <= reading.end &&
        (other.reading.start !== reading.start || other.reading.end !== reading.end),
    )
    const span = readingOf(
      spanOf(choicesOf(parts.map(({ reading: of }) => ({ words: '', label: { reading: of } })))),
    )
    if (parts.length > 1 && span?.start === reading.start && span.end === reading.end)
      whole.add(column.column)
  }
  return ({ column }) => whole.has(column)
}

/** Words for a year that is counted anew each month or quarter. */
export const ROLLS = /\bmonths?\b|\b12m\b|\brolling\b|\br\s?12\s?m?\b|\bmoving\b|\bmat\b|\bltm\b/i

/** Whether the years of a table are said to roll on, or overlap. */
export function rollsIn(block: Block, readings: readonly (PeriodReading | undefined)[]): boolean {
  if (block.titles.some((title) => /\brolling (?:12|twelve)[- ]month|\brolling year/i.test(title)))
    return true
  const years = readings.filter((reading) => reading !== undefined).filter(isYear)
  const rolling = years.filter(({ kind }) => kind === 'rolling year')
  return rolling.some((one) =>
    years.some(
      (other) => other.start !== one.start && other.start <= one.end && one.start <= other.end,
    ),
  )
}

/** Whether a time is a stretch of a year that is named whole. */
export function isPartOf(
  part: PeriodReading | undefined,
  year: PeriodReading | undefined,
): boolean {
  const isWhole = year?.kind === 'financial year' || year?.kind === 'calendar year'
  return isWhole && part !== undefined && part.start >= year.start && part.end <= year.end
}
