import type { TableRow } from '../tables/table.ts'
import { cellKind, wordsOf } from './cell-kinds.ts'

type RowKind = 'blank' | 'spread' | 'line' | 'headings' | 'years' | 'values'

/** A row of a sheet as it looks, before it is known what it belongs to. */
export interface SeenRow {
  readonly row: TableRow
  readonly kind: RowKind
  /** Which cells have something of their own. */
  readonly filled: readonly number[]
  readonly words: string
  /** How many of its cells could be years. */
  readonly years: number
  readonly marks: number
}

/** A mark that no heading has: "..", "[x]", "<5"; "r", "n" and "-" may stand in one. */
const SIGN = /^(?:\.{2,}|\[[a-z]{1,3}\]|<\s?\d+|\*+|~|n\/a|n\/k)$/i

/** What rows say, a line each; a legend's mark with its meaning, and two headings apart. */
export function linesOf(rows: readonly SeenRow[]): string[] {
  return rows.flatMap(({ row, filled, words, kind }) =>
    words === ''
      ? []
      : kind === 'headings' && filled.length === 2 && (filled[1] ?? 0) > 1
        ? filled.map((index) => wordsOf(row.cells[index]))
        : [explained(filled.map((index) => wordsOf(row.cells[index]))) ?? words],
  )
}

/** "c" in one cell and what it means in the next. */
function explained([mark = '', means = '', ...more]: readonly string[]): string | undefined {
  return more.length === 0 && means.includes(' ') && LEGEND_MARK.test(mark)
    ? `${mark} = ${means}`
    : undefined
}

const LEGEND_MARK = /^(?:[a-z]{1,3}|\W{1,3}|\[[a-z]{1,4}\]|\([a-z]{1,3}\))$/i

/** Looks at a row: what kind it is, and what stands in it. */
export function seen(row: TableRow): SeenRow {
  const kinds = row.cells.map(cellKind)
  const filled = kinds.flatMap((kind, index) =>
    kind === 'blank' || kind === 'spread' ? [] : [index],
  )
  const texts = filled.map((index) => wordsOf(row.cells[index]))
  const hasSign = filled.some(
    (index, place) => kinds[index] === 'mark' && SIGN.test(texts[place] ?? ''),
  )
  return {
    row,
    filled,
    words: texts.join(' '),
    kind: rowKind(kinds, filled, hasSign),
    years: kinds.filter((kind) => kind === 'year').length,
    marks: kinds.filter((kind) => kind === 'mark').length,
  }
}

function rowKind(kinds: readonly string[], filled: readonly number[], hasSign: boolean): RowKind {
  if (filled.length === 0) return kinds.includes('spread') ? 'spread' : 'blank'
  const count = (kind: string) => filled.filter((index) => kinds[index] === kind).length
  if (count('number') > 0 && (filled.length > 1 || kinds[filled[0] ?? 0] === 'number'))
    return 'values'
  const later = filled.slice(1)
  if (later.length > 0 && later.every((index) => kinds[index] === 'mark')) return 'values'
  if (filled.length === 1) return 'line'
  if (hasSign) return 'values'
  if (count('mark') > 0 && count('mark') >= later.length - 1) return 'values'
  return count('year') > 1 && count('year') >= filled.length - 2 ? 'years' : 'headings'
}
