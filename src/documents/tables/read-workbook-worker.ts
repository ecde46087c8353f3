import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { goBehindReaders } from '#shared/index.ts'
import type { ExaminedFile } from './examine-file.ts'
import { readWorkbookTable } from './read-workbook.ts'
import type { TableShape } from './table.ts'

// Run by `readWorkbookApart`, with the file and the shape. It sends what `readWorkbookTable` makes of
// it, without the rows; then, each time it is asked, some of the rows, until it sends none.
const ROWS_A_MESSAGE = 500

const { file, shape } = workerData as { readonly file: ExaminedFile; readonly shape: TableShape }

goBehindReaders()
if (parentPort === null) throw new Error('This is run by readWorkbookApart, as a worker')
const found = await readWorkbookTable(file, shape)
if (found.ok) {
  const { rows, ...table } = found.value
  parentPort.postMessage({ ok: true, value: table })
  const ends = rows.length + ROWS_A_MESSAGE
  for (let start = 0; start < ends; start += ROWS_A_MESSAGE) {
    await once(parentPort, 'message')
    parentPort.postMessage(rows.slice(start, start + ROWS_A_MESSAGE))
  }
} else {
  parentPort.postMessage(found)
}
