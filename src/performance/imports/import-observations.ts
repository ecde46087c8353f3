import { createHash } from 'node:crypto'
import { setImmediate as aTurn } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import type { Area } from '#area/index.ts'
import type { OnProgress, Table, TableRow } from '#documents/index.ts'
import { readCsvText, readTable } from '#documents/index.ts'
import { type ImportKind, type RecipeUsed, recordImport } from '#holdings/index.ts'
import { accept, type Outcome, Refusal, refuse } from '#shared/index.ts'
import { type Authorship, type Database, fetchLastRecorded, oneAtATime } from '#storage/index.ts'
import { type CheckedRows, rowChecker } from './check-rows.ts'
import { doubtClock } from './doubt-clock.ts'
import { type FigureWatch, figureWatch } from './figure-watch.ts'
import { type ImportReport, NO_PLAN, type PlanCounts, reportImport } from './import-report.ts'
import { byTurns, planAll, ROWS_A_TURN } from './plan-batches.ts'
import { protectRows } from './protect-rows.ts'
import {
  OBSERVATION_SHAPE,
  observationReader,
  type ReadingSettings,
  type ReadRow,
  type RowOutcome,
} from './read-observation.ts'
import { cappedList, type RejectedRow } from './rejected-row.ts'
import { isSmallCount } from './small-counts.ts'
import type { SmallNumbers } from './small-number-words.ts'
import type { ImportScope } from './vocabulary.ts'
import { inWholeFigures } from './whole-figures.ts'

/** Of the small counts found, how many are kept to be named. */
const MOST_SMALL_NAMED = 10

/** Who imports, why and when. `at` is an instant, `today` the day it falls on here (YYYY-MM-DD). */
export interface ImportAuthorship extends Authorship {
  readonly today: string
}

export interface ObservationsImport extends ImportAuthorship {
  /** A CSV, XLSX or ODS file. */
  readonly file: string
  /** Reads and plans, and writes nothing. */
  readonly dryRun?: boolean
  /** Withholds small counts of parts, and what would give them away; else they go in as they are. */
  readonly withhold?: boolean
  /** Bytes read of all there are to read, counted twice where the file is read twice. */
  readonly onProgress?: OnProgress
  /** Given every rejected row as it is found; the report keeps the first 10,000. */
  readonly onRejected?: (row: RejectedRow) => void
}

/** The measures and places that rows of an import may be about. */
export function scopeOf(area: Area): ImportScope {
  return {
    areaName: area.file.name,
    suppressUpTo: area.file.smallNumbers.suppressUpTo,
    measures: [...area.measures.values()],
    places: area.file.places,
  }
}

/**
 * Imports a file of figures, all of it or none of it: when any row is rejected nothing is written.
 *
 * The file is read twice, so that memory does not grow with it: once to
 * check every row and all of them together, then to plan each batch against what is kept and to write
 * what is new in it, in small steps that count from the last: see `recordImport`. One that gives
 * releases is read once and held: it may give one figure several times, and those are planned together.
 *
 * @returns the report, also when rows were rejected; a refusal when the file is no table of figures or
 *   is wholly about somewhere else
 */
export async function importObservations(
  db: Kysely<Database>,
  area: Area,
  request: ObservationsImport,
): Promise<Outcome<ImportReport>> {
  const found = await readTable(request.file, OBSERVATION_SHAPE)
  if (!found.ok) return found
  const { file, table } = found.value
  return await importTable(db, area, {
    ...request,
    table,
    sha256: file.sha256,
    kind: 'observations',
    settings: { fileName: file.name, today: request.today, knownOn: request.today },
  })
}

export interface RowsImport extends ImportAuthorship {
  readonly fileName: string
  /** CSV, with a row of headings. */
  readonly text: string
  readonly knownOn: ReadingSettings['knownOn']
  /** Whether the public knows them at once; as the area releases, unless said. */
  readonly isReleased?: boolean
}

/**
 * Imports the figures of an area's own file, in the transaction that loads the area. With `knownOn:
 * 'released'` each counts as known from the day it was published, as long-public figures do when an
 * instance is first filled.
 */
export async function importRows(
  trx: Transaction<Database>,
  area: Area,
  request: RowsImport,
): Promise<Outcome<ImportReport>> {
  const { fileName, text, today, knownOn } = request
  const table = readCsvText(fileName, text, OBSERVATION_SHAPE)
  if (!table.ok) return table
  return await importTable(trx, area, {
    ...request,
    table: table.value,
    sha256: createHash('sha256').update(text).digest('hex'),
    kind: 'area',
    settings: { fileName, today, knownOn },
  })
}

/** Whether the public knows what is imported at once. */
export function releasesAtOnce({ file }: Area): boolean {
  return file.releases === 'at-once'
}

/** A table in the columns of a file of observations, wherever its rows are from. */
export interface TableImport extends ImportAuthorship {
  readonly table: Table
  readonly sha256: string
  readonly kind: ImportKind
  readonly settings: ReadingSettings
  /** The recipe that the rows were read by, where they were. */
  readonly used?: RecipeUsed
  /** Whether the public knows them at once; as the area releases, unless said. */
  readonly isReleased?: boolean
  readonly dryRun?: boolean
  readonly withhold?: boolean
  readonly onProgress?: OnProgress
  readonly onRejected?: (row: RejectedRow) => void
}

