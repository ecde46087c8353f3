import { type Kysely, sql } from 'kysely'
import type { Database } from './table-types.ts'

/** Numbers from the first to the last, both of them included. */
export interface Stretch {
  readonly first: number
  readonly last: number
}

/**
 * The numbers from 1 that the rows of a table have, in stretches in order. Without an end to each, the
 * database may sort all rows that are left each time, which is what it does when it does not know how
 * many there are.
 *
 * @param most - how many rows a stretch may have
 * @param end - the last number that is wanted
 */
export async function* stretchesOf(
  db: Kysely<Database>,
  table: string,
  most: number,
  end: number = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<Stretch> {
  let last = 0
  for (;;) {
    const { rows } = await sql<{ first: number | null }>`
      select min(id) as first from ${sql.table(table)} where id > ${sql.lit(last)}`.execute(db)
    const first = rows[0]?.first ?? null
    if (first === null || first > end) return
    last = Math.min(first + most - 1, end)
    yield { first, last }
  }
}
