import type { Kysely } from 'kysely'
import { type Database, fetchEntries, fetchNames } from '#storage/index.ts'
import { AREA, EDITED } from './area-files.ts'

/** A version of one of the area's files, and the entry that tells of it. */
export interface FileVersion {
  readonly path: string
  /** `null` from when the file was taken out. */
  readonly content: string | null
  readonly sha256: string | null
  /** Whether it was written on the site; else it came with a folder that was loaded. */
  readonly isEdit: boolean
  /** When, an instant. */
  readonly at: string
  readonly by: string
  /** In the words of whoever made it; '' where none were given. */
  readonly why: string
}

/**
 * Every version of the area's files, or of one of them, oldest first.
 *
 * @param paths - only of these files; left out, of all
 */
export async function fetchFileVersions(
  db: Kysely<Database>,
  paths?: readonly string[],
): Promise<readonly FileVersion[]> {
  if (paths?.length === 0) return []
  const [entries, nameOf, rows] = [
    await fetchEntries(db, { kind: AREA }),
    await fetchNames(db),
    await db
      .selectFrom('area_file')
      .select(['path', 'content', 'sha256', 'loaded_at', 'change_id'])
      .$if(paths !== undefined, (query) => query.where('path', 'in', paths ?? []))
      .orderBy('id')
      .execute(),
  ]
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return rows.map(({ path, content, sha256, loaded_at: at, change_id: id }) => {
    const entry = byId.get(id)
    const why = entry?.says['reason']
    return {
      ...{ path, content, sha256, at },
      isEdit: entry?.event === EDITED,
      by: entry === undefined ? '' : nameOf(entry.recordedBy),
      why: typeof why === 'string' ? why : '',
    }
  })
}

/** The paths of the files whose version in force was written on the site, in order. */
export async function fetchEditedPaths(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('area_file')
    .innerJoin('entry', 'entry.id', 'area_file.change_id')
    .distinctOn('path')
    .select(['path', 'event'])
    .orderBy('path')
    .orderBy('area_file.id', 'desc')
    .execute()
  return rows.filter(({ event }) => event === EDITED).map(({ path }) => path)
}
