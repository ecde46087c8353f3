import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { AUDIENCES, type Audience, type Database } from '#storage/index.ts'

/** What was recorded of an entry, between two times at which figures were counted. */
export interface RecordedBetween {
  readonly reference: string
  readonly audience: Audience
  /** From 1, which is the first that was recorded of it. */
  readonly version: number
  readonly isWithdrawn: boolean
}

const rowSchema = z.object({
  reference: z.string(),
  audience: z.enum(AUDIENCES),
  version: z.coerce.number(),
  is_withdrawn: z.boolean(),
})

/**
 * What was recorded of entries with a day in a period after one import, until another was made; in the order of
 * recording.
 *
 * @param db - as whoever may read all of it
 * @param name - of both imports
 * @param fields - those that hold a day, each with the audience in whose column it is
 */
export async function fetchRecordedBetween(
  db: Kysely<Database>,
  register: string,
  { name, after, until }: { readonly name: string; readonly after: number; readonly until: number },
  { start, end }: { readonly start: string; readonly end: string },
  fields: readonly (readonly [name: string, audience: Audience])[],
): Promise<readonly RecordedBetween[]> {
  const isIn = sql.join(
    fields.flatMap(([field, audience]) =>
      ['one', 'was'].map(
        (row) =>
          sql`left(${sql.ref(`${row}.${audience}`)} ->> cast(${field} as text), 10) between ${start} and ${end}`,
      ),
    ),
    sql` or `,
  )
  const change = (id: number) =>
    sql`(select change_id from import where id = ${id} and file_name = ${name})`
  const entry = sql`coalesce(one.entry_id, register_import.entry_id)`
  const { rows } = await sql`
    select one.reference, one.audience, one.version, one.is_withdrawn
    from register_entry as one left join register_entry as was on was.replaced_by = one.id
    left join register_import on register_import.id = one.import_id
    where one.register = ${register} and ${entry} > ${change(after)} and ${entry} < ${change(until)}
      and (${isIn})
    order by ${entry}, one.id`.execute(db)
  return rows.map((row) => {
    const { is_withdrawn, ...said } = rowSchema.parse(row)
    return { ...said, isWithdrawn: is_withdrawn }
  })
}
