import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { goBehindReaders } from '#shared/index.ts'
import type { ExaminedFile } from './examine-file.ts'
import { readAllSheets, readWorkbookTable } from './read-workbook.ts'
import type { TableRow, TableShape } from './table.ts'

// Run by `readWorkbookApart`, with the file and the shape. It sends what `readWorkbookTable` makes of
// it, without the rows; then, each time it is asked, some of the rows, until it sends none. Without a
// shape it does the same for every sheet, one after another.
const ROWS_A_MESSAGE = 500

const { file, shape } = workerData as { readonly file: ExaminedFile; readonly shape?: TableShape }

goBehindReaders()
// A format that the library cannot read is shown as a plain number; it tells the terminal, we do not
console.error = () => {}
if (parentPort === null) throw new Error('This is run by readWorkbookApart, as a worker')
const port = parentPort

async function send(rows: readonly TableRow[]): Promise<void> {
  const ends = rows.length + ROWS_A_MESSAGE
  for (let start = 0; start < ends; start += ROWS_A_MESSAGE) {
    await once(port, 'message')
    port.postMessage(rows.slice(start, start + ROWS_A_MESSAGE))
    if (start >= rows.length) break
  }
}

if (shape === undefined) {
  const found = await readAllSheets(file)
  if (found.ok) {
    const sheets = found.value.sheets.map(({ rows: _, ...sheet }) => sheet)
    port.postMessage({ ok: true, value: { sheets, notes: found.value.notes } })
    for (const { rows } of found.value.sheets) await send(rows)
  } else port.postMessage(found)
} else {
  const found = await readWorkbookTable(file, shape)
  if (found.ok) {
    const { rows, ...table } = found.value
    port.postMessage({ ok: true, value: table })
    await send(rows)
  } else port.postMessage(found)
}
