import type { EditionToBe, Holdings } from '#performance/index.ts'
import { describePeriod, periodInAddress } from '#shared/index.ts'
import type { ReadAs } from '#storage/index.ts'
import { reportPeriods } from '../build-report.ts'
import { editionsOf, inTheMaking } from './edition.ts'
import { fetchEditions } from './edition-records.ts'

/** So many of the latest periods of each report are offered. */
const LATEST = 6

/**
 * The editions that figures can wait for: of each report those for its latest periods, and any that is in the
 * making, latest period first.
 *
 * @param held - what is held for the office
 */
export async function findEditionsToBe(
  { area, book }: Holdings,
  readAs: ReadAs,
): Promise<readonly EditionToBe[]> {
  const editions = await fetchEditions(readAs({ audience: 'office' }), 'office')
  return area.reports.flatMap((definition) =>
    reportPeriods(area, definition, book)
      .map((period) => ({ period, of: { report: definition.id, period: periodInAddress(period) } }))
      .filter(({ of }, index) => index < LATEST || inTheMaking(editionsOf(editions, of)))
      .map(({ period, of }) => ({
        ...of,
        title: `${definition.title}, ${describePeriod(period)}`,
      })),
  )
}
