import {
  AS_FILE_IS_CALLED,
  type Figure,
  type Question,
  type Recipe,
  type RecipeTable,
  type TableOutline,
  valueRoles,
} from '#documents/index.ts'

/** The answer to a question, as one of its choices has it or as somebody put it. */
export interface Answer extends Pick<Question, 'about' | 'key'> {
  readonly answer: string
}

/** Kept as the answer for a table that is to be read as it was proposed. */
export const AS_PROPOSED = 'as-proposed'

/**
 * A recipe with answers in it: the next file of its layout is not asked them again.
 *
 * @param tables - of the file that the questions are about, as the recipe reads it
 * @param proposed - the same tables as a recipe proposed for the file reads them
 */
export function answerRecipe(
  recipe: Recipe,
  answers: readonly Answer[],
  tables: readonly TableOutline[],
  proposed: readonly TableOutline[],
): Recipe {
  let [answered, read] = [recipe.answers, [...recipe.tables]]
  for (const { about, key, answer } of answers) {
    if (about === 'heading') {
      read = read.map((table) =>
        lacks(table, key, tables) ? withHeading(table, key, answer) : settled(table, key, answer),
      )
    } else if (about === 'table' && answer === AS_PROPOSED) {
      read = [...read, ...proposedFor(key, tables, proposed).filter((one) => !read.includes(one))]
    } else answered = { ...answered, [about]: { ...answered[about], [key]: answer } }
  }
  return { ...recipe, tables: read, answers: answered }
}

/** Whether a table of the file that is read by this part of the recipe has a heading that it does not name. */
function lacks(part: RecipeTable, heading: string, tables: readonly TableOutline[]): boolean {
  return (
    part.columns.every((column) => column.heading !== heading) &&
    tables.some(
      ({ table, values }) => table === part && values.some((column) => column.heading === heading),
    )
  )
}

function withHeading(table: RecipeTable, heading: string, answer: string): RecipeTable {
  const is = valueRoles.find((role) => role === answer) ?? 'observation'
  const column = { heading, is, ...(is === 'leave' ? { why: 'not wanted' } : {}) }
  return { ...table, columns: [...table.columns, column] }
}

/** A part with a column of that heading, if what it holds was open, as it was answered. */
function settled(table: RecipeTable, heading: string, answer: string): RecipeTable {
  const isOpen = (column: RecipeTable['columns'][number]) =>
    column.heading === heading && column.open === true
  return table.columns.some(isOpen)
    ? withHeading(
        { ...table, columns: table.columns.filter((one) => !isOpen(one)) },
        heading,
        answer,
      )
    : table
}

/** The parts of the proposal for the tables that a question about unknown ones is about. */
function proposedFor(
  key: string,
  tables: readonly TableOutline[],
  proposed: readonly TableOutline[],
): readonly RecipeTable[] {
  const asked = tables.filter((one) => one.table === undefined && one.key === key)
  const same = (one: TableOutline, other: TableOutline) =>
    one.sheet === other.sheet && one.firstRow === other.firstRow
  return asked.flatMap((one) => {
    const table = proposed.find((other) => same(one, other))?.table
    if (table === undefined) return []
    // Of a part that is proposed for several, no more than this one
    return table.titles === undefined ? [table] : [{ ...table, titles: [one.subject] }]
  })
}

/**
 * A recipe without what was answered of one file alone: the time of figures that the file gives no time
 * for, and of labels without their year ("Q1"). That of the next file is asked again.
 */
export function withoutTimesOfFile(recipe: Recipe, figures: readonly Figure[]): Recipe {
  const labels = new Set(figures.map(({ periodWords }) => periodWords))
  const period = Object.fromEntries(
    Object.entries(recipe.answers.period).filter(
      ([words, answer]) =>
        // What is said of all labels of a kind, or of where the time stands, is as true of the next file
        words.startsWith('all ') ||
        answer === AS_FILE_IS_CALLED ||
        (labels.has(words) && WITH_YEAR.test(words)),
    ),
  )
  return { ...recipe, answers: { ...recipe.answers, period } }
}

const WITH_YEAR = /(?:19|20)\d\d|[a-z]{3,}[ -]?['’]?\d\d\b|\b\d\d[/–-]\d\d\b/i
