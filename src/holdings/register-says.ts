import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type Audience, type Database, type Json, parseJson, readableBy } from '#storage/index.ts'
import { currentRows, havingWords, type RegisterFilter } from './register-rows.ts'

type Says = Readonly<Record<string, Json>>

/** Each is looked at, and none copied: there are thousands. */
const saysSchema = z.array(
  z.custom<Says>((one) => typeof one === 'object' && one !== null && !Array.isArray(one)),
)

/**
 * What each entry says of those asked for, and nothing else of it, in the order of `fetchRegisterRows`.
 *
 * The entries of a day come as one text: to take thousands of rows from the embedded database, each with its
 * columns, is ten times the work of reading them there.
 */
export async function fetchRegisterSays(
  db: Kysely<Database>,
  filter: RegisterFilter,
  reader: Audience,
): Promise<readonly Says[]> {
  const readable = readableBy(reader)
  const said = readable.map((one) => sql`coalesce(${sql.ref(one)}, '{}')`)
  const says = sql.join(said, sql` || `)
  const days = await currentRows(db, filter, readable, await havingWords(db, filter))
    .select(sql<string>`cast(json_agg(${says} order by id desc) as text)`.as('says'))
    .groupBy('day')
    .orderBy('day', 'desc')
    .execute()
  return days.flatMap((day) => saysSchema.parse(parseJson(day.says)))
}
