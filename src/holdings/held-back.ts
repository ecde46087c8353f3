import { type Kysely, sql } from 'kysely'
import type { Database } from '#storage/index.ts'
import { fetchWithdrawnImports } from './withdrawn-imports.ts'

/** The figures of a measure that an import brought, and that were not released with it. */
export interface HeldBack {
  readonly import: number
  readonly measure: string
  readonly figures: number
}

/**
 * What did not become public when it was imported, whether or not it was released since, in the order of
 * the imports and then of the measures. Without imports that were withdrawn: nobody is to know those.
 */
export async function fetchHeldBack(db: Kysely<Database>): Promise<readonly HeldBack[]> {
  const withdrawn = [...(await fetchWithdrawnImports(db, undefined)).keys()]
  return await db
    .selectFrom('import')
    .innerJoin('observation', 'observation.import_id', 'import.id')
    .select(['import.id as import', 'measure'])
    .select((found) => found.fn.countAll<number>().as('figures'))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('released')
            .select('released.id')
            .whereRef('released.import_id', '=', 'import.id')
            .where('released.measure', 'is', null),
        ),
      ),
    )
    .where('import.id', '<>', sql<number>`all(cast(${withdrawn} as bigint[]))`)
    .groupBy(['import.id', 'measure'])
    .orderBy('import.id')
    .orderBy('measure')
    .execute()
}
