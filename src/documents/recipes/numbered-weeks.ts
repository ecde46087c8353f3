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

const NUMBERS = 'two three four five six seven eight nine ten eleven twelve thirteen'.split(' ')
const COUNT = String.raw`(\d{1,2}|${NUMBERS.join('|')})`
const SO_MANY = [
  /\((\d{1,2}) weeks?\)\s*$/i,
  new RegExp(
    `^(?:all |the |sub-?total,? |total,? |last )*${COUNT}[- ]weeks?(?: (?:period|block))?(?: (?:total|sum|sub-?total|figures?))?$`,
    'i',
  ),
  new RegExp(`^(?:sub-?)?totals? (?:of|for|over) (?:the |all |last )*${COUNT} weeks$`, 'i'),
]

/** How many weeks a sum of them says that it is of: "October (5 weeks)", "4-week total", "Weeks 5 to 8"; 0 for none. */
function weeksSaid(words: string): number {
  const [, from, to] = SEVERAL.exec(words.replace(/^(?:sub-?)?totals?,? /i, '')) ?? []
  if (from !== undefined) return Number(to) - Number(from) + 1
  const said =
    SO_MANY.map((one) => one.exec(words.trim())?.[1])
      .find(Boolean)
      ?.toLowerCase() ?? ''
  return NUMBERS.includes(said) ? NUMBERS.indexOf(said) + 2 : Number(said)
}

/** "Total October (4 weeks)": whether a sum says of how many weeks it is. */
export function saysSoManyWeeks(words: string): boolean {
  return weeksSaid(words) > 0
}

/** The last so many weeks before a sum that says of how many it is, whatever days a month has; `undefined` where there are fewer. */
export function weeksBefore(
  words: string,
  before: readonly (PeriodReading | undefined)[],
): When | undefined {
  const number = weeksSaid(words)
  if (number < 1) return undefined
  const weeks = [
    ...new Map(
      before.flatMap((one) => (one?.kind === 'week' ? [[one.start, one] as const] : [])),
    ).values(),
  ].slice(-number)
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (weeks.length < number || first === undefined || last === undefined) return undefined
  const reading = { start: first.start, end: last.end, kind: 'range', basis: 'during' } as const
  return { words, label: { reading } }
}
