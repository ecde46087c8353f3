import type { Anatomy } from './anatomy.ts'
import { wordsOf } from './cell-kinds.ts'
import type { BlockRow } from './find-blocks.ts'
import { isTotalLabel, withoutNotes } from './heading-words.ts'

/** Whether a measure has parts in a column of the table, or "All" stands there alone. */
export function partsGiven(
  { rows }: Anatomy['block'],
  labels: Anatomy['labels'],
  roles: readonly { readonly is: string }[],
): (index: number, measure: string, row: number) => boolean {
  const named = roles.findIndex(({ is }) => is === 'measure')
  const wordsAt = (row: BlockRow, index: number) =>
    withoutNotes(wordsOf(row.cells[labels[index]?.column ?? -1]))
  if (named < 0) {
    const groups = groupsWithParts(rows, labels)
    return (index, _, row) => index === 0 || groups.has(row)
  }
  const given = new Set(
    rows.flatMap((row) =>
      roles.flatMap((_, index) => {
        const words = wordsAt(row, index)
        return words === '' || isTotalLabel(words) ? [] : [`${index}\n${wordsAt(row, named)}`]
      }),
    ),
  )
  return (index, measure) => given.has(`${index}\n${measure}`)
}

/** Rows that are not alone under the first of their labels: "All control" is the only row of "Control". */
function groupsWithParts(
  rows: readonly BlockRow[],
  [outer]: Anatomy['labels'],
): ReadonlySet<number> {
  const groups: number[][] = []
  // The other rows of a group stand on the page before
  const begun = new Set<number>()
  let last = ''
  for (const { cells, number, isSection } of rows) {
    if (isSection) continue
    const words = wordsOf(cells[outer?.column ?? -1])
    const own = withoutContinued(words)
    if (own !== '' && own !== last) groups.push([])
    last = own || last
    groups.at(-1)?.push(number)
    if (own !== words) begun.add(number)
  }
  const isInGroups = groups.some(({ length }) => length > 1)
  return new Set([
    ...begun,
    ...groups.flatMap((group) => (group.length > 1 || !isInGroups ? group : [])),
  ])
}

/** "Stolen property (continued)" at the head of a page names what the page before did. */
export function withoutContinued(label: string): string {
  return label.replace(/\s*[([]cont(?:inued|['’]?d)?\.?[)\]]\s*$/i, '')
}
