import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import {
  countStreetRows,
  type FoundStreetFile,
  findStreetFiles,
  READ_STREET,
  withDuckDb,
} from '#documents/index.ts'
import { fetchWithdrawnImports, type NewImport, recordImport } from '#holdings/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import { type Database, oneAtATime } from '#storage/index.ts'
import { type ImportAuthorship, releasesAtOnce } from './import-observations.ts'
import { countOf, NO_PLAN, type PlanCounts } from './import-report.ts'
import { gapsBetween } from './month-gaps.ts'
import { planAll } from './plan-batches.ts'
import { describeSuperseded } from './plan-import.ts'
import { type StreetMonth, streetObservations } from './street-observations.ts'

export interface StreetImport extends ImportAuthorship {
  /** Street files, folders of them, or zips. */
  readonly given: readonly string[]
  /** Where the rows are kept as Parquet, in `street/`. */
  readonly dataFolder: string
  readonly dryRun?: boolean
  /** Files whose rows have been kept, of how many. */
  readonly onProgress?: (filesDone: number, filesTotal: number) => void
}

/** What came of the street files of one command, which are imported together or not at all. */
export interface StreetReport {
  readonly dryRun: boolean
  /** `null` when nothing was written. */
  readonly importId: number | null
  readonly filesRead: number
  readonly filesKnown: number
  readonly rowsRead: number
  readonly crimeTypes: number
  /** The months read, as 2019-12, earliest first. */
  readonly months: readonly string[]
  readonly added: number
  readonly superseded: number
  readonly unchanged: number
  /** The first 1,000, in words. */
  readonly supersededFigures: readonly string[]
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
  readonly summary: string
}

/**
 * Imports street files: their rows are kept as Parquet, one file a month, and their counts become
 * observations, in one transaction with one change-log entry for all the files given.
 *
 * Parquet files are named after their contents and put in place before the transaction ends, so a
 * program killed between the two leaves at most a file that no record points to.
 *
 * @returns a refusal with one sentence for each thing wrong with any file; then nothing is written
 */
export async function importStreet(
  db: Kysely<Database>,
  area: Area,
  request: StreetImport,
): Promise<Outcome<StreetReport>> {
  const unpackInto = await mkdtemp(join(tmpdir(), 'street-'))
  try {
    const found = await findStreetFiles(request.given, unpackInto)
    if (!found.ok) return found
    return await withDuckDb(
      (connection) => importFound(db, area, request, connection, found.value),
      { spillFolder: join(unpackInto, 'spill') },
    )
  } finally {
    await rm(unpackInto, { recursive: true, force: true })
  }
}

/** Where the rows of a month are kept; two files of one month have two places. */
export function streetRowsPath(dataFolder: string, month: string, sha256: string): string {
  return join(dataFolder, 'street', `${month}-${sha256.slice(0, 12)}.parquet`)
}

async function importFound(
  db: Kysely<Database>,
  area: Area,
  request: StreetImport,
  connection: DuckDBConnection,
  found: { readonly files: readonly FoundStreetFile[]; readonly notes: readonly string[] },
): Promise<Outcome<StreetReport>> {
  const { today, dryRun = false } = request
  const known = await fetchStreetFiles(db)
  const isKnown = ({ sha256 }: FoundStreetFile) => known.some((file) => file.sha256 === sha256)
  const files = found.files.filter((file) => !isKnown(file))
  const knownFiles = found.files.filter(isKnown)

  const counts = await countStreetRows(connection, files)
  if (!counts.ok) return counts
  const days = { releasedOn: today, knownOn: today }
  const street = streetObservations(area.file, files, counts.value, days)
  if (!street.ok) return street
  const { months, observations, crimeTypes } = street.value
  const told = {
    dryRun,
    filesRead: files.length,
    filesKnown: knownFiles.length,
    rowsRead: months.reduce((sum, { rows }) => sum + rows, 0),
    crimeTypes,
    months: months.map(({ period }) => period.code),
    warnings: missingMonths([
      ...months.map(({ period }) => period.code),
      ...known.map(({ month }) => month),
    ]),
    notes: found.notes,
  }
  const report = (plan: PlanCounts, importId: number | null) => {
    const { added, superseded, unchanged, firstSuperseded } = plan
    const supersededFigures = firstSuperseded.map(describeSuperseded)
    const numbers = { ...told, importId, added, superseded, unchanged, supersededFigures }
    return accept({ ...numbers, summary: summarise(numbers) })
  }
  async function* all() {
    yield observations
  }
  if (dryRun || files.length === 0) return report(await planAll(db, all()), null)

  const { actor, reason, at } = request
  return await oneAtATime(db, async (alone) => {
    const since = await fetchStreetFiles(alone)
    if (files.every(({ sha256 }) => since.some((file) => file.sha256 === sha256))) {
      return report(await planAll(alone, all()), null) // another import of the same files came first
    }
    await keepRows(connection, months, request)
    let plan = NO_PLAN
    const imported: NewImport = {
      kind: 'street',
      fileName: files.length === 1 ? (files[0]?.name ?? '') : `${files.length} street files`,
      sha256: hashOfHashes(files),
      streetFiles: months.map(({ file, period, rows }) => ({
        fileName: file.name,
        month: period.start,
        sha256: file.sha256,
        rows,
      })),
      actor,
      reason,
      at,
      isReleased: releasesAtOnce(area),
    }
    const { importId } = await recordImport(alone, imported, async (add) => {
      plan = await planAll(alone, all(), { add })
      const { added, superseded, unchanged } = plan
      return { rowsRead: told.rowsRead, added, superseded, unchanged, rejected: 0 }
    })
    return report(plan, importId)
  })
}

