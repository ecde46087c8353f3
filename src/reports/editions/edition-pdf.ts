import { fetchPublishedFile } from '#holdings/index.ts'
import { describePeriod, type Outcome, parsePeriod, refuse } from '#shared/index.ts'
import type { ReadAs } from '#storage/index.ts'
import { REPORT_FILE_NAMES } from '../write-report.ts'
import { editionsOf, standing } from './edition.ts'
import { fetchEditions } from './edition-records.ts'

/**
 * The newest edition of a report that stands, as the PDF that was published.
 *
 * @param report - its id, such as `force-performance`, and of which period, such as `2019-20-Q1`
 * @returns refused where none was published, or all were withdrawn
 */
export async function fetchEditionPdf(
  readAs: ReadAs,
  report: string,
  period: string,
): Promise<Outcome<Buffer>> {
  const parsed = parsePeriod(period)
  if (!parsed.ok) return parsed
  const db = readAs({ audience: 'public' })
  const about = { report, period: parsed.value.code }
  const edition = standing(editionsOf(await fetchEditions(db, 'public'), about))
  if (edition?.published === undefined) {
    const message = `No edition of ${report} for ${describePeriod(parsed.value)} stands published. Publish it first, or name another`
    return refuse('no-edition', message)
  }
  const pdf = await fetchPublishedFile(db, edition.published.entry, REPORT_FILE_NAMES.pdf)
  if (pdf === undefined) throw new Error('The PDF of a published edition is not kept')
  return { ok: true, value: pdf }
}
