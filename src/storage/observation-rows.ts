import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { canonicalJson, type Json } from './canonical-json.ts'
import type { Authorship } from './change-log.ts'
import type { Database, NewObservationRow, ObservationRow } from './table-types.ts'

const ROWS_A_STATEMENT = 2_000

const SUM_BATCH = 10_000

/** The columns a digest covers, in its order: all that says what a figure is, and who recorded it. */
const DIGESTED = [
  'measure',
  'area',
  'breakdown',
  'period_start',
  'period_end',
  'value',
  'numerator',
  'denominator',
  'status',
  'source_document',
  'source_paragraph',
  'source_link',
  'note',
  'released_on',
  'known_on',
  'recorded_at',
  'recorded_by',
  'reason',
] as const satisfies readonly (keyof ObservationRow)[]

type DigestedRow = Pick<ObservationRow, (typeof DIGESTED)[number]>

/** A digest of observations, taken row by row in the order they are recorded. */
export function startDigest(): { add(row: DigestedRow): void; finish(): string } {
  const hash = createHash('sha256')
  return {
    add: (row) => {
      const values: Json[] = DIGESTED.map((column) => row[column])
      hash.update(`${canonicalJson(values)}\n`)
    },
    finish: () => hash.digest('hex'),
  }
}

/** SHA-256 of rows as they will be kept, in their order, as 64 hex digits. */
export function digestOf(
  rows: readonly NewObservationRow[],
  { at, actor, reason }: Authorship,
): string {
  const digest = startDigest()
  for (const row of rows) {
    digest.add({ ...row, recorded_at: at, recorded_by: actor, reason })
  }
  return digest.finish()
}

/** Adds observations in the order given. Only an import does this: see `recordImport`. */
export async function appendObservations(
  trx: Transaction<Database>,
  importId: number,
  rows: readonly NewObservationRow[],
  { at, actor, reason }: Authorship,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const json = JSON.stringify(rows.slice(start, start + ROWS_A_STATEMENT))
    await sql`
      insert into observation (
        measure, area, breakdown, period_start, period_end, value, numerator, denominator, status,
        source_document, source_paragraph, source_link, note, released_on, known_on,
        recorded_at, recorded_by, reason, import_id
      )
      select
        measure, area, breakdown, period_start, period_end, value, numerator, denominator, status,
        source_document, source_paragraph, source_link, note, released_on, known_on,
        cast(${at} as timestamptz), cast(${actor} as text), cast(${reason} as text),
        cast(${importId} as bigint)
      from json_to_recordset(cast(${json} as text)::json) as handed_in (
        measure text, area text, breakdown text, period_start date, period_end date,
        value numeric, numerator numeric, denominator numeric, status text,
        source_document text, source_paragraph text, source_link text, note text,
        released_on date, known_on date
      )`.execute(trx)
  }
}

/** The digest of every import's observations as they now stand, by import. */
export async function digestImports(db: Kysely<Database>): Promise<ReadonlyMap<number, string>> {
  const digests = new Map<number, ReturnType<typeof startDigest>>()
  let last = 0
  for (;;) {
    const rows = await db
      .selectFrom('observation')
      .select(['id', 'import_id', ...DIGESTED])
      .where('id', '>', last)
      .orderBy('id')
      .limit(SUM_BATCH)
      .execute()
    for (const row of rows) {
      const digest = digests.get(row.import_id) ?? startDigest()
      digest.add(row)
      digests.set(row.import_id, digest)
      last = row.id
    }
    if (rows.length < SUM_BATCH) break
  }
  return new Map([...digests].map(([importId, digest]) => [importId, digest.finish()]))
}
