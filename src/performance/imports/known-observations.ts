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
 * Every observation that is kept of the same measures, areas and breakdowns, for periods beginning on
 * the same days, as those handed in: of any release and status, in the order they were recorded.
 */
export async function fetchKnown(
  db: Kysely<Database>,
  wanted: readonly NewObservation[],
): Promise<NewObservation[]> {
  // One line for each series: a line for each figure takes the database twice as long to read
  const series = new Map<string, WantedSeries>()
  for (const { measure, area, breakdown, period } of wanted) {
    const key = `${measure}\n${area}\n${breakdown}`
    const known = series.get(key)
    if (known) known.starts.add(period.start)
    else series.set(key, { measure, area, breakdown, starts: new Set([period.start]) })
  }
  const lines = [...series.values()].map((one) => ({ ...one, starts: [...one.starts] }))
  const { rows } = await sql`
    select
      known.measure, known.area, known.breakdown, known.period_start, known.period_end,
      known.value, known.numerator, known.denominator, known.status,
      known.source_document, known.source_paragraph, known.source_link,
      known.note, known.released_on, known.known_on
    from json_to_recordset(cast(${JSON.stringify(lines)} as text)::json) as wanted (
      measure text, area text, breakdown text, starts date[]
    )
    join observation as known
      on known.measure = wanted.measure collate "C"
      and known.area = wanted.area collate "C"
      and known.breakdown = wanted.breakdown collate "C"
      and known.period_start = any (wanted.starts)
    order by known.id`.execute(db)
  return rows.map((row) => fromRow(knownSchema.parse(row)))
}

interface WantedSeries {
  readonly measure: string
  readonly area: string
  readonly breakdown: string
  readonly starts: Set<string>
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
