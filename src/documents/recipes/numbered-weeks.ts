import { wordsOf } from './cell-kinds.ts'
import type { BlockRow } from './find-blocks.ts'
import type { PeriodReading, PeriodSettings } from './period-reading.ts'
import { readingOf } from './spans.ts'
import { type DayMeans, type When, whenOf } from './when.ts'

const ONE = /^(?:week|wk|w)\.? ?(?:no\.? ?)?(\d{1,2})$/i
const SEVERAL = /^(?:weeks|week|wks?)\.? ?(\d{1,2}) ?(?:[-–—/]|to) ?(?:week |wk )?(\d{1,2})\b/i

/**
 * The days of weeks that have a number in one column and their days in another: "Wk 23", "01/09/2025".
 *
 * @param columns - those of the table that name times
 */
export function numberedWeeks(
  rows: readonly BlockRow[],
  columns: readonly number[],
  settings: PeriodSettings,
  means: DayMeans,
): ReadonlyMap<number, PeriodReading> {
  const found = new Map<number, PeriodReading>()
  for (const { cells } of rows) {
    const texts = columns.map((column) => wordsOf(cells[column]))
    const number = texts.map((text) => ONE.exec(text)?.[1]).find((one) => one !== undefined)
    if (number === undefined) continue
    const reading = texts
      .map((text) => readingOf(whenOf([text], settings, means)))
      .find((one) => one?.kind === 'week')
    if (reading !== undefined) found.set(Number(number), reading)
  }
  return found
}

/** "Weeks 23-26": from the first day of the one to the last of the other. */
export function severalWeeks(
  words: string,
  weeks: ReadonlyMap<number, PeriodReading>,
): When | undefined {
  const [, from, to] = SEVERAL.exec(words) ?? []
  const [first, last] = [weeks.get(Number(from)), weeks.get(Number(to))]
  if (first === undefined || last === undefined || first.start > last.end) return undefined
  return {
    words,
    label: { reading: { start: first.start, end: last.end, kind: 'range', basis: 'during' } },
  }
}
