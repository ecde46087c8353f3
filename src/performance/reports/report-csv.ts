import type { Report } from './report.ts'

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
 * The figures used in a report, one a row in the order of their numbers, in the columns that
 * `import observations` reads, so that importing them where they came from adds nothing; `figure` is
 * the number printed in the report. A figure that was not published has a blank value, and a sum of
 * other figures is left out, since its parts are here.
 *
 * Written as RFC 4180 has it: a comma between fields, CRLF at the end of every line, UTF-8 without
 * a byte order mark.
 */
export function writeObservationsCsv(report: Report): string {
  const observed = report.figures.filter(({ sumOf }) => sumOf.length === 0)
  const lines = observed.map((figure) => {
    const source = report.sources.find(({ number }) => number === figure.source)
    return [
      String(figure.number),
      asText(figure.measureId),
      asText(figure.area),
      asText(figure.breakdown),
      figure.period.code,
      asNumber(figure.value),
      asNumber(figure.numerator),
      asNumber(figure.denominator),
      figure.status,
      asText(source?.document ?? ''),
      asText(source?.paragraph ?? ''),
      asText(source?.link ?? ''),
      figure.releasedOn,
      asText(figure.note ?? ''),
    ]
  })
  return [COLUMNS, ...lines].map((fields) => `${fields.join(',')}\r\n`).join('')
}

function asNumber(value: number | null): string {
  return value === null ? '' : String(value)
}

/**
 * Words that a spreadsheet would take for a formula are given an apostrophe in front, which it shows
 * as words (OWASP, CSV injection). Numbers never pass through here, so a negative one stays one.
 */
function asText(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
