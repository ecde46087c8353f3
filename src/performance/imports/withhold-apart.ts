import { once } from 'node:events'
import { setImmediate as aTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { NewObservation } from '#statistics/index.ts'
import type { ReadRow } from './read-observation.ts'
import type { CountedArea } from './small-counts.ts'
import { type WithheldRows, withoutNumbers } from './withhold-rows.ts'

const WORKER = new URL('./withhold-worker.ts', import.meta.url)

/** What the thread is given as it starts. */
export interface WithholdingTask {
  readonly area: CountedArea
  readonly mayWithhold: boolean
}

/** What it is handed next. */
export interface Handed {
  readonly rows: readonly ReadRow[]
  readonly held: readonly NewObservation[]
}

/** What it sends at the end: all but the rows, of which it says which are withheld, by their number. */
export interface FoundApart extends Omit<WithheldRows, 'rows'> {
  readonly blanked: readonly number[]
}

export interface WithheldBatches extends Omit<WithheldRows, 'rows'> {
  readonly batches: readonly (readonly ReadRow[])[]
}

/**
 * Withholds small counts as `withholdRows` does, on a thread of its own: what hides which count is
 * looked for among all of a table, which takes seconds for one of many parts, and a site goes on
 * answering meanwhile.
 *
 * @param batches - the rows, a few at a time
 * @param held - the figures beside them, a few at a time, once all rows have been read
 * @returns the rows in the same batches
 */
export async function withholdApart(
  { file: { places, smallNumbers }, measures }: CountedArea,
  batches: AsyncIterable<readonly ReadRow[]>,
  held: () => AsyncIterable<readonly NewObservation[]>,
  mayWithhold: boolean,
): Promise<WithheldBatches> {
  const task: WithholdingTask = {
    area: { file: { places, smallNumbers }, measures },
    mayWithhold,
  }
  const withholder = new Worker(WORKER, { workerData: task })
  const answered = once(withholder, 'message') as Promise<[FoundApart]>
  answered.catch(() => {}) // told below, unless reading the rows fails before
  const hand = async (handed: Handed | 'all') => {
    withholder.postMessage(handed)
    await aTurn()
  }
  try {
    const kept: (readonly ReadRow[])[] = []
    for await (const rows of batches) {
      kept.push(rows)
      await hand({ rows, held: [] })
    }
    for await (const figures of held()) await hand({ rows: [], held: figures })
    await hand('all')
    const [{ blanked, ...found }] = await answered
    const isBlanked = new Set(blanked)
    const blank = (row: ReadRow) => (isBlanked.has(row.row) ? withoutNumbers(row) : row)
    return { ...found, batches: kept.map((rows) => rows.map(blank)) }
  } finally {
    await withholder.terminate()
  }
}
