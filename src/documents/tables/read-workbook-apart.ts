import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { ExaminedFile, OnProgress } from './examine-file.ts'
import type { Table, TableRow, TableShape } from './table.ts'

const WORKER = new URL('./read-workbook-worker.ts', import.meta.url)

/** The largest workbook that is unpacked at all takes some 600. */
const USUAL_MEGABYTES = 1_000

/**
 * Reads a workbook as `readWorkbookTable` does, on a thread of its own: its parts are read in one go,
 * which takes seconds for one of 50,000 rows, and a site goes on answering meanwhile. The rows come
 * over a few at a time.
 *
 * @param megabytes - how much memory the thread may take
 * @returns what is wrong with the workbook, or that it takes more memory than that
 */
export async function readWorkbookApart(
  file: ExaminedFile,
  shape: TableShape,
  megabytes = USUAL_MEGABYTES,
): Promise<Outcome<Table>> {
  const reader = new Worker(WORKER, {
    workerData: { file, shape },
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  const ended = once(reader, 'exit').then(() => {
    throw new Error(`${file.name} was not read to its end`)
  })
  ended.catch(() => {}) // it ends in any case
  const next = async <Message>() =>
    (await Promise.race([once(reader, 'message'), ended])) as [Message]
  try {
    const [found] = await next<Outcome<Omit<Table, 'batches'>>>()
    if (!found.ok) return found
    const batches: (readonly TableRow[])[] = []
    for (;;) {
      reader.postMessage('more')
      const [rows] = await next<readonly TableRow[]>()
      if (rows.length === 0) break
      batches.push(rows)
    }
    const inBatches = (onProgress?: OnProgress) => readAgain(file, batches, onProgress)
    return accept({ ...found.value, batches: inBatches })
  } catch (error) {
    if (!isOutOfMemory(error)) throw error
    return refuse(
      'workbook-too-large',
      `${file.name} takes more than ${megabytes} MB of memory to read. Save the sheet with the ` +
        'figures as CSV and import that, or split it',
      file.name,
    )
  } finally {
    await reader.terminate()
  }
}

async function* readAgain(
  file: ExaminedFile,
  batches: readonly (readonly TableRow[])[],
  onProgress?: OnProgress,
): AsyncGenerator<readonly TableRow[]> {
  yield* batches
  onProgress?.(file.bytes, file.bytes)
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