interface KnownStreetFile {
  /** 2019-12 */
  readonly month: string
  readonly sha256: string
}

/** The street file in force for each month that has one: the one taken in last, of imports that were not withdrawn. */
async function fetchStreetFiles(db: Kysely<Database>): Promise<readonly KnownStreetFile[]> {
  const withdrawn = await fetchWithdrawnImports(db, undefined)
  const rows = await db
    .selectFrom('street_file')
    .distinctOn('month')
    .select(['month', 'sha256'])
    .$if(withdrawn.size > 0, (query) => query.where('import_id', 'not in', [...withdrawn.keys()]))
    .orderBy('month')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ month, sha256 }) => ({ month: month.slice(0, 7), sha256 }))
}

/** One hash for several files, whatever order they were given in. */
function hashOfHashes(files: readonly FoundStreetFile[]): string {
  const [only, ...others] = files
  if (only && others.length === 0) return only.sha256
  const hashes = files.map(({ sha256 }) => sha256).sort()
  return createHash('sha256').update(hashes.join('\n')).digest('hex')
}

/** Of the 122,880 that DuckDB takes else a month may have fewer: all of its text would be held at once. */
const ROWS_A_GROUP = 10_240

/** Keeps the rows of each month, while nobody else writes: an unfinished file is of a killed import. */
async function keepRows(
  connection: DuckDBConnection,
  months: readonly StreetMonth[],
  { dataFolder, onProgress }: StreetImport,
): Promise<void> {
  const folder = join(dataFolder, 'street')
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    if (name.endsWith('.part')) await rm(join(folder, name), { force: true })
  }
  // Each thread holds the rows of a group in memory before it writes them
  await connection.run('set threads = 1')
  for (const [index, { file, period }] of months.entries()) {
    const path = streetRowsPath(dataFolder, period.code, file.sha256)
    const unfinished = `${path}.part`
    try {
      const to = unfinished.replaceAll("'", "''")
      await connection.run(
        `copy (select * exclude (filename) from ${READ_STREET}) to '${to}' (format parquet, row_group_size ${ROWS_A_GROUP})`,
        [file.path],
      )
      await rename(unfinished, path)
    } finally {
      await rm(unfinished, { force: true })
    }
    onProgress?.(index + 1, months.length)
  }
}

/** One sentence for each stretch of months that no file covers, between others that one does. */
function missingMonths(codes: readonly string[]): string[] {
  return gapsBetween(codes).map(({ from, to, months }) => {
    const which = months === 1 ? from : `the ${months} months from ${from} to ${to}`
    return `No street file covers ${which}. Import it too, or the charts will have a gap there`
  })
}

function summarise(report: Omit<StreetReport, 'summary'>): string {
  const { dryRun, filesRead, filesKnown, rowsRead, crimeTypes, added, superseded, unchanged } =
    report
  const again =
    filesKnown === 0
      ? ''
      : `${countOf(filesKnown, 'file')} ${filesKnown === 1 ? 'was' : 'were'} here already and ${filesKnown === 1 ? 'adds' : 'add'} nothing`
  if (filesRead === 0) return again
  const figures = [
    added > 0 ? `${countOf(added, 'figure')} added` : '',
    superseded > 0 ? `${countOf(superseded, 'figure')} superseded` : '',
    unchanged > 0 ? `${unchanged.toLocaleString('en-GB')} unchanged` : '',
  ].filter(Boolean)
  const read = `${countOf(rowsRead, 'row')} of ${countOf(crimeTypes, 'crime type')} in ${countOf(filesRead, 'file')}`
  const written = dryRun ? '. Nothing has been written' : ''
  return `${read}: ${figures.join(', ')}${again === '' ? '' : `. ${again}`}${written}`
}
