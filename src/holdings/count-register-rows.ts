import { type Kysely, sql } from 'kysely'
import { type Audience, type Database, fetchVersion, readableBy } from '#storage/index.ts'
import { REGISTER_ENTRY } from './register-entry-kind.ts'
import {
  currentRows,
  fetchRegisterRows,
  havingWords,
  type RegisterFilter,
  type RegisterRow,
} from './register-rows.ts'

const MOST_COUNTS = 500

/** From so many entries to so many the day is noted on which they begin. */
const ENTRIES_BETWEEN_PLACES = 1_000

/** How many entries a filter finds, and where a page far into them begins. */
interface Counted {
  readonly version: string
  readonly count: number
  /** Days, the latest first, each with how many entries stand before its own. */
  readonly places: readonly { readonly day: string; readonly before: number }[]
}

/** What was counted by each filter, as long as nothing is recorded. */
const counts = new WeakMap<Kysely<Database>, Map<string, Counted>>()

/** How many entries there are of those asked for. */
export async function countRegisterRows(
  db: Kysely<Database>,
  filter: RegisterFilter,
  reader: Audience,
): Promise<number> {
  return (await countOnce(db, filter, reader)).count
}

/**
 * A page of the entries asked for, in the order of `fetchRegisterRows`, and how many there are. One far into them is
 * read from the day that was noted when they were counted, and not from the first of them.
 */
export async function fetchRegisterPage(
  db: Kysely<Database>,
  filter: RegisterFilter,
  reader: Audience,
  { most, after }: { readonly most: number; readonly after: number },
): Promise<{ readonly count: number; readonly rows: readonly RegisterRow[] }> {
  const { count, places } = await countOnce(db, filter, reader)
  // Else all rows of a file that is being taken in would be looked at, and left out, for nothing
  if (after >= count) return { count, rows: [] }
  const place = places.findLast(({ before }) => before <= after)
  const asked = place === undefined ? filter : { ...filter, to: place.day }
  const rest = after - (place?.before ?? 0)
  return { count, rows: await fetchRegisterRows(db, asked, reader, { most, after: rest }) }
}

async function countOnce(
  db: Kysely<Database>,
  filter: RegisterFilter,
  reader: Audience,
): Promise<Counted> {
  const known = counts.get(db) ?? new Map()
  counts.set(db, known)
  const version = await fetchVersion(db, [REGISTER_ENTRY])
  const key = JSON.stringify([reader, filter])
  const before = known.get(key)
  if (before?.version === version) return before
  const counted = { version, ...(await countRows(db, filter, reader)) }
  if (known.size >= MOST_COUNTS) known.clear()
  known.set(key, counted)
  return counted
}

async function countRows(db: Kysely<Database>, filter: RegisterFilter, reader: Audience) {
  const having = await havingWords(db, filter)
  const days = await currentRows(db, filter, readableBy(reader), having)
    .select(['day', (found) => found.fn.countAll().as('count')])
    .groupBy('day')
    .orderBy('day', 'desc')
    .execute()
  const places: Counted['places'][number][] = []
  let before = 0
  for (const { day, count } of days) {
    const last = places.at(-1)?.before ?? 0
    if (day !== null && before >= last + ENTRIES_BETWEEN_PLACES) places.push({ day, before })
    before += Number(count)
  }
  return { count: before, places }
}

/**
 * How many entries of those asked for say each value of a field; under '' those that say none.
 *
 * @param at - the field, with the audience in whose column it is
 */
export async function countRegisterRowsBy(
  db: Kysely<Database>,
  filter: RegisterFilter,
  reader: Audience,
  { field, audience }: { readonly field: string; readonly audience: Audience },
): Promise<ReadonlyMap<string, number>> {
  const value = sql<string>`coalesce(${sql.ref(audience)} ->> cast(${field} as text), '')`
  const rows = await currentRows(db, filter, readableBy(reader), await havingWords(db, filter))
    .select([value.as('value'), (found) => found.fn.countAll().as('count')])
    .groupBy(sql`1`)
    .execute()
  return new Map(rows.map((row) => [row.value, Number(row.count)]))
}
