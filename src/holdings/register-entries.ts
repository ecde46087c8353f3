import type { Transaction } from 'kysely'
import {
  AUDIENCES,
  type Audience,
  type Database,
  nextNumber,
  type Part,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import type { FileTold } from './kept-files.ts'
import { MEETING_FILES_TOLD, meetingFiles } from './meeting-files.ts'
import { startDigest } from './register-digest.ts'
import { REGISTER_ENTRY } from './register-entry-kind.ts'
import { type NewRegisterRow, noteReplaced, numberRows, writeRows } from './write-register-rows.ts'

/** What an act upon entries does; a file of them is taken in by `startRegisterImport`. */
export type RegisterAct = 'recorded' | 'corrected' | 'changed-together' | 'withdrawn' | 'erased'

/** What an act is called that erases entries, and under what key it names their rows. */
export const ENTRY_ERASED = 'entry-erased'
export const ERASED_ROWS = 'erasedRows'

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
  const kept = await numberRows(trx, register, rows)
  const digest = startDigest()
  for (const row of kept) digest.add(row)
  const first = kept[0]?.id ?? 0
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
  await writeRows(trx, { entry_id: entry.id }, kept)
  if (file !== undefined) {
    const { content, told: its, audience: readers } = file
    await meetingFiles.keep(trx, entry.id, [{ name: its.name, content }], [its], readers)
  }
  await noteReplaced(trx, rows, kept)
}

export function withReason(parts: Partial<Record<Audience, Part>>, reason: string | undefined) {
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
