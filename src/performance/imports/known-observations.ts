import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { periodOf, type Source } from '#shared/index.ts'
import type { Database, NewObservationRow } from '#storage/index.ts'
import { type NewObservation, STATUSES } from '../observation.ts'

const knownSchema = z.object({
  measure: z.string(),
  area: z.string(),
  breakdown: z.string(),
  period_start: z.string(),
  period_end: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  status: z.enum(STATUSES),
  source_document: z.string(),
  source_paragraph: z.string().nullable(),
  source_link: z.string().nullable(),
  note: z.string().nullable(),
  released_on: z.string(),
  known_on: z.string(),
})

/**
 * Every observation that is kept of the same measures, areas, breakdowns and periods as those handed
 * in, of any release and status, in the order they were recorded.
 */
export async function fetchKnown(
  db: Kysely<Database>,
  wanted: readonly NewObservation[],
): Promise<NewObservation[]> {
  const keys = JSON.stringify(
    wanted.map(({ measure, area, breakdown, period }) => ({
      measure,
      area,
      breakdown,
      period_start: period.start,
      period_end: period.end,
    })),
  )
  const { rows } = await sql`
    with wanted as (
      select distinct measure, area, breakdown, period_start, period_end
      from json_to_recordset(cast(${keys} as text)::json) as handed_in (
        measure text, area text, breakdown text, period_start date, period_end date
      )
    )
    select
      known.measure, known.area, known.breakdown, known.period_start, known.period_end,
      known.value, known.numerator, known.denominator, known.status,
      known.source_document, known.source_paragraph, known.source_link,
      known.note, known.released_on, known.known_on
    from wanted
    join observation as known
      on known.measure = wanted.measure collate "C"
      and known.area = wanted.area collate "C"
      and known.breakdown = wanted.breakdown collate "C"
      and known.period_start = wanted.period_start
      and known.period_end = wanted.period_end
    order by known.id`.execute(db)
  return rows.map((row) => fromRow(knownSchema.parse(row)))
}

function fromRow(row: z.infer<typeof knownSchema>): NewObservation {
  const source: Source = {
    document: row.source_document,
    ...(row.source_paragraph === null ? {} : { paragraph: row.source_paragraph }),
    ...(row.source_link === null ? {} : { link: row.source_link }),
  }
  return {
    measure: row.measure,
    area: row.area,
    breakdown: row.breakdown,
    period: periodOf(row.period_start, row.period_end),
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    status: row.status,
    source,
    note: row.note,
    releasedOn: row.released_on,
    knownOn: row.known_on,
  }
}

/** An observation as the columns of its table. */
export function toRow(observation: NewObservation): NewObservationRow {
  const { period, source, ...rest } = observation
  return {
    measure: rest.measure,
    area: rest.area,
    breakdown: rest.breakdown,
    period_start: period.start,
    period_end: period.end,
    value: rest.value,
    numerator: rest.numerator,
    denominator: rest.denominator,
    status: rest.status,
    source_document: source.document,
    source_paragraph: source.paragraph ?? null,
    source_link: source.link ?? null,
    note: rest.note,
    released_on: rest.releasedOn,
    known_on: rest.knownOn,
  }
}
