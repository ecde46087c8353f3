import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { NewObservation } from '#statistics/index.ts'
import { type Database, fetchCurrent, fetchNames } from '#storage/index.ts'
import { writeObservationsCsv } from '../series/observations-csv.ts'
import { toObservation } from '../storage.ts'
import type { ReadRow } from './read-observation.ts'
import type { Capped } from './rejected-row.ts'
import { type SmallNumbers, sayExposed, sayShown, sayWithheld } from './small-number-words.ts'
import { withholdRows } from './withhold-rows.ts'

export interface Protecting {
  readonly fileName: string
  readonly withhold: boolean
  readonly dryRun: boolean
  /** Whether the file itself marks figures as withheld. */
  readonly marksWithheld: boolean
}

/** The rows of a file as they are to go in. */
export interface ProtectedRows {
  readonly batches: AsyncIterable<readonly ReadRow[]>
  /** Of the rows as they are to be recorded; `null` where they are just those of the file. */
  readonly sha256: string | null
  /** @param small - small counts among the rows that the plan found to be new */
  readonly say: (small: Capped<ReadRow>) => Promise<SmallNumbers | null>
}

/**
 * Readies the rows of a file to be planned: as they are, or with small numbers withheld, for which
 * they are all held in memory.
 *
 * @param rows - reads them, each time it is called
 * @returns a refusal when small numbers are to be withheld and some could be worked out all the same
 */
export async function protectRows(
  db: Kysely<Database>,
  area: Area,
  rows: () => AsyncGenerator<readonly ReadRow[]>,
  { fileName, withhold, dryRun, marksWithheld }: Protecting,
): Promise<Outcome<ProtectedRows>> {
  const protect = async (mayWithhold: boolean) => {
    const all: ReadRow[] = []
    for await (const batch of rows()) all.push(...batch)
    return withholdRows(area, all, await fetchBeside(db, area, all), mayWithhold)
  }
  if (!withhold) {
    const isAtStake = marksWithheld || (await holdsWithheld(db))
    const exposed = isAtStake ? (await protect(false)).exposed : []
    const say = async (small: Capped<ReadRow>) =>
      sayShown(area, {
        small,
        exposed,
        dryRun,
        withheld: dryRun && small.count > 0 ? await protect(true) : undefined,
      })
    return accept({ batches: rows(), sha256: null, say })
  }
  const found = await protect(true)
  if (found.exposed.length > 0) {
    const message = `Nothing was imported from ${fileName}. ${sayExposed(area, found.exposed).join('. ')}`
    return refuse('cannot-withhold', message, fileName)
  }
  return accept({
    batches: inOneBatch(found.rows),
    sha256: found.withheld === 0 ? null : digestOf(found.rows),
    say: async () => sayWithheld(area, found, dryRun),
  })
}

async function* inOneBatch(rows: readonly ReadRow[]): AsyncGenerator<readonly ReadRow[]> {
  yield rows
}

/**
 * The digest of a file could be tried against every value that a withheld count may have had. So what
 * is recorded is that of the figures as they are published, written as the site's own CSV.
 */
function digestOf(rows: readonly ReadRow[]): string {
  const csv = writeObservationsCsv(
    rows.map(({ row, observation }) => ({ ...observation, figure: row })),
  )
  return createHash('sha256').update(csv).digest('hex')
}

async function holdsWithheld(db: Kysely<Database>): Promise<boolean> {
  const first = await db
    .selectFrom('counted_observation')
    .select('id')
    .where('status', '=', 'withheld')
    .limit(1)
    .executeTakeFirst()
  return first !== undefined
}

/** The figures in force that add up with those of the rows: of the same measures, wholes and parts. */
async function fetchBeside(
  db: Kysely<Database>,
  area: Area,
  rows: readonly ReadRow[],
): Promise<readonly NewObservation[]> {
  const named = new Set(rows.map(({ observation }) => observation.measure))
  const wholes = [...area.measures.values()].filter(
    ({ id, parent }) => named.has(id) || (parent !== undefined && named.has(parent)),
  )
  const families = new Set(wholes.flatMap(({ id, parent }) => [id, parent ?? id]))
  const related = [...area.measures.values()].filter(
    ({ id, parent }) => families.has(id) || (parent !== undefined && families.has(parent)),
  )
  const found = await fetchCurrent(db, { measures: related.map(({ id }) => id) })
  const nameOf = await fetchNames(db)
  return found.map((row) => toObservation(row, nameOf))
}
