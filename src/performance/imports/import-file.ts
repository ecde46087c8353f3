import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { type FileImport, importByRecipe, type RecipeImport } from './import-by-recipe.ts'
import { importObservations } from './import-observations.ts'
import type { ImportReport } from './import-report.ts'

/** What came of a file: read in the program's own columns, or by a recipe. */
export type FileReport =
  | { readonly by: 'columns'; readonly report: ImportReport }
  | { readonly by: 'recipe'; readonly extract: RecipeImport }

/**
 * Imports a file of figures of whatever layout: in the program's own columns as they stand, any other by
 * a recipe. A file in those columns whose periods or values are written in other ways is read by a
 * recipe too, where that leaves nothing wrong.
 */
export async function importFile(
  db: Kysely<Database>,
  area: Area,
  request: FileImport,
): Promise<Outcome<FileReport>> {
  if (request.recipe === undefined) {
    const own = await importObservations(db, area, request)
    const isRefused = !own.ok && !own.problems.some(({ code }) => OTHER_LAYOUT.has(code))
    if (isRefused) return own
    if (own.ok && !isWrittenOtherwise(own.value)) {
      return accept({ by: 'columns', report: own.value })
    }
    // What was rejected of its rows has been told
    const { onRejected: _, ...quiet } = request
    const extract = await importByRecipe(db, area, own.ok ? quiet : request)
    if (!own.ok) {
      return extract.ok ? accept({ by: 'recipe', extract: extract.value }) : refusalOf(own, extract)
    }
    const isBetter = extract.ok && extract.value.problems.length === 0
    return accept(
      isBetter ? { by: 'recipe', extract: extract.value } : { by: 'columns', report: own.value },
    )
  }
  const extract = await importByRecipe(db, area, request)
  return extract.ok ? accept({ by: 'recipe', extract: extract.value }) : extract
}

/** What is said of a table that is not in the program's own columns. */
const OTHER_LAYOUT: ReadonlySet<string> = new Set([
  'no-header',
  'missing-column',
  'few-columns',
  'two-sheets',
  'duplicated-header',
])

/** Where a file has some of the program's columns, what it lacks of them says more. */
function refusalOf(own: Outcome<never> & { ok: false }, other: Outcome<never> & { ok: false }) {
  return own.problems.some(({ code }) => code === 'missing-column') ? own : other
}

/** Whether all that is wrong with a file in the program's columns is how periods or values are written. */
function isWrittenOtherwise({ rejected, rejectedRows }: ImportReport): boolean {
  return (
    rejected > 0 && rejectedRows.every(({ column }) => column === 'period' || column === 'value')
  )
}
