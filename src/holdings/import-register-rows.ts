import { type Kysely, sql, type Transaction } from 'kysely'
import { Refusal } from '#shared/index.ts'
import {
  type Audience,
  type Database,
  nextNumber,
  type Recorder,
  recordEntry,
  writeRecord,
} from '#storage/index.ts'
import { ROWS_A_STATEMENT } from './in-batches.ts'
import { startDigest } from './register-digest.ts'
import { leastOf, withReason } from './register-entries.ts'
import { REGISTER_ENTRY } from './register-entry-kind.ts'
import {
  type KeptRow,
  type NewRegisterRow,
  noteReplaced,
  numberRows,
  writeRows,
} from './write-register-rows.ts'

/** What an act is called that takes in a file of entries, and one that removes what an unfinished one had written. */
const IMPORTED = 'imported'
const IMPORT_WITHDRAWN = 'import-withdrawn'

/** A file of entries that is being taken in. */
export interface RegisterRowsImport {
  /** Writes rows of it, which count for nothing yet: few enough that readers hardly wait. */
  add(rows: readonly NewRegisterRow[]): Promise<void>
  /**
   * Makes all of it count, by one act. Where nothing came of the file, nothing is recorded.
   *
   * @param insist - throws where it may not count after all
   * @throws Refusal when an entry that it corrects was changed meanwhile
   */
  finish(reason: string, insist: (trx: Transaction<Database>) => Promise<void>): Promise<void>
}

/**
 * Begins to take a file of entries into a register: inside `oneAtATime`. New entries are written as they are added;
 * corrections wait in memory for the end, since each takes the place of what stands.
 */
export async function startRegisterImport(
  db: Kysely<Database>,
  register: string,
  recorder: Recorder,
): Promise<RegisterRowsImport> {
  await withdrawUnfinished(db, recorder)
  const number = (await lastImport(db)) + 1
  const digest = startDigest()
  const audiences = new Set<Audience>()
  const corrections: NewRegisterRow[] = []
  let [first, written] = [0, 0]

  const write = async (trx: Transaction<Database>, rows: readonly NewRegisterRow[]) => {
    const kept = await numberRows(trx, register, rows)
    await writeRows(trx, { import_id: number }, kept)
    return kept
  }
  const note = (kept: readonly KeptRow[]) => {
    if (written === 0) first = kept[0]?.id ?? 0
    written += kept.length
    for (const row of kept) {
      digest.add(row)
      audiences.add(row.audience)
    }
  }
  return {
    async add(rows) {
      const { anew = [], instead = [] } = Object.groupBy(rows, (row) =>
        row.replaces === undefined ? 'anew' : 'instead',
      )
      corrections.push(...instead)
      if (anew.length === 0) return
      const kept = await writeRecord(db, async (trx) => {
        // The act that makes them count flushes them too; until then they may be lost, as nothing tells of them
        await sql`set local synchronous_commit = off`.execute(trx)
        return await write(trx, anew)
      })
      note(kept)
    },
    async finish(reason, insist) {
      if (written + corrections.length === 0) return
      await writeRecord(db, async (trx) => {
        await insistOnStanding(trx, corrections)
        await insist(trx)
        const kept = await write(trx, corrections)
        note(kept)
        await noteReplaced(trx, corrections, kept)
        const rows = { register, import: number, first, rows: written, digest: digest.finish() }
        const entry = await recordEntry(
          trx,
          {
            ...{ kind: REGISTER_ENTRY, event: IMPORTED, happened: null },
            record: String(await nextNumber(trx, REGISTER_ENTRY)),
            parts: withReason({ [leastOf([...audiences])]: rows }, reason),
          },
          recorder,
        )
        await trx.insertInto('register_import').values({ id: number, entry_id: entry.id }).execute()
      })
    },
  }
}

async function lastImport(db: Kysely<Database>): Promise<number> {
  const { last } = await db
    .selectFrom('register_import')
    .select((found) => found.fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last ?? 0)
}

/** What is corrected has to stand as it did when the file was held against it. */
async function insistOnStanding(
  trx: Transaction<Database>,
  corrections: readonly NewRegisterRow[],
): Promise<void> {
  const ids = corrections.flatMap(({ replaces }) => replaces?.id ?? [])
  if (ids.length === 0) return
  const gone = await trx
    .selectFrom('register_entry')
    .select('reference')
    .where(sql<boolean>`id = any(cast(${ids} as bigint[]))`)
    .where('replaced_by', 'is not', null)
    .executeTakeFirst()
  if (gone === undefined) return
  throw new Refusal(
    `${gone.reference} was changed while the file was taken in, and nothing of the file is there. Take it in again`,
  )
}

/**
 * Removes what imports that did not finish had written, a little at a time, and records that it did: inside
 * `oneAtATime`, as no other import is at work then.
 */
export async function withdrawUnfinished(db: Kysely<Database>, recorder: Recorder): Promise<void> {
  const last = await lastImport(db)
  const audiences = new Set<Audience>()
  let removed = 0
  for (;;) {
    const rows = await writeRecord(db, (trx) => removeSome(trx, last))
    removed += rows.length
    for (const { audience } of rows) audiences.add(audience)
    if (rows.length < ROWS_A_STATEMENT) break
  }
  if (removed === 0) return
  await writeRecord(db, async (trx) => {
    await recordEntry(
      trx,
      {
        ...{ kind: REGISTER_ENTRY, event: IMPORT_WITHDRAWN, happened: null },
        record: String(await nextNumber(trx, REGISTER_ENTRY)),
        parts: withReason({ [leastOf([...audiences])]: { removed } }, NOT_FINISHED),
      },
      recorder,
    )
  })
}

const NOT_FINISHED =
  'A file of entries was not taken in to its end. What was written of it counted for nothing, and was removed'

async function removeSome(trx: Transaction<Database>, last: number) {
  const { rows } = await sql<{ audience: Audience }>`
    delete from register_entry where id in (
      select id from register_entry where import_id > ${last} order by import_id
      limit ${sql.lit(ROWS_A_STATEMENT)}
    ) returning audience`.execute(trx)
  return rows
}
