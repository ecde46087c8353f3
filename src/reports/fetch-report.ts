import type { Kysely } from 'kysely'
import { fetchArea, fetchFigureBook } from '#performance/index.ts'
import { fetchHappenedOn } from '#registers/index.ts'
import { type Outcome, type Period, refuse } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { buildReport } from './build-report.ts'
import type { Report } from './report.ts'

/**
 * A report built from what was known on a day: the figures, the area's files with their measures, registers and
 * commentary, and what entries of registers told everybody had happened.
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
  const publicly = await fetchHappenedOn(db, asAt)
  const told = { events: publicly, publicly }
  const book = await fetchFigureBook(db, { asAt }, undefined, told)
  return buildReport(area, definition, book, period, asAt)
}
