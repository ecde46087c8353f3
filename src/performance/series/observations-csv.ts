import type { Observation } from '#statistics/index.ts'

/** A figure as a row of `observations.csv`; `figure` is the number it has in a report. */
export type CsvFigure = Pick<
  Observation,
  | 'measure'
  | 'area'
  | 'breakdown'
  | 'period'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'status'
  | 'source'
  | 'releasedOn'
  | 'note'
> & { readonly figure: number }

const COLUMNS = [
  'figure',
  'measure',
  'area',
  'breakdown',
  'period',
  'value',
  'numerator',
  'denominator',
  'status',
  'source',
  'paragraph',
  'link',
  'released',
  'note',
] as const

/**
 * Figures, one a row in the order given, in the columns that `import observations` reads, so that
 * importing them where they came from adds nothing. One that was not published has a blank value.
 *
 * Written as RFC 4180 has it: a comma between fields, CRLF at the end of every line, UTF-8 without
 * a byte order mark.
 */
export function writeObservationsCsv(figures: readonly CsvFigure[]): string {
  const lines = figures.map((figure) => [
    String(figure.figure),
    csvText(figure.measure),
    csvText(figure.area),
    csvText(figure.breakdown),
    figure.period.code,
    asNumber(figure.value),
    asNumber(figure.numerator),
    asNumber(figure.denominator),
    figure.status,
    csvText(figure.source.document),
    csvText(figure.source.paragraph ?? ''),
    csvText(figure.source.link ?? ''),
    figure.releasedOn,
    csvText(figure.note ?? ''),
  ])
  return [COLUMNS, ...lines].map((fields) => `${fields.join(',')}\r\n`).join('')
}

function asNumber(value: number | null): string {
  return value === null ? '' : String(value)
}

/**
 * Words as a field of a CSV file. Those that a spreadsheet would take for a formula are given an
 * apostrophe in front, which it shows as words (OWASP, CSV injection). Numbers never pass through
 * here, so a negative one stays one.
 */
export function csvText(text: string): string {
  const guarded = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** Words as they were before {@link csvText} put an apostrophe in front of them. */
export function withoutGuard(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}
