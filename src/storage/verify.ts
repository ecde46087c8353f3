import type { Kysely, Transaction } from 'kysely'
import { capitalise } from '#shared/index.ts'
import type { Link } from './entry.ts'
import type { Database } from './table-types.ts'
import { walkEntries } from './verify-entries.ts'
import { type ComparedHeads, type KeptHeads, startComparing } from './verify-heads.ts'
import { findChangedMoves } from './verify-moved.ts'
import { findStrangeNumbers } from './verify-numbers.ts'
import { type Told, WHERE_ALL_BEGINS, walkSealedLog } from './verify-sealed.ts'
import { findChangedTables } from './verify-tables.ts'
import { findWronglyWorkedOut } from './verify-worked-out.ts'

export interface Verification {
  /** How many entries there are, those of the sealed change log among them. */
  readonly entries: number
  /** Each a sentence that names the entry; empty when everything agrees. */
  readonly problems: readonly string[]
  /** What was taken out by an act, each a sentence that names the act and the law. */
  readonly erased: readonly string[]
  /** What is held and counts nowhere, each a sentence: of an import that has not finished. */
  readonly uncounted: readonly string[]
  /** The last link of the chain: compared with one kept elsewhere it shows a tail cut off. */
  readonly head: Link
  /** How it compares with heads that were kept, in the order handed in; their problems are above. */
  readonly compared: readonly ComparedHeads[]
}

/** What a subject that keeps tables of its own beside the record has held against it. */
export interface TableCheck {
  /** The kinds of the entries that tell of its rows. */
  readonly kinds: readonly string[]
  /** @param told - what they tell, in order */
  find(db: Kysely<Database>, told: readonly Told[]): Promise<FoundBeside>
}

/** What was found of rows kept beside the record, each a sentence. */
export interface FoundBeside {
  /** For each that is not as its entry tells. */
  readonly problems: readonly string[]
  /** Of what is held and counts nowhere. */
  readonly uncounted: readonly string[]
}

const NOTHING_READ = { entries: 0, erased: [], uncounted: [], head: WHERE_ALL_BEGINS, compared: [] }

/**
 * Checks that the record is whole and in its order, that no entry was changed, that what each says is
 * what it said, and that the rows it tells of are those that are there. Reads everything as it stands
 * at one moment, a batch at a time.
 *
 * @param checks - of every table that is kept beside the record
 * @param kept - heads that were read before: what is recorded meanwhile is no fault
 */
export async function verifyRecord(
  db: Kysely<Database>,
  checks: readonly TableCheck[],
  kept: readonly KeptHeads[] = [],
): Promise<Verification> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((trx) => findProblems(trx, checks, kept))
}

/** The same, inside a transaction that has begun. */
export async function findProblems(
  trx: Transaction<Database>,
  checks: readonly TableCheck[],
  kept: readonly KeptHeads[] = [],
): Promise<Verification> {
  const tables = await findChangedTables(trx)
  if (!tables.areReadable) return { ...NOTHING_READ, problems: tables.problems }
  const comparing = kept.map(startComparing)
  const see = (link: Link) => {
    for (const one of comparing) one.see(link)
  }
  const sealed = await walkSealedLog(trx, see)
  const telling = new Set(checks.flatMap(({ kinds }) => kinds))
  const walk = await walkEntries(trx, sealed.last, telling, see)
  const { problems, told, erased, moved, last, entries } = walk
  const compared = comparing.map((one) => one.finish(last))
  const everyTold = [...sealed.told, ...told]
  const beside: FoundBeside[] = []
  for (const { kinds, find } of checks) {
    beside.push(
      await find(
        trx,
        everyTold.filter(({ kind }) => kinds.includes(kind)),
      ),
    )
  }
  return {
    entries: sealed.last.id + entries,
    problems: [
      ...tables.problems,
      ...(await findStrangeNumbers(trx)),
      ...sealed.problems,
      ...problems,
      ...beside.flatMap((found) => found.problems),
      ...findChangedMoves(sealed.moved, moved),
      ...(await findWronglyWorkedOut(trx)),
      ...compared.flatMap((one) => one.problems),
    ].map(capitalise),
    erased: erased.map(capitalise),
    uncounted: beside.flatMap((found) => found.uncounted),
    head: last,
    compared,
  }
}
