/**
 * A field of a CSV file. Words are kept from being run as a formula; a number is written as it is,
 * and so is what is known to be a figure or not from outside: `asIs`. `null` is left blank.
 */
export type CsvField = string | number | null | { readonly asIs: string }

export interface CsvForm {
  /** RFC 4180 has CRLF; a file that is kept under version control has LF. */
  readonly lineEnd?: '\r\n' | '\n'
  /** Begins with a byte order mark, without which Excel takes UTF-8 for Windows-1252. */
  readonly mark?: boolean
}

/** Rows under their headings as RFC 4180 has them: a comma between fields, every line ended. */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly CsvField[])[],
  { lineEnd = '\r\n', mark = false }: CsvForm = {},
): string {
  const head = csvLine(
    columns.map((asIs) => ({ asIs })),
    lineEnd,
  )
  return `${mark ? '\uFEFF' : ''}${head}${rows.map((row) => csvLine(row, lineEnd)).join('')}`
}

/** One line of such a file with its end, for a file that is written as its rows are found. */
export function csvLine(fields: readonly CsvField[], lineEnd: '\r\n' | '\n' = '\r\n'): string {
  return `${fields.map(writeField).join(',')}${lineEnd}`
}

function writeField(field: CsvField): string {
  if (field === null) return ''
  if (typeof field === 'number') return String(field)
  return typeof field === 'string' ? quote(guard(field)) : quote(field.asIs)
}

const FORMULA = /^'*[=+\-@\t\r]/

/**
 * Words that a spreadsheet would take for a formula are given an apostrophe in front, which it shows
 * as words (OWASP, CSV injection); also where they begin with apostrophes, so that it can be undone.
 */
function guard(words: string): string {
  return FORMULA.test(words) ? `'${words}` : words
}

/** Words as they were before they were written to a CSV file. */
export function withoutGuard(words: string): string {
  return /^'+[=+\-@\t\r]/.test(words) ? words.slice(1) : words
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
