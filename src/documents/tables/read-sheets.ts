import { accept, type Outcome, Refusal, refuse } from '#shared/index.ts'
import { examineFile } from './examine-file.ts'
import { readCsvSheet } from './read-csv.ts'
import { readSheetsApart } from './read-workbook-apart.ts'
import type { Workbook } from './sheets.ts'

/**
 * Reads every sheet of a file as it stands, whatever its layout: CSV, XLSX, ODS, or a web page with
 * tables saved as a workbook. Going by what the file is and not by its name.
 *
 * @returns a refusal, in one sentence that says what to do, when it is none of these
 */
export async function readSheets(path: string): Promise<Outcome<Workbook>> {
  const file = await examineFile(path)
  if (!file.ok) return file
  const { name, sha256, contents } = file.value
  if (contents.kind !== 'text') {
    const read = await readSheetsApart(file.value)
    if (!read.ok) return read
    const { sheets } = read.value
    const notes =
      contents.kind === 'html'
        ? [`${name} is a web page with tables, whatever its name says, and was read so`]
        : read.value.notes
    // The tables of a web page have no names
    const isPage = contents.kind === 'html' && sheets.length === 1
    return accept({
      name,
      sha256,
      sheets: isPage ? sheets.map((sheet) => ({ ...sheet, name: '' })) : sheets,
      notes,
    })
  }
  try {
    const sheet = await readCsvSheet(file.value)
    if (!sheet.ok) return sheet
    const { rows, notes } = sheet.value
    return accept({ name, sha256, sheets: [{ name: '', hidden: false, rows }], notes })
  } catch (error) {
    if (error instanceof Refusal) return refuse('broken-file', error.message, name)
    throw error
  }
}
