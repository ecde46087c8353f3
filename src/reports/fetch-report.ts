import type { Kysely } from 'kysely'
import { fetchArea, fetchFigureBook } from '#performance/index.ts'
import { type Outcome, type Period, refuse } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { buildReport } from './build-report.ts'
import type { Report } from './report.ts'

/**
 * A report built from what was known on a day: the figures, and the area's files with their
 * measures, registers and commentary.
 */
export async function fetchReport(
  db: Kysely<Database>,
  id: string,
  period: Period,
  asAt: string,
): Promise<Outcome<Report>> {
  const area = await fetchArea(db, asAt)
  const definition = area?.reports.find((report) => report.id === id)
  if (!area || !definition) {
    const known = area?.reports.map((report) => report.id).join(', ') ?? 'none'
    return refuse(
      'unknown-report',
      `There is no report "${id}". The reports are: ${known}`,
      'report',
    )
  }
  return buildReport(area, definition, await fetchFigureBook(db, { asAt }), period, asAt)
}
