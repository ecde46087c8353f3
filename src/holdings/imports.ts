import type { Kysely, Transaction } from 'kysely'
import {
  type Authorship,
  checkAuthorship,
  type Database,
  insistOnStorableText,
  keyOf,
  recordEntry,
  writeRecord,
} from '#storage/index.ts'
import type { ImportDigest } from './observation-digest.ts'
import { observationWriter, removeUnfinished } from './observation-rows.ts'
import type { ImportKind, NewObservationRow } from './tables.ts'

/** What came of the rows of a file. */
export interface ImportCounts {
  readonly rowsRead: number
  readonly added: number
  readonly superseded: number
  readonly unchanged: number
  readonly rejected: number
}

export interface StreetFile {
  /** As published: `2019-12-northshire-street.csv`. */
  readonly fileName: string
  /** First day of the month it covers. */
  readonly month: string
  readonly sha256: string
  readonly rows: number
}

/** A file taken in. `at` is when the import began. */
export interface NewImport extends Authorship {
  readonly kind: ImportKind
  /** Without its folder. */
  readonly fileName: string
  /** Of the file, as 64 hex digits. */
  readonly sha256: string
  readonly streetFiles?: readonly StreetFile[]
  /** The recipe that it was read by, where it was. */
  readonly recipe?: RecipeUsed
  /** Whether the public knows its figures at once; else they wait for an act, and the office alone reads what is said of it. */
  readonly isReleased?: boolean
}

/** The id of a recipe and the version of it that was used. */
export interface RecipeUsed {
  readonly id: string
  readonly version: number
}

/** Adds figures to an import, after those added before; those that supersede are added like any. */
export type AddObservations = (rows: readonly NewObservationRow[]) => Promise<void>

/** What recording an import came to; both are `null` when there was nothing to record. */
export interface RecordedImport {
  readonly importId: number | null
  readonly changeId: number | null
}

/**
 * Records an import with all its figures and one entry, whose digest covers every figure so that a
 * later change to any of them can be found. The figures are written as `takeIn` adds them, so that a
 * file may have more of them than memory holds.
 *
 * In the transaction it is given; or, given the database itself, in small steps with others served
 * between them, whose figures count from the last, which is short: inside `oneAtATime`.
 *
 * @param takeIn - adds the figures, a batch at a time, and says what came of all the rows; `null`
 *   when it added none and the import is not to be recorded
 * @throws Refusal when it names no actor or no reason
 */
export async function recordImport(
  db: Kysely<Database>,
  imported: NewImport,
  takeIn: (add: AddObservations) => Promise<ImportCounts | null>,
): Promise<RecordedImport> {
  const authorship = checkAuthorship(imported)
  insistOnStorableText(imported.fileName, 'the name of the file')
  await removeUnfinished(db)
  const recordedBy = await inTransaction(db, (trx) => keyOf(trx, authorship))
  const { lastId } = await db
    .selectFrom('import')
    .select((found) => found.fn.max('id').as('lastId'))
    .executeTakeFirstOrThrow()
  const importId = (lastId ?? 0) + 1

  const written = observationWriter(db, importId, { ...authorship, recordedBy })
  const counts = await takeIn(async (rows) => {
    rows.forEach(insistOnStorableRow)
    await written.add(rows)
  })
  const digest = written.finish()
  if (counts === null) {
    if (digest.rows > 0) throw new Error('Figures were added to an import that was not recorded')
    return { importId: null, changeId: null }
  }
  const finished = { imported, authorship, importId, recordedBy, counts, digest }
  return await inTransaction(db, (trx) => makeCount(trx, finished))
}

/** In the transaction there is, or in a short one of its own. */
async function inTransaction<Result>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  return isTransaction(db) ? await work(db) : await writeRecord(db, work)
}

function isTransaction(db: Kysely<Database>): db is Transaction<Database> {
  return db.isTransaction
}

/** An import whose figures have all been written. */
interface FinishedImport {
  readonly imported: NewImport
  readonly authorship: Authorship
  readonly importId: number
  readonly recordedBy: string
  readonly counts: ImportCounts
  readonly digest: ImportDigest
}

/** Writes the record and the entry of an import, from which its figures count. */
async function makeCount(
  trx: Transaction<Database>,
  { imported, authorship, importId, recordedBy, counts, digest }: FinishedImport,
): Promise<RecordedImport> {
  const { kind, fileName, sha256, streetFiles = [], recipe, isReleased = true } = imported
  const { at, reason } = authorship
  const said = {
    import: importId,
    kind,
    fileName,
    sha256,
    counts: { ...counts },
    observations: digest.rows,
    observationsDigest: digest.digest,
    firstObservation: digest.first,
    streetFiles: streetFiles.map((file) => ({ ...file })),
    ...(recipe === undefined ? {} : { recipe: { ...recipe } }),
    ...(isReleased ? {} : { isReleased }),
    reason,
  }
  const change = await recordEntry(
    trx,
    {
      kind: 'import',
      record: String(importId),
      event: 'taken-in',
      happened: at,
      // Anybody may read where an entry comes from
      ...(isReleased ? { source: fileName } : {}),
      parts: isReleased ? { public: said } : { office: said },
    },
    authorship,
  )
  await trx
    .insertInto('import')
    .values({
      id: importId,
      kind,
      file_name: fileName,
      sha256,
      started_at: authorship.at,
      actor: recordedBy,
      reason: authorship.reason,
      rows_read: counts.rowsRead,
      added: counts.added,
      superseded: counts.superseded,
      unchanged: counts.unchanged,
      rejected: counts.rejected,
      change_id: change.id,
    })
    .execute()
  if (isReleased) {
    await trx
      .insertInto('released')
      .values({
        import_id: importId,
        measure: null,
        known_from: null,
        release: null,
        change_id: change.id,
      })
      .execute()
  }
  if (streetFiles.length > 0) {
    await trx
      .insertInto('street_file')
      .values(
        streetFiles.map((file) => ({
          file_name: file.fileName,
          month: file.month,
          sha256: file.sha256,
          rows: file.rows,
          import_id: importId,
        })),
      )
      .execute()
  }
  return { importId, changeId: change.id }
}

function insistOnStorableRow(row: NewObservationRow): void {
  for (const [column, value] of Object.entries(row)) {
    if (typeof value !== 'string') continue
    insistOnStorableText(
      value,
      `the ${column.replace('_', ' ')} of a figure for ${row.period_start}`,
    )
  }
}
