import { Worker } from 'node:worker_threads'
import type { Document } from '#documents/index.ts'
import { hasSpareProcessor } from '#shared/index.ts'
import {
  type CheckedDocument,
  type Found,
  findBetween,
  findWithin,
  joinFound,
  readDocuments,
} from './check-papers.ts'
import type { HeldFigure } from './compare-held.ts'
import { portionOf } from './reading.ts'

const HELPER = new URL('./help-check.ts', import.meta.url)
/** Shorter papers are done not much later than a second thread has started and read them too. */
const LEAST_BLOCKS = 2000
/** What a portion is worked from is let go with it, so that a long paper takes little more memory than a short one. */
const BLOCKS_A_PORTION = 200

/** Documents to be examined by several threads, each of which takes the next portion when it is done with one. */
export interface Shared {
  readonly documents: readonly Document[]
  readonly portions: number
  /** One number, in memory that all threads see: the next portion to be taken. */
  readonly next: Int32Array
}

/** A portion of documents by its place among all of them, and what was found in it. */
export type Portion = readonly [number, readonly Found[]]

/**
 * Checks documents as `checkPapers` does, portion by portion; of long ones some are examined by a second thread,
 * where there is a processor for it. Each thread reads the whole, for what its portions are held against.
 */
export async function checkInParts(
  documents: readonly Document[],
  held: readonly HeldFigure[] = [],
  threads: 1 | 2 = threadsFor(documents),
): Promise<readonly CheckedDocument[]> {
  const portions = Math.ceil(blocksOf(documents) / BLOCKS_A_PORTION)
  const shared = { documents, portions, next: new Int32Array(new SharedArrayBuffer(4)) }
  const helper = threads > 1 ? startHelper(shared) : undefined
  const readings = readDocuments(documents)
  const own = takePortions(shared, readings)
  const between = findBetween(readings, held)
  // A helper that came too late to take any is not waited for
  const others = !helper || own.length === portions ? [] : await helper.found
  await helper?.end()
  const found = [...own, ...others].toSorted(([one], [other]) => one - other)
  return joinFound(
    documents,
    found.map(([, portion]) => portion),
    between,
  )
}

function threadsFor(documents: readonly Document[]): 1 | 2 {
  return blocksOf(documents) >= LEAST_BLOCKS && hasSpareProcessor() ? 2 : 1
}

function blocksOf(documents: readonly Document[]): number {
  return documents.reduce((sum, { blocks }) => sum + blocks.length, 0)
}

/** Examines one portion after another, until all are taken. */
export function takePortions(
  { portions, next }: Shared,
  readings: ReturnType<typeof readDocuments>,
): readonly Portion[] {
  const taken: Portion[] = []
  for (;;) {
    const portion = Atomics.add(next, 0, 1)
    if (portion >= portions) return taken
    taken.push([portion, findWithin(portionOf(readings, portion, portions))])
  }
}

function startHelper(shared: Shared) {
  const thread = new Worker(HELPER, { workerData: shared })
  const found = new Promise<readonly Portion[]>((resolve, reject) => {
    thread.once('message', resolve).once('error', reject)
  })
  found.catch(() => {})
  return { found, end: () => thread.terminate() }
}
