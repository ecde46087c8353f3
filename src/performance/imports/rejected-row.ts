import { type Cell, cellText } from '#documents/index.ts'
import { accept, type Outcome } from '#shared/index.ts'

/** A row that cannot be taken: where it is, what it has, and one sentence on what to do. */
export interface RejectedRow {
  readonly file: string
  readonly row: number
  readonly column: string
  readonly value: string
  readonly message: string
}

/** Longer cells are cut where they are quoted. */
const QUOTED_LENGTH = 60

export function quoted(cell: Cell | undefined): string {
  const text = cellText(cell).replace(/\s+/g, ' ').trim()
  return text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}…` : text
}

const NUMBERS = ['value', 'numerator', 'denominator']

/** The same without a count from 1 to `upTo`: lists of rejected rows are kept, and passed on. */
export function withoutSmall(row: RejectedRow, upTo: number): RejectedRow {
  const [, digits] = /^\D*(\d+)\D*$/.exec(row.value) ?? []
  const isSmall = digits !== undefined && Number(digits) >= 1 && Number(digits) <= upTo
  if (!isSmall || !NUMBERS.includes(row.column)) return row
  const message = row.message.replace(`"${row.value}"`, 'a small number')
  return { ...row, value: 'a small number', message }
}

/** How many of a long list are kept whole; the rest are counted. */
export interface Capped<Item> {
  readonly first: readonly Item[]
  readonly count: number
}

export interface CappedList<Item> {
  readonly add: (item: Item) => void
  readonly get: () => Capped<Item>
}

/** Keeps the first so many of a list and counts them all, so that memory stays bounded. */
export function cappedList<Item>(most: number): CappedList<Item> {
  const first: Item[] = []
  let count = 0
  return {
    add: (item) => {
      count += 1
      if (first.length < most) first.push(item)
    },
    get: () => ({ first, count }),
  }
}

/** Remembers what a pure reading made of a text, up to a bound: columns repeat themselves. */
export function remembering<Value>(read: (text: string) => Outcome<Value>) {
  const seen = new Map<string, Outcome<Value>>()
  return (text: string): Outcome<Value> => {
    const known = seen.get(text)
    if (known) return known
    const value = read(text)
    if (seen.size < 20_000) seen.set(text, value)
    return value.ok ? accept(value.value) : value
  }
}
