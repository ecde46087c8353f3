import { agrees } from './share-sums.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** The most columns that are held against each other. */
export const MOST_COLUMNS = 40

/** Posts and full-time equivalents are counted in one, and everything else in what it says. */
export function areOfOne(one: ColumnMeaning, other: ColumnMeaning): boolean {
  const [own, others] = [one, other].map(({ unit }) => unit?.unit ?? 'count')
  const arePosts = [own, others].every((unit) => unit === 'count' || unit === 'fte')
  return own === others || arePosts
}

/** What people are told apart by: how many of them are so is a share of them, and how many complaints are upheld is a rate. */
const OF_PEOPLE =
  /\b(?:females?|males?|women|men|girls|boys|black|asian|white|mixed|bame|bme|(?:minority )?ethnic(?: minority| minorities)?|global majority|disabled|disability|lgbt?q?\+?|(?:aged|under|over) \d+|young|older|adults?|children|part[- ]time|full[- ]time|christian|muslim|sikh|hindu|jewish)\b/i

/** "% female" beside "Officers" and "Female officers", and their quotient in every row. */
export function isShareOfPeople(
  column: ColumnMeaning,
  counts: readonly {
    readonly column: ColumnMeaning
    readonly values: readonly (number | null)[]
  }[],
  percents: readonly (number | null)[],
): boolean {
  const lowest = column.headings.at(-1) ?? ''
  if (!OF_PEOPLE.test(lowest)) return false
  const near = counts.filter((one) => overOf(one.column) === overOf(column)).slice(0, MOST_COLUMNS)
  const parts = near.filter((one) => OF_PEOPLE.test(one.column.headings.at(-1) ?? ''))
  return parts.some((part) =>
    near.some(
      (whole) =>
        whole !== part &&
        areOfOne(whole.column, part.column) &&
        agrees(
          percents,
          part.values.map((one, row) => {
            const all = whole.values[row]
            return one === null || !all ? null : (100 * one) / all
          }),
        ),
    ),
  )
}

/** What stands over the lowest heading of a column. */
export function overOf(column: ColumnMeaning | undefined): string {
  return column?.headings.slice(0, -1).join('\n') ?? ''
}
