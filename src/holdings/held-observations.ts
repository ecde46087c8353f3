import type { Kysely } from 'kysely'
import { type Database, stretchesOf } from '#storage/index.ts'
import {
  DIGESTED,
  type ImportDigest,
  type ObservationDigest,
  startDigest,
} from './observation-digest.ts'
import type { ObservationRow } from './tables.ts'

const ROWS_A_READING = 2_000

/** The observations of one import as they now stand. */
export interface HeldDigest extends ImportDigest {
  /** The number of the last of them. */
  readonly last: number | null
}

export const NO_OBSERVATIONS: HeldDigest = {
  digest: startDigest().finish(),
  rows: 0,
  first: null,
  last: null,
}

/** All observations as they now stand. */
interface HeldObservations {
  /** By import; none for one with none. */
  readonly digests: ReadonlyMap<number, HeldDigest>
  /** The imports of which a figure stands after one of a later import. */
  readonly misplaced: ReadonlySet<number>
  /** How many figures of imports that do not count stand before one that does. */
  readonly laidDown: number
}

/**
 * Reads every observation in its order.
 *
 * @param lastImport - the last import that counts
 */
export async function digestObservations(
  db: Kysely<Database>,
  lastImport: number,
): Promise<HeldObservations> {
  const held = new Map<number, Digesting>()
  const misplaced = new Set<number>()
  let [highest, laidDown, uncounted] = [0, 0, 0]
  for await (const batch of readObservations(db)) {
    for (const row of batch) {
      const { id, import_id: of } = row
      const its = held.get(of) ?? { sum: startDigest(), rows: 0, first: id, last: id }
      held.set(of, its)
      // What is no number cannot have been recorded: without it the digest is another
      if (isOfNumbers(row)) its.sum.add(row)
      its.rows += 1
      its.last = id
      if (of > lastImport) {
        uncounted += 1
      } else {
        laidDown += uncounted
        uncounted = 0
        if (of < highest) misplaced.add(of)
        highest = Math.max(highest, of)
      }
    }
  }
  const digests = [...held].map(
    ([id, { sum, ...its }]) => [id, { ...its, digest: sum.finish() }] as const,
  )
  return { digests: new Map(digests), misplaced, laidDown }
}

interface Digesting {
  readonly sum: ObservationDigest
  rows: number
  readonly first: number
  last: number
}

function isOfNumbers({ value, numerator, denominator }: ObservationRow): boolean {
  return isNumber(value) && isNumber(numerator) && isNumber(denominator)
}

function isNumber(value: number | null): boolean {
  return value === null || Number.isFinite(value)
}

/** In their order, a batch at a time. */
async function* readObservations(db: Kysely<Database>) {
  for await (const { first, last } of stretchesOf(db, 'observation', ROWS_A_READING)) {
    yield await db
      .selectFrom('observation')
      .select(['id', 'import_id', ...DIGESTED])
      .where('id', '>=', first)
      .where('id', '<=', last)
      .orderBy('id')
      .execute()
  }
}
