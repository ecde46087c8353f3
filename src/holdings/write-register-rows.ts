import { randomBytes } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import {
  AUDIENCES,
  type Audience,
  canonicalJson,
  type Database,
  insistOnStorableText,
  type Json,
  type Part,
} from '#storage/index.ts'
import { inBatches } from './in-batches.ts'
import { wordsOfRow } from './words-of-row.ts'

/** A version of an entry to be kept. */
export interface NewRegisterRow {
  readonly reference: string
  /** Who may know that it is there. */
  readonly audience: Audience
  /** YYYY-MM-DD; `null` where the entry says none. */
  readonly day: string | null
  readonly state: string
  /** Whether a clock of it runs or is stopped. */
  readonly isOpen: boolean
  readonly isWithdrawn?: boolean
  /** What it says to each audience, by field. */
  readonly says: Partial<Readonly<Record<Audience, Part>>>
  /** The version that it takes the place of. */
  readonly replaces?: { readonly id: number; readonly version: number }
}

/** A version of an entry as it is kept. */
export interface KeptRow {
  readonly id: number
  readonly register: string
  readonly reference: string
  readonly version: number
  readonly audience: Audience
  readonly is_withdrawn: boolean
  readonly is_open: boolean
  readonly day: string | null
  readonly state: string
  readonly salts: string
  readonly replaced_by: number | null
  readonly says: Partial<Readonly<Record<Audience, Part>>>
}

/** What brought rows: the act that an entry of the record tells of, or a file that is taken in. */
export type BroughtBy = { readonly entry_id: number } | { readonly import_id: number }

/**
 * Versions of entries as they are to be kept, numbered after all that were written before.
 *
 * @throws Refusal when a text cannot be kept
 */
export async function numberRows(
  trx: Transaction<Database>,
  register: string,
  rows: readonly NewRegisterRow[],
): Promise<readonly KeptRow[]> {
  for (const { says } of rows) for (const part of Object.values(says)) insistOnStorable(part)
  const { last } = await trx
    .selectFrom('register_entry')
    .select((found) => found.fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow()
  const first = Number(last ?? 0) + 1
  const drawSalts = saltsFor(rows.length)
  return rows.map((row, index) => {
    const { isOpen, isWithdrawn = false, replaces, ...rest } = row
    const version = (replaces?.version ?? 0) + 1
    const salts = drawSalts(index)
    const flags = { is_open: isOpen, is_withdrawn: isWithdrawn, replaced_by: null }
    return { ...rest, ...flags, id: first + index, register, version, salts }
  })
}

/** Writes rows: inside `writeRecord`, in the transaction that numbered them. */
export async function writeRows(
  trx: Transaction<Database>,
  broughtBy: BroughtBy,
  rows: readonly KeptRow[],
): Promise<void> {
  for (const batch of inBatches(rows)) await insertRows(trx, broughtBy, batch)
}

/** Notes of each version that another takes the place of which one that is. @param kept - the rows as numbered */
export async function noteReplaced(
  trx: Transaction<Database>,
  rows: readonly NewRegisterRow[],
  kept: readonly KeptRow[],
): Promise<void> {
  const replaced = rows.flatMap(({ replaces }, index) =>
    replaces === undefined ? [] : [{ was: replaces.id, by: kept[index]?.id }],
  )
  if (replaced.length === 0) return
  await sql`
    update register_entry set replaced_by = pair.by
    from json_to_recordset(cast(${JSON.stringify(replaced)} as text)::json) as pair (was bigint, by bigint)
    where register_entry.id = pair.was`.execute(trx)
}

const SALT_DIGITS = 32

/** Makes the function that gives the salts of each of so many rows. */
function saltsFor(rows: number): (index: number) => string {
  const drawn = randomBytes((rows * AUDIENCES.length * SALT_DIGITS) / 2).toString('hex')
  return (index) =>
    canonicalJson(
      AUDIENCES.map((_, at) => {
        const from = (index * AUDIENCES.length + at) * SALT_DIGITS
        return drawn.slice(from, from + SALT_DIGITS)
      }),
    )
}

function insistOnStorable(value: Json): void {
  if (typeof value === 'string') insistOnStorableText(value, 'what is written into a register')
  else if (value !== null && typeof value === 'object')
    Object.values(value).forEach(insistOnStorable)
}

/** A column at a time: to read them as JSON costs the database four times as much. */
async function insertRows(
  trx: Transaction<Database>,
  broughtBy: BroughtBy,
  rows: readonly KeptRow[],
): Promise<void> {
  const { entry_id, import_id } = { entry_id: null, import_id: null, ...broughtBy }
  const each = <Value>(its: (row: KeptRow) => Value) => rows.map(its)
  const said = (audience: Audience) =>
    each(({ says }) => (says[audience] === undefined ? null : JSON.stringify(says[audience])))
  await sql`
    insert into register_entry (
      id, entry_id, import_id, register, reference, version, audience, is_withdrawn, is_open, day, state,
      public, members, office, sealed, salts, words
    )
    select id, cast(${entry_id} as bigint), cast(${import_id} as bigint), register, reference, version,
      audience, is_withdrawn, is_open, day, state, cast(public as jsonb), cast(members as jsonb),
      cast(office as jsonb), cast(sealed as jsonb), salts, cast(words as tsvector)
    from unnest(
      cast(${each(({ id }) => id)} as bigint[]),
      cast(${each(({ register }) => register)} as text[]),
      cast(${each(({ reference }) => reference)} as text[]),
      cast(${each(({ version }) => version)} as bigint[]),
      cast(${each(({ audience }) => audience)} as text[]),
      cast(${each((row) => row.is_withdrawn)} as boolean[]),
      cast(${each((row) => row.is_open)} as boolean[]),
      cast(${each(({ day }) => day)} as text[]),
      cast(${each(({ state }) => state)} as text[]),
      cast(${said('public')} as text[]),
      cast(${said('members')} as text[]),
      cast(${said('office')} as text[]),
      cast(${said('sealed')} as text[]),
      cast(${each(({ salts }) => salts)} as text[]),
      cast(${each(({ says }) => wordsOfRow(says))} as text[])
    ) as handed_in (
      id, register, reference, version, audience, is_withdrawn, is_open, day, state,
      public, members, office, sealed, salts, words
    )`.execute(trx)
}
