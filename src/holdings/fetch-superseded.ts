import { type Kysely, sql } from 'kysely'
import type { Database } from '#storage/index.ts'
import { isVersionOf } from './same-figure.ts'
import type { ObservationRow } from './tables.ts'
import { fetchWithdrawn } from './withdrawn-figures.ts'

/** A figure that took the place of an earlier version of it. */
export interface SupersedingRow
  extends Pick<
    ObservationRow,
    'id' | 'measure' | 'area' | 'breakdown' | 'period_start' | 'period_end' | 'value' | 'status'
  > {
  readonly before: ObservationRow['value']
  readonly statusBefore: ObservationRow['status']
}

/**
 * The figures of some imports that took the place of an earlier version with another value or status, as
 * far as the reader may know both, in the order measure, area, breakdown, first day. What was withdrawn is
 * left out, on either side.
 *
 * @param together - those of the imports that are files of one load: among them none is before another
 * @param most - no more than so many
 */
export async function fetchSuperseded(
  db: Kysely<Database>,
  imports: readonly number[],
  together: readonly number[],
  most: number,
): Promise<readonly SupersedingRow[]> {
  const withdrawn = [...(await fetchWithdrawn(db, undefined)).keys()]
  const { rows } = await sql<SupersedingRow>`
    select came.id, came.measure, came.area, came.breakdown, came.period_start, came.period_end,
      came.value, came.status, earlier.value as before, earlier.status as "statusBefore"
    from (
      select * from counted_observation
      where import_id = any(cast(${imports} as bigint[]))
        and status <> 'disagrees' and id <> all(cast(${withdrawn} as bigint[]))
      offset 0
    ) as came
    cross join lateral (
      select value, status from counted_observation as held
      where ${isVersionOf('came', withdrawn)}
        and not (
          came.import_id = any(cast(${together} as bigint[]))
          and held.import_id = any(cast(${together} as bigint[]))
        )
        and (held.released_on, held.id) < (came.released_on, came.id)
      order by held.released_on desc, held.id desc
      limit 1
    ) as earlier
    where (earlier.value, earlier.status) is distinct from (came.value, came.status)
    order by came.measure, came.area, came.breakdown, came.period_start, came.id
    limit ${most}
  `.execute(db)
  return rows
}
