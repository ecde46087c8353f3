import { type CsvField, writeCsv } from '#documents/index.ts'
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
 */
export function writeObservationsCsv(figures: readonly CsvFigure[]): string {
  const rows = figures.map((figure): readonly CsvField[] => [
    figure.figure,
    figure.measure,
    figure.area,
    figure.breakdown,
    figure.period.code,
    figure.value,
    figure.numerator,
    figure.denominator,
    figure.status,
    figure.source.document,
    figure.source.paragraph ?? null,
    figure.source.link ?? null,
    figure.releasedOn,
    figure.note,
  ])
  return writeCsv(COLUMNS, rows)
}
