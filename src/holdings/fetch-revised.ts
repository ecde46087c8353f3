import { type Kysely, sql } from 'kysely'
import type { Database } from '#storage/index.ts'
import { isVersionOf } from './same-figure.ts'
import type { ObservationRow } from './tables.ts'
import { fetchWithdrawn } from './withdrawn-figures.ts'

/** A figure that was printed somewhere, and the one that is in force in its place. */
export interface RevisedRow {
  /** The one that was printed, and the one in force. */
  readonly printed: number
  readonly id: number
  readonly value: ObservationRow['value']
}

/**
 * Those of some figures in whose place another value is in force, as far as the reader may know it.
 *
 * @param printed - ids of figures
 */
export async function fetchRevised(
  db: Kysely<Database>,
  printed: readonly number[],
): Promise<readonly RevisedRow[]> {
  const withdrawn = [...(await fetchWithdrawn(db, undefined)).keys()]
  const { rows } = await sql<RevisedRow>`
    select was.id as printed, now.id, now.value
    from (
      select * from counted_observation where id = any(cast(${printed} as bigint[])) offset 0
    ) as was
    cross join lateral (
      select id, value from counted_observation as held
      where ${isVersionOf('was', withdrawn)}
      order by held.released_on desc, held.id desc
      limit 1
    ) as now
    where now.value is distinct from was.value
    order by was.id
  `.execute(db)
  return rows
}
