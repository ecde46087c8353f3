import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type Database, parseJson, type Recorder, type TableCheck } from '#storage/index.ts'
import {
  type Approval,
  fetchAboutFigures,
  recordAboutFigure,
  type Withdrawn,
} from './about-figures.ts'
import type { ObservationRow } from './tables.ts'
import { fetchWithdrawnImports } from './withdrawn-imports.ts'

/** The kind of record that withdrawing a figure is. */
export const WITHDRAWAL = 'withdrawal'

/** What is recorded where a figure is withdrawn: which, why, and whether somebody else approved it. */
export interface NewWithdrawal {
  /** The number of the figure in force. */
  readonly figure: number
  readonly reason: string
  readonly approval: Approval
  /** YYYY-MM-DD */
  readonly day: string
}

const saysSchema = z.object({
  measure: z.string(),
  area: z.string(),
  breakdown: z.string(),
  from: z.string(),
  to: z.string(),
  /** Every version of the figure that had been recorded by then. */
  figures: z.array(z.int()).nonempty(),
})

/**
 * Takes a figure out of use with every version of it recorded so far, for as long as the record is not
 * withdrawn. A version recorded later counts again: it corrects what was withdrawn.
 *
 * @returns its number among the withdrawals; refused where the figure is none that is in force with a value
 * @throws Refusal when it names nobody as recording it
 */
export async function recordWithdrawal(
  trx: Transaction<Database>,
  { figure, reason, approval, day }: NewWithdrawal,
  recorder: Recorder,
): Promise<Outcome<number>> {
  const versions = await fetchVersionsOf(trx, figure)
  const its = versions.find(({ id }) => id === figure)
  if (!its) {
    return refuse('no-such-figure', `There is no figure ${figure}. Name one that is held`, 'figure')
  }
  if ((await fetchWithdrawn(trx, undefined)).has(figure)) {
    const message = `Figure ${figure} has been withdrawn already. Name one that is in use`
    return refuse('withdrawn', message, 'figure')
  }
  if (its.status === 'target' || its.status === 'disagrees' || its.value === null) {
    const message = `Figure ${figure} is not a number that is in use. Name one that is`
    return refuse('not-in-use', message, 'figure')
  }
  const record = await recordAboutFigure(
    trx,
    {
      kind: WITHDRAWAL,
      event: 'figure-withdrawn',
      says: {
        measure: its.measure,
        area: its.area,
        breakdown: its.breakdown,
        from: its.period_start,
        to: its.period_end,
        figures: versions.map(({ id }) => id),
        reason,
      },
      approval,
      day,
    },
    recorder,
  )
  return accept(record)
}

/** Every version of what a figure is one of, targets and papers that disagree left out. */
async function fetchVersionsOf(trx: Transaction<Database>, figure: number) {
  return await trx
    .selectFrom('counted_observation as one')
    .innerJoin('counted_observation as its', (join) =>
      join
        .onRef('its.measure', '=', 'one.measure')
        .onRef('its.area', '=', 'one.area')
        .onRef('its.breakdown', '=', 'one.breakdown')
        .onRef('its.period_start', '=', 'one.period_start')
        .onRef('its.period_end', '=', 'one.period_end'),
    )
    .select(['its.id', 'its.measure', 'its.area', 'its.breakdown', 'its.value', 'its.status'])
    .select(['its.period_start', 'its.period_end'])
    .where('one.id', '=', figure)
    .where(({ eb, or }) =>
      or([eb('its.id', '=', figure), eb('its.status', 'not in', ['target', 'disagrees'])]),
    )
    .orderBy('its.id')
    .execute()
}

/** The figures that were out of use on a day, by their numbers: one by one, or with a whole import. */
export async function fetchWithdrawn(
  db: Kysely<Database>,
  asAt: string | undefined,
): Promise<ReadonlyMap<number, Withdrawn>> {
  const found = await fetchAboutFigures(db, WITHDRAWAL, asAt)
  return new Map([
    ...(await fetchOfImports(db, asAt)),
    ...found.flatMap(({ record, on, says, isAwaiting }) => {
      const read = saysSchema.safeParse(says).data
      const reason = typeof says['reason'] === 'string' ? says['reason'] : ''
      return (read?.figures ?? []).map(
        (id) => [id, { record, reason, on, ...(isAwaiting ? { isAwaiting } : {}) }] as const,
      )
    }),
  ])
}

async function fetchOfImports(
  db: Kysely<Database>,
  asAt: string | undefined,
): Promise<readonly (readonly [number, Withdrawn])[]> {
  const imports = await fetchWithdrawnImports(db, asAt)
  if (imports.size === 0) return []
  const rows = await db
    .selectFrom('counted_observation')
    .select(['id', 'import_id'])
    .where('import_id', 'in', [...imports.keys()])
    .execute()
  return rows.flatMap(({ id, import_id: of }) => {
    const its = imports.get(of)
    return its === undefined ? [] : [[id, its] as const]
  })
}

/** A figure that is out of use: it has no numbers, and says why. */
export function withoutNumbers<Row extends ObservationRow>(row: Row): Row {
  return { ...row, value: null, numerator: null, denominator: null, status: 'withdrawn' }
}

/** Holds what every withdrawal names against the figures that are kept. */
export const withdrawalsCheck: TableCheck = {
  kinds: [WITHDRAWAL],
  async find(db, told) {
    const problems: string[] = []
    for (const { entry, detail } of told) {
      const said = saysSchema.safeParse(parseJson(detail)).data
      // What was erased by an act is told of as such
      if (!said) continue
      const held = await db
        .selectFrom('counted_observation')
        .select('id')
        .where('id', 'in', said.figures)
        .where('measure', '=', said.measure)
        .where('area', '=', said.area)
        .where('breakdown', '=', said.breakdown)
        .where('period_start', '=', said.from)
        .where('period_end', '=', said.to)
        .execute()
      const there = new Set(held.map(({ id }) => id))
      const gone = said.figures.filter((id) => !there.has(id))
      if (gone.length > 0) {
        problems.push(
          `Entry ${entry} withdraws figure ${gone.join(', ')} of ${said.measure}, which is not held as it says`,
        )
      }
    }
    return { problems, uncounted: [] }
  },
}
