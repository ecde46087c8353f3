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

/** The kind of record that withdrawing an import whole is. */
export const IMPORT_WITHDRAWAL = 'import-withdrawal'

/** What is recorded where an import is withdrawn: which, why, and whether somebody else approved it. */
export interface NewImportWithdrawal {
  readonly importId: number
  readonly reason: string
  readonly approval: Approval
  /** YYYY-MM-DD */
  readonly day: string
}

/** The reason is for the office where nothing of the import had been released. */
const saysSchema = z.object({
  import: z.int(),
  reason: z.string().default('its figures were not released'),
})

/**
 * Takes everything that an import brought out of use: what its figures superseded is in force again, and
 * where they superseded nothing the figure says that it was withdrawn.
 *
 * @returns its number among these records; refused where there is no such import, it is withdrawn already,
 *   or its figures are those of the area's own files
 * @throws Refusal when it names nobody as recording it
 */
export async function recordImportWithdrawal(
  trx: Transaction<Database>,
  { importId, reason, approval, day }: NewImportWithdrawal,
  recorder: Recorder,
): Promise<Outcome<number>> {
  const its = await trx
    .selectFrom('import')
    .select('kind')
    .where('id', '=', importId)
    .executeTakeFirst()
  if (!its) {
    const message = `There is no import ${importId}. Name one that was recorded`
    return refuse('no-such-import', message, 'import')
  }
  if (its.kind === 'area') {
    const message =
      `Import ${importId} has the figures of the area's own files. Mend them there and load the area ` +
      'again, or withdraw single figures'
    return refuse('of-the-area', message, 'import')
  }
  if ((await fetchWithdrawnImports(trx, undefined)).has(importId)) {
    return refuse('withdrawn', `Import ${importId} has been withdrawn already`, 'import')
  }
  const isPublic = await trx
    .selectFrom('released')
    .select('id')
    .where('import_id', '=', importId)
    .executeTakeFirst()
  const said = isPublic
    ? { says: { import: importId, reason } }
    : { says: { import: importId }, office: { reason } }
  const about = { kind: IMPORT_WITHDRAWAL, event: 'import-withdrawn', ...said, approval, day }
  return accept(await recordAboutFigure(trx, about, recorder))
}

/** The imports that were withdrawn by a day, by their numbers. */
export async function fetchWithdrawnImports(
  db: Kysely<Database>,
  asAt: string | undefined,
): Promise<ReadonlyMap<number, Withdrawn>> {
  const found = await fetchAboutFigures(db, IMPORT_WITHDRAWAL, asAt)
  return new Map(
    found.flatMap(({ on, says, isAwaiting }) => {
      const read = saysSchema.safeParse(says).data
      if (!read) return []
      // No number of a withdrawal of one figure, which could be taken back
      const record = `import/${read.import}`
      return [
        [
          read.import,
          { record, reason: read.reason, on, ...(isAwaiting ? { isAwaiting } : {}) },
        ] as const,
      ]
    }),
  )
}

/** Holds what every such record names against the imports that are kept. */
export const importWithdrawalsCheck: TableCheck = {
  kinds: [IMPORT_WITHDRAWAL],
  async find(db, told) {
    const held = new Set((await db.selectFrom('import').select('id').execute()).map(({ id }) => id))
    const problems = told.flatMap(({ entry, detail }) => {
      const said = saysSchema.safeParse(parseJson(detail)).data
      // What was erased by an act is told of as such
      if (!said || held.has(said.import)) return []
      return [`Entry ${entry} withdraws import ${said.import}, which is not held`]
    })
    return { problems, uncounted: [] }
  },
}
