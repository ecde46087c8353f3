import { csvLine, writeCsv } from '#documents/index.ts'
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
  | 'setAside'
  | 'withdrawn'
  | 'isDraft'
> & {
  readonly figure: number
  /** Where it stands in a report that is not signed off. */
  readonly isUnsigned?: true
}

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
  'standing',
] as const

/**
 * Figures, one a row in the order given, in the columns that `import observations` reads, so that
 * importing them where they came from adds nothing. One that was not published has a blank value.
 * `standing`, which it passes over, says of one that is set aside or was withdrawn since when and why.
 */
export function writeObservationsCsv(figures: readonly CsvFigure[]): string {
  return HEADINGS + writeObservationLines(figures)
}

/** So many lines are written in a millisecond or two. */
const LINES_IN_A_PIECE = 200

/**
 * The same of figures that are held, in pieces, so that readers can be served between them. Each has the
 * number of its own page.
 *
 * @param groups - such as those of each measure
 */
export function* observationsCsvInPieces(
  groups: Iterable<readonly Observation[]>,
): Generator<string> {
  yield HEADINGS
  for (const figures of groups) {
    for (let first = 0; first < figures.length; first += LINES_IN_A_PIECE) {
      const some = figures.slice(first, first + LINES_IN_A_PIECE)
      yield writeObservationLines(some.map((figure) => ({ ...figure, figure: figure.id })))
    }
  }
}

/** The first line. */
export const HEADINGS = writeCsv(COLUMNS, [])

/** The lines below it, for a file that is too long to be written in one go. */
export function writeObservationLines(figures: readonly CsvFigure[]): string {
  const lines = figures.map((figure) =>
    csvLine([
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
      writeStanding(figure),
    ]),
  )
  return lines.join('')
}

/** "withdrawn on 2026-11-30: that of another year"; nothing for a figure that simply counts and is public. */
export function writeStanding({
  setAside,
  withdrawn,
  isDraft,
  isUnsigned,
}: Pick<CsvFigure, 'setAside' | 'withdrawn' | 'isDraft' | 'isUnsigned'>): string | null {
  if (withdrawn) return `withdrawn on ${withdrawn.on}: ${withdrawn.reason}`
  if (setAside) return `set aside since ${setAside.on}: ${setAside.reason}`
  if (isDraft) return 'not released'
  return isUnsigned ? 'in a report that is not signed off' : null
}
