import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import {
  AUDIENCES,
  type Audience,
  canonicalJson,
  type Database,
  type Json,
  type Part,
  parseJson,
  readableBy,
} from '#storage/index.ts'
import { counts, entryOf } from './counted-register-rows.ts'
import { rowsSaying, type WordsAsked } from './rows-saying.ts'

/** A version of an entry as one audience may read it. */
export interface RegisterRow {
  readonly id: number
  /** The entry of the record that tells of it. */
  readonly entry: number
  readonly reference: string
  readonly version: number
  readonly audience: Audience
  readonly isWithdrawn: boolean
  readonly day: string | null
  readonly state: string
  /** By field, of all columns that the reader may read put together. */
  readonly says: Readonly<Record<string, Json>>
}

/** Which entries are wanted. */
export interface RegisterFilter {
  readonly register: string
  /** Only of these references. */
  readonly references?: readonly string[]
  /** Only those with exactly these values, by field, each in the column of one audience. */
  readonly where?: Partial<Readonly<Record<Audience, Part>>>
  readonly state?: string
  /** First and last day. */
  readonly from?: string
  readonly to?: string
  readonly isOpen?: boolean
  /** Only those whose day or hour of a field is from the one day to the other. */
  readonly moment?: {
    readonly field: string
    readonly audience: Audience
    readonly from: string
    readonly to: string
  }
  /** Words with each of which some word begins that whoever asks may read, capitals or not. */
  readonly words?: WordsAsked
}

/**
 * The last version of each entry that stands and is asked for.
 *
 * @param audiences - whose rows are looked at: the index has those of each by themselves
 */
