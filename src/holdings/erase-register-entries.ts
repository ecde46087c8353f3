import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import {
  type Audience,
  canonicalJson,
  type Database,
  nextNumber,
  noteErased,
  parseJson,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import { counts } from './counted-register-rows.ts'
import { fetchKeptRows } from './kept-register-rows.ts'
import { meetingFiles } from './meeting-files.ts'
import { digestsOfParts } from './register-digest.ts'
import { ENTRY_ERASED, ERASED_ROWS, keepRegisterRows, leastOf } from './register-entries.ts'
import { REGISTER_ENTRY } from './register-entry-kind.ts'

/** Of an erased entry: the months in which figures counted it, which are not counted again. No field is called so. */
const COUNTED_IN = 'counted:in'

/** An entry to be erased. */
export interface ErasedEntry {
  readonly reference: string
  /** Months as 2026-05 in which figures counted it. */
  readonly countedIn: readonly string[]
}

/** Which entries of a register are erased, and what requires it. */
export interface ErasureOfEntries {
  readonly register: string
  readonly entries: readonly ErasedEntry[]
  /** For everybody to read; it names no register. */
  readonly law: string
  /** Why, for the office. */
  readonly reason: string
}

/**
 * Takes what entries said out of all their versions, by one act of the record, and the entries out of every list: inside
 * `writeRecord`. That there was each, when it was recorded and by which key goes on being proved.
 */
export async function eraseRegisterEntries(
  trx: Transaction<Database>,
  { register, entries, law, reason }: ErasureOfEntries,
  recorder: Recorder,
): Promise<void> {
  const rows = await fetchKeptRows(trx, (query) =>
    query.where('register', '=', register).where(
      'reference',
      'in',
      entries.map(({ reference }) => reference),
    ),
  )
  const standing = rows.filter(({ says }) => Object.keys(says).length > 0)
  const [first] = standing
  if (first === undefined) throw new Error('Nothing is left of the entries to be erased')
  // An act that keeps a file is of one entry alone
  for (const file of await meetingFiles.list(
    trx,
    rows.map(({ entry_id }) => entry_id),
  ))
    await meetingFiles.erase(trx, file, { law, reason }, recorder)
  const audience = leastOf(rows.map((row) => row.audience))
  const told = { [ERASED_ROWS]: standing.map(({ id }) => id) }
  const parts: Partial<Record<Audience, Readonly<Record<string, string | string[] | number[]>>>> = {
    public: { law, audiences: [] },
    office: { reason },
  }
  parts[audience] = { ...parts[audience], ...told }
  await recordEntry(
    trx,
    {
      ...{ kind: REGISTER_ENTRY, act: 'erase', event: ENTRY_ERASED, happened: null, parts },
      record: String(await nextNumber(trx, REGISTER_ENTRY)),
      corrects: first.entry_id,
    },
    recorder,
  )
  const erased = standing.map((row) => ({
    id: row.id,
    salts: canonicalJson({ digests: [...digestsOfParts(row)] }),
  }))
  await sql`
    update register_entry set public = null, members = null, office = null, sealed = null, words = null,
      salts = gone.salts
    from json_to_recordset(cast(${JSON.stringify(erased)} as text)::json) as gone (id bigint, salts text)
    where register_entry.id = gone.id`.execute(trx)
  noteErased(trx, 'register_entry')
  const last = rows.filter(({ replaced_by }) => replaced_by === null)
  await keepRegisterRows(
    trx,
    {
      ...{ register, act: 'erased', happened: null, reason },
      rows: last.map(({ reference, id, version, state, audience: its }) => ({
        ...{ reference, state, audience: its, day: null, isOpen: false, isWithdrawn: true },
        replaces: { id, version },
        says: {
          office: {
            [COUNTED_IN]: [
              ...(entries.find((one) => one.reference === reference)?.countedIn ?? []),
            ],
          },
        },
      })),
    },
    recorder,
  )
}

/** An entry of which nothing is left but that it was erased. */
export interface GoneEntry {
  readonly reference: string
  /** An instant. */
  readonly at: string
  readonly countedIn: readonly string[]
}

const countedSchema = z.array(z.string()).catch([])

/** The entries of a register that were erased, the latest first. @param db - as somebody of the office may read it */
export async function fetchErasedEntries(
  db: Kysely<Database>,
  register: string,
): Promise<readonly GoneEntry[]> {
  const rows = await db
    .selectFrom('register_entry')
    .innerJoin('entry', 'entry.id', 'entry_id')
    .select(['reference', 'recorded_at as at'])
    .select(sql<string | null>`cast(office -> cast(${COUNTED_IN} as text) as text)`.as('counted'))
    .where('register', '=', register)
    .where('replaced_by', 'is', null)
    .where('is_withdrawn', '=', true)
    .where(sql<boolean>`office -> cast(${COUNTED_IN} as text) is not null`)
    .orderBy('register_entry.id', 'desc')
    .execute()
  return rows.map(({ reference, at, counted }) => ({
    ...{ reference, at },
    countedIn: countedSchema.parse(parseJson(counted ?? '[]')),
  }))
}

/** An entry that has been kept for as long as it may be. */
export interface PastEntry {
  readonly reference: string
  /** The day from which its time ran. */
  readonly from: string
}

/**
 * Entries whose time ran out before a day, the longest kept first; those that were taken out too.
 *
 * @param from - the field from whose day the time runs, with its column; the day of the entry where there is none
 * @param before - YYYY-MM-DD
 */
export async function fetchPastEntries(
  db: Kysely<Database>,
  register: string,
  from: { readonly field: string; readonly audience: Audience } | undefined,
  before: string,
  most: number,
): Promise<readonly PastEntry[]> {
  const day =
    from === undefined
      ? sql<string>`day`
      : sql<string>`coalesce(left(${sql.ref(from.audience)} ->> cast(${from.field} as text), 10),
          case when is_withdrawn then day end)`
  return await db
    .selectFrom('register_entry')
    .select(['reference', day.as('from')])
    .where('register', '=', register)
    .where('replaced_by', 'is', null)
    .where(counts())
    .where(day, '<', before)
    .orderBy(day)
    .orderBy('id')
    .limit(most)
    .execute()
}
