import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import type { Area } from '#area/index.ts'
import { checkFitToLoad, examineArea, parseArea } from '#area/index.ts'
import { dayInBritain } from '#days/index.ts'
import {
  type AreaLoad as AreaFilesLoad,
  type FileVersion,
  type Folder,
  fetchAreaFiles,
  fetchEditedPaths,
  fetchFileVersions,
  foldEdits,
  recordAreaFiles,
} from '#holdings/index.ts'
import { accept, describeDay, type Outcome, type Problem, readYaml } from '#shared/index.ts'
import { type Database, fetchVersion, oneAtATime, writeRecord } from '#storage/index.ts'
import { type ImportAuthorship, importRows } from './imports/import-observations.ts'
import type { ImportReport } from './imports/import-report.ts'
import { readAreaRecipes } from './imports/recipe-book.ts'
import { byPath, fetchFilesAsAt } from './storage.ts'

/** What loading an area came to. */
export interface AreaLoad {
  readonly area: Area
  readonly files: AreaFilesLoad
  readonly edits: MetEdits
  /** One a file of figures, in the order of their names. */
  readonly imports: readonly ImportReport[]
}

/** What a folder and the texts written on the site had to do with each other. */
interface MetEdits {
  /** Written on the site, and kept: the folder has an earlier text. */
  readonly kept: readonly FileVersion[]
  /** Written on the site, and brought together with what was changed in the folder. */
  readonly merged: readonly FileVersion[]
  /** Written on the site, and undone by the folder, as was asked. */
  readonly undone: readonly FileVersion[]
}

