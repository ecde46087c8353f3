import type { Workbook } from '../tables/sheets.ts'
import { isContents, listedIn } from './contents.ts'
import { listFor } from './count-list.ts'
import { type KnownNames, proposeTable } from './propose-table.ts'
import { recipeFor, tablesOf } from './read-figures.ts'
import { meansSheet, type Recipe, type RecipeTable } from './recipe.ts'
import { baseSheets, placesBySheet, sharedTitles } from './sheets-alike.ts'

/**
 * Proposes how a file is read: which of its columns name the rows, what its headings name, which columns
 * are derived from others, which sheets belong together. A person corrects it.
 *
 * @returns `undefined` when no sheet has a table
 */
export function suggestRecipe(workbook: Workbook, known: KnownNames): Recipe | undefined {
  const sheets = tablesOf(workbook)
  const contents = listedIn(sheets)
  const places = placesBySheet(sheets, contents, known)
  const tables: RecipeTable[] = []
  const leave: Recipe['leave'] = []
  const bases = baseSheets(sheets)
  const shared = sharedTitles(sheets)
  for (const one of sheets) {
    const { sheet, anatomies } = one
    if (sheet.hidden) {
      if (anatomies.length > 0) leave.push({ sheet: sheet.name, why: 'hidden' })
      continue
    }
    if (anatomies.length > 0 && isContents(one, sheets)) {
      leave.push({ sheet: sheet.name, why: 'a list of the sheets' })
      continue
    }
    for (const anatomy of anatomies) {
      const table = proposeTable(anatomy, {
        known,
        place: places.get(sheet.name),
        base: bases.get(sheet.name),
        sheetTitle: anatomies[0]?.block.titles[0] ?? '',
        shared,
      })
      const same = tables.find((other) => sameLayout(other, table))
      if (same) {
        if (same.titles) same.titles = [...new Set([...same.titles, ...(table.titles ?? [])])]
        if (same.sheets) same.sheets = [...new Set([...same.sheets, sheet.name])]
        same.places = { ...same.places, ...table.places }
        same.columns = [
          ...new Map(
            [...same.columns, ...table.columns].map((column) => [column.heading, column]),
          ).values(),
        ]
      } else tables.push(table)
    }
  }
  if (tables.length === 0) return undefined
  return {
    recipe: recipeIdOf(workbook.name),
    title: workbook.name,
    version: 1,
    tables,
    lists: [],
    leave,
    answers: {
      measure: {},
      place: {},
      breakdown: {},
      period: {},
      unit: {},
      mark: {},
      value: {},
      heading: {},
      table: {},
      words: {},
    },
  }
}

/** The id of a recipe for files that are called so. */
export function recipeIdOf(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/\.[a-z]{2,5}$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return id || 'recipe'
}

/** Whether two tables are read alike, whatever each is of and whatever times head its columns. */
function sameLayout(one: RecipeTable, other: RecipeTable): boolean {
  const shape = ({
    labels,
    headings,
    sections,
    measure,
    ofSheet,
    partsOf,
    bases,
    titles,
    columns,
  }: RecipeTable) =>
    JSON.stringify([
      labels,
      headings,
      sections,
      ofSheet,
      measure,
      partsOf,
      bases,
      titles === undefined ? columns.length > 0 : columns,
    ])
  return shape(one) === shape(other) && (one.titles === undefined) === (other.titles === undefined)
}

/** The first recipe that knows every table of a file: nothing about the file has changed. */
export function fittingRecipe(workbook: Workbook, recipes: readonly Recipe[]): Recipe | undefined {
  const sheets = tablesOf(workbook)
  return recipes.find((recipe) => {
    const read = sheets.filter(
      ({ sheet }) => !recipe.leave.some((left) => meansSheet(left.sheet, sheet.name)),
    )
    if (read.some(({ sheet }) => listFor(sheet, recipe.lists) !== undefined)) return true
    const anatomies = read.flatMap(({ anatomies }) => anatomies)
    return (
      anatomies.length > 0 && anatomies.every((anatomy) => recipeFor(recipe, anatomy) !== undefined)
    )
  })
}