export function currentRows(
  db: Kysely<Database>,
  filter: RegisterFilter,
  audiences: readonly Audience[],
  having: { readonly holds: RawBuilder<boolean> } | undefined,
) {
  const { register, references, where = {}, state, from, to, isOpen, moment } = filter
  return db
    .selectFrom('register_entry')
    .where('register', '=', register)
    .$if(references === undefined, (query) => query.where('replaced_by', 'is', null))
    .$if(references !== undefined, (query) =>
      // So that the index of lists cannot serve it, which a database that has counted nothing takes for as narrow
      query
        .where('reference', '=', sql<string>`any(cast(${[...(references ?? [])]} as text[]))`)
        .where(sql<number>`coalesce(replaced_by, 0)`, '=', 0),
    )
    .where('is_withdrawn', '=', false)
    .where(counts())
    .where('audience', 'in', [...audiences])
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(from !== undefined, (query) => query.where('day', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('day', '<=', to ?? ''))
    .$if(isOpen === true, (query) => query.where('is_open', '=', true))
    .$if(moment !== undefined, (query) => {
      const { audience = 'office', field = '', from: first = '', to: last = '' } = moment ?? {}
      const day = sql<string>`left(${sql.ref(audience)} ->> cast(${field} as text), 10)`
      return query.where(day, '>=', first).where(day, '<=', last)
    })
    .$if(Object.keys(where).length > 0, (query) =>
      query.where((found) =>
        found.and(
          Object.entries(where).map(
            ([audience, values]) =>
              sql<boolean>`${sql.ref(audience)} @> cast(${canonicalJson(values)} as jsonb)`,
          ),
        ),
      ),
    )
    .$if(having !== undefined, (query) => query.where(having?.holds ?? sql<boolean>`true`))
}

/** What narrows rows to those with the words asked for; nothing where none are. */
export async function havingWords(db: Kysely<Database>, { words }: RegisterFilter) {
  return words && { holds: await rowsSaying(db, words) }
}

/**
 * A page of the entries asked for, those without a day first, then the latest. As the index has the entries of each
 * audience in this order, a page is of the first of each.
 */
export async function fetchRegisterRows(
  db: Kysely<Database>,
  filter: RegisterFilter,
  reader: Audience,
  { most, after = 0 }: { readonly most?: number; readonly after?: number } = {},
): Promise<readonly RegisterRow[]> {
  const having = await havingWords(db, filter)
  const readable = readableBy(reader)
  const firstOf = (audiences: readonly Audience[]) =>
    currentRows(db, filter, audiences, having)
      .select(['id', 'reference', 'version', 'audience', 'is_withdrawn', 'day', 'state'])
      .select([entryOf().as('entry_id'), ...readable])
      .orderBy('day', 'desc')
      .orderBy('id', 'desc')
      .$if(most !== undefined, (query) => query.limit((most ?? 0) + after))
  const [one = [], ...others] = most === undefined ? [readable] : readable.map((each) => [each])
  const rows = await db
    .selectFrom(
      others
        .reduce(
          (all, each) => all.unionAll(db.selectFrom(firstOf(each).as('of_one')).selectAll()),
          db.selectFrom(firstOf(one).as('of_one')).selectAll(),
        )
        .as('found'),
    )
    .selectAll()
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .$if(most !== undefined, (query) => query.limit(most ?? 0))
    .offset(after)
    .execute()
  return rows.map((row) => toRow(row, reader))
}

/** The first and the last day of the entries that stand; `undefined` where none has a day. */
export async function fetchRegisterSpan(
  db: Kysely<Database>,
  register: string,
  at?: { readonly field: string; readonly audience: Audience },
): Promise<{ readonly from: string; readonly to: string } | undefined> {
  const day =
    at === undefined
      ? sql<string | null>`day`
      : sql<string | null>`left(${sql.ref(at.audience)} ->> cast(${at.field} as text), 10)`
  // One at a time each is read from the end of an index; without counts of its rows, all together read them all
  const endmost = async (audience: Audience, end: 'asc' | 'desc') => {
    const found = await db
      .selectFrom('register_entry')
      .select(day.as('day'))
      .where('register', '=', register)
      .where('audience', '=', audience)
      .where('replaced_by', 'is', null)
      .where('is_withdrawn', '=', false)
      .where(counts())
      .where(day, 'is not', null)
      .orderBy(day, end)
      .limit(1)
      .executeTakeFirst()
    return found?.day ?? null
  }
  const days: string[] = []
  for (const audience of AUDIENCES) {
    const [from, to] = [await endmost(audience, 'asc'), await endmost(audience, 'desc')]
    if (from !== null && to !== null) days.push(from, to)
  }
  const [from, to] = [days.toSorted()[0], days.toSorted().at(-1)]
  return from === undefined || to === undefined ? undefined : { from, to }
}

/** When rows were recorded, by whom, and why as far as the reader may know. */
export interface ActNote {
  /** An instant. */
  readonly at: string
  /** The key of who recorded it. */
  readonly by: string
  readonly reason: string
}

const saysReason = z.object({ reason: z.string() })

/** What is told of the acts of these entries of the record, by entry. @param db - as the reader may read it */
export async function fetchActNotes(
  db: Kysely<Database>,
  entries: readonly number[],
): Promise<ReadonlyMap<number, ActNote>> {
  if (entries.length === 0) return new Map()
  const rows = await db
    .selectFrom('entry')
    .leftJoin('part', (join) =>
      join.onRef('part.entry_id', '=', 'entry.id').on('part.audience', '=', 'office'),
    )
    .select(['entry.id', 'recorded_at as at', 'recorded_by as by', 'body'])
    .where('entry.id', 'in', [...entries])
    .execute()
  return new Map(
    rows.map(({ id, at, by, body }) => {
      const says = body === null ? undefined : saysReason.safeParse(parseJson(body)).data
      return [Number(id), { at, by, reason: says?.reason ?? '' }]
    }),
  )
}

/**
 * The days of entries that were recorded, or stood until then, after the last import of this name: each day once.
 *
 * @param fields - those that hold a day, each with the audience in whose column it is
 */
export async function fetchDaysSince(
  db: Kysely<Database>,
  register: string,
  importName: string,
  fields: readonly (readonly [name: string, audience: Audience])[],
): Promise<readonly string[]> {
  if (fields.length === 0) return []
  const days = sql.join(
    fields.map(
      ([name, audience]) =>
        sql`(left(${sql.ref(`one.${audience}`)} ->> cast(${name} as text), 10))`,
    ),
  )
  const { rows } = await sql<{ day: string | null }>`
    select distinct said.day from register_entry as one
    left join register_entry as after on after.id = one.replaced_by
    left join register_import as of_one on of_one.id = one.import_id
    left join register_import as of_after on of_after.id = after.import_id
    cross join lateral (values ${days}) as said (day)
    where one.register = ${register}
      and greatest(one.entry_id, of_one.entry_id, after.entry_id, of_after.entry_id) > coalesce(
        (select max(change_id) from import where file_name = ${importName}), 0)`.execute(db)
  return rows.flatMap(({ day }) => (day === null ? [] : [day]))
}

/** Whether an entry of a register ever counted, be it taken out or erased since. */
export async function hasHadEntries(db: Kysely<Database>, register: string): Promise<boolean> {
  const one = await db
    .selectFrom('register_entry')
    .select('id')
    .where('register', '=', register)
    .where(counts())
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}

/** Every version of one entry that the reader may know of, the first one first. */
export async function fetchRegisterVersions(
  db: Kysely<Database>,
  register: string,
  reference: string,
  reader: Audience,
): Promise<readonly RegisterRow[]> {
  const rows = await db
    .selectFrom('register_entry')
    .select(['id', 'reference', 'version', 'audience', 'is_withdrawn', 'day', 'state'])
    .select([entryOf().as('entry_id'), ...readableBy(reader)])
    .where('register', '=', register)
    .where('reference', '=', reference)
    .where(counts())
    .orderBy('version')
    .execute()
  return rows.map((row) => toRow(row, reader))
}

interface ReadRow {
  readonly id: number
  readonly entry_id: number
  readonly reference: string
  readonly version: number
  readonly audience: Audience
  readonly is_withdrawn: boolean
  readonly day: string | null
  readonly state: string
  readonly public?: Part | null
  readonly members?: Part | null
  readonly office?: Part | null
  readonly sealed?: Part | null
}

function toRow(row: ReadRow, reader: Audience): RegisterRow {
  const { id, entry_id, reference, version, audience, is_withdrawn, day, state } = row
  const says = Object.assign({}, ...readableBy(reader).map((one) => row[one] ?? {}))
  const about = { reference, audience, day, state, isWithdrawn: is_withdrawn }
  return { ...about, id: Number(id), entry: Number(entry_id), version: Number(version), says }
}
