import { randomBytes } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import {
  AUDIENCES,
  type Audience,
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
    const salts = drawSalts(row.says)
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

const SALT_BYTES = 16

/** Makes the function that gives the salts of a row, in the order of audiences; `null` where it says nothing. */
function saltsFor(rows: number): (says: NewRegisterRow['says']) => string {
  const drawn = randomBytes(rows * AUDIENCES.length * SALT_BYTES)
  let at = 0
  const draw = () => {
    at += SALT_BYTES
    return drawn.toString('base64url', at - SALT_BYTES, at)
  }
  return (says) =>
    JSON.stringify(AUDIENCES.map((audience) => (says[audience] === undefined ? null : draw())))
}

function insistOnStorable(value: Json): void {
  if (typeof value === 'string') insistOnStorableText(value, 'what is written into a register')
  else if (value !== null && typeof value === 'object')
    Object.values(value).forEach(insistOnStorable)
}

/** Between two rows, and between two values of one: signs that JSON writes in another way, and that nothing else of a row has. */
const [AFTER_ROW, AFTER_VALUE] = ['\u001e', '\u001f']

/** As one text, a row after the other: read as lists of values, or as JSON, they cost the database twice or four times as much. */
async function insertRows(
  trx: Transaction<Database>,
  broughtBy: BroughtBy,
  rows: readonly KeptRow[],
): Promise<void> {
  const { entry_id, import_id } = { entry_id: null, import_id: null, ...broughtBy }
  await sql`
    insert into register_entry (
      id, entry_id, import_id, register, reference, version, audience, is_withdrawn, is_open, day, state,
      public, members, office, sealed, salts, words
    )
    select cast(its[1] as bigint), cast(${entry_id} as bigint), cast(${import_id} as bigint), its[2], its[3],
      cast(its[4] as bigint), its[5], cast(its[6] as boolean), cast(its[7] as boolean), its[8], its[9],
      cast(its[10] as jsonb), cast(its[11] as jsonb), cast(its[12] as jsonb), cast(its[13] as jsonb), its[14],
      cast(its[15] as tsvector)
    from (
      select string_to_array(row, ${AFTER_VALUE}, '') as its
      from string_to_table(${rows.map(asText).join(AFTER_ROW)}, ${AFTER_ROW}) as row offset 0
    ) as handed_in`.execute(trx)
}

/** Its values in the order of the statement; nothing for one that is not there. */
function asText(row: KeptRow): string {
  const { says, salts } = row
  const which = [row.id, row.register, row.reference, row.version, row.audience]
  const flags = [row.is_withdrawn, row.is_open, row.day, row.state]
  const said = AUDIENCES.map((one) => (says[one] === undefined ? '' : JSON.stringify(says[one])))
  return [...which, ...flags, ...said, salts, wordsOfRow(says)].join(AFTER_VALUE)
}
