import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from './canonical-json.ts'

/** Who may read a part of an entry, from everyone to those who are named. */
export const AUDIENCES = ['public', 'members', 'office', 'sealed'] as const

export type Audience = (typeof AUDIENCES)[number]

/** The audiences whose parts a reader sees: their own, and those of everyone with less. */
export function readableBy(reader: Audience): readonly Audience[] {
  return AUDIENCES.slice(0, AUDIENCES.indexOf(reader) + 1)
}

/**
 * What an entry does. `record`: something happened. `correct` and `strike-out`: an earlier entry was
 * wrong. `withdraw`: the whole record no longer counts. `erase`: parts of an earlier entry were taken
 * out. Each is kept, and none removes what was there but the last.
 */
export const ACTS = ['record', 'correct', 'strike-out', 'withdraw', 'erase'] as const

export type Act = (typeof ACTS)[number]

/** What an entry says to one audience. */
export type Part = { readonly [key: string]: Json }

/** A part is named in its entry by the SHA-256 of its salt and its body, as 64 hex digits. */
export type PartDigest = readonly [audience: Audience, digest: string]

/** What the next entry of the chain holds of the one before. */
export interface Link {
  readonly id: number
  readonly hash: string
}

/** What stands before the first entry of all. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64)

/** What the chain holds of an entry: no word of what was said, and nobody's name. */
export interface EntryHead {
  /** Place in the chain: 1, 2, 3 with no gap, after the last of the sealed change log. */
  readonly id: number
  /** Which kind of record it is about, as its own folder names it: `case`. */
  readonly kind: string
  /** Which record of that kind: `precept/2027-28`. */
  readonly record: string
  readonly act: Act
  /** What happened, in the words of its kind: `notified`. */
  readonly event: string
  /** When it happened, a day or a local time; `null` when that is not known. */
  readonly happened: string | null
  /** When it was recorded, an instant. */
  readonly recordedAt: string
  /** Key of who recorded it: a record of the kind `person`. */
  readonly recordedBy: string
  /** Where it comes from; `null` when it was recorded by hand. */
  readonly source: string | null
  /** The entry that this one corrects, strikes out or erases parts of. */
  readonly corrects: number | null
  /** In the order of {@link AUDIENCES}. */
  readonly parts: readonly PartDigest[]
  /** Hash of the entry before. */
  readonly previous: string
}

/** The form of the bytes below, which never change; another form would have another number. */
const FORM = 1

/**
 * The bytes of an entry: what its hash is taken over, and what a verifiable log takes as its leaf.
 * Canonical JSON: keys sorted by their code units, no spaces, UTF-8.
 */
function leafOf(head: EntryHead): string {
  return canonicalJson({ v: FORM, ...head, parts: head.parts.map((part) => [...part]) })
}

/** The leaf hash of RFC 6962, 2.1: SHA-256 of a zero byte and the bytes, as 64 hex digits. */
export function hashOf(head: EntryHead): string {
  return createHash('sha256').update(Buffer.of(0)).update(leafOf(head)).digest('hex')
}

/** How an entry names a part. */
export function digestPart(salt: string, body: string): string {
  return createHash('sha256').update(`${salt}${body}`).digest('hex')
}

/** "entry 12 of the record (case, precept/2027-28, notified)" */
export function describeHead({ id, kind, record, event, act }: EntryHead): string {
  const what = act === 'record' ? event : `${act} ${event}`
  return `entry ${id} of the record (${kind}, ${record}, ${what})`
}
