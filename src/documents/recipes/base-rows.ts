import { cellKind, wordsOf } from './cell-kinds.ts'
import type { Block, BlockRow } from './find-blocks.ts'
import { headingKind, isBaseLabel, withoutNotes } from './heading-words.ts'

/** Rows that say how many the percentages of others are of, and which of them a row's are of. */
export interface BaseRows {
  readonly rows: ReadonlySet<number>
  readonly of: (row: BlockRow) => BlockRow | undefined
}

/** "base: reviews due": of the row above it, and not of what that is held against. */
const OF_ROW_ABOVE = /^bases?: ./i

/**
 * Finds the rows of bases: one for the whole table, one over or under the rows of each section, or one under
 * each row. Of a weighted and an unweighted one it is the unweighted.
 */
export function baseRows(
  { rows }: Block,
  labels: readonly { readonly column: number }[],
): BaseRows {
  const labelled = (row: BlockRow, is: (words: string) => boolean) =>
    !row.isSection && labels.some(({ column }) => is(withoutNotes(wordsOf(row.cells[column]))))
  const bases = rows.filter((row) => labelled(row, (words) => isBaseLabel(words)))
  const beneath = rows.filter((row) => labelled(row, (words) => OF_ROW_ABOVE.test(words)))
  const all = new Set([...bases, ...beneath].map(({ number }) => number))
  if (all.size === 0 || all.size >= rows.length) return { rows: new Set(), of: () => undefined }
  const isWeighted = (row: BlockRow) => labelled(row, (words) => /^weighted\b/i.test(words))
  const best = (some: readonly BlockRow[]) => some.find((row) => !isWeighted(row)) ?? some[0]
  const found = new Map<number, BlockRow>()
  // The only ones of a table are of all of it, wherever they stand
  const isOfAll = bases.every(
    (row, index) => index === 0 || rows.indexOf(row) - rows.indexOf(bases[index - 1] ?? row) === 1,
  )
  const sections = isOfAll ? [rows] : sectionsOf(rows, bases, labels)
  for (const section of sections) {
    const own = section.filter((row) => bases.includes(row))
    const base = best(own.length > 0 || bases.some((row) => inSection(rows, row)) ? own : bases)
    if (base !== undefined) for (const row of section) found.set(row.number, base)
  }
  for (const row of rows) {
    const own = questionsOf(row, labels)
    const base = bases.find((one) => questionsOf(one, labels).some((name) => own.includes(name)))
    if (base !== undefined && !bases.includes(row)) found.set(row.number, base)
  }
  for (const row of beneath) {
    const above = rows
      .slice(0, rows.indexOf(row))
      .findLast((one) => !labelled(one, (words) => headingKind(words) === 'comparator'))
    if (above !== undefined) found.set(above.number, row)
  }
  return { rows: all, of: ({ number }) => found.get(number) }
}

/** "Satisfied with how the police dealt with them (Q3)", "Base, Q1 and Q2": the questions that a row names. */
function questionsOf(
  { cells, isSection }: BlockRow,
  labels: readonly { readonly column: number }[],
): readonly string[] {
  return isSection
    ? []
    : labels.flatMap(({ column }) => wordsOf(cells[column]).match(/\bQ\d{1,3}[a-z]?\b/g) ?? [])
}

/** The rows between lines; or those under one label of the first column, where several have bases of their own. */
function sectionsOf(
  rows: readonly BlockRow[],
  bases: readonly BlockRow[],
  labels: readonly { readonly column: number }[],
): readonly (readonly BlockRow[])[] {
  const isFirst = ({ cells, isSection }: BlockRow) =>
    !isSection &&
    labels.length > 1 &&
    cellKind(cells[labels[0]?.column ?? -1]) !== 'spread' &&
    wordsOf(cells[labels[0]?.column ?? -1]) !== ''
  const areGroups =
    bases.length > 1 && !bases.some(isFirst) && !rows.some(({ isSection }) => isSection)
  const sections: BlockRow[][] = [[]]
  for (const row of rows) {
    if (areGroups && isFirst(row)) sections.push([])
    if (row.isSection) sections.push([])
    else sections.at(-1)?.push(row)
  }
  return sections
}

function inSection(rows: readonly BlockRow[], row: BlockRow): boolean {
  return rows.slice(0, rows.indexOf(row)).some(({ isSection }) => isSection)
}
