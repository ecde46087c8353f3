import type { Kysely } from 'kysely'
import { type Act, AUDIENCES, type Audience, type EntryHead, type Part } from './entry.ts'
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
  /** One record; left out, all of the kind. */
  readonly record?: string
  /** Records whose name begins so: `precept/`. */
  readonly recordsUnder?: string
}

/** The audiences whose parts a reader sees: their own, and those of everyone with less. */
function readableBy(reader: Audience): readonly Audience[] {
  return AUDIENCES.slice(0, AUDIENCES.indexOf(reader) + 1)
}

/**
 * Entries in the order they were recorded, with what the reader may read of each.
 *
 * @param reader - an entry with no part for the reader comes with nothing said; `sealed` reads all
 */
export async function fetchEntries(
  db: Kysely<Database>,
  { kind, record, recordsUnder }: EntryFilter,
  reader: Audience = 'public',
): Promise<readonly Entry[]> {
  const heads = await db
    .selectFrom('entry')
    .select(['id', 'kind', 'record', 'act', 'event', 'happened', 'source', 'corrects'])
    .select(['recorded_at as recordedAt', 'recorded_by as recordedBy'])
    .where('kind', '=', kind)
    .$if(record !== undefined, (query) => query.where('record', '=', record ?? ''))
    .$if(recordsUnder !== undefined, (query) =>
      query.where((where) => where.fn('starts_with', ['record', where.val(recordsUnder ?? '')])),
    )
    .orderBy('id')
    .execute()
  if (heads.length === 0) return []
  const parts = await db
    .selectFrom('part')
    .innerJoin('entry', 'entry.id', 'part.entry_id')
    .select(['part.entry_id', 'part.audience', 'part.body'])
    .where('entry.kind', '=', kind)
    .$if(record !== undefined, (query) => query.where('entry.record', '=', record ?? ''))
    .where('part.audience', 'in', readableBy(reader))
    .orderBy('part.id')
    .execute()
  const partsOf = Map.groupBy(parts, ({ entry_id }) => entry_id)
  return heads.map(({ act, ...head }) => {
    const its = partsOf.get(head.id) ?? []
    return {
      ...head,
      act: act as Act,
      says: Object.assign({}, ...its.map(({ body }) => (body === null ? {} : JSON.parse(body)))),
      erased: its.flatMap(({ audience, body }) => (body === null ? [audience as Audience] : [])),
    }
  })
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
