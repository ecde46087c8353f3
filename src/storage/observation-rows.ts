import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { canonicalJson, type Json } from './canonical-json.ts'
import type { Authorship } from './record-entry.ts'
import type { Database, NewObservationRow, ObservationRow } from './table-types.ts'

/** Few enough that readers of the embedded database hardly wait for one statement. */
const ROWS_A_STATEMENT = 1_000

const ROWS_A_READING = 5_000

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
function startDigest(): { add(row: DigestedRow): void; finish(): string } {
  const hash = createHash('sha256')
  return {
    add: (row) => {
      const values: Json[] = DIGESTED.map((column) => row[column])
      hash.update(`${canonicalJson(values)}\n`)
    },
    finish: () => hash.digest('hex'),
  }
}

/**
 * Writes the observations of one import in the order they are handed in, taking their digest on the
 * way; the actor of `authorship` is a key. Only an import does this: see `recordImport`.
 */
export function observationWriter(
  db: Kysely<Database>,
  importId: number,
  authorship: Authorship,
): { add(rows: readonly NewObservationRow[]): Promise<void>; finish(): ImportDigest } {
  const { at, actor, reason } = authorship
  const digest = startDigest()
  let written = 0
  return {
    async add(rows) {
      for (const row of rows) {
        digest.add({ ...row, recorded_at: at, recorded_by: actor, reason })
      }
      for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
        await append(db, importId, rows.slice(start, start + ROWS_A_STATEMENT), authorship)
      }
      written += rows.length
    },
    finish: () => ({ digest: digest.finish(), rows: written }),
  }
}

async function append(
  db: Kysely<Database>,
  importId: number,
  rows: readonly NewObservationRow[],
  { at, actor, reason }: Authorship,
): Promise<void> {
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
    from json_to_recordset(cast(${JSON.stringify(rows)} as text)::json) as handed_in (
      measure text, area text, breakdown text, period_start date, period_end date,
      value numeric, numerator numeric, denominator numeric, status text,
      source_document text, source_paragraph text, source_link text, note text,
      released_on date, known_on date
    )`.execute(db)
}

/**
 * Removes what imports that did not finish left, a little at a time. Such figures were all written
 * after the last that count, as each import removes them before it begins.
 */
export async function removeUnfinished(db: Kysely<Database>): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      with latest as (
        select id, import_id from observation order by id desc limit ${sql.lit(ROWS_A_STATEMENT)}
      )
      delete from observation using latest
      where observation.id = latest.id
        and latest.import_id > (select coalesce(max(id), 0) from import)
      returning 1`.execute(db)
    if (rows.length < ROWS_A_STATEMENT) return
  }
}

/** How many observations, and the SHA-256 of all of them in their order, as 64 hex digits. */
export interface ImportDigest {
  readonly digest: string
  readonly rows: number
}

export const NO_OBSERVATIONS: ImportDigest = { digest: startDigest().finish(), rows: 0 }

/** The digest of each import's observations as they now stand, by import; none for one with none. */
export async function digestImports(
  db: Kysely<Database>,
): Promise<ReadonlyMap<number, ImportDigest>> {
  const digests = new Map<number, { digest: ReturnType<typeof startDigest>; rows: number }>()
  let last = 0
  for (;;) {
    const batch = await db
      .selectFrom('observation')
      .select(['id', 'import_id', ...DIGESTED])
      .where('id', '>', last)
      .orderBy('id')
      .limit(ROWS_A_READING)
      .execute()
    for (const row of batch) {
      const sum = digests.get(row.import_id) ?? { digest: startDigest(), rows: 0 }
      sum.digest.add(row)
      sum.rows += 1
      digests.set(row.import_id, sum)
    }
    last = batch.at(-1)?.id ?? last
    if (batch.length < ROWS_A_READING) break
  }
  return new Map(
    [...digests].map(([id, { digest, rows }]) => [id, { digest: digest.finish(), rows }]),
  )
}
