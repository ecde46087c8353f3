import type { Area } from '#area/index.ts'
import { type FetchEditions, fetchEditionPdf, standingEditions } from '#reports/index.ts'
import { describePeriod, parsePeriod } from '#shared/index.ts'
import type { ReadAs } from '#storage/index.ts'

/** "Force performance, April to June 2019" */
export function titleOfEdition(
  { reports }: Pick<Area, 'reports'>,
  report: string,
  period: string,
): string {
  const named = parsePeriod(period)
  const words = reports.find(({ id }) => id === report)?.title ?? report
  return named.ok ? `${words}, ${describePeriod(named.value)}` : words
}

/** The published reports that can be papers of a meeting, each by its report, period and number. */
export function editionsForPacks(
  readAs: ReadAs,
  fetchEditions: FetchEditions,
  area: () => Pick<Area, 'reports'>,
) {
  return {
    editions: async (): Promise<Readonly<Record<string, string>>> => {
      const standing = standingEditions((await fetchEditions()).editions)
      return Object.fromEntries(
        standing.map(({ report, period, number }) => [
          `${report}/${period}/editions/${number}`,
          `${titleOfEdition(area(), report, period)}, edition ${number}`,
        ]),
      )
    },
    editionPdf: async (edition: string) => {
      const [report = '', period = ''] = edition.split('/')
      return await fetchEditionPdf(readAs, report, period)
    },
  }
}
