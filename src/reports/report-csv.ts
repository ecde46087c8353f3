import { writeObservationsCsv } from '#performance/index.ts'
import type { Report } from './report.ts'

/**
 * The figures used in a report, in the order of their numbers, as `observations.csv`. A sum of other
 * figures is left out, since its parts are here. Of a report that is no edition each row says so.
 */
export function writeReportCsv(report: Report): string {
  const observed = report.figures.filter(({ sumOf }) => sumOf.length === 0)
  return writeObservationsCsv(
    observed.map((figure) => {
      const source = report.sources.find(({ number }) => number === figure.source)
      return {
        ...figure,
        ...(report.unsigned === undefined ? {} : { isUnsigned: true as const }),
        figure: figure.number,
        measure: figure.measureId,
        source: {
          document: source?.document ?? '',
          ...(source?.paragraph ? { paragraph: source.paragraph } : {}),
          ...(source?.link ? { link: source.link } : {}),
        },
      }
    }),
  )
}