/** How a folder is taken in beside what was written on the site. */
export interface Taking {
  /** The digests that its files had when it was written from an instance. */
  readonly exported?: Folder['exported']
  /** Lets the folder stand wherever it and the site differ. */
  readonly overEdits?: boolean
  /** What else is wrong with files of which the area can be read, for what rests on more than figures. */
  readonly check?: (files: ReadonlyMap<string, string>, area: Area) => readonly Problem[]
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
 * 3. Later loads are known from the day of the load. Whether either is public at once: see decision 43.
 *
 * What was written on the site since the folder was is not undone by it: see decision 38.
 *
 * @param files - the area folder, as `readAreaFolder` gives it
 * @returns a refusal naming everything that is wrong with the files, the rows of figures rejected, or the
 *   files that were changed in the same place on the site and in the folder
 */
export async function takeInArea(
  db: Kysely<Database>,
  files: ReadonlyMap<string, string>,
  authorship: ImportAuthorship,
  taking: Taking = {},
): Promise<Outcome<AreaLoad>> {
  const examined = examineFiles(files, taking.check)
  if (!examined.ok) return examined
  try {
    const load = async (trx: Transaction<Database>) => {
      const held = byPath(await fetchAreaFiles(trx))
      const isFounding = held.size === 0
      insistOnSameArea(held, examined.value)
      const met = await meetEdits(trx, files, taking)
      const whole = met.files === files ? examined : examineFiles(met.files, taking.check)
      if (!whole.ok) throw new LoadRefused(whole.problems)
      const area = whole.value
      const settings = [...met.files]
        .filter(([path]) => !path.endsWith('.csv'))
        .map(([path, content]) => ({ path, content }))
      const changes = await recordAreaFiles(trx, settings, authorship)
      const imports = await importFigures(trx, area, files, { ...authorship, isFounding })
      return accept({ area, files: changes, edits: met.edits, imports })
    }
    return await oneAtATime(db, (alone) => writeRecord(alone, load))
  } catch (error) {
    if (error instanceof LoadRefused) return { ok: false, problems: error.problems }
    throw error
  }
}

/** The area that files are of, or everything for which they cannot be loaded. */
export function examineFiles(
  files: ReadonlyMap<string, string>,
  check: Taking['check'] = () => [],
): Outcome<Area> {
  const examined = examineArea(files)
  const recipes = readAreaRecipes(files)
  const problems = [
    ...examined.problems,
    ...checkFitToLoad(examined, files),
    ...(recipes.ok ? [] : recipes.problems),
  ]
  const others = problems.length > 0 ? problems : check(files, examined.area)
  return others.length > 0 ? { ok: false, problems: others } : accept(examined.area)
}

/** Brings a folder together with what was written on the site since, or refuses what cannot be. */
async function meetEdits(
  trx: Transaction<Database>,
  files: ReadonlyMap<string, string>,
  { exported = new Map(), overEdits = false }: Taking,
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly edits: MetEdits }> {
  const versions = await fetchFileVersions(trx, await fetchEditedPaths(trx))
  if (versions.length === 0) return { files, edits: { kept: [], merged: [], undone: [] } }
  const { kept, merged, conflicts, ...folded } = foldEdits({ files, exported }, versions)
  if (overEdits)
    return { files, edits: { kept: [], merged: [], undone: [...kept, ...merged, ...conflicts] } }
  if (conflicts.length > 0) throw new LoadRefused(conflicts.map(sayConflict))
  return { files: folded.files, edits: { kept, merged, undone: [] } }
}

function sayConflict({ path, at, by }: FileVersion): Problem {
  const message =
    `${path} was written on the site on ${describeDay(dayInBritain(at))} by ${by}, and the folder has it otherwise in ` +
    'the same place. Write out the area with area export, bring your change into that folder and load it; or load ' +
    'with --over-edits, and what was written on the site no longer holds'
  return { code: 'edited-on-site', message, field: path }
}

const areaId = z.looseObject({ id: z.string() })

/** An instance is of one area for good: the figures of another would be taken for its own. */
function insistOnSameArea(held: ReadonlyMap<string, string>, { file }: Area): void {
  const text = held.get('area.yaml')
  const read = text === undefined ? undefined : readYaml('area.yaml', text, areaId)
  if (!read?.ok || read.value.id === file.id) return
  const message =
    `This instance is of the area "${read.value.id}", and these files are of "${file.id}". Load them ` +
    'into an instance of their own: set CRITICAL_FRIEND_DATA to another folder, or DATABASE_URL to another database'
  throw new LoadRefused([{ code: 'another-area', message, field: 'area.yaml' }])
}

async function importFigures(
  trx: Transaction<Database>,
  area: Area,
  files: ReadonlyMap<string, string>,
  { isFounding, ...authorship }: ImportAuthorship & { readonly isFounding: boolean },
): Promise<readonly ImportReport[]> {
  const knownOn = isFounding ? 'released' : authorship.today
  const reports: ImportReport[] = []
  const figures = [...files].filter(([path]) => /^figures\/[^/]+\.csv$/.test(path))
  for (const [path, text] of figures) {
    const outcome = await importRows(trx, area, {
      ...{ ...authorship, fileName: path, text, knownOn },
      ...(isFounding && area.file.publishedBefore.includes(path) ? { isReleased: true } : {}),
    })
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

/** The area of each open database as it was last read, with the version it has. */
const latest = new WeakMap<
  Kysely<Database>,
  { readonly version: string; readonly area: Promise<Area | undefined> }
>()

/**
 * The area as loaded, as at a day when one is given; `undefined` when none has been. It is parsed once
 * a load: everybody is given the same object until another is loaded.
 */
export async function fetchArea(db: Kysely<Database>, asAt?: string): Promise<Area | undefined> {
  if (asAt !== undefined) return parse(await fetchFilesAsAt(db, asAt))
  const version = await fetchVersion(db, ['area'])
  const known = latest.get(db)
  if (known?.version === version) return await known.area
  const area = fetchAreaFiles(db).then((files) => parse(byPath(files)))
  latest.set(db, { version, area })
  area.catch(() => latest.delete(db))
  return await area
}

function parse(files: ReadonlyMap<string, string>): Area | undefined {
  if (files.size === 0) return undefined
  const parsed = parseArea(files)
  if (parsed.ok) return parsed.value
  throw new Error(
    `The loaded area cannot be read by this version of the program: ${parsed.problems[0]?.message}`,
  )
}
