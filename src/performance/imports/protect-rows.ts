import { createHash } from 'node:crypto'
import { setImmediate as aTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { NewObservation } from '#statistics/index.ts'
import type { Database } from '#storage/index.ts'
import { HEADINGS, writeObservationLines } from '../series/observations-csv.ts'
import { fetchByTurns } from '../storage.ts'
import type { ReadRow } from './read-observation.ts'
import type { Capped } from './rejected-row.ts'
import { type SmallNumbers, sayExposed, sayShown, sayWithheld } from './small-number-words.ts'
import { withholdApart } from './withhold-apart.ts'

/** How many rows are written for the digest at once. */
const ROWS_A_TURN = 500

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
    const measures = new Set<string>()
    async function* noting(): AsyncGenerator<readonly ReadRow[]> {
      for await (const batch of rows()) {
        for (const { observation } of batch) measures.add(observation.measure)
        yield batch
      }
    }
    const beside = () => fetchBeside(db, area, measures)
    return await withholdApart(area, noting(), beside, mayWithhold)
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
    batches: byTurns(found.batches),
    sha256: found.withheld === 0 ? null : await digestOf(found.batches),
    say: async () => sayWithheld(area, found, dryRun),
  })
}

async function* byTurns(
  batches: readonly (readonly ReadRow[])[],
): AsyncGenerator<readonly ReadRow[]> {
  for (const batch of batches) {
    await aTurn()
    yield batch
  }
}

/**
 * The digest of a file could be tried against every value that a withheld count may have had. So what
 * is recorded is that of the figures as they are published, written as the site's own CSV in the order
 * of the file.
 */
async function digestOf(batches: readonly (readonly ReadRow[])[]): Promise<string> {
  const hash = createHash('sha256').update(HEADINGS)
  const rows = batches.flat().sort((one, other) => one.row - other.row)
  for (let start = 0; start < rows.length; start += ROWS_A_TURN) {
    const some = rows.slice(start, start + ROWS_A_TURN)
    const figures = some.map(({ row, observation }) => ({ ...observation, figure: row }))
    hash.update(writeObservationLines(figures))
    await aTurn()
  }
  return hash.digest('hex')
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

/**
 * The figures in force that add up with those of some measures: of the same, their wholes and parts.
 * Those that were withdrawn are among them: they can still be read.
 */
export async function* fetchBeside(
  db: Kysely<Database>,
  area: Area,
  named: ReadonlySet<string>,
): AsyncGenerator<readonly NewObservation[]> {
  const wholes = [...area.measures.values()].filter(
    ({ id, parent }) => named.has(id) || (parent !== undefined && named.has(parent)),
  )
  const families = new Set(wholes.flatMap(({ id, parent }) => [id, parent ?? id]))
  const related = [...area.measures.values()].filter(
    ({ id, parent }) => families.has(id) || (parent !== undefined && families.has(parent)),
  )
  const measures = related.map(({ id }) => id)
  for await (const stretch of fetchByTurns(db, { measures, withdrawn: new Map() }))
    yield stretch.map(([figure]) => figure)
}
