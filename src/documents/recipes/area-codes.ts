import type { Anatomy } from './anatomy.ts'
import { wordsOf } from './cell-kinds.ts'
import { headingKind } from './heading-words.ts'

/**
 * What the areas of a code of the Office for National Statistics are: the first figures of it, where those of
 * England and of Wales differ.
 * @see https://www.ons.gov.uk/methodology/geography/ukgeographies/administrativegeography
 */
const ALIKE: Readonly<Record<string, string>> = {
  15: '23',
  '07': '06',
  '08': '06',
  '09': '06',
  10: '06',
}
const CODE = /^[A-Z](\d\d)\d{6}$/

/**
 * The rows whose areas are of another kind than most of the table's: regions and the nation over police force
 * areas ("E12000004" over "E23000018").
 *
 * @returns their numbers; none where the rows have no such codes, or all of one kind
 */
export function widerAreas({ block, labels }: Anatomy): ReadonlySet<number> {
  const column = labels.find(({ holds }) => holds === 'codes')?.column
  if (column === undefined) return new Set()
  const kinds = new Map<number, string>()
  for (const { cells, number, isSection } of block.rows) {
    // Beside districts the nation is what they are compared with
    const isElse = labels.some(
      (label) => headingKind(wordsOf(cells[label.column])) === 'comparator',
    )
    const kind = isSection || isElse ? undefined : CODE.exec(wordsOf(cells[column]))?.[1]
    if (kind !== undefined) kinds.set(number, ALIKE[kind] ?? kind)
  }
  const byKind = Map.groupBy(kinds, ([, kind]) => kind)
  const [most] = [...byKind].toSorted(([, one], [, other]) => other.length - one.length)
  if (most === undefined || most[1].length * 2 < kinds.size) return new Set()
  return new Set([...kinds].flatMap(([number, kind]) => (kind === most[0] ? [] : [number])))
}
