import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { digestImports, type ImportDigest, NO_OBSERVATIONS } from './observation-rows.ts'
import type { Database } from './table-types.ts'
import type { Told } from './verify-sealed.ts'

/** What the entry of an import says of it: see `recordImport`. */
const detailSchema = z.object({
  import: z.int(),
  kind: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  counts: z.record(z.string(), z.int()),
  observations: z.int(),
  observationsDigest: z.string(),
  streetFiles: z.array(
    z.object({ fileName: z.string(), month: z.string(), sha256: z.string(), rows: z.int() }),
  ),
})

type ImportDetail = z.infer<typeof detailSchema>

/** What was found of imports, each a sentence. */
interface FoundOfImports {
  /** For each import that is not as its entry in the record says. */
  readonly problems: readonly string[]
  /** Of figures that do not count, as no import has them. */
  readonly uncounted: readonly string[]
}

export async function findChangedImports(
  db: Kysely<Database>,
  entries: readonly Told[],
): Promise<FoundOfImports> {
  const [problems, uncounted]: [string[], string[]] = [[], []]
  const held = await fetchImports(db)
  const digests = await digestImports(db)
  const recorded = new Set<number>()

  for (const entry of entries) {
    if (entry.kind !== 'import') continue
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
    const digest = digests.get(detail.import) ?? NO_OBSERVATIONS
    if (digest.digest !== detail.observationsDigest) {
      problems.push(`The figures of ${name}, are not as they were: ${compare(detail, digest)}`)
    }
  }
  const last = Math.max(0, ...held.keys())
  for (const id of new Set([...held.keys(), ...digests.keys()])) {
    if (recorded.has(id)) continue
    // The next import writes its figures under the next number, and any others must have had a record
    if (id === last + 1) uncounted.push(sayUncounted(digests.get(id)?.rows ?? 0))
    else problems.push(`Import ${id} has no entry in the record`)
  }
  return { problems, uncounted }
}

function sayUncounted(rows: number): string {
  const figures = rows === 1 ? '1 figure is' : `${rows} figures are`
  return (
    `${figures} held that no entry tells of and that count nowhere: an import is at work, or one did ` +
    'not finish, or somebody put them in by hand. The next import removes them'
  )
}

function readDetail(text: string): ImportDetail | undefined {
  try {
    return detailSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function compare({ observations }: ImportDetail, { rows }: ImportDigest): string {
  return observations === rows
    ? `all ${rows} are there but at least one has been changed`
    : `it brought ${observations} and there are ${rows}`
}

async function fetchImports(db: Kysely<Database>) {
  const imports = await db
    .selectFrom('import')
    .select(['id', 'kind', 'file_name', 'sha256', 'started_at', 'actor', 'reason', 'change_id'])
    .select(['rows_read', 'added', 'superseded', 'unchanged', 'rejected'])
    .execute()
  const streetFiles = await db
    .selectFrom('street_file')
    .select(['import_id', 'file_name as fileName', 'month', 'sha256', 'rows'])
    .orderBy('id')
    .execute()
  const filesOf = Map.groupBy(streetFiles, (file) => file.import_id)
  return new Map(imports.map((row) => [row.id, { ...row, streetFiles: filesOf.get(row.id) ?? [] }]))
}

type HeldImport =
  Awaited<ReturnType<typeof fetchImports>> extends Map<number, infer Held> ? Held : never

function agrees(held: HeldImport, entry: Told, detail: ImportDetail): boolean {
  const { rows_read: rowsRead, added, superseded, unchanged, rejected } = held
  const said = {
    import: held.id,
    kind: held.kind,
    fileName: held.file_name,
    sha256: held.sha256,
    counts: { rowsRead, added, superseded, unchanged, rejected },
    observations: detail.observations,
    observationsDigest: detail.observationsDigest,
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
