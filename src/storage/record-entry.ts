import { randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import { Refusal } from '#shared/index.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import {
  type Act,
  AUDIENCES,
  type Audience,
  digestPart,
  type EntryHead,
  hashOf,
  type Part,
  type PartDigest,
} from './entry.ts'
import { fetchLastLink } from './heads.ts'
import { keyFor, nameIn, type Who } from './names.ts'
import { insistOnStorableText } from './storable-text.ts'
import type { Database } from './table-types.ts'
import { ERASURE, moveVersion, noteHead } from './versions.ts'

/** Who records something and when. Every write carries one; none of it is worked out here. */
export interface Recorder {
  /** The entry holds their key in place of their name. */
  readonly actor: Who
  /** An instant, ISO 8601. */
  readonly at: string
}

/** Who makes a change, when, and why in their words. */
export interface Authorship extends Recorder {
  readonly reason: string
}

/**
 * Who makes a change and why, with its instant as the database will give it back.
 *
 * @throws Refusal when no reason is given, or it cannot be kept
 */
export function checkAuthorship({ actor, reason, at }: Authorship): Authorship {
  if (reason.trim() === '') throw new Refusal('Say why this change is made: no reason was given')
  insistOnStorableText(reason, 'the reason for this change')
  return { actor: whoIs({ actor, at }), reason, at: instantAsKept(at) }
}

/** What is recorded of a record: see `EntryHead` for what each means. */
export interface NewEntry {
  readonly kind: string
  readonly record: string
  readonly act?: Act
  readonly event: string
  readonly happened: string | null
  readonly source?: string
  readonly corrects?: number
  /** What it says, a part for each audience that has one. */
  readonly parts: Partial<Readonly<Record<Audience, Part>>>
  /** Where the record stands after it, for lists; left out, where it stood before. */
  readonly standing?: { readonly state: string; readonly day: string }
}

export interface RecordedEntry {
  readonly id: number
  readonly hash: string
  /** The key of who recorded it. */
  readonly recordedBy: string
}

/**
 * Adds an entry to the record, in the transaction that makes the change: inside `writeRecord`.
 *
 * @throws Refusal when nobody is named as recording it, or a text cannot be kept
 */
export async function recordEntry(
  trx: Transaction<Database>,
  entry: NewEntry,
  recorder: Recorder,
): Promise<RecordedEntry> {
  return await append(trx, entry, instantAsKept(recorder.at), await keyOf(trx, recorder))
}

/**
 * The key that stands for who records, with the name it stands for recorded where that is new.
 *
 * @throws Refusal when nobody is named
 */
export async function keyOf(trx: Transaction<Database>, recorder: Recorder): Promise<string> {
  return await keyFor(trx, whoIs(recorder), async (key, event, part) => {
    const about = { kind: 'person', record: key, event, happened: null }
    const named = { ...about, parts: { public: part } }
    await append(trx, named, instantAsKept(recorder.at), key)
  })
}

async function append(
  trx: Transaction<Database>,
  entry: NewEntry,
  recordedAt: string,
  recordedBy: string,
): Promise<RecordedEntry> {
  const { kind, record, act = 'record', event, happened, source = null, corrects = null } = entry
  const last = await fetchLastLink(trx)
  const said = AUDIENCES.flatMap((audience) => {
    const part = entry.parts[audience]
    if (part === undefined) return []
    for (const text of textsIn(part)) insistOnStorableText(text, `what is recorded of ${record}`)
    const body = canonicalJson(part)
    return [{ audience, salt: randomBytes(16).toString('hex'), body }]
  })
  const parts = said.map(
    ({ audience, salt, body }): PartDigest => [audience, digestPart(salt, body)],
  )
  const about = { kind, record, act, event, happened, source, corrects }
  const head: EntryHead = {
    ...about,
    id: last.id + 1,
    recordedAt,
    recordedBy,
    parts,
    previous: last.hash,
  }
  const hash = hashOf(head)
  await trx
    .insertInto('entry')
    .values({
      ...about,
      id: head.id,
      recorded_at: recordedAt,
      recorded_by: recordedBy,
      parts: canonicalJson(parts.map((part) => [...part])),
      previous_hash: last.hash,
      hash,
    })
    .execute()
  if (said.length > 0) {
    await trx
      .insertInto('part')
      .values(said.map((part) => ({ ...part, entry_id: head.id, erased_by: null })))
      .execute()
  }
  if (entry.standing) {
    await trx
      .insertInto('standing')
      .values({ kind, record, ...entry.standing })
      .onConflict((found) => found.columns(['kind', 'record']).doUpdateSet({ ...entry.standing }))
      .execute()
  }
  await moveVersion(trx, kind)
  if (act === 'erase') await moveVersion(trx, ERASURE)
  noteHead(trx, { id: head.id, hash, at: recordedAt })
  return { id: head.id, hash, recordedBy }
}

/** Every text in a value, as it was before JSON wrote its odd signs in another way. */
function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsIn)
}

function whoIs({ actor }: Recorder): Who {
  const name = nameIn(actor)
  if (name.trim() === '') throw new Refusal('Say who is making this change: no name was given')
  insistOnStorableText(name, 'the name of who is making this change')
  return actor
}

/** An instant, ISO 8601, as the database will give it back: to the microsecond. */
export function instantAsKept(at: string): string {
  const settings = { smallestUnit: 'microsecond', roundingMode: 'trunc' } as const
  return Temporal.Instant.from(at).round(settings).toString()
}
