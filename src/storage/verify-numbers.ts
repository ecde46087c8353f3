import { type Kysely, sql } from 'kysely'
import type { Database } from './table-types.ts'
import { TABLES } from './tables-made.ts'

/** The tables whose rows have a number that says their order. */
const NUMBERED = Object.entries(TABLES)
  .filter(([, facts]) => facts['itself'] === 'table' && facts['column id'] !== undefined)
  .map(([table]) => table)

/** A sentence for each table with rows below the first number that the program gives, or above the last. */
export async function findStrangeNumbers(db: Kysely<Database>): Promise<string[]> {
  const counts = NUMBERED.map(
    (table) => sql`
      select ${sql.lit(table)} as "table",
        (select count(*) from ${sql.table(table)} where id < 1) as below,
        (select count(*) from ${sql.table(table)} where id > ${sql.lit(Number.MAX_SAFE_INTEGER)}) as above`,
  )
  const { rows } = await sql<{ table: string; below: number; above: number }>`
    ${sql.join(counts, sql` union all `)}`.execute(db)
  return rows.flatMap(({ table, below, above }) => [
    ...(below > 0 ? [`The table ${table} has ${sayRows(below)} before the first: ${PUT_IN}`] : []),
    ...(above > 0 ? [`The table ${table} has ${sayRows(above)} after the last: ${PUT_IN}`] : []),
  ])
}

const PUT_IN = 'with a number that the program never gives'

function sayRows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`
}
