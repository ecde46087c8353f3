import { fetchPublishedFile, sha256Of } from '#holdings/index.ts'
import type { Holdings } from '#performance/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import type { ReadAs } from '#storage/index.ts'
import { writeReportJson } from '../report-json.ts'
import { type Compared, compareReports } from './compare-reports.ts'
import type { Publication } from './edition.ts'
import { reportOf, type Subject } from './look-at.ts'
import { makeFiles } from './publish.ts'
import { withCover } from './with-cover.ts'

/** What became of a published edition when it was built again. */
export interface Rebuilt {
  /** By its name, whether each file has the bytes that were published. */
  readonly files: readonly { readonly name: string; readonly isSame: boolean }[]
  /** What the report built now has otherwise than the one that was published. */
  readonly compared: Compared
}

/**
 * Builds a published edition again, from the figures and files of the day that it was made for. By the same
 * version of the program all its bytes are the same, unless something was recorded later on that day.
 *
 * @param held - what is held for the office
 */
export async function rebuild(
  held: Holdings,
  subject: Subject,
  { asAt, cover, entry, files: told }: Publication,
  { readAs }: { readonly readAs: ReadAs },
): Promise<Outcome<Rebuilt>> {
  const built = await reportOf(held, subject, asAt, { readAs })
  if (!built.ok) return built
  const report = withCover(built.value, cover)
  const made = await makeFiles(report)
  if (!made.ok) return made
  const kept = await fetchPublishedFile(readAs({ audience: 'public' }), entry, 'report.json')
  if (kept === undefined) throw new Error(`The published report of entry ${entry} is not kept`)
  const digests = new Map(made.value.map(({ name, content }) => [name, sha256Of(content)]))
  return accept({
    files: told.map(({ name, sha256 }) => ({ name, isSame: digests.get(name) === sha256 })),
    compared: compareReports(kept.toString('utf8'), writeReportJson(report)),
  })
}
