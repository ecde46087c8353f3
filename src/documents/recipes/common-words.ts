import type { ColumnMeaning } from './value-columns.ts'

/** So many columns have to begin alike for what they begin with to be of all of them. */
const ENOUGH_ALIKE = 3

/**
 * "Ethnic Group: White; measures: Value" over every column: what all headings begin and end with is what
 * they are parts of, and the rest names the part.
 */
export function withoutCommonWords(columns: readonly ColumnMeaning[]): readonly ColumnMeaning[] {
  const told = columns.filter(({ words }) => words.length === 1)
  const texts = told.map(({ words }) => words[0] ?? '')
  if (
    told.length < ENOUGH_ALIKE ||
    told.length < columns.filter(({ words }) => words.length > 0).length
  )
    return columns
  const start = texts.reduce((shared, text) => sharedStart(shared, text))
  const prefix = /^(.*[:–-]\s)/.exec(start)?.[1] ?? ''
  const rests = texts.map((text) => text.slice(prefix.length))
  const end = rests.map(reversed).reduce((shared, text) => sharedStart(shared, text))
  const suffix = /^(.*[;:–-])/.exec(end)?.[1] ?? ''
  if (prefix === '') return columns
  const middle = (text: string) => text.slice(prefix.length, text.length - suffix.length).trim()
  if (texts.some((text) => middle(text) === '')) return columns
  return columns.map((column) =>
    column.words.length === 1
      ? {
          ...column,
          words: [middle(column.words[0] ?? '')],
          partsOf: column.partsOf || prefix.replace(/\s*[:–-]\s*$/, ''),
        }
      : column,
  )
}

function sharedStart(one: string, other: string): string {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return one.slice(0, length)
}

function reversed(text: string): string {
  return [...text].reverse().join('')
}
