import { absolute, type Fraction, minus, toNumber } from '#shared/index.ts'
import type { TableRow } from './tables.ts'

/** The rows of a paper by what a statement can know of them, so that a long paper is not read row by row. */
export interface RowIndex {
  /** By the first word of what a row is about. */
  readonly byWord: ReadonlyMap<string, readonly TableRow[]>
  /** By each figure the row prints. */
  readonly byFigure: ReadonlyMap<number, readonly TableRow[]>
  /** By how far apart the row's two values are. */
  readonly byChange: ReadonlyMap<number, readonly TableRow[]>
}

/** A padded paper can repeat one row thousands of times; no real one has as many alike. */
const MOST_ALIKE = 60

export function indexRows(rows: readonly TableRow[]): RowIndex {
  const byWord = new Map<string, TableRow[]>()
  const byFigure = new Map<number, TableRow[]>()
  const byChange = new Map<number, TableRow[]>()
  for (const row of rows) {
    const [word] = row.about
    if (word !== undefined) add(byWord, word, row)
    for (const figure of new Set(row.values.map((it) => toNumber(it.value))))
      add(byFigure, figure, row)
    if (row.current && row.earlier)
      add(byChange, toNumber(absolute(minus(row.current.value, row.earlier.value))), row)
  }
  return { byWord, byFigure, byChange }
}

function add<Key>(index: Map<Key, TableRow[]>, key: Key, row: TableRow): void {
  const rows = index.get(key)
  if (!rows) index.set(key, [row])
  else if (rows.length < MOST_ALIKE) rows.push(row)
}

/** Rows whose words could all be among these, or whose change is this amount; none twice. */
export function rowsFor(
  { byWord, byChange }: RowIndex,
  about: readonly string[],
  amount: Fraction | undefined,
): readonly TableRow[] {
  const tied = amount === undefined ? [] : (byChange.get(toNumber(amount)) ?? [])
  return [...new Set([...about.flatMap((word) => byWord.get(word) ?? []), ...tied])]
}
