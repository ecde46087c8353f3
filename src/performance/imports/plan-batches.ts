import { setImmediate as aTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { AddObservations } from '#holdings/index.ts'
import type { Database } from '#storage/index.ts'
import { MOST_SUPERSEDED, type PlanCounts } from './import-report.ts'
import { fetchKnown, toRow } from './known-observations.ts'
import { type KnownObservation, planImport, type Superseded } from './plan-import.ts'
import type { ReadRow } from './read-observation.ts'

/** How many rows are read, checked or looked up at once: readers wait for no more than that. */
export const ROWS_A_TURN = 500

/** Batches in small pieces, with a turn for others before each: a reader waits for one piece at most. */
export async function* byTurns<Row>(
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for await (const batch of batches) {
    for (let start = 0; start < batch.length; start += ROWS_A_TURN) {
      await aTurn()
      yield batch.slice(start, start + ROWS_A_TURN)
    }
  }
}

/** What is done with the plan of each batch, before the next is planned. */
interface OnPlan {
  /** Given what there is to record; a dry run has none. */
  readonly add?: AddObservations
  /** Given each row whose value was not held before. */
  readonly onNew?: (row: ReadRow) => void
  /** Given each figure that stands in place of another. */
  readonly onSuperseded?: (one: Superseded) => void
}

/** Plans batches one after another against what is kept. */
export async function planAll(
  db: Kysely<Database>,
  batches: AsyncIterable<readonly ReadRow[]>,
  { add, onNew, onSuperseded }: OnPlan = {},
): Promise<PlanCounts> {
  let [added, superseded, unchanged] = [0, 0, 0]
  const firstSuperseded: Superseded[] = []
  for await (const batch of batches) {
    if (batch.length === 0) continue
    const known: KnownObservation[] = []
    for (let start = 0; start < batch.length; start += ROWS_A_TURN) {
      const looked = batch.slice(start, start + ROWS_A_TURN)
      known.push(
        ...(await fetchKnown(
          db,
          looked.map(({ observation }) => observation),
        )),
      )
    }
    const plan = planImport(batch, known)
    added += plan.added.length
    superseded += plan.superseded.length
    unchanged += plan.unchanged
    firstSuperseded.push(...plan.superseded.slice(0, MOST_SUPERSEDED - firstSuperseded.length))
    if (onSuperseded) for (const one of plan.superseded) onSuperseded(one)
    if (onNew) {
      const same = plan.superseded.filter(({ was, becomes }) => was.value === becomes.value)
      const held = new Set(same.map(({ row }) => row))
      for (const row of plan.writes) if (!held.has(row.row)) onNew(row)
    }
    await add?.(plan.writes.map(({ observation }) => toRow(observation)))
  }
  return { added, superseded, unchanged, firstSuperseded }
}
