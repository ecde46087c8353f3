import type { Settled } from './namesakes.ts'
import { timeIn } from './when.ts'

/** So many parts of a whole stand beside it in the other table too. */
const FEWEST_PARTS = 2

interface Whole {
  readonly name: string
  readonly parts: ReadonlySet<string>
}

/**
 * A row that is the sum of others in one table is the whole of them in the next: "ICB area" under its places with
 * counts is so under them with percentages, and over a column beside theirs.
 */
export function withWholesElsewhere(all: readonly Settled[]): readonly Settled[] {
  const tables = [...Map.groupBy(all, tableOf).values()]
  if (tables.length < 2) return all
  const wholes = tables.flatMap(wholesIn)
  if (wholes.length === 0) return all
  const found = new Set(
    tables.flatMap((those) => {
      const names = new Set(those.flatMap(namesOf))
      const here = new Set(
        wholes.flatMap(({ name, parts }) =>
          names.has(name) && parts.intersection(names).size >= FEWEST_PARTS ? [name] : [],
        ),
      )
      return here.size === 0
        ? []
        : those.filter((one) => !one.draft.isSum && namesOf(one).some((name) => here.has(name)))
    }),
  )
  return all.map((one) =>
    found.has(one) && one.figure.role === 'observation'
      ? { ...one, figure: { ...one.figure, role: 'total' } }
      : one,
  )
}

function tableOf({ figure, draft }: Settled): string {
  return JSON.stringify([figure.sheet, draft.bearing.titles, draft.bearing.heads])
}

/** What rows of a table are the sums of others by their numbers, and of which. */
function wholesIn(those: readonly Settled[]): readonly Whole[] {
  const rows = [...Map.groupBy(those, ({ figure }) => figure.row).values()].flatMap((row) => {
    const name = lastName(row[0])
    return name === undefined ? [] : [{ name, isSum: row.some(({ draft }) => draft.isSum) }]
  })
  const sums = new Set(rows.filter(({ isSum }) => isSum).map(({ name }) => name))
  const parts = new Set(rows.filter(({ isSum }) => !isSum).map(({ name }) => name))
  return parts.size < FEWEST_PARTS
    ? []
    : [...sums.difference(parts)].map((name) => ({ name, parts }))
}

/** What a row is called last: its finest name. */
function lastName(one: Settled | undefined): string | undefined {
  return one?.draft.bearing.labels.slice(1).filter(isName).at(-1)?.toLowerCase()
}

function namesOf({ draft: { bearing } }: Settled): readonly string[] {
  return [...bearing.labels.slice(1), ...bearing.headings]
    .filter(isName)
    .map((words) => words.toLowerCase())
}

function isName(words: string): boolean {
  return /[a-z]{2}/i.test(words) && timeIn(words) === undefined
}
