import { open } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { list } from '../tables/table.ts'
import { readRows } from './duckdb.ts'
import type { FoundStreetFile } from './street-files.ts'

/** The columns of a street file, in their order, since 2013. */
export const STREET_COLUMNS = [
  'Crime ID',
  'Month',
  'Reported by',
  'Falls within',
  'Longitude',
  'Latitude',
  'Location',
  'LSOA code',
  'LSOA name',
  'Crime type',
  'Last outcome category',
  'Context',
] as const

const countSchema = z.object({
  path: z.string(),
  month: z.string(),
  force: z.string(),
  crimeType: z.string(),
  district: z.string().nullable(),
  rows: z.int(),
})

/** How many rows of one file are alike in month, force, crime type and district. */
export interface StreetCount {
  readonly file: FoundStreetFile
  readonly month: string
  readonly force: string
  readonly crimeType: string
  /** The district in "LSOA name" (Eastfold in "Eastfold 002A"); `null` for a row with no location. */
  readonly district: string | null
  readonly rows: number
}

const COLUMN_TYPES = `{${STREET_COLUMNS.map((column) => `'${column}': 'VARCHAR'`).join(', ')}}`

/** Without these DuckDB holds 32 MB of every file that it reads at a time: a line has some 200 bytes. */
const LONGEST_LINE = 262_144
const BUFFER = 4 * LONGEST_LINE

/** Reads street files as text, with nothing guessed: $1 is one path or a list of them. */
export const READ_STREET = `read_csv($1, header = true, auto_detect = false, delim = ',',
  quote = '"', escape = '"', columns = ${COLUMN_TYPES}, filename = true,
  max_line_size = ${LONGEST_LINE}, buffer_size = ${BUFFER})`

/**
 * Counts the rows of street files by month, force, crime type and district, in one pass by DuckDB.
 *
 * @returns a refusal for each file that is no street file, or the first that breaks off inside
 */
export async function countStreetRows(
  connection: DuckDBConnection,
  files: readonly FoundStreetFile[],
): Promise<Outcome<readonly StreetCount[]>> {
  const problems = (await Promise.all(files.map(checkHeader))).flat()
  if (problems.length > 0) return { ok: false, problems }
  if (files.length === 0) return accept([])
  const byPath = new Map(files.map((file) => [file.path, file]))
  const sql = `select filename as path, coalesce("Month", '') as month,
      coalesce("Falls within", '') as force, coalesce("Crime type", '') as "crimeType",
      nullif(regexp_replace(coalesce("LSOA name", ''), ' \\d{3}[A-Z]*$', ''), '') as district,
      count(*)::integer as rows
    from ${READ_STREET} group by all order by all`
  try {
    const { listValue } = await import('@duckdb/node-api')
    const found = await readRows(connection, countSchema, sql, [
      listValue(files.map(({ path }) => path)),
    ])
    return accept(
      found.flatMap(({ path, ...count }) => {
        const file = byPath.get(path)
        return file ? [{ file, ...count }] : []
      }),
    )
  } catch (error) {
    return brokenFile(files, error)
  }
}

/** A CSV fault that DuckDB met, as a sentence naming the file and line. Anything else is a bug. */
function brokenFile(files: readonly FoundStreetFile[], error: unknown): Outcome<never> {
  const words = error instanceof Error ? error.message : ''
  const line = /CSV Error on Line: (\d+)/.exec(words)?.[1]
  const file =
    files.find(({ path }) => words.includes(path)) ?? (files.length === 1 ? files[0] : undefined)
  if (line === undefined) throw error
  const name = file?.name ?? 'A file'
  return refuse(
    'broken-street-file',
    `Line ${line} of ${name} cannot be read: it has not the 12 cells of a street file. Download it again`,
    name,
  )
}

const HEAD_BYTES = 1024

async function checkHeader(file: FoundStreetFile): Promise<Problem[]> {
  const handle = await open(file.path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const text = buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '')
    const [first = ''] = text.split(/\r\n|\r|\n/)
    const columns = first.split(',').map((column) => column.replace(/^"|"$/g, ''))
    const same = columns.length === STREET_COLUMNS.length
    if (same && STREET_COLUMNS.every((column, place) => columns[place] === column)) return []
    const missing = STREET_COLUMNS.filter((column) => !columns.includes(column))
    const lacks =
      missing.length > 0
        ? `it has no column ${list(missing.slice(0, 3))}`
        : 'its columns are in another order, or there are more of them'
    const message = `${file.name} is not a street file: ${lacks}. Download the street-level crime file of data.police.uk`
    return [{ code: 'not-a-street-file', message, field: file.name }]
  } finally {
    await handle.close()
  }
}
