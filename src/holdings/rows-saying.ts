import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Audience, type Database, readableBy } from '#storage/index.ts'
import { wordsOf } from './words-of-row.ts'

/** Words to be found, as typed, in what somebody may read. */
export interface WordsAsked {
  readonly said: string
  readonly askedBy: Audience
}

/** So many rows are named by the index; a word that more of them have is soon met with by looking at each. */
const MOST_NAMED = 2_000

/**
 * What holds of the rows of registers that have each of some words, or one that begins with it, capitals or not.
 *
 * The index is asked by a function of the database, which sees to it that no more is found than the reader may read.
 */
export async function rowsSaying(
  db: Kysely<Database>,
  { said, askedBy }: WordsAsked,
): Promise<RawBuilder<boolean>> {
  const words = wordsOf(said)
  if (words.length === 0) return sql<boolean>`false`
  const { rows } = await sql<{ id: number }>`
    select found as id from register_entries_saying(
      cast(${words} as text[]), ${askedBy}, ${MOST_NAMED + 1}) as found`.execute(db)
  const ids = rows.map(({ id }) => Number(id))
  if (ids.length <= MOST_NAMED) return sql<boolean>`id = any(cast(${ids} as bigint[]))`
  const asked = words.map((word) => `'${word}':*`).join(' & ')
  const columns = readableBy(askedBy).map((column) => sql`coalesce(${sql.ref(column)}::text, '')`)
  const all = sql.join(columns, sql` || `)
  return sql<boolean>`words_of(${all}) @@ to_tsquery('simple', ${asked})`
}
