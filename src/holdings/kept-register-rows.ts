import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { AUDIENCES, type Database } from '#storage/index.ts'
import { entryOf } from './counted-register-rows.ts'
import { isWordsOf } from './words-of-row.ts'
import type { KeptRow } from './write-register-rows.ts'

type Rows = SelectQueryBuilder<Database, 'register_entry', object>

interface About {
  readonly entry_id: number
  /** Whether the words that it is found by are those that it says. */
  readonly isFoundByItsWords: boolean
}

/** Rows of registers whole, with their salts, in the order of recording. @param asked - which */
export async function fetchKeptRows(
  db: Kysely<Database>,
  asked: (query: Rows) => Rows,
): Promise<readonly (KeptRow & About)[]> {
  const rows = await asked(db.selectFrom('register_entry'))
    .select(['id', 'register', 'reference', 'version', 'audience', 'is_withdrawn'])
    .select(entryOf().as('entry_id'))
    .select(['is_open', 'day', 'state', 'salts', 'replaced_by', ...AUDIENCES])
    .select(sql<string | null>`cast(words as text)`.as('words'))
    .orderBy('id')
    .execute()
  return rows.map(({ public: everybody, members, office, sealed, words, ...row }) => {
    const parts = Object.entries({ public: everybody, members, office, sealed })
    const says = Object.fromEntries(parts.filter(([, part]) => part !== null))
    return {
      ...row,
      id: Number(row.id),
      entry_id: Number(row.entry_id),
      version: Number(row.version),
      says,
      isFoundByItsWords: isWordsOf(words, says),
    }
  })
}
