import { type Kysely, sql } from 'kysely'
import {
  AUDIENCES,
  type Audience,
  type Database,
  type Json,
  type Part,
  parseJson,
} from '#storage/index.ts'
import { entryOf } from './counted-register-rows.ts'
import type { KeptKey, ReferenceStretch } from './register-keys.ts'

/** What an entry said from some act on. */
export interface RegisterVersion {
  readonly reference: string
  /** The act that made it: `imported`, `corrected`, … */
  readonly act: string
  /** By field, as whoever reads all has it. */
  readonly says: Readonly<Record<string, Json>>
}

/** Every version of these entries, the first one first; none of those that have but one. */
export async function fetchVersionsOf(
  db: Kysely<Database>,
  register: string,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly RegisterVersion[]>> {
  if (references.length === 0) return new Map()
  const { rows } = await sql<
    { reference: string; act: string } & Partial<Record<Audience, Part | string | null>>
  >`
    select one.reference, entry.event as act, ${sql.join(AUDIENCES.map((name) => sql.ref(`one.${name}`)))}
    from register_entry as one join entry on entry.id = ${entryOf('one')}
    where one.register = ${register}
      and one.reference = any(cast(${[...references]} as text[]))
    order by one.reference, one.version`.execute(db)
  const all = rows.map(({ reference, act, ...parts }) => {
    const said = AUDIENCES.map((name) => {
      const part = parts[name] ?? {}
      return typeof part === 'string' ? parseJson(part) : part
    })
    return { reference, act, says: Object.assign({}, ...said) }
  })
  const byReference = Map.groupBy(all, ({ reference }) => reference)
  return new Map([...byReference].filter(([, versions]) => versions.length > 1))
}

/** What a file once said of an entry that says something else now, or was taken out. */
export interface ImportedKey extends Omit<KeptKey, 'id'> {
  readonly isWithdrawn: boolean
}

/**
 * The values of some fields as files brought them, of every entry that was changed or taken out since.
 *
 * @param fields - each with the audience in whose column it is
 * @param among - only of these references
 */
export async function fetchImportedKeys(
  db: Kysely<Database>,
  register: string,
  fields: readonly (readonly [name: string, audience: Audience])[],
  { after, upTo }: ReferenceStretch,
): Promise<readonly ImportedKey[]> {
  const values = sql.join(
    fields.map(([name, audience]) => sql`${sql.ref(`one.${audience}`)} -> cast(${name} as text)`),
  )
  const { rows } = await sql<ImportedKey>`
    select one.reference, last.is_withdrawn as "isWithdrawn",
      cast(jsonb_build_array(${values}) as text) as key
    from register_entry as one
    join entry on entry.id = ${entryOf('one')}
    join register_entry as last on last.register = one.register and last.reference = one.reference
      and last.replaced_by is null
    where one.register = ${register} and one.reference > ${after} and one.reference <= ${upTo}
      and one.replaced_by is not null and entry.event = 'imported'
    order by one.id`.execute(db)
  return rows
}
