import { setImmediate as aTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import {
  type AreaFile,
  fetchAreaFiles,
  fetchCurrent,
  fetchHistory,
  fetchPrinted,
  fetchStretches,
  fetchWithdrawn,
  type ObservationFilter,
  type ObservationRow,
  type ObservationRowKey,
  type ReleasedFigures,
} from '#holdings/index.ts'
import { periodOf } from '#shared/index.ts'
import type { Observation, Status } from '#statistics/index.ts'
import { type Database, fetchNames, type NameOf } from '#storage/index.ts'
import { fetchGiven } from './explanations.ts'
import { beginBook, type FigureBook, NOTHING_TOLD, type Told } from './series/figure-book.ts'
import { fetchSetAside } from './set-aside.ts'

/** A kept row as an observation, with the name of who recorded it. */
function toObservation(row: ObservationRow, nameOf: NameOf): Observation {
  return {
    id: row.id,
    measure: row.measure,
    area: row.area,
    breakdown: row.breakdown,
    period: periodOf(row.period_start, row.period_end),
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    status: row.status as Status,
    source: {
      document: row.source_document,
      ...(row.source_paragraph === null ? {} : { paragraph: row.source_paragraph }),
      ...(row.source_link === null ? {} : { link: row.source_link }),
    },
    note: row.note,
    releasedOn: row.released_on,
    knownOn: row.known_on,
    importId: row.import_id,
    recordedAt: row.recorded_at,
    recordedBy: nameOf(row.recorded_by),
    reason: row.reason,
  }
}

async function named(
  db: Kysely<Database>,
  rows: readonly ObservationRow[],
): Promise<readonly Observation[]> {
  const nameOf = await fetchNames(db)
  return rows.map((row) => toObservation(row, nameOf))
}

/**
 * The figures in force, each with how many earlier ones it replaced; read a stretch at a time, so that
 * others are served meanwhile. In the order of `fetchCurrent`.
 */
export async function* fetchByTurns(
  db: Kysely<Database>,
  filter: ObservationFilter,
): AsyncGenerator<readonly (readonly [Observation, number])[]> {
  const nameOf = await fetchNames(db)
  const withdrawn = filter.withdrawn ?? (await fetchWithdrawn(db, filter.asAt))
  for (const series of await fetchStretches(db, filter)) {
    const rows = await fetchCurrent(db, { ...filter, series, withdrawn })
    yield rows.map((row) => [
      { ...toObservation(row, nameOf), ...(row.withdrawn ? { withdrawn: row.withdrawn } : {}) },
      row.replaced,
    ])
    await aTurn()
  }
}

/**
 * The figures in force on a day, bound for looking up.
 *
 * @param isDraft - which of them the public does not know, where the reader may see such
 * @param happened - what registers tell of
 */
export async function fetchFigureBook(
  db: Kysely<Database>,
  filter: ObservationFilter,
  isDraft: (figure: Observation) => boolean = () => false,
  happened: Told = NOTHING_TOLD,
): Promise<FigureBook> {
  const setAsideOf = await fetchSetAside(db, filter.asAt)
  const book = beginBook(await fetchGiven(db, filter.asAt), setAsideOf, happened)
  for await (const stretch of fetchByTurns(db, filter)) {
    for (const [figure, replaced] of stretch) {
      book.add(isDraft(figure) ? { ...figure, isDraft: true } : figure, replaced)
    }
  }
  return book.bind()
}

/** Every figure of some measures of some imports that the reader may see, those of one measure together. */
export async function fetchFiguresOf(
  db: Kysely<Database>,
  figures: readonly ReleasedFigures[],
): Promise<readonly Observation[]> {
  if (figures.length === 0) return []
  const rows = await db
    .selectFrom('counted_observation')
    .selectAll()
    .where(({ eb, or, and }) =>
      or(
        figures.map((one) =>
          and([eb('import_id', '=', one.import), eb('measure', '=', one.measure)]),
        ),
      ),
    )
    .orderBy('measure')
    .orderBy('area')
    .orderBy('breakdown')
    .orderBy('period_start')
    .orderBy('id')
    .execute()
  return await named(db, rows)
}

/** Every version of one figure, those that disagree with it included, oldest release first. */
export async function fetchVersions(
  db: Kysely<Database>,
  key: ObservationRowKey,
): Promise<readonly Observation[]> {
  return await named(db, await fetchHistory(db, key))
}

/** Figures that another paper printed with another value. */
export async function fetchDisagreements(
  db: Kysely<Database>,
  filter: ObservationFilter,
): Promise<readonly Observation[]> {
  return await named(db, await fetchPrinted(db, filter))
}

/** One observation by its number; `undefined` when there is none. */
export async function fetchObservation(
  db: Kysely<Database>,
  id: number,
): Promise<Observation | undefined> {
  const row = await db
    .selectFrom('counted_observation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toObservation(row, await fetchNames(db))
}

/** The figures of a measure that are not in force: superseded, withdrawn or disagreeing, latest first. */
export async function fetchRevisions(
  db: Kysely<Database>,
  measure: string,
): Promise<readonly Observation[]> {
  const withdrawn = await fetchWithdrawn(db, undefined)
  const inForce = await fetchCurrent(db, { measures: [measure], withdrawn })
  const current = new Set(inForce.map(({ id }) => id))
  const rows = await db
    .selectFrom('counted_observation')
    .selectAll()
    .where('measure', '=', measure)
    .orderBy('released_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const replaced = await named(
    db,
    rows.filter(({ id }) => !current.has(id)),
  )
  return replaced.map((figure) => {
    const since = withdrawn.get(figure.id)
    return since ? { ...figure, withdrawn: since } : figure
  })
}

/** The instant at which the day after begins in Britain. */
function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day)
    .add({ days: 1 })
    .toZonedDateTime('Europe/London')
    .toInstant()
    .toString()
}

/**
 * The area's files in force at the end of a day (YYYY-MM-DD) in Britain, by path. The files that
 * founded the instance count from the beginning, as its figures do: see decision 3.
 */
export async function fetchFilesAsAt(
  db: Kysely<Database>,
  asAt: string,
): Promise<ReadonlyMap<string, string>> {
  const loaded = await fetchAreaFiles(db, dayAfter(asAt))
  if (loaded.length > 0) return byPath(loaded)
  const first = await db
    .selectFrom('area_file')
    .select((found) => found.fn.min('loaded_at').as('at'))
    .executeTakeFirst()
  return byPath(first?.at ? await fetchAreaFiles(db, first.at) : [])
}

/** Files by path, for `parseArea`. */
export function byPath(files: readonly AreaFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, content }) => [path, content]))
}
