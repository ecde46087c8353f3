import type { Anatomy } from './anatomy.ts'
import { wordsOf } from './cell-kinds.ts'
import { isNation, withoutNotes } from './heading-words.ts'
import { numberIn } from './numbers.ts'
import type { RecipeTable } from './recipe.ts'
import { addsUp } from './sums.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** So many other places have to stand beside the one that the title names. */
const FEWEST_OTHERS = 2

/**
 * The first or the last row of a table of places whose name a line above it says, where its figures could be
 * those of all the others: no count under any of theirs, and shares and rates between them. "Wealdmoor" under its
 * districts, under "Wealdmoor Residents’ Survey".
 *
 * @returns its number; `undefined` where the title names none, or forces are held against each other
 */
export function ownAreaRow(
  { block, labels }: Anatomy,
  table: RecipeTable,
  columns: readonly ColumnMeaning[],
  {
    lines,
    inPercents,
  }: { readonly lines: readonly string[]; readonly inPercents: ReadonlySet<number> },
): number | undefined {
  const at = table.labels.findIndex(({ is }) => is === 'place' || is === 'breakdown')
  const column = labels[at]?.column
  // England under them is what all are compared with
  const rows = block.rows.filter(
    ({ isSection, cells }) =>
      !isSection && !isNation(withoutNotes(wordsOf(cells[column ?? -1])).trim()),
  )
  if (column === undefined || rows.length <= FEWEST_OTHERS || lines.some(isOfForces))
    return undefined
  const names = rows.map(({ cells }) => withoutNotes(wordsOf(cells[column])))
  if (new Set(names).size < names.length) return undefined
  for (const index of [rows.length - 1, 0]) {
    const [name = '', row] = [names[index], rows[index]]
    if (row === undefined || !/^[A-Z][a-z]{3}/.test(name) || !isNamedIn(name, lines)) continue
    const others = rows.filter((other) => other !== row)
    const fits = columns.every((one) => {
      if (one.is !== 'observation') return true
      const own = numberIn(wordsOf(row.cells[one.column]))
      const theirs = others.flatMap(({ cells }) => numberIn(wordsOf(cells[one.column])) ?? [])
      if (own === null || theirs.length === 0) return true
      const isCount =
        addsUp(one.unit?.unit) &&
        !inPercents.has(one.column) &&
        [own, ...theirs].every(Number.isInteger)
      return isCount
        ? own >= Math.max(...theirs)
        : own >= Math.min(...theirs) && own <= Math.max(...theirs)
    })
    if (fits) return row.number
  }
  return undefined
}

function isNamedIn(name: string, lines: readonly string[]): boolean {
  const plain = name
    .replace(/\s+(?:police|constabulary)$/i, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return lines.some((line) => new RegExp(`(?<!\\w)${plain}(?!\\w)`).test(line))
}

function isOfForces(line: string): boolean {
  return /\bcompar|\bsimilar\b|\bms[fg]\b|\bpeers?\b|\bbenchmark|\bforces\b|\bby (?:police )?force\b|\bregion/i.test(
    line,
  )
}
