import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { Refusal } from '#shared/index.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import { insistOnStorableText } from './storable-text.ts'
import type { Database } from './table-types.ts'

/** Who made a change, when and why. Every write carries one; none of it is worked out here. */
export interface Authorship {
  readonly actor: string
  readonly reason: string
  /** An instant, ISO 8601. */
  readonly at: string
}

export interface Change extends Authorship {
  /** One word, or two joined by a hyphen: `import`, `load-area`. */
  readonly action: string
  readonly subject: string
  readonly detail?: Json
}

/** What the hash of an entry is taken over. */
export interface HashedEntry {
  readonly id: number
  readonly at: string
  readonly actor: string
  readonly reason: string
  readonly action: string
  readonly subject: string
  /** Canonical JSON, as it is kept. */
  readonly detail: string
  readonly previousHash: string
}

/** What stands before the first entry. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64)

const WRITING_LOCK = 7_203_114_002

/**
 * Makes this transaction the only one that writes, until it ends: others wait here. Call it before
 * reading what a decision to write rests on (which rows are already held), so that two imports of one
 * file at once do not both find it new. Calling it again in the same transaction does nothing.
 */
export async function lockForWriting(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(WRITING_LOCK)})`.execute(trx)
}

/**
 * Adds an entry to the change log, in the transaction that makes the change.
 *
 * @returns its place in the chain and its hash
 * @throws Refusal when the change names no actor or no reason
 */
export async function recordChange(
  trx: Transaction<Database>,
  change: Change,
): Promise<{ readonly id: number; readonly hash: string }> {
  const authorship = checkAuthorship(change)
  await lockForWriting(trx)
  const last = await trx
    .selectFrom('change_log')
    .select(['id', 'hash'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const entry: HashedEntry = {
    ...authorship,
    id: (last?.id ?? 0) + 1,
    action: change.action,
    subject: change.subject,
    detail: canonicalJson(change.detail ?? {}),
    previousHash: last?.hash ?? FIRST_PREVIOUS_HASH,
  }
  const hash = hashEntry(entry)
  const { previousHash, ...columns } = entry
  await trx
    .insertInto('change_log')
    .values({ ...columns, previous_hash: previousHash, hash })
    .execute()
  return { id: entry.id, hash }
}

/**
 * What tells an instance from every other for good: the beginning of the hash of its first entry, which
 * a backup carries along. Empty when nothing has been recorded.
 */
export async function fetchFounding(db: Kysely<Database>): Promise<string> {
  const first = await db
    .selectFrom('change_log')
    .select('hash')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return first?.hash.slice(0, FOUNDING_DIGITS) ?? ''
}

const FOUNDING_DIGITS = 16

/** SHA-256 of an entry as canonical JSON, as 64 hex digits. */
export function hashEntry(entry: HashedEntry): string {
  return createHash('sha256')
    .update(canonicalJson({ ...entry }))
    .digest('hex')
}

/** The same authorship with its instant as the database will give it back, to the microsecond. */
export function checkAuthorship({ actor, reason, at }: Authorship): Authorship {
  if (actor.trim() === '') throw new Refusal('Say who is making this change: no name was given')
  if (reason.trim() === '') throw new Refusal('Say why this change is made: no reason was given')
  insistOnStorableText(actor, 'the name of who is making this change')
  insistOnStorableText(reason, 'the reason for this change')
  const instant = Temporal.Instant.from(at).round({
    smallestUnit: 'microsecond',
    roundingMode: 'trunc',
  })
  return { actor, reason, at: instant.toString() }
}
