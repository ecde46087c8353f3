import { wordsOf } from './cell-kinds.ts'
import type { Block } from './find-blocks.ts'
import { isTotalLabel } from './heading-words.ts'
import { numberIn } from './numbers.ts'
import { saysShare } from './share-sums.ts'
import { countsThings, isMoney } from './unit-doubts.ts'
import { unitIn } from './units.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** Columns most of whose figures are shown with "%". */
export function percentColumns(
  { rows }: Block,
  columns: readonly ColumnMeaning[],
): ReadonlySet<number> {
  return new Set(
    columns.flatMap(({ column }) => {
      const texts = wordsIn(rows, column, /\d/)
      const shown = texts.filter((text) => text.includes('%'))
      return shown.length * 2 > texts.length ? [column] : []
    }),
  )
}

/** "Losses in £m": what a line says to be in pounds. */
const IN_POUNDS = /\b([a-z]{4,})(?: (?:is|are|shown|given|stated|expressed))* in £/i

/** Columns of what is counted, and those without "£" where others show it or say it: a title in pounds is not of them. */
export function notInPounds(
  { rows, titles }: Block,
  columns: readonly ColumnMeaning[],
): ReadonlySet<number> {
  const inPounds = ({ column }: ColumnMeaning) => wordsIn(rows, column, /^[-(]?£/).length > 0
  const some = columns.some(inPounds)
  const named = titles.flatMap((line) => IN_POUNDS.exec(line)?.[1]?.toLowerCase() ?? [])
  const areSaid = columns.some(
    ({ unit, key }) =>
      unit?.unit === 'gbp' &&
      key.split(' > ').some((one) => named.some((word) => one.startsWith(word))),
  )
  // "Reports" beside "Losses (£m)" under "Losses in £m"
  const isOfOthers = ({ unit, key, words, is }: ColumnMeaning) =>
    areSaid && unit === undefined && is !== 'total' && words.length > 0 && !isMoney(key)
  return new Set(
    columns.flatMap((one) =>
      (some && !inPounds(one)) || isOfOthers(one) || one.words.some(countsThings)
        ? [one.column]
        : [],
    ),
  )
}

/**
 * Columns whose commas all stand before one or two figures: they are points. Beside them, points that all stand
 * before three figures are between thousands, unless commas of the table are.
 */
export function commaColumns(
  { rows }: Block,
  columns: readonly ColumnMeaning[],
): ReadonlySet<number> {
  const allAre = (column: number, having: RegExp, shape: RegExp) => {
    const texts = wordsIn(rows, column, having)
    return texts.length > 1 && texts.every((text) => shape.test(text))
  }
  const commas = columns.filter(({ column }) => allAre(column, /,/, /^-?\d+,\d{1,2} ?%?$/))
  const isForeign =
    commas.length > 0 &&
    columns.every(({ column }) => wordsIn(rows, column, /\d,\d{3}(?!\d)/).length === 0)
  const points = isForeign
    ? columns.filter(({ column }) =>
        allAre(column, /\./, /^[-−£]?\d{1,3}(?:\.\d{3})+(?:,\d+)?(?: ?\(?[a-z*]\)?)?$/),
      )
    : []
  return new Set([...commas, ...points].map(({ column }) => column))
}

/** What stands in the cells of a column that have something like this in them. */
function wordsIn(rows: Block['rows'], column: number, having: RegExp): readonly string[] {
  return rows.map(({ cells }) => wordsOf(cells[column])).filter((text) => having.test(text))
}

/** The rows that are called totals and say 100% in every column: of an answer to each question they say nothing. */
function hundreds(rows: Block['rows'], columns: readonly ColumnMeaning[]): readonly string[] {
  const first = columns[0]?.column ?? 0
  return rows.flatMap(({ cells, number, isSection }) => {
    const texts = columns.map(({ column }) => wordsOf(cells[column])).filter(Boolean)
    const isHundred = texts.length > 1 && texts.every((text) => /^100(?:\.0+)? ?%$/.test(text))
    const isCalledTotal = cells.slice(0, first).some((cell) => isTotalLabel(wordsOf(cell)))
    return !isSection && isHundred && isCalledTotal
      ? columns.map(({ column }) => `${number} ${column}`)
      : []
  })
}

/** Totals of 100 per cent at the end of rows that are in percentages, and whose other figures make that up; of rows that are called shares all. */
function wholesOfRows(rows: Block['rows'], columns: readonly ColumnMeaning[]): readonly string[] {
  const totals = columns.filter(({ is }) => is === 'total')
  const parts = columns.filter(({ is }) => is === 'observation')
  const labelsOf = ({ cells }: Block['rows'][number]) =>
    cells.slice(0, columns[0]?.column ?? 0).map(wordsOf)
  return rows.flatMap((row) => {
    if (!labelsOf(row).some((words) => unitIn(words)?.unit === 'percent')) return []
    const sum = parts.reduce((all, one) => all + (numberIn(wordsOf(row.cells[one.column])) ?? 0), 0)
    if (parts.length < 2 || Math.abs(sum - 100) > ROUNDING * parts.length) return []
    const wholes = totals.filter(({ column }) => numberIn(wordsOf(row.cells[column])) === 100)
    const isOfShares = wholes.length > 0 && labelsOf(row).some(saysShare)
    return (isOfShares ? columns : wholes).map(({ column }) => `${row.number} ${column}`)
  })
}

/** How far from 100 the shares of a whole may add up to, by their rounding. */
const ROUNDING = 0.6

/**
 * The cells, as "row column", that say 100% of what the others of their column are the shares of: they say
 * nothing of anything.
 */
export function wholeShares(
  { rows }: Block,
  columns: readonly ColumnMeaning[],
  inPercents: ReadonlySet<number>,
): ReadonlySet<string> {
  const found = new Set<string>([...wholesOfRows(rows, columns), ...hundreds(rows, columns)])
  for (const { column } of columns) {
    if (!inPercents.has(column)) continue
    const shares = rows.flatMap(({ number, cells }) => {
      const text = wordsOf(cells[column])
      const value = text.includes('%') ? numberIn(text) : null
      return value === null ? [] : [{ number, value }]
    })
    const whole = shares.filter(({ value }) => value === 100)
    const sum = shares.reduce((all, { value }) => all + value, 0)
    const [only] = whole
    if (whole.length === 1 && only && shares.length > 2 && Math.abs(sum - 200) <= ROUNDING)
      found.add(`${only.number} ${column}`)
  }
  return found
}
