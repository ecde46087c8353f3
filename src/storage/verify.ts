import type { Kysely, Transaction } from 'kysely'
import { FIRST_PREVIOUS_HASH, type HashedEntry, hashEntry } from './change-log.ts'
import type { Database } from './table-types.ts'
import { findChangedAreaFiles } from './verify-area-files.ts'
import { findChangedCases } from './verify-cases.ts'
import { findChangedImports } from './verify-imports.ts'
import { findChangedRulings } from './verify-rulings.ts'

export interface Verification {
  /** How many entries the change log has. */
  readonly entries: number
  /** Each a sentence that names the entry; empty when everything agrees. */
  readonly problems: readonly string[]
}

const ENTRIES_A_BATCH = 1_000

/**
 * Checks that the change log is whole and in its order, that no entry was changed, and that the
 * figures, imports, area files and rulings it tells of are those that are there. Reads everything as it stands
 * at one moment, a batch at a time.
 */
export async function verifyChangeLog(db: Kysely<Database>): Promise<Verification> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(findProblems)
}

/** The same, inside a transaction that has begun. */
export async function findProblems(trx: Transaction<Database>): Promise<Verification> {
  const problems: string[] = []
  const recorded: HashedEntry[] = []
  let last = { id: 0, hash: FIRST_PREVIOUS_HASH }
  let entries = 0
  for await (const { hash, ...entry } of readEntries(trx)) {
    problems.push(...checkLink(entry, hash, last))
    last = { id: entry.id, hash }
    entries += 1
    if (RECORDING.has(entry.action)) recorded.push(entry)
  }
  problems.push(...(await findChangedImports(trx, recorded)))
  problems.push(...(await findChangedAreaFiles(trx, recorded)))
  problems.push(...(await findChangedCases(trx, recorded)))
  problems.push(...(await findChangedRulings(trx, recorded)))
  return { entries, problems }
}

/** The actions whose entries tell of rows in other tables. */
const RECORDING: ReadonlySet<string> = new Set([
  'import',
  'load-area',
  'open-case',
  'record-event',
  'record-ruling',
])

interface StoredEntry extends HashedEntry {
  readonly hash: string
}

async function* readEntries(db: Kysely<Database>): AsyncGenerator<StoredEntry> {
  let last = 0
  for (;;) {
    const batch = await db
      .selectFrom('change_log')
      .select(['id', 'at', 'actor', 'reason', 'action', 'subject', 'detail'])
      .select(['previous_hash as previousHash', 'hash'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(ENTRIES_A_BATCH)
      .execute()
    yield* batch
    last = batch.at(-1)?.id ?? last
    if (batch.length < ENTRIES_A_BATCH) return
  }
}

function checkLink(
  entry: HashedEntry,
  hash: string,
  last: { readonly id: number; readonly hash: string },
): string[] {
  const problems: string[] = []
  if (entry.id !== last.id + 1) {
    const missing =
      entry.id === last.id + 2
        ? `Entry ${last.id + 1} of the change log is missing`
        : `Entries ${last.id + 1} to ${entry.id - 1} of the change log are missing`
    problems.push(missing)
  } else if (entry.previousHash !== last.hash) {
    problems.push(
      `${describeEntry(entry)} does not follow on from the entry before it: one of the two is not as it was written`,
    )
  }
  if (hashEntry(entry) !== hash) {
    problems.push(`${describeEntry(entry)} has been changed since it was written`)
  }
  return problems
}

function describeEntry({ id, action, subject, actor }: HashedEntry): string {
  return `Entry ${id} of the change log (${action}, ${subject}, by ${actor})`
}
