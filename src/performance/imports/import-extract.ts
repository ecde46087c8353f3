import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import { ARCHIVE_BOUNDS, type Recipe, STREET_COLUMNS, STREET_NAME } from '#documents/index.ts'
import { accept, type Outcome, withZip } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import type { RecipeImport } from './import-by-recipe.ts'
import { importFile } from './import-file.ts'
import type { ImportAuthorship } from './import-observations.ts'
import type { ImportReport } from './import-report.ts'
import { importStreet, type StreetReport } from './import-street.ts'
import type { RejectedRow } from './rejected-row.ts'

export interface ExtractImport extends ImportAuthorship {
  /** A table of figures, a street file, or a zip of street files. */
  readonly file: string
  readonly dataFolder: string
  readonly dryRun: boolean
  /** Of a table of figures; street files are public as they are. */
  readonly withhold: boolean
  /** Those in force: see `importFile`. */
  readonly recipes: readonly Recipe[]
  /** See `importFile`. */
  readonly mostCells?: number
  readonly onRejected?: (row: RejectedRow) => void
}

/** What came of a file that may be of any kind. */
export type ExtractReport =
  | { readonly kind: 'table'; readonly report: ImportReport }
  | { readonly kind: 'other-layout'; readonly extract: RecipeImport }
  | { readonly kind: 'street'; readonly report: StreetReport }

/** Imports a file as what it is: street files by their name or headings, anything else as figures of some layout. */
export async function importExtract(
  db: Kysely<Database>,
  area: Area,
  request: ExtractImport,
): Promise<Outcome<ExtractReport>> {
  if (await isStreet(request.file)) {
    const outcome = await importStreet(db, area, { ...request, given: [request.file] })
    return outcome.ok ? accept({ kind: 'street', report: outcome.value }) : outcome
  }
  const outcome = await importFile(db, area, request)
  if (!outcome.ok) return outcome
  return accept(
    outcome.value.by === 'columns'
      ? { kind: 'table', report: outcome.value.report }
      : { kind: 'other-layout', extract: outcome.value.extract },
  )
}

/** What a workbook has in it and an archive of street files has not: XLSX, and ODS. */
const WORKBOOK_PARTS = ['[Content_Types].xml', 'content.xml']

async function isStreet(path: string): Promise<boolean> {
  const head = await readHead(path)
  if (head.startsWith('PK\x03\x04')) {
    const zip = await withZip({ name: path, from: path }, ARCHIVE_BOUNDS, async ({ names }) =>
      accept(names.every((name) => !WORKBOOK_PARTS.includes(name))),
    )
    return zip.ok && zip.value
  }
  const [headings = ''] = head.split(/\r?\n|\r/, 1)
  return (
    head !== '' &&
    (STREET_NAME.test(basename(path)) || STREET_COLUMNS.every((one) => headings.includes(one)))
  )
}

async function readHead(path: string): Promise<string> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}
