import type { Draft } from './draft.ts'

/** Columns that are asked about at once, as nothing says of which time they are. */
export interface Untimed {
  /** What the answer is kept under. */
  readonly key: string
  /** '"Total", "Male" and 7 more' */
  readonly names: string
}

/** So many columns of a sheet without a time of their own are asked about one by one. */
const MOST_APART = 2

/** What a figure without a time is asked about by, where others of its sheet have one. */
export function untimedName({ bearing, measure, sheet }: Draft): string {
  return bearing.headings.findLast(Boolean) || measure || sheet || 'the file'
}

/** Figures without a time where many columns of a sheet have none and others do: one cause, and one question. */
export function untimedTogether(drafts: readonly Draft[]): ReadonlyMap<Draft, Untimed> {
  const without = drafts.filter(({ when, choices }) => when === null && choices.length > 0)
  const sheets = Map.groupBy(without, ({ sheet, sheetsAlike }) => sheetsAlike || sheet)
  return new Map(
    [...sheets].flatMap(([sheet, those]) => {
      const names = [...new Set(those.map(untimedName))]
      if (names.length <= MOST_APART) return []
      const [first, second] = names
      const untimed = {
        key: `${sheet || 'the file'}: without a time`,
        names: `"${first}", "${second}" and ${names.length - MOST_APART} more`,
      }
      return those.map((draft) => [draft, untimed] as const)
    }),
  )
}
