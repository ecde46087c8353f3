import { type Kysely, sql } from 'kysely'
import type { Database } from '#storage/index.ts'
import { inBatches, ROWS_A_STATEMENT } from './in-batches.ts'
import { type ImportDigest, startDigest } from './observation-digest.ts'
import type { NewObservationRow } from './tables.ts'

/** Who records figures, by their key; when; and why. */
interface KeyedAuthorship {
  readonly recordedBy: string
  readonly at: string
  readonly reason: string
}

const NOT_IN_A_ROW = 'The figures of an import were not numbered one after another'

/** The numbers that figures were given, from the first to the last. */
interface Numbers {
  readonly first: number
  readonly last: number
}

/**
 * Writes the observations of one import in the order they are handed in, taking their digest on the
 * way. Only an import does this: see `recordImport`.
 */
export function observationWriter(
  db: Kysely<Database>,
  importId: number,
  authorship: KeyedAuthorship,
): { add(rows: readonly NewObservationRow[]): Promise<void>; finish(): ImportDigest } {
  const { at, recordedBy, reason } = authorship
  const digest = startDigest()
  let [written, last] = [0, 0]
  let first: number | null = null
  return {
    async add(rows) {
      for (const row of rows) {
        digest.add({ ...row, recorded_at: at, recorded_by: recordedBy, reason })
      }
      for (const batch of inBatches(rows)) {
        const numbers = await append(db, importId, batch, authorship)
        first ??= numbers?.first ?? null
        last = numbers?.last ?? last
      }
      written += rows.length
    },
    finish: () => {
      // Nobody else writes figures meanwhile: if somebody did, none of them can be vouched for
      if (first !== null && last - first + 1 !== written) throw new Error(NOT_IN_A_ROW)
      return { digest: digest.finish(), rows: written, first }
    },
  }
}

async function append(
  db: Kysely<Database>,
  importId: number,
  rows: readonly NewObservationRow[],
  { at, recordedBy, reason }: KeyedAuthorship,
): Promise<Numbers | undefined> {
  const { rows: numbered } = await sql<Numbers>`
    with written as (insert into observation (
      measure, area, breakdown, period_start, period_end, value, numerator, denominator, status,
      source_document, source_paragraph, source_link, note, released_on, known_on,
      recorded_at, recorded_by, reason, import_id
    )
    select
      measure, area, breakdown, period_start, period_end, value, numerator, denominator, status,
      source_document, source_paragraph, source_link, note, released_on, known_on,
      cast(${at} as timestamptz), cast(${recordedBy} as text), cast(${reason} as text),
      cast(${importId} as bigint)
    from json_to_recordset(cast(${JSON.stringify(rows)} as text)::json) as handed_in (
      measure text, area text, breakdown text, period_start date, period_end date,
      value numeric, numerator numeric, denominator numeric, status text,
      source_document text, source_paragraph text, source_link text, note text,
      released_on date, known_on date
    ) returning id)
    select min(id) as first, max(id) as last from written`.execute(db)
  return numbered[0]
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
