import type { Kysely } from 'kysely'
import { EXPORTED, readShipped, sayExported } from '#area/index.ts'
import { csvLine, writeCsv } from '#documents/index.ts'
import { fetchAreaFiles, fetchUnreleased, type ObservationRow, sha256Of } from '#holdings/index.ts'
import { periodOf } from '#shared/index.ts'
import type { Status } from '#statistics/index.ts'
import type { Database } from '#storage/index.ts'
import { identityOf } from './imports/figure-index.ts'

/** An area as a folder that can be loaded again. */
interface ExportedArea {
  /** The text of each file, by path in order. */
  readonly files: ReadonlyMap<string, string>
  /** How many figures are in use that came in otherwise than with the area's files, and are in none of them. */
  readonly figuresBesides: number
  /** How many that came with them are not released, and are left out: the folder is made to be passed on. */
  readonly figuresNotReleased: number
}

/**
 * The area as it stands now, as its folder: every file to the letter as it was loaded or written on the
 * site, its figures set out anew from those that are kept, and a note of which versions these are. What
 * comes with the program for every area stays with it. Loading it where it is from adds nothing.
 *
 * @param at - the instant as at which figures are released or not
 */
export async function exportArea(db: Kysely<Database>, at: string): Promise<ExportedArea> {
  const shipped = await readShipped()
  const held = (await fetchAreaFiles(db)).filter(
    ({ path, content }) => shipped.get(path) !== content,
  )
  const { isDraft } = await fetchUnreleased(db, at)
  const rows = await fetchRows(db)
  const [drafts, released] = [
    rows.filter((row) => isDraft(nameImport(row))),
    rows.filter((row) => !isDraft(nameImport(row))),
  ]
  const figures = writeFigureFiles(released)
  const digests = new Map(held.map(({ path, content }) => [path, sha256Of(content)]))
  const files = [
    ...held.map(({ path, content }): [string, string] => [path, content]),
    ...figures,
    [EXPORTED, sayExported(digests)] as const,
  ]
  return {
    files: new Map(files.toSorted(([one], [other]) => (one < other ? -1 : 1))),
    figuresBesides: await countBesides(db),
    figuresNotReleased: drafts.length,
  }
}

type Kept = ObservationRow & { readonly file_name: string }

/** The figures that came with the area's files, in the order in which they came. */
async function fetchRows(db: Kysely<Database>): Promise<readonly Kept[]> {
  return await db
    .selectFrom('counted_observation')
    .innerJoin('import', 'import.id', 'import_id')
    .selectAll('counted_observation')
    .select('import.file_name')
    .where('import.kind', '=', 'area')
    .orderBy('counted_observation.id')
    .execute()
}

const nameImport = ({ import_id: importId, measure }: Kept) => ({ importId, measure })

/** The text of each file of figures. */
function writeFigureFiles(rows: readonly Kept[]): readonly (readonly [string, string])[] {
  // A figure that was mended within its release is given once, as it was last
  const last = new Map<string, Kept>()
  for (const row of rows) last.set(nameOf(row), row)
  return [...Map.groupBy(last.values(), ({ file_name }) => file_name)].map(
    ([path, its]) => [path, writeFigures(its)] as const,
  )
}

function nameOf(row: ObservationRow): string {
  const period = periodOf(row.period_start, row.period_end)
  const source = {
    document: row.source_document,
    ...(row.source_paragraph === null ? {} : { paragraph: row.source_paragraph }),
  }
  const { series, moment } = identityOf({
    ...row,
    ...{ period, source, status: row.status as Status },
    releasedOn: row.released_on,
    knownOn: row.known_on,
  })
  return `${series}\n${moment}`
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
  'paragraph',
  'link',
  'released',
  'note',
] as const

/** With line ends as a file has them that is kept under version control. */
function writeFigures(rows: readonly ObservationRow[]): string {
  const lines = rows.map((row) =>
    csvLine(
      [
        row.measure,
        row.area,
        row.breakdown,
        periodOf(row.period_start, row.period_end).code,
        row.value,
        row.numerator,
        row.denominator,
        row.status,
        row.source_document,
        row.source_paragraph,
        row.source_link,
        row.released_on,
        row.note,
      ],
      '\n',
    ),
  )
  return writeCsv(COLUMNS, [], { lineEnd: '\n' }) + lines.join('')
}

async function countBesides(db: Kysely<Database>): Promise<number> {
  const { count } = await db
    .selectFrom('counted_observation')
    .innerJoin('import', 'import.id', 'import_id')
    .select((found) => found.fn.countAll<string>().as('count'))
    .where('import.kind', '!=', 'area')
    .executeTakeFirstOrThrow()
  return Number(count)
}
