import { type CellObject, utils, write } from '@e965/xlsx'
import type { WorkbookCell } from './ods-file.ts'

/**
 * A workbook of one sheet with its headings in the first row: words as words, whatever they look like, so that no
 * program takes one for a formula or a number; numbers and days as such.
 *
 * @param name - of the sheet; 31 characters of it at most
 */
export function writeXlsx(
  name: string,
  headings: readonly string[],
  rows: readonly (readonly WorkbookCell[])[],
): Buffer {
  const sheet = utils.aoa_to_sheet([[...headings], ...rows.map((row) => row.map(cellOf))])
  const book = utils.book_new(sheet, name.replace(/[\\/*?:[\]]/g, ' ').slice(0, LONGEST_NAME))
  book.Props = { CreatedDate: new Date(0), ModifiedDate: new Date(0) }
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
}

const LONGEST_NAME = 31

/** The day that a workbook counts as 0, of which days from March 1900 on are as many days away. */
const DAY_NOUGHT = Temporal.PlainDate.from('1899-12-30')

function cellOf(cell: WorkbookCell): string | null | CellObject {
  if (cell === null || typeof cell === 'string') return cell
  if ('day' in cell) {
    const { days } = DAY_NOUGHT.until(cell.day, { largestUnit: 'days' })
    return { t: 'n', v: days, z: 'dd/mm/yyyy' }
  }
  const { number, decimals = 0 } = cell
  return { t: 'n', v: number, ...(decimals === 0 ? {} : { z: `#,##0.${'0'.repeat(decimals)}` }) }
}
