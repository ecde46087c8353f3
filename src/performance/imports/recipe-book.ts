import { isDeepStrictEqual } from 'node:util'
import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { type Recipe, recipeSchema } from '#documents/index.ts'
import { fetchAreaFiles } from '#holdings/index.ts'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import {
  type Database,
  fetchEntries,
  type Part,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import { readRecipe, shippedRecipes } from './recipes.ts'

/** The kind of record that a recipe made on the site is: its record is its id, each version an entry. */
export const RECIPE = 'recipe'

/** A recipe in force, with where it is from. */
export interface BookedRecipe {
  readonly recipe: Recipe
  readonly from: 'shipped' | 'area' | 'recorded'
}

/**
 * The recipes in force: those that come with the program, those of the area, and those made or corrected
 * on the site. Of two with one id the later of these counts. In the order in which they are tried: what
 * is nearest to this place first, then by their ids.
 *
 * @returns a refusal that names what is wrong with a file
 */
export async function recipeBook(db: Kysely<Database>): Promise<Outcome<readonly BookedRecipe[]>> {
  const shipped = await shippedRecipes()
  const area = readAreaRecipes(
    new Map((await fetchAreaFiles(db)).map(({ path, content }) => [path, content])),
  )
  if (!shipped.ok) return shipped
  if (!area.ok) return area
  const byId = new Map<string, BookedRecipe>()
  const add = (from: BookedRecipe['from'], recipes: readonly Recipe[]) => {
    for (const recipe of recipes) byId.set(recipe.recipe, { recipe, from })
  }
  add('shipped', shipped.value)
  add('area', area.value)
  add('recorded', await fetchRecorded(db))
  const nearness = ['recorded', 'area', 'shipped']
  return accept(
    [...byId.values()].toSorted(
      (one, other) =>
        nearness.indexOf(one.from) - nearness.indexOf(other.from) ||
        (one.recipe.recipe < other.recipe.recipe ? -1 : 1),
    ),
  )
}

/** The recipes among the files of an area, `recipes/*.yaml`; a refusal tells all that is wrong with them. */
export function readAreaRecipes(files: ReadonlyMap<string, string>): Outcome<readonly Recipe[]> {
  const read = [...files].flatMap(([path, text]) =>
    /^recipes\/[^/]+\.yaml$/.test(path) ? [readRecipe(path, text)] : [],
  )
  const problems: Problem[] = read.flatMap((one) => (one.ok ? [] : one.problems))
  if (problems.length > 0) return { ok: false, problems }
  return accept(read.flatMap((one) => (one.ok ? [one.value] : [])))
}

const saysSchema = z.object({ recipe: recipeSchema })

/** The last version of each recipe that was recorded; one that this version of the program cannot read is left out. */
async function fetchRecorded(db: Kysely<Database>): Promise<readonly Recipe[]> {
  const last = new Map<string, Recipe | undefined>()
  for (const { record, act, says } of await fetchEntries(db, { kind: RECIPE })) {
    last.set(record, act === 'withdraw' ? undefined : saysSchema.safeParse(says).data?.recipe)
  }
  return [...last.values()].filter((one) => one !== undefined)
}

/**
 * Keeps a recipe as the next version of its id; one that says what is in force already is not kept again.
 * What was withdrawn stays so: a recipe that would bear its id gets another.
 *
 * @param day - YYYY-MM-DD
 * @returns the recipe with the number of its version
 * @throws Refusal when it names nobody as recording it
 */
export async function keepRecipe(
  trx: Transaction<Database>,
  recipe: Recipe,
  day: string,
  recorder: Recorder,
): Promise<Outcome<Recipe>> {
  const book = await recipeBook(trx)
  if (!book.ok) return book
  const before = book.value.find((one) => one.recipe.recipe === recipe.recipe)
  if (before && saysTheSame(before.recipe, recipe)) return accept(before.recipe)
  const entries = await fetchEntries(trx, { kind: RECIPE })
  const withdrawn = new Set(
    entries.flatMap(({ record, act }) => (act === 'withdraw' ? [record] : [])),
  )
  const id = freeId(recipe.recipe, withdrawn)
  const kept = {
    ...recipe,
    recipe: id,
    version: id === recipe.recipe ? (before?.recipe.version ?? 0) + 1 : 1,
  }
  const last = entries.findLast(({ record }) => record === id)
  await recordEntry(
    trx,
    {
      kind: RECIPE,
      record: id,
      ...(last === undefined ? {} : ({ act: 'correct', corrects: last.id } as const)),
      event: 'recipe-kept',
      happened: day,
      parts: { public: { recipe: asJson(kept) } },
      standing: { state: 'in-force', day },
    },
    recorder,
  )
  return accept(kept)
}

/** An id, with a number behind it where it is taken. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  let number = 2
  while (taken.has(`${id}-${number}`)) number += 1
  return `${id}-${number}`
}

/** Whether two recipes read every file alike, whatever their versions. */
export function saysTheSame(one: Recipe, other: Recipe): boolean {
  const saying = (recipe: Recipe) => ({ ...asJson(recipe), version: 0 })
  return isDeepStrictEqual(saying(one), saying(other))
}

/** What was not said is left out, as JSON leaves it out. */
function asJson(recipe: Recipe): Part {
  return JSON.parse(JSON.stringify(recipe))
}