/** Imports the rows of a table as {@link importObservations} does those of a file. */
export async function importTable(
  db: Kysely<Database>,
  area: Area,
  request: TableImport,
): Promise<Outcome<ImportReport>> {
  const { table, settings, kind, dryRun = false, withhold = false, onProgress } = request
  const scope = scopeOf(area)
  const readRow = observationReader(scope, table.header, settings)
  const givesReleases = table.header.places.has('released')
  const together: ReadRow[] = []
  let marksWithheld = false
  const read = (row: TableRow): RowOutcome => {
    const outcome = readRow(row)
    if (outcome.ok && outcome.value.observation.status === 'withheld') marksWithheld = true
    return outcome
  }
  const readAndHold = (row: TableRow): RowOutcome => {
    const outcome = read(row)
    if (outcome.ok) together.push(outcome.value)
    return outcome
  }
  const watch = figureWatch(scope, table.name)
  const checking = (row: TableRow): RowOutcome => {
    const outcome = givesReleases ? readAndHold(row) : read(row)
    if (outcome.ok) watch.take(outcome.value)
    return outcome
  }
  const checker = rowChecker(scope, table.name, checking, request.onRejected)
  const passes = givesReleases ? 1 : 2
  const inPass =
    (pass: 0 | 1): OnProgress =>
    (bytesRead, bytesTotal) =>
      onProgress?.(bytesRead + pass * bytesTotal, passes * bytesTotal)
  let checked: CheckedRows
  try {
    for await (const batch of byTurns(table.batches(inPass(0)))) {
      for (const row of batch) checker.take(row)
    }
    checked = checker.finish()
  } catch (error) {
    if (error instanceof Refusal) return refuse('broken-file', error.message, table.name)
    throw error
  }
  if (checked.elsewhere !== undefined) {
    return refuse('another-area', checked.elsewhere, table.name)
  }
  let odd: readonly string[] = []
  const report = (
    plan: PlanCounts,
    importId: number | null,
    { sha256 = request.sha256, smallNumbers = null }: Partial<Said> = {},
  ) =>
    accept(
      reportImport({
        file: table.name,
        sha256,
        dryRun,
        importId,
        checked,
        plan,
        warnings: [...checked.warnings.first, ...odd, ...watch.changedTenfold()],
        smallNumbers,
        notes: [...table.notes, ...checked.notes],
      }),
    )
  if (checked.rejected.count > 0) return report(NO_PLAN, null)
  // What a load of an area warns of is shown to nobody
  if (kind === 'observations') odd = await lookAround(db, watch, settings.today)

  async function* valid(): AsyncGenerator<readonly ReadRow[]> {
    if (givesReleases) {
      const rows = together.filter(({ row }) => row < checked.firstRowOfFoot)
      for (const batch of inWholeFigures(rows, ROWS_A_TURN)) {
        await aTurn()
        yield batch
      }
      return
    }
    let rows = 0
    for await (const batch of byTurns(table.batches(inPass(1)))) {
      const taken = batch.flatMap((row) => {
        const outcome = row.number < checked.firstRowOfFoot ? read(row) : undefined
        return outcome?.ok ? [outcome.value] : []
      })
      rows += taken.length
      yield taken
    }
    if (rows !== checked.valid) {
      throw new Refusal(`${table.name} was changed while it was being read. Import it again`)
    }
  }
  const protecting = { fileName: table.name, withhold, dryRun, marksWithheld }
  const small = cappedList<ReadRow>(MOST_SMALL_NAMED)
  const noteSmall = ({ observation, ...row }: ReadRow) => {
    if (isSmallCount(area, observation)) small.add({ observation, ...row })
  }
  if (dryRun) {
    const rows = await protectRows(db, area, valid, protecting)
    if (!rows.ok) return rows
    const { batches, sha256, say } = rows.value
    const plan = await planAll(db, batches, { onNew: noteSmall, onSuperseded: watch.change })
    return report(plan, null, said(sha256, await say(small.get())))
  }
  const { actor, reason, at, used, isReleased = releasesAtOnce(area) } = request
  return await oneAtATime(db, async (alone) => {
    const rows = await protectRows(alone, area, valid, protecting)
    if (!rows.ok) return rows
    const { batches, sha256, say } = rows.value
    let plan = NO_PLAN
    const { importId } = await recordImport(
      alone,
      {
        kind,
        fileName: table.name,
        sha256: sha256 ?? request.sha256,
        actor,
        reason,
        at,
        isReleased,
        ...(used === undefined ? {} : { recipe: used }),
      },
      async (add) => {
        plan = await planAll(alone, batches, { add, onNew: noteSmall, onSuperseded: watch.change })
        const { added, superseded, unchanged } = plan
        if (added + superseded === 0) return null
        return { rowsRead: checked.rows, added, superseded, unchanged, rejected: 0 }
      },
    )
    return report(plan, importId, said(sha256, await say(small.get())))
  })
}

/** What is odd about a file beside what is held, and about the day on which it is imported. */
async function lookAround(
  db: Kysely<Database>,
  watch: FigureWatch,
  today: string,
): Promise<readonly string[]> {
  const clock = doubtClock(await fetchLastRecorded(db), today)
  return [...(clock === undefined ? [] : [clock]), ...(await watch.look(db))]
}

/** What a report says of small numbers, and the digest of what was recorded, if not of the file. */
interface Said {
  readonly sha256: string
  readonly smallNumbers: SmallNumbers | null
}

function said(sha256: string | null, smallNumbers: SmallNumbers | null): Partial<Said> {
  return sha256 === null ? { smallNumbers } : { sha256, smallNumbers }
}
