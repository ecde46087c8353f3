import { type Kysely, sql } from 'kysely'
import type { Audience, Database } from '#storage/index.ts'
import { counts } from './counted-register-rows.ts'

/** By what an entry is told from others, and where it stands. */
export interface KeptKey {
  readonly id: number
  readonly reference: string
  /** The values asked for, in their order, as JSON. */
  readonly key: string
}

/** References from the one after `after` to `upTo`, in their order. */
export interface ReferenceStretch {
  readonly after: string
  readonly upTo: string
}

/** The references of a register, some thousands at a time: what is asked of all entries then holds nobody up for long. */
export async function* stretchesOfReferences(
  db: Kysely<Database>,
  register: string,
  most: number,
): AsyncGenerator<ReferenceStretch> {
  let after = ''
  for (;;) {
    // From there on in the index, and not in this register alone, which would be sorted whole for each stretch
    const { rows } = await sql<{ upTo: string | null }>`
      select max(reference) filter (where register = ${register}) as "upTo" from (
        select register, reference from register_entry
        where (register, reference) > (${register}, ${after})
        order by register, reference limit ${sql.lit(most)}
      ) as next`.execute(db)
    const upTo = rows[0]?.upTo ?? null
    if (upTo === null) return
    yield { after, upTo }
    after = upTo
  }
}

/** The number of the row that was written last, of whatever register; 0 where there is none. */
export async function fetchLastRow(db: Kysely<Database>): Promise<number> {
  const { last } = await db
    .selectFrom('register_entry')
    .select((found) => found.fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last ?? 0)
}

/**
 * The values of some fields of every entry that stands, in the order of recording.
 *
 * @param fields - each with the audience in whose column it is
 * @param among - only of these references, or of rows written after that of this number
 */
export async function fetchRegisterKeys(
  db: Kysely<Database>,
  register: string,
  fields: readonly (readonly [name: string, audience: Audience])[],
  among: ReferenceStretch | { readonly written: number } = { written: 0 },
): Promise<readonly KeptKey[]> {
  const values = sql.join(
    fields.map(([name, audience]) => sql`${sql.ref(audience)} -> cast(${name} as text)`),
  )
  const rows = await db
    .selectFrom('register_entry')
    .select(['id', 'reference', sql<string>`cast(jsonb_build_array(${values}) as text)`.as('key')])
    .where('register', '=', register)
    .where((found) =>
      'written' in among
        ? found.and([found('replaced_by', 'is', null), found('id', '>', among.written)])
        : found.and([
            found('reference', '>', among.after),
            found('reference', '<=', among.upTo),
            // With plain words the index of lists would be read whole for each stretch
            found(sql<number>`coalesce(replaced_by, 0)`, '=', 0),
          ]),
    )
    .where('is_withdrawn', '=', false)
    .where(counts())
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, id: Number(row.id) }))
}
