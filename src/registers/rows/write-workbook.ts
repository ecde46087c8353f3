import { writeOds, writeXlsx } from '#documents/index.ts'
import type { Register } from '../definition/register.ts'
import { type Exported, workbookOfEntries } from './export-rows.ts'

/** The entries asked for as an XLSX workbook. */
export function writeEntriesXlsx(register: Register, exported: Exported): Buffer {
  const { headings, rows } = workbookOfEntries(register, exported)
  return writeXlsx(register.defined.name, headings, rows)
}

const COLUMN_CM = 4

/** The same as an open document. @param day - YYYY-MM-DD, on which it is made */
export function writeEntriesOds(register: Register, exported: Exported, day: string): Buffer {
  const { headings, rows } = workbookOfEntries(register, exported)
  const { name, owner, about } = register.defined
  return writeOds({
    ...{ title: name, author: owner, subject: about, day },
    sheets: [
      {
        name: 'Entries',
        title: name,
        lines: [],
        table: {
          name: 'Entries',
          columns: headings.map((heading) => ({ heading, widthCm: COLUMN_CM })),
          rows,
        },
      },
    ],
  })
}
