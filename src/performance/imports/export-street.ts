import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Area } from '#area/index.ts'
import {
  type CsvField,
  countStreetRows,
  findStreetFiles,
  withDuckDb,
  writeCsv,
} from '#documents/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import type { NewObservation } from '#statistics/index.ts'
import { streetObservations } from './street-observations.ts'

export interface StreetExport {
  readonly given: readonly string[]
  /** The file to write: `areas/<area>/figures/street.csv`. */
  readonly to: string
}

const COLUMNS = [
  'measure',
  'area',
  'breakdown',
  'period',
  'value',
  'numerator',
  'denominator',
  'status',
  'source',
  'released',
] as const

/**
 * Writes what an import of street files would count as a file of observations, so that an area can
 * bring its own street figures without the rows. Each figure is given as published on the last day of
 * the second month after its own: the files do not say when they came out, and that is when
 * data.police.uk usually has them.
 *
 * @returns how many rows were written, in order of measure, place and month
 */
export async function exportStreetAggregates(
  area: Area,
  { given, to }: StreetExport,
): Promise<Outcome<{ readonly rows: number }>> {
  const unpackInto = await mkdtemp(join(tmpdir(), 'street-'))
  try {
    const found = await findStreetFiles(given, unpackInto)
    if (!found.ok) return found
    const { files } = found.value
    const counts = await withDuckDb((connection) => countStreetRows(connection, files))
    if (!counts.ok) return counts
    const street = streetObservations(area.file, files, counts.value, {
      releasedOn: '',
      knownOn: '',
    })
    if (!street.ok) return street
    const { months, observations } = street.value
    const codes = months.map(({ period }) => period.code).sort()
    const source =
      `data.police.uk street-level crime, ${area.file.force.streetFileName}, ` +
      `${codes[0]} to ${codes.at(-1)}; OGL v3.0`
    const rows = observations
      .map(({ observation }) => observation)
      .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
      .map((observation) => fieldsOf(observation, source))
    const unfinished = `${to}.part`
    await writeFile(unfinished, writeCsv(COLUMNS, rows, { lineEnd: '\n' }))
    await rename(unfinished, to)
    return accept({ rows: rows.length })
  } finally {
    await rm(unpackInto, { recursive: true, force: true })
  }
}

function orderOf({ measure, area, period }: NewObservation): string {
  return `${measure} ${area} ${period.code}`
}

function fieldsOf(observation: NewObservation, source: string): readonly CsvField[] {
  const { measure, area, breakdown, period, value, numerator, denominator, status } = observation
  const released = Temporal.PlainYearMonth.from(period.code).add({ months: 2 })
  return [
    measure,
    area,
    breakdown,
    period.code,
    value,
    numerator,
    denominator,
    status,
    source,
    released.toPlainDate({ day: released.daysInMonth }).toString(),
  ]
}
