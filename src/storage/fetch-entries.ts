import { type Kysely, sql } from 'kysely'
import { type Act, type Audience, type EntryHead, type Part, readableBy } from './entry.ts'
import type { Database } from './table-types.ts'

/** An entry as one audience may read it. */
export interface Entry extends Omit<EntryHead, 'parts' | 'previous'> {
  /** What it says, from all parts that the reader may read put together. */
  readonly says: Part
  /** The audiences whose part has been erased. */
  readonly erased: readonly Audience[]
}

/** Which entries are wanted. */
export interface EntryFilter {
  readonly kind: string
  /** Only those of these records; left out, of all of the kind. */
  readonly records?: readonly string[]
  /** Only those of records of which something was recorded after the entry of this number. */
  readonly touchedAfter?: number
  /** Only those after the entry of this number. */
  readonly after?: number
}

/**
 * Entries in the order they were recorded, with what the reader may read of each.
 *
 * @param reader - an entry with no part for the reader comes with nothing said; `sealed` reads all
 */
export async function fetchEntries(
  db: Kysely<Database>,
  { kind, records, touchedAfter, after }: EntryFilter,
  reader: Audience = 'public',
): Promise<readonly Entry[]> {
  const rows = await db
    .selectFrom('entry')
    .leftJoin('part', (join) =>
      join.onRef('part.entry_id', '=', 'entry.id').on('part.audience', 'in', readableBy(reader)),
    )
    .select(['entry.id', 'kind', 'record', 'act', 'event', 'happened', 'source', 'corrects'])
    .select(['recorded_at as recordedAt', 'recorded_by as recordedBy', 'audience', 'body'])
    .where('kind', '=', kind)
    .$if(records !== undefined, (query) => query.where('record', '=', oneOf(records ?? [])))
    .$if(touchedAfter !== undefined, (query) =>
      query.where('record', 'in', (touched) =>
        touched
          .selectFrom('entry')
          .select('record')
          .where('kind', '=', kind)
          .where('id', '>', touchedAfter ?? 0),
      ),
    )
    .$if(after !== undefined, (query) => query.where('entry.id', '>', after ?? 0))
    .orderBy('entry.id')
    .orderBy('part.id')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((its) => {
    const [first] = its
    if (first === undefined) return []
    const { audience: _, body: __, act, ...head } = first
    return {
      ...head,
      act: act as Act,
      says: Object.assign({}, ...its.map(({ body }) => (body === null ? {} : JSON.parse(body)))),
      erased: its.flatMap(({ audience, body }) =>
        audience !== null && body === null ? [audience as Audience] : [],
      ),
    }
  })
}

/** Any of a list, which may be empty: `in ()` is not SQL. */
function oneOf(list: readonly string[]) {
  return sql<string>`any(cast(${list} as text[]))`
}

/** The instant at which the last entry says that it was recorded; `undefined` before the first. */
export async function fetchLastRecorded(db: Kysely<Database>): Promise<string | undefined> {
  const last = await db
    .selectFrom('entry')
    .select('recorded_at')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.recorded_at
}

/** The names of all records of a kind, withdrawn or not. */
export async function fetchRecords(db: Kysely<Database>, kind: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('entry')
    .select('record')
    .distinct()
    .where('kind', '=', kind)
    .execute()
  return rows.map(({ record }) => record)
}

/** Where a record stands, as lists have it. */
export interface Standing {
  readonly record: string
  readonly state: string
  /** YYYY-MM-DD */
  readonly day: string
}

/** Records of a kind in a state, by their day, latest first: one page of a list. */
export async function fetchStanding(
  db: Kysely<Database>,
  kind: string,
  state: string,
  { most, before }: { readonly most: number; readonly before?: Pick<Standing, 'day' | 'record'> },
): Promise<readonly Standing[]> {
  return await db
    .selectFrom('standing')
    .select(['record', 'state', 'day'])
    .where('kind', '=', kind)
    .where('state', '=', state)
    .$if(before !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('day', 'record'), '<', tuple(before?.day ?? '', before?.record ?? '')),
      ),
    )
    .orderBy('day', 'desc')
    .orderBy('record', 'desc')
    .limit(most)
    .execute()
}
