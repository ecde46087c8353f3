import { createHash, randomBytes } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import {
  AUDIENCES,
  type Audience,
  canonicalJson,
  type Database,
  insistOnStorableText,
  type Json,
  nextNumber,
  type Part,
  parseJson,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import { inBatches } from './in-batches.ts'
import type { FileTold } from './kept-files.ts'
import { MEETING_FILES_TOLD, meetingFiles } from './meeting-files.ts'
import { REGISTER_ENTRY } from './register-entry-kind.ts'

/** What an act upon entries does. */
export type RegisterAct =
  | 'recorded'
  | 'corrected'
  | 'imported'
  | 'changed-together'
  | 'withdrawn'
  | 'erased'

/** What an act is called that erases entries, and under what key it names their rows. */
export const ENTRY_ERASED = 'entry-erased'
export const ERASED_ROWS = 'erasedRows'

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

/** An act upon entries of one register. */
export interface RegisterActAbout {
  readonly register: string
  readonly act: RegisterAct
  /** YYYY-MM-DD; `null` where nobody but the office may know of it. */
  readonly happened: string | null
  /** Why, in words for the office. */
  readonly reason?: string
  readonly rows: readonly NewRegisterRow[]
  /** A file that one of the rows says is there. */
  readonly file?: RegisterFile
}

/** A file that an entry has, as `tellOfFile` told of it. */
export interface RegisterFile {
  readonly content: Buffer
  readonly told: FileTold
  /** Who may read it, and know of the entry. */
  readonly audience: Audience
}

/**
 * Tells of a file that is about to be kept with an entry, in the transaction that keeps it.
 *
 * @param type - `pdf`: what the file was called where it came from is kept nowhere
 */
export async function tellOfFile(
  trx: Transaction<Database>,
  content: Buffer,
  type: string,
): Promise<FileTold> {
  const [told] = await meetingFiles.tell(trx, [{ name: `file.${type}`, content }])
  if (told === undefined) throw new Error('Of a file that is to be kept nothing is told')
  return told
}

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

/**
 * Keeps versions of entries with the one entry of the record that tells of them all: inside `writeRecord`.
 * What it tells names no register to those who may not know of its rows.
 *
 * @throws Refusal when a text cannot be kept
 */
export async function keepRegisterRows(
  trx: Transaction<Database>,
  { register, act, happened, reason, rows, file }: RegisterActAbout,
  recorder: Recorder,
): Promise<void> {
  for (const { says } of rows) for (const part of Object.values(says)) insistOnStorable(part)
  const { last } = await trx
    .selectFrom('register_entry')
    .select((found) => found.fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow()
  const first = Number(last ?? 0) + 1
  const drawSalts = saltsFor(rows.length)
  const kept = rows.map((row, index): KeptRow => {
    const { isOpen, isWithdrawn = false, replaces, ...rest } = row
    const version = (replaces?.version ?? 0) + 1
    const salts = drawSalts(index)
    const flags = { is_open: isOpen, is_withdrawn: isWithdrawn, replaced_by: null }
    return { ...rest, ...flags, id: first + index, register, version, salts }
  })
  const digest = startDigest()
  for (const row of kept) digest.add(row)
  const told = { register, first, rows: kept.length, digest: digest.finish() }
  const audience = leastOf(rows.map((row) => row.audience))
  const entry = await recordEntry(
    trx,
    {
      kind: REGISTER_ENTRY,
      record: String(await nextNumber(trx, REGISTER_ENTRY)),
      event: act,
      happened,
      parts: withFile(withReason({ [audience]: told }, reason), file),
    },
    recorder,
  )
  for (const batch of inBatches(kept)) await insertRows(trx, entry.id, batch)
  if (file !== undefined) {
    const { content, told: its, audience: readers } = file
    await meetingFiles.keep(trx, entry.id, [{ name: its.name, content }], [its], readers)
  }
  const replaced = rows.flatMap(({ replaces }, index) =>
    replaces === undefined ? [] : [{ was: replaces.id, by: first + index }],
  )
  if (replaced.length > 0) {
    await sql`
      update register_entry set replaced_by = pair.by
      from json_to_recordset(cast(${JSON.stringify(replaced)} as text)::json) as pair (was bigint, by bigint)
      where register_entry.id = pair.was`.execute(trx)
  }
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

function withReason(parts: Partial<Record<Audience, Part>>, reason: string | undefined) {
  if (reason === undefined) return parts
  return { ...parts, office: { ...parts.office, reason } }
}

function withFile(parts: Partial<Record<Audience, Part>>, file: RegisterFile | undefined) {
  if (file === undefined) return parts
  const { audience, told } = file
  return {
    ...parts,
    [audience]: { ...parts[audience], [MEETING_FILES_TOLD[audience]]: [{ ...told }] },
  }
}

/** Of those who may know of rows, those who may know of all of them. */
export function leastOf(audiences: readonly Audience[]): Audience {
  return AUDIENCES.findLast((one) => audiences.includes(one)) ?? 'office'
}

function insistOnStorable(value: Json): void {
  if (typeof value === 'string') insistOnStorableText(value, 'what is written into a register')
  else if (value !== null && typeof value === 'object')
    Object.values(value).forEach(insistOnStorable)
}

async function insertRows(
  trx: Transaction<Database>,
  entryId: number,
  rows: readonly KeptRow[],
): Promise<void> {
  const handedIn = rows.map(({ says, ...row }) => ({ ...row, ...says }))
  await sql`
    insert into register_entry (
      id, entry_id, register, reference, version, audience, is_withdrawn, is_open, day, state,
      public, members, office, sealed, salts
    )
    select id, cast(${entryId} as bigint), register, reference, version, audience, is_withdrawn, is_open,
      day, state, public, members, office, sealed, salts
    from json_to_recordset(cast(${JSON.stringify(handedIn)} as text)::json) as handed_in (
      id bigint, register text, reference text, version bigint, audience text, is_withdrawn boolean,
      is_open boolean, day text, state text, public jsonb, members jsonb, office jsonb, sealed jsonb,
      salts text
    )`.execute(trx)
}

/** A digest of rows in their order: of all that each says, by digests that are salted for each audience. */
export function startDigest() {
  const hash = createHash('sha256')
  return {
    add(kept: KeptRow) {
      const { id, register, reference, version, audience, is_withdrawn, is_open, day, state } = kept
      const bare = { id, register, reference, version, audience, is_withdrawn, is_open, day, state }
      hash.update(`${canonicalJson({ ...bare, parts: [...digestsOfParts(kept)] })}\n`)
    },
    finish: () => hash.digest('hex'),
  }
}

/** The digest of what a row says to each audience, `null` where it says nothing; of one that was erased, what was kept. */
export function digestsOfParts({ says, salts }: KeptRow): readonly (string | null)[] {
  const kept = parseJson(salts)
  const salted = saltsSchema.safeParse(kept).data ?? []
  const erased = salted.length > 0 ? undefined : erasedSchema.safeParse(kept).data
  if (erased !== undefined) return erased.digests
  return AUDIENCES.map((audience, index) =>
    says[audience] === undefined
      ? null
      : createHash('sha256')
          .update(`${salted[index]}${canonicalJson(says[audience])}`)
          .digest('hex'),
  )
}

/** Whether nothing is left of what a row said, but the digests. */
export function isErased({ salts }: Pick<KeptRow, 'salts'>): boolean {
  return erasedSchema.safeParse(parseJson(salts)).success
}

const saltsSchema = z.array(z.string())
const erasedSchema = z.object({ digests: z.array(z.string().nullable()) })
