import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import {
  type Database,
  type FoundBeside,
  parseJson,
  type TableCheck,
  type Told,
} from '#storage/index.ts'
import { digestObservations, type HeldDigest, NO_OBSERVATIONS } from './held-observations.ts'

/** What the entry of an import says of it: see `recordImport`. */
const detailSchema = z.object({
  import: z.int(),
  kind: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  counts: z.record(z.string(), z.int()),
  observations: z.int(),
  observationsDigest: z.string(),
  /** Not said by entries from before 30 November 2026; their order is known from the digest alone. */
  firstObservation: z.int().nullable().optional(),
  /** Said where its figures waited for a release. */
  isReleased: z.literal(false).optional(),
  streetFiles: z.array(
    z.object({ fileName: z.string(), month: z.string(), sha256: z.string(), rows: z.int() }),
  ),
})

type ImportDetail = z.infer<typeof detailSchema>

/** Holds every import, with its figures and street files, against what its entry in the record says. */
export const importsCheck: TableCheck = { kinds: ['import'], find: findChanged }

async function findChanged(db: Kysely<Database>, entries: readonly Told[]): Promise<FoundBeside> {
  const [problems, uncounted]: [string[], string[]] = [[], []]
  const files = await fetchStreetFiles(db)
  const held = await fetchImports(db, files)
  const last = Math.max(0, ...held.keys())
  const { digests, misplaced, laidDown } = await digestObservations(db, last)
  const recorded = new Set<number>()

  for (const entry of entries) {
    const detail = readDetail(entry.detail)
    if (detail === undefined) {
      problems.push(`Entry ${entry.entry} does not say what was imported`)
      continue
    }
    recorded.add(detail.import)
    const name = `import ${detail.import} (${detail.fileName}), recorded by entry ${entry.entry}`
    const found = held.get(detail.import)
    if (found === undefined) problems.push(`There is no record any longer of ${name}`)
    else if (!agrees(found, entry, detail)) problems.push(`The record of ${name}, has been changed`)
    if (found && !isReleasedAsSaid(found, detail)) {
      problems.push(`The figures of ${name}, are not public from when its entry says`)
    }
    const now = digests.get(detail.import) ?? NO_OBSERVATIONS
    problems.push(...findChangedFigures(name, detail, now))
    if (misplaced.has(detail.import)) {
      problems.push(`The figures of ${name}, do not all stand before those of later imports`)
    }
  }
  for (const id of new Set([...held.keys(), ...digests.keys()])) {
    if (recorded.has(id)) continue
    // The next import writes its figures under the next number, and any others must have had a record
    if (id === last + 1) uncounted.push(sayUncounted(digests.get(id)?.rows ?? 0))
    else problems.push(`Import ${id} has no entry in the record`)
  }
  if (laidDown > 0) {
    problems.push(`${sayHeld(laidDown)} that no entry tells of, among those that count`)
  }
  return { problems: [...problems, ...findMisplacedFiles(files, held)], uncounted }
}

function sayHeld(rows: number): string {
  return rows === 1 ? '1 figure is held' : `${rows} figures are held`
}

function sayUncounted(rows: number): string {
  return (
    `${sayHeld(rows)} that no entry tells of and that count nowhere: an import is at work, or one did ` +
    'not finish, or somebody put them in by hand. The next import removes them'
  )
}

function readDetail(text: string): ImportDetail | undefined {
  return detailSchema.safeParse(parseJson(text)).data
}

function findChangedFigures(name: string, detail: ImportDetail, now: HeldDigest): string[] {
  const { observations, observationsDigest, firstObservation = now.first } = detail
  if (now.digest !== observationsDigest) {
    const how =
      observations === now.rows
        ? `all ${now.rows} are there but at least one has been changed`
        : `it brought ${observations} and there are ${now.rows}`
    return [`The figures of ${name}, are not as they were: ${how}`]
  }
  const isNumbered = now.first === firstObservation && isWithoutGap(now, detail)
  return isNumbered ? [] : [`The figures of ${name}, have other numbers than they were given`]
}

function isWithoutGap({ first, last, rows }: HeldDigest, { firstObservation }: ImportDetail) {
  if (firstObservation === undefined || first === null || last === null) return true
  return last - first + 1 === rows
}

async function fetchStreetFiles(db: Kysely<Database>) {
  return await db
    .selectFrom('street_file')
    .select(['import_id', 'file_name as fileName', 'month', 'sha256', 'rows'])
    .orderBy('id')
    .execute()
}

type HeldStreetFile = Awaited<ReturnType<typeof fetchStreetFiles>>[number]

async function fetchImports(db: Kysely<Database>, files: readonly HeldStreetFile[]) {
  const imports = await db
    .selectFrom('import')
    .select(['id', 'kind', 'file_name', 'sha256', 'started_at', 'actor', 'reason', 'change_id'])
    .select(['rows_read', 'added', 'superseded', 'unchanged', 'rejected'])
    .execute()
  const released = await db
    .selectFrom('released')
    .select(['import_id', 'measure', 'known_from', 'change_id'])
    .where('release', 'is', null)
    .execute()
  const filesOf = Map.groupBy(files, (file) => file.import_id)
  const releasedOf = Map.groupBy(released, (row) => row.import_id)
  return new Map(
    imports.map((row) => [
      row.id,
      {
        ...row,
        streetFiles: filesOf.get(row.id) ?? [],
        released: releasedOf.get(row.id) ?? [],
      },
    ]),
  )
}

type HeldImports = Awaited<ReturnType<typeof fetchImports>>

type HeldImport = HeldImports extends Map<number, infer Held> ? Held : never

function agrees(held: HeldImport, entry: Told, detail: ImportDetail): boolean {
  const { rows_read: rowsRead, added, superseded, unchanged, rejected } = held
  const said = {
    ...detail,
    import: held.id,
    kind: held.kind,
    fileName: held.file_name,
    sha256: held.sha256,
    counts: { rowsRead, added, superseded, unchanged, rejected },
    streetFiles: held.streetFiles.map(({ import_id: _, ...file }) => file),
  }
  return (
    isDeepStrictEqual(said, detail) &&
    held.change_id === entry.entry &&
    held.started_at === entry.at &&
    held.actor === entry.actor &&
    held.reason === entry.reason
  )
}

/** Whether the import released its figures itself, wholly and by its own entry, or not at all. */
function isReleasedAsSaid({ released, change_id: by }: HeldImport, detail: ImportDetail): boolean {
  if (detail.isReleased === false) return released.length === 0
  const [one, ...others] = released
  if (one === undefined || others.length > 0) return false
  return one.change_id === by && one.measure === null && one.known_from === null
}

/** Street files of no import, and those that stand after one of a later import. */
function findMisplacedFiles(files: readonly HeldStreetFile[], held: HeldImports): string[] {
  let highest = 0
  return files.flatMap(({ import_id: of, fileName }) => {
    const isLate = of < highest
    highest = Math.max(highest, of)
    const name = `The street file ${fileName} of import ${of}`
    if (!held.has(of)) return [`${name} has no import that tells of it`]
    return isLate ? [`${name} stands after one of a later import`] : []
  })
}
