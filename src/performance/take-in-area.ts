import type { Kysely, Transaction } from 'kysely'
import type { Area } from '#area/index.ts'
import { parseArea } from '#area/index.ts'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import {
  type AreaLoad as AreaFilesLoad,
  type Database,
  fetchAreaFiles,
  recordAreaFiles,
  writeRecord,
} from '#storage/index.ts'
import { type ImportAuthorship, importRows } from './imports/import-observations.ts'
import type { ImportReport } from './imports/import-report.ts'
import { byPath, fetchFilesAsAt } from './storage.ts'

/** What loading an area came to. */
export interface AreaLoad {
  readonly area: Area
  readonly files: AreaFilesLoad
  /** One a file of figures, in the order of their names. */
  readonly imports: readonly ImportReport[]
}

/** Carries problems out of a transaction, so that nothing of the load is kept. */
class LoadRefused extends Error {
  override readonly name = 'LoadRefused'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('The area was not loaded')
    this.problems = problems
  }
}

/**
 * Loads an area's files and figures, all of it or none of it. Loading what is loaded already changes
 * nothing.
 *
 * Figures count as known from the day they were released when nothing was held before: see decision
 * 3. Later loads are known from the day of the load.
 *
 * @param files - the area folder, as `readAreaFolder` gives it
 * @returns a refusal naming everything that is wrong with the files, or the rows of figures rejected
 */
export async function takeInArea(
  db: Kysely<Database>,
  files: ReadonlyMap<string, string>,
  authorship: ImportAuthorship,
): Promise<Outcome<AreaLoad>> {
  const parsed = parseArea(files)
  if (!parsed.ok) return parsed
  const area = parsed.value
  try {
    return await writeRecord(db, async (trx) => {
      const isFounding = (await fetchAreaFiles(trx)).length === 0
      const settings = [...files]
        .filter(([path]) => !path.endsWith('.csv'))
        .map(([path, content]) => ({ path, content }))
      const changes = await recordAreaFiles(trx, settings, authorship)
      const imports = await importFigures(trx, area, files, {
        ...authorship,
        knownOn: isFounding ? 'released' : authorship.today,
      })
      return accept({ area, files: changes, imports })
    })
  } catch (error) {
    if (error instanceof LoadRefused) return { ok: false, problems: error.problems }
    throw error
  }
}

async function importFigures(
  trx: Transaction<Database>,
  area: Area,
  files: ReadonlyMap<string, string>,
  request: ImportAuthorship & { readonly knownOn: string },
): Promise<readonly ImportReport[]> {
  const reports: ImportReport[] = []
  const figures = [...files].filter(([path]) => /^figures\/[^/]+\.csv$/.test(path))
  for (const [path, text] of figures) {
    const outcome = await importRows(trx, area, { ...request, fileName: path, text })
    if (!outcome.ok) throw new LoadRefused(outcome.problems)
    const { rejectedRows } = outcome.value
    if (rejectedRows.length > 0) {
      throw new LoadRefused(
        rejectedRows.map(({ message }) => ({ code: 'rejected-row', message, field: path })),
      )
    }
    reports.push(outcome.value)
  }
  return reports
}

/** The area as loaded, as at a day when one is given; `undefined` when none has been. */
export async function fetchArea(db: Kysely<Database>, asAt?: string): Promise<Area | undefined> {
  const files =
    asAt === undefined ? byPath(await fetchAreaFiles(db)) : await fetchFilesAsAt(db, asAt)
  if (files.size === 0) return undefined
  const parsed = parseArea(files)
  if (parsed.ok) return parsed.value
  throw new Error(
    `The loaded area cannot be read by this version of the program: ${parsed.problems[0]?.message}`,
  )
}
