import { type Kysely, sql } from 'kysely'
import type { Database } from '#storage/index.ts'
import type { Withdrawn } from './about-figures.ts'
import type { ObservationRow } from './tables.ts'
import { fetchWithdrawn, withoutNumbers } from './withdrawn-figures.ts'

const COLUMNS = [
  'id',
  'measure',
  'area',
  'breakdown',
  'period_start',
  'period_end',
  'value',
  'numerator',
  'denominator',
  'status',
  'source_document',
  'source_paragraph',
  'source_link',
  'note',
  'released_on',
  'known_on',
  'recorded_at',
  'recorded_by',
  'reason',
  'import_id',
] as const satisfies readonly (keyof ObservationRow)[]

/**
 * What makes two rows versions of one figure. A target is not a version of what happened, so it
 * has a line of its own.
 */
const FIGURE = [
  'measure',
  'area',
  'breakdown',
  'period_start',
  'period_end',
  sql<boolean>`status = 'target'`,
] as const

/** Which figures are wanted; a list left out asks for all. */
export interface ObservationFilter {
  readonly measures?: readonly string[] | undefined
  readonly areas?: readonly string[] | undefined
  /** Only what this instance counts as having known on this day; left out, all it knows. */
  readonly asAt?: string | undefined
  /** Only these series. */
  readonly series?: readonly SeriesRowKey[] | undefined
  /** What was out of use on that day, for one who asks many times over; looked up unless handed in. */
  readonly withdrawn?: ReadonlyMap<number, Withdrawn> | undefined
}

/** What a series is of: measure, area and breakdown. */
export type SeriesRowKey = Pick<ObservationRow, 'measure' | 'area' | 'breakdown'>

/** As many rows as are read at once while others wait, unless one series has more. */
const ROWS_A_STRETCH = 1_000

/** A figure in force, with how many earlier ones of the same key it replaced. */
export interface CurrentObservationRow extends ObservationRow {
  readonly replaced: number
  /** Where it is out of use: then it has no numbers. */
  readonly withdrawn?: Withdrawn
}

/** What one figure is a figure of. */
export type ObservationRowKey = Pick<
  ObservationRow,
  'measure' | 'area' | 'breakdown' | 'period_start' | 'period_end'
>

/**
 * The figures in force: of each measure, area, breakdown and period, the one released last, and of two
 * released on one day the one recorded last. A target comes beside the figure it is a target for.
 * Figures printed otherwise elsewhere are left out. One that was withdrawn has no numbers, until a later
 * version is recorded. In the order measure, area, breakdown, first day, last day.
 */
export async function fetchCurrent(
  db: Kysely<Database>,
  filter: ObservationFilter = {},
): Promise<CurrentObservationRow[]> {
  const figure = sql.join(FIGURE.map((part) => (typeof part === 'string' ? sql.ref(part) : part)))
  const withdrawn = filter.withdrawn ?? (await fetchWithdrawn(db, filter.asAt))
  const rows = await chosen(db, filter)
    .where('status', '<>', 'disagrees')
    .distinctOn(FIGURE)
    .select(sql<number>`count(*) over (partition by ${figure}) - 1`.as('replaced'))
    .orderBy(figure)
    .$if(withdrawn.size > 0, (query) =>
      query.orderBy(sql`id = any(cast(${[...withdrawn.keys()]} as bigint[]))`),
    )
    .orderBy('released_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  if (withdrawn.size === 0) return rows
  return rows.flatMap((row) => {
    const since = withdrawn.get(row.id)
    if (since === undefined) return [row]
    // What was only planned leaves nothing behind that could be missed
    return row.status === 'target' ? [] : [{ ...withoutNumbers(row), withdrawn: since }]
  })
}

/**
 * Every series held of the measures and areas asked for, in the order of `fetchCurrent`, in stretches
 * of about a thousand rows each.
 */
export async function fetchStretches(
  db: Kysely<Database>,
  filter: ObservationFilter = {},
): Promise<readonly (readonly SeriesRowKey[])[]> {
  const series = await chosen(db, filter)
    .clearSelect()
    .select(['measure', 'area', 'breakdown'])
    .select((found) => found.fn.countAll<number>().as('rows'))
    .groupBy(['measure', 'area', 'breakdown'])
    .orderBy('measure')
    .orderBy('area')
    .orderBy('breakdown')
    .execute()
  const stretches: SeriesRowKey[][] = []
  let left = 0
  for (const { rows, ...key } of series) {
    if (rows > left) {
      stretches.push([])
      left = ROWS_A_STRETCH
    }
    stretches.at(-1)?.push(key)
    left -= rows
  }
  return stretches
}

/**
 * Everything ever held of the measures and areas asked for, in the order it was recorded: what an
 * import sets its rows beside.
 */
export async function fetchRecorded(
  db: Kysely<Database>,
  filter: ObservationFilter = {},
): Promise<ObservationRow[]> {
  return await chosen(db, filter).orderBy('id').execute()
}

function chosen(db: Kysely<Database>, { measures, areas, asAt, series }: ObservationFilter) {
  return db
    .selectFrom(series ? ofSeries(series) : wholeTable)
    .select(COLUMNS)
    .$if(measures !== undefined, (query) => query.where('measure', '=', oneOf(measures ?? [])))
    .$if(areas !== undefined, (query) => query.where('area', '=', oneOf(areas ?? [])))
    .$if(asAt !== undefined, (query) => query.where('known_on', '<=', asAt ?? ''))
}

const wholeTable = sql<ObservationRow>`counted_observation`.as('figure')

/** "offset 0" has each series looked up in the index, whatever the planner expects. */
function ofSeries(series: readonly SeriesRowKey[]) {
  return sql<ObservationRow>`(
    select held.*
    from json_to_recordset(cast(${JSON.stringify(series)} as text)::json) as wanted (
      measure text, area text, breakdown text
    )
    cross join lateral (
      select * from counted_observation
      where measure = wanted.measure collate "C" and area = wanted.area collate "C"
        and breakdown = wanted.breakdown collate "C"
      offset 0
    ) as held
  )`.as('figure')
}

/** Any of a list, which may be empty: `in ()` is not SQL. */
function oneOf(list: readonly string[]) {
  return sql<string>`any(cast(${list} as text[]))`
}

/** Every row ever held for one figure, the one in force and those that disagree with it too, oldest release first. */
export async function fetchHistory(
  db: Kysely<Database>,
  key: ObservationRowKey,
): Promise<ObservationRow[]> {
  return await db
    .selectFrom('counted_observation')
    .select(COLUMNS)
    .where('measure', '=', key.measure)
    .where('area', '=', key.area)
    .where('breakdown', '=', key.breakdown)
    .where('period_start', '=', key.period_start)
    .where('period_end', '=', key.period_end)
    .orderBy('released_on')
    .orderBy('id')
    .execute()
}

/**
 * Figures that another paper printed with another value: evidence, never part of a series. In the
 * order of `fetchCurrent`, oldest release first.
 */
export async function fetchPrinted(
  db: Kysely<Database>,
  filter: ObservationFilter = {},
): Promise<ObservationRow[]> {
  const withdrawn = filter.withdrawn ?? (await fetchWithdrawn(db, filter.asAt))
  const rows = await chosen(db, filter)
    .where('status', '=', 'disagrees')
    .orderBy('measure')
    .orderBy('area')
    .orderBy('breakdown')
    .orderBy('period_start')
    .orderBy('period_end')
    .orderBy('released_on')
    .orderBy('id')
    .execute()
  return rows.filter(({ id }) => !withdrawn.has(id))
}
