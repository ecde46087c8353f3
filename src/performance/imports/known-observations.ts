import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { fetchWithdrawnImports, type NewObservationRow } from '#holdings/index.ts'
import { type Period, periodOf, type Source } from '#shared/index.ts'
import { type NewObservation, STATUSES } from '#statistics/index.ts'
import type { Database } from '#storage/index.ts'

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

const answerSchema = z.tuple([z.object({ known: z.array(knownSchema) })])

/**
 * Every observation that is kept of the same measures, areas and breakdowns, for periods beginning on
 * the same days, as those handed in: of any release and status, in the order they were recorded. Those of
 * an import that was withdrawn are not among them: the file may be imported again.
 */
export async function fetchKnown(
  db: Kysely<Database>,
  wanted: readonly NewObservation[],
): Promise<NewObservation[]> {
  // One line for each series: a line for each figure takes the database twice as long to read
  const series = new Map<string, WantedSeries>()
  const periods = new Map<string, Period>()
  for (const { measure, area, breakdown, period } of wanted) {
    const key = `${measure}\n${area}\n${breakdown}`
    const known = series.get(key)
    if (known) known.starts.add(period.start)
    else series.set(key, { measure, area, breakdown, starts: new Set([period.start]) })
    periods.set(`${period.start}/${period.end}`, period)
  }
  const lines = [...series.values()].map((one) => ({ ...one, starts: [...one.starts] }))
  const without = [...(await fetchWithdrawnImports(db, undefined)).keys()]
  // "offset 0" has each series looked up in the index, however few or many the planner expects; and
  // one text for all rows is read in a third of the time of a text for each column of each row
  const { rows } = await sql`
    select coalesce(json_agg(known order by known.id), '[]') as known
    from json_to_recordset(cast(${JSON.stringify(lines)} as text)::json) as wanted (
      measure text, area text, breakdown text, starts date[]
    )
    cross join lateral (
      select
        id, measure, area, breakdown, period_start, period_end, value, numerator, denominator,
        status, source_document, source_paragraph, source_link, note, released_on, known_on
      from counted_observation
      where measure = wanted.measure collate "C"
        and area = wanted.area collate "C"
        and breakdown = wanted.breakdown collate "C"
        and period_start = any (wanted.starts)
        and not import_id = any (cast(${without} as bigint[]))
      offset 0
    ) as known`.execute(db)
  const [{ known }] = answerSchema.parse(rows)
  return known.map((row) =>
    fromRow(
      row,
      periods.get(`${row.period_start}/${row.period_end}`) ??
        periodOf(row.period_start, row.period_end),
    ),
  )
}

interface WantedSeries {
  readonly measure: string
  readonly area: string
  readonly breakdown: string
  readonly starts: Set<string>
}

function fromRow(row: z.infer<typeof knownSchema>, period: Period): NewObservation {
  const source: Source = {
    document: row.source_document,
    ...(row.source_paragraph === null ? {} : { paragraph: row.source_paragraph }),
    ...(row.source_link === null ? {} : { link: row.source_link }),
  }
  return {
    measure: row.measure,
    area: row.area,
    breakdown: row.breakdown,
    period,
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
