import { findPeriods } from '../papers/periods.ts'
import type { PeriodSettings } from './period-label.ts'
import { readingOf } from './spans.ts'
import { addsUp } from './sums.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { whenOf } from './when.ts'

/**
 * "% abandoned is of calls offered", "Found rate = object found as % of searches April to September", "Upheld: share
 * of reviews completed".
 */
const OF =
  /^(.{3,40}?)(?: (?:is|are|=) (?:.*?(?:%|\b(?:per ?cent|percentage|share|proportion)s?) of |of )|: (?:(?:a|the|as|shown as) )*(?:%|per ?cent|percentage|share|proportion) of )(?:all |the )*(.{4,60})$/i

/** "Percentages are of repairs completed": of every column of them. */
const ALL_SHARES = /^(?:all |the |both )*percentages$/i

/**
 * The columns that the percentages of others are of, as a sentence near the table, or below another of its sheet, says.
 *
 * @returns by the column of percentages; none where the sentence fits no column, or two alike
 */
export function baseNotes(
  lines: readonly string[],
  columns: readonly ColumnMeaning[],
  settings: PeriodSettings,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const sentences = lines.flatMap((line) => line.split(/[.;]\s+|\.$/))
  for (const sentence of sentences) {
    const [, of = '', base = ''] = OF.exec(sentence.trim()) ?? []
    if (base === '') continue
    for (const column of columns) {
      if (
        !of.split(/,? and |, /).some((one) => isCalled(column.key, one)) &&
        !isCalled(column.key, of) &&
        !(ALL_SHARES.test(of) && column.unit?.unit === 'percent' && !column.times.length)
      )
        continue
      const all = columns.filter(
        (one) =>
          one.column !== column.column &&
          (one.is === 'observation' || one.is === 'total') &&
          addsUp(one.unit?.unit),
      )
      const group = all.filter((one) => overOf(one) === overOf(column))
      const bracketed = /\(([^()]+)\)$/.exec(base)?.[1] ?? ''
      const fitting = [
        all.filter(({ key }) => isCalled(key, bracketed)),
        longestNamed(group, base),
        group.filter((one) => isOfTime(one, base, settings)),
        group.filter((one) => sharesWord(one.key, base)),
      ].find(({ length }) => length > 0)
      const [only, ...more] = fitting ?? []
      if (only !== undefined && more.length === 0) found.set(column.column, only.column)
    }
  }
  return found
}

function overOf({ key }: ColumnMeaning): string {
  return key.split(' > ').slice(0, -1).join(' > ')
}

const plain = (words: string) => words.toLowerCase().replace(/[^a-z0-9]+/g, '')

function isCalled(key: string, words: string): boolean {
  const [own, said] = [plain(lowestOf(key)), plain(words)]
  return said !== '' && own === said
}

function isOfTime({ times }: ColumnMeaning, base: string, settings: PeriodSettings): boolean {
  const own = readingOf(whenOf(times, settings))
  const period = findPeriods(base)[0]?.text ?? /\b[a-z]+ (?:to|[-–]) [a-z]+$/i.exec(base)?.[0]
  const named = period === undefined ? undefined : readingOf(whenOf([period], settings))
  return own !== undefined && own.start === named?.start && own.end === named.end
}

/** "Calls answered" and not "Calls", of "calls answered within the month": the columns whose whole name a sentence has, those with the longest. */
function longestNamed(group: readonly ColumnMeaning[], base: string): readonly ColumnMeaning[] {
  const words = wordsIn(base)
  const named = group.filter(({ key }) => {
    const own = wordsIn(lowestOf(key))
    return own.length > 0 && own.every((word) => words.includes(word))
  })
  const longest = Math.max(...named.map(({ key }) => wordsIn(lowestOf(key)).length))
  return named.filter(({ key }) => wordsIn(lowestOf(key)).length === longest)
}

const lowestOf = (key: string) => key.split(' > ').at(-1) ?? ''

const wordsIn = (text: string) =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

function sharesWord(key: string, base: string): boolean {
  const own = lowestOf(key)
    .toLowerCase()
    .split(/[^a-z]+/)
  const words = new Set(base.toLowerCase().split(/[^a-z]+/))
  return own.some((word) => word.length > 4 && words.has(word))
}
