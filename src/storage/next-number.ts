import type { Transaction } from 'kysely'
import type { Database } from './table-types.ts'

/** The number of the next record of a kind whose records are numbered from 1, one after another. */
export async function nextNumber(trx: Transaction<Database>, kind: string): Promise<number> {
  const { last } = await trx
    .selectFrom('entry')
    .select((found) => found.fn.max<number | null>(found.cast('record', 'bigint')).as('last'))
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}
