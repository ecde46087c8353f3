import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Area } from '#area/index.ts'
import { addUpOffences, type OffenceCount, readRows, withDuckDb } from '#documents/index.ts'
import { accept, type Outcome, parsePeriod, refuse } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { type ImportAuthorship, importObservations } from './import-observations.ts'
import type { ImportReport } from './import-report.ts'

const COLUMN = 'force_outcomes_for_offences_recorded_in_quarter'
const NEEDED = [
  ...['financial_year', 'financial_quarter', 'force_name', 'offence_group', 'offence_subgroup'],
  COLUMN,
]
/** The table gives its counts as they stood when it was published: July after the year's end. */
const RELEASED = { month: 7, day: 18 }

/**
 * Counts offences in a Home Office table of crime outcomes (one row for a force, quarter, offence and
 * outcome; the tidied CSV of the 2018/19 table is one).
 *
 * Recorded offences are not a column of it. Each offence recorded in a quarter has one outcome there,
 * "not yet assigned" among them, so the outcomes of a quarter's offences add up to the offences.
 * Rows that are only about outcomes (`NA`) add nothing.
 *
 * @returns in order of force, quarter, group and subgroup; refused when the file lacks a column
 */
export async function countOffences(file: string): Promise<Outcome<readonly OffenceCount[]>> {
  try {
    return accept(
      await withDuckDb((connection) =>
        readRows(
          connection,
          z
            .object({
              force: z.string(),
              year: z.string(),
              quarter: z.string(),
              group: z.string(),
              subgroup: z.string(),
              offences: z.number(),
            })
            .transform(({ force, year, quarter, ...counted }) => ({
              force,
              period: `${year.replace('/', '-')}-Q${quarter}`,
              ...counted,
            })),
          `select trim(force_name) as force, financial_year as year, financial_quarter as quarter,
             trim(offence_group) as "group", trim(offence_subgroup) as subgroup,
             sum(try_cast(${COLUMN} as integer))::integer as offences
           from read_csv($1, header = true, all_varchar = true)
           group by all having offences is not null
           order by force, year, quarter, "group", subgroup`,
          [file],
        ),
      ),
    )
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    return refuse(
      'not-an-outcomes-table',
      `${file} could not be read as a table of crime outcomes (${reason}). ` +
        `Give the CSV that has the columns ${NEEDED.join(', ')}`,
      file,
    )
  }
}

/**
 * The counts as a table of figures (CSV), for the forces that the area lists as places. Any other in the
 * table is left out.
 */
function writeFigures(
  area: Area,
  table: readonly OffenceCount[],
  file: string,
): Outcome<{ readonly text: string; readonly rows: number }> {
  const { forceComparison } = area.file
  if (forceComparison === undefined) {
    return refuse(
      'no-force-comparison',
      'area.yaml does not say what forces are compared by. Add forceComparison with its counts',
      'forceComparison',
    )
  }
  const counted = addUpOffences(forceComparison.counts, table, basename(file))
  if (!counted.ok) return counted
  const places = new Map(
    area.file.places
      .filter(({ kind }) => kind === 'other-force' || kind === 'police-area')
      .map(({ id, name, homeOfficeName }) => [homeOfficeName ?? name, id]),
  )
  const lines = counted.value.flatMap(({ measure, force, period, offences }) => {
    const place = places.get(force)
    if (place === undefined || !parsePeriod(period).ok) return []
    const year = `${period.slice(0, 4)}/${period.slice(5, 7)}`
    const source = `"Crime outcomes open data table ${year}, Home Office; OGL v3.0"`
    const released = Temporal.PlainDate.from({ year: Number(period.slice(0, 4)) + 1, ...RELEASED })
    return [`${measure},${place},,${period},${offences},,,derived,${source},${released}`]
  })
  if (lines.length === 0) {
    return refuse(
      'no-known-force',
      'None of the forces in the file is a place of this area. Add them to places in area.yaml',
      'places',
    )
  }
  const header = 'measure,area,breakdown,period,value,numerator,denominator,status,source,released'
  return accept({ text: `${[header, ...lines].join('\n')}\n`, rows: lines.length })
}

export interface HomeOfficeExport {
  readonly file: string
  /** The file to write: `areas/<area>/figures/recorded-crime-of-forces.csv`. */
  readonly to: string
}

/** Writes the counts as a file of figures that an area can bring without the table itself. */
export async function exportHomeOffice(
  area: Area,
  { file, to }: HomeOfficeExport,
): Promise<Outcome<{ readonly rows: number }>> {
  const counts = await countOffences(file)
  if (!counts.ok) return counts
  const written = writeFigures(area, counts.value, file)
  if (!written.ok) return written
  await writeFile(`${to}.part`, written.value.text)
  await rename(`${to}.part`, to)
  return accept({ rows: written.value.rows })
}

export interface HomeOfficeImport extends ImportAuthorship {
  readonly file: string
  readonly dryRun?: boolean
}

/** Imports the counts as figures, all of them or none; the table itself is not kept. */
export async function importHomeOffice(
  db: Kysely<Database>,
  area: Area,
  request: HomeOfficeImport,
): Promise<Outcome<ImportReport>> {
  const folder = await mkdtemp(join(tmpdir(), 'home-office-'))
  try {
    const file = join(folder, 'recorded-crime-of-forces.csv')
    const written = await exportHomeOffice(area, { file: request.file, to: file })
    if (!written.ok) return written
    return await importObservations(db, area, { ...request, file })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
