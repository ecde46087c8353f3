import type { RecipeImport } from '../imports/import-by-recipe.ts'

/** Problems that one remedy mends. */
export interface ProblemGroup {
  /** "8, 9, 10 and 40 more" */
  readonly rows: string
  readonly count: number
  /** That of the first of them. */
  readonly message: string
}

const MOST_ROWS = 6

/** Groups problems that say the same of other rows, cells and values; the largest groups first. */
export function groupProblems(problems: RecipeImport['problems']): readonly ProblemGroup[] {
  const groups = Map.groupBy(problems, ({ message }) => alike(message))
  return [...groups.values()]
    .map((those) => {
      const rows = [...new Set(those.flatMap((one) => one.rows))]
      const named = rows.slice(0, MOST_ROWS).join(', ')
      return {
        rows: rows.length > MOST_ROWS ? `${named} and ${rows.length - MOST_ROWS} more` : named,
        count: those.length,
        message: those[0]?.message ?? '',
      }
    })
    .toSorted((one, other) => other.count - one.count)
}

/** A message without what differs from row to row: addresses, numbers, what is quoted. */
function alike(message: string): string {
  return message
    .replace(/"[^"]*"/g, '""')
    .replace(/\S+![A-Z]{1,3}\d+/g, 'X')
    .replace(/\b[A-Z]{1,3}\d+\b/g, 'X')
    .replace(/\d[\d,.]*/g, '0')
}
