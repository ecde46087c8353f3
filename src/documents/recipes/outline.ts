import type { Workbook } from '../tables/sheets.ts'
import { type Anatomy, headingKey } from './anatomy.ts'
import { recipeFor, tableKey, tablesOf } from './read-figures.ts'
import { meansSheet, type Recipe, type RecipeTable } from './recipe.ts'
import { subjectOf, titleLine } from './table-title.ts'

/** Where a table of a file stands, and which part of a recipe it is read by. */
export interface TableOutline {
  readonly sheet: string
  /** The line above that says what it is of, as it stands; '' for none. */
  readonly title: string
  /** The same without places and times: what a recipe knows it by. */
  readonly subject: string
  /** As a spreadsheet numbers them. */
  readonly firstRow: number
  readonly lastRow: number
  readonly headingRows: readonly number[]
  readonly labels: readonly OutlinedColumn[]
  /** `heading` is what the column is called in a recipe: see `headingKey`. */
  readonly values: readonly OutlinedColumn[]
  /** What the question is kept under that is asked of a table which the recipe does not know. */
  readonly key: string
  /** `undefined` when the recipe knows no such table. */
  readonly table: RecipeTable | undefined
}

export interface OutlinedColumn {
  /** From 0. */
  readonly column: number
  readonly heading: string
}

/** The tables of a file in its order, those of sheets that the recipe leaves out not among them. */
export function outlineOf(workbook: Workbook, recipe: Recipe): readonly TableOutline[] {
  return anatomiesOf(workbook, recipe).map((anatomy) => {
    const { block, labels, values } = anatomy
    return {
      sheet: block.sheet,
      title: titleLine(block.titles),
      subject: subjectOf(block),
      firstRow: block.rows[0]?.number ?? 0,
      lastRow: block.rows.at(-1)?.number ?? 0,
      headingRows: block.headings.map(({ number }) => number),
      labels: labels.map(({ column, heading }) => ({ column, heading })),
      values: values.map(({ column, headings }) => ({ column, heading: headingKey(headings) })),
      key: tableKey(anatomy),
      table: recipeFor(recipe, anatomy),
    }
  })
}

/**
 * The recipe that knows most of the tables of a file, where one knows half or more of them: the file is
 * likely its next edition, with something moved.
 */
export function nearestRecipe(workbook: Workbook, recipes: readonly Recipe[]): Recipe | undefined {
  const known = recipes.map((recipe) => {
    const anatomies = anatomiesOf(workbook, recipe)
    const read = anatomies.filter((anatomy) => recipeFor(recipe, anatomy) !== undefined)
    return { recipe, share: anatomies.length === 0 ? 0 : read.length / anatomies.length }
  })
  const [nearest] = known.toSorted((one, other) => other.share - one.share)
  return nearest !== undefined && nearest.share >= 0.5 ? nearest.recipe : undefined
}

function anatomiesOf(workbook: Workbook, recipe: Recipe): readonly Anatomy[] {
  return tablesOf(workbook).flatMap(({ sheet, anatomies }) =>
    recipe.leave.some((left) => meansSheet(left.sheet, sheet.name)) ? [] : anatomies,
  )
}
