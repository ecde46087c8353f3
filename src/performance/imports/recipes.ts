import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { type Recipe, recipeSchema } from '#documents/index.ts'
import { accept, type Outcome, type Problem, readYaml } from '#shared/index.ts'

/** How known files of others are read: `recipes/` beside `areas/`. */
const SHIPPED = join(import.meta.dirname, '../../../recipes')

/** A recipe from its file; a refusal tells everything that is wrong with it, with the line. */
export function readRecipe(name: string, text: string): Outcome<Recipe> {
  return readYaml(name, text, recipeSchema)
}

/** The recipes that come with the program, in the order of their names. */
export async function shippedRecipes(): Promise<Outcome<readonly Recipe[]>> {
  return await recipesIn(SHIPPED)
}

async function recipesIn(folder: string): Promise<Outcome<readonly Recipe[]>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const read = await Promise.all(
    names.map(async (name) => readRecipe(name, await readFile(join(folder, name), 'utf8'))),
  )
  const problems: Problem[] = read.flatMap((one) => (one.ok ? [] : one.problems))
  if (problems.length > 0) return { ok: false, problems }
  return accept(read.flatMap((one) => (one.ok ? [one.value] : [])))
}

/** A recipe as a file: what was not said is left out. */
export function writeRecipe(recipe: Recipe): string {
  const answers = Object.fromEntries(
    Object.entries(recipe.answers).filter(([, given]) => Object.keys(given).length > 0),
  )
  const tables = recipe.tables.map(({ places, sections, ...table }) => ({
    ...table,
    ...(sections === 'leave' ? {} : { sections }),
    ...(Object.keys(places).length === 0 ? {} : { places }),
  }))
  const { leave, lists, ...rest } = recipe
  return stringify({
    ...rest,
    tables,
    lists: lists.length === 0 ? undefined : lists,
    ...(leave.length === 0 ? { leave: undefined } : { leave }),
    answers: Object.keys(answers).length === 0 ? undefined : answers,
  })
}
