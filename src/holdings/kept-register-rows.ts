import type { Kysely, SelectQueryBuilder } from 'kysely'
import { AUDIENCES, type Database } from '#storage/index.ts'
import { entryOf } from './counted-register-rows.ts'
import type { KeptRow } from './write-register-rows.ts'

type Rows = SelectQueryBuilder<Database, 'register_entry', object>

/** Rows of registers whole, with their salts, in the order of recording. @param asked - which */
export async function fetchKeptRows(
  db: Kysely<Database>,
  asked: (query: Rows) => Rows,
): Promise<readonly (KeptRow & { readonly entry_id: number })[]> {
  const rows = await asked(db.selectFrom('register_entry'))
    .select(['id', 'register', 'reference', 'version', 'audience', 'is_withdrawn'])
    .select(entryOf().as('entry_id'))
    .select(['is_open', 'day', 'state', 'salts', 'replaced_by', ...AUDIENCES])
    .orderBy('id')
    .execute()
  return rows.map(({ public: everybody, members, office, sealed, ...row }) => ({
    ...row,
    id: Number(row.id),
    entry_id: Number(row.entry_id),
    version: Number(row.version),
    says: Object.fromEntries(
      Object.entries({ public: everybody, members, office, sealed }).filter(
        ([, part]) => part !== null,
      ),
    ),
  }))
}
