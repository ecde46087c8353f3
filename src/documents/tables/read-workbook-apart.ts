import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { ExaminedFile, OnProgress } from './examine-file.ts'
import type { AllSheets } from './read-workbook.ts'
import type { Sheet } from './sheets.ts'
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
  return await apart(file, { file, shape }, megabytes, async ({ next, batches }) => {
    const found = await next<Outcome<Omit<Table, 'batches'>>>()
    if (!found.ok) return found
    const rows = await batches()
    const inBatches = (onProgress?: OnProgress) => readAgain(file, rows, onProgress)
    return accept({ ...found.value, batches: inBatches })
  })
}

/** Reads every sheet of a workbook as it stands, in the same way. */
export async function readSheetsApart(
  file: ExaminedFile,
  megabytes = USUAL_MEGABYTES,
): Promise<Outcome<AllSheets>> {
  return await apart(file, { file }, megabytes, async ({ next, batches }) => {
    const found = await next<Outcome<SheetsToCome>>()
    if (!found.ok) return found
    const sheets: Sheet[] = []
    for (const sheet of found.value.sheets) {
      sheets.push({ ...sheet, rows: (await batches()).flat() })
    }
    return accept({ sheets, notes: found.value.notes })
  })
}

/** What the thread says of a workbook before the rows of each sheet. */
interface SheetsToCome extends Pick<AllSheets, 'notes'> {
  readonly sheets: readonly Omit<Sheet, 'rows'>[]
}

interface Reader {
  /** The next thing the thread says. */
  readonly next: <Message>() => Promise<Message>
  /** Asks for rows until there are no more. */
  readonly batches: () => Promise<readonly (readonly TableRow[])[]>
}

async function apart<Value>(
  file: ExaminedFile,
  workerData: object,
  megabytes: number,
  read: (reader: Reader) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const reader = new Worker(WORKER, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  const ended = once(reader, 'exit').then(() => {
    throw new Error(`${file.name} was not read to its end`)
  })
  ended.catch(() => {}) // it ends in any case
  const next = async <Message>() => {
    const [message] = await Promise.race([once(reader, 'message'), ended])
    return message as Message
  }
  const batches = async () => {
    const found: (readonly TableRow[])[] = []
    for (;;) {
      reader.postMessage('more')
      const rows = await next<readonly TableRow[]>()
      if (rows.length === 0) return found
      found.push(rows)
    }
  }
  try {
    return await read({ next, batches })
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
