import type { Outcome } from '#shared/index.ts'
import { type ExaminedFile, examineFile } from './examine-file.ts'
import { readCsvTable } from './read-csv.ts'
import { readWorkbookApart } from './read-workbook-apart.ts'
import type { Table, TableShape } from './table.ts'

/** A table together with the file it was found in. */
export interface FoundTable {
  readonly file: ExaminedFile
  readonly table: Table
}

/**
 * Opens a CSV, XLSX or ODS file as a table of the wanted shape, going by what the file is and not by
 * its name.
 *
 * @returns a refusal, in one sentence that says what to do, when there is no such table in it
 */
export async function readTable(path: string, shape: TableShape): Promise<Outcome<FoundTable>> {
  const file = await examineFile(path)
  if (!file.ok) return file
  const table =
    file.value.contents.kind !== 'text'
      ? await readWorkbookApart(file.value, shape)
      : await readCsvTable(file.value, shape)
  if (!table.ok) return table
  const { name } = file.value
  const misnamed = file.value.contents.kind === 'text' && /\.(xlsx?|xlsm|ods)$/i.test(name)
  const notes = misnamed
    ? [...table.value.notes, `${name} is plain text, whatever its name says, and was read so`]
    : table.value.notes
  return { ok: true, value: { file: file.value, table: { ...table.value, notes } } }
}
