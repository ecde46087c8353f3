import { utils, write } from '@e965/xlsx'

/**
 * A workbook of one sheet with its headings in the first row: words as words, whatever they look like, so that no
 * program takes one for a formula or a number.
 *
 * @param name - of the sheet; 31 characters of it at most
 */
export function writeXlsx(
  name: string,
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Buffer {
  const sheet = utils.aoa_to_sheet([[...headings], ...rows.map((row) => [...row])])
  const book = utils.book_new(sheet, name.replace(/[\\/*?:[\]]/g, ' ').slice(0, LONGEST_NAME))
  book.Props = { CreatedDate: new Date(0), ModifiedDate: new Date(0) }
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
}

const LONGEST_NAME = 31
