import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import {
  type Authorship,
  checkAuthorship,
  type Database,
  insistOnStorableText,
  recordEntry,
} from '#storage/index.ts'

/** The kind of record that tells of the area's files. */
export const AREA = 'area'

/** What happened to a file that was written on the site; else a folder was `loaded`. */
export const EDITED = 'edited'

/** A file of the area folder. */
export interface AreaFile {
  /** Inside the area folder, with forward slashes: `measures/crime.yaml`. */
  readonly path: string
  readonly content: string
}

export interface AreaLoad {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** The entry that tells of it; `null` when every file is as it was, and nothing was written. */
  readonly changeId: number | null
}

/**
 * Keeps the area's files as they stand, as new versions of those that differ from the versions in
 * force. A file that is in force and not among `files` is recorded as removed.
 *
 * @param files - the whole area folder, one a path
 * @throws Refusal when the load names no actor or no reason
 */
export async function recordAreaFiles(
  trx: Transaction<Database>,
  files: readonly AreaFile[],
  authorship: Authorship,
): Promise<AreaLoad> {
  const { at, reason } = checkAuthorship(authorship)
  for (const { path, content } of files) insistOnStorableText(content, path)
  const before = new Map(
    (await fetchVersions(trx)).map((version) => [version.path, version.sha256]),
  )
  const now = new Map(files.map((file) => [file.path, file]))

  const versions = files
    .map(({ path, content }) => ({ path, content, sha256: sha256Of(content) }))
    .filter(({ path, sha256 }) => before.get(path) !== sha256)
  const removed = [...before.keys()].filter((path) => !now.has(path)).sort()
  const rows = [...versions, ...removed.map((path) => ({ path, content: null, sha256: null }))]
  const load = {
    added: versions.filter(({ path }) => !before.has(path)).map(({ path }) => path),
    changed: versions.filter(({ path }) => before.has(path)).map(({ path }) => path),
    removed,
  }
  if (rows.length === 0) return { ...load, changeId: null }

  const change = await recordEntry(
    trx,
    {
      kind: AREA,
      record: 'files',
      event: 'loaded',
      happened: at,
      parts: { public: { files: rows.map(({ path, sha256 }) => ({ path, sha256 })), reason } },
    },
    authorship,
  )
  await trx
    .insertInto('area_file')
    .values(rows.map((row) => ({ ...row, loaded_at: at, change_id: change.id })))
    .execute()
  return { ...load, changeId: change.id }
}

/**
 * Keeps a file as it was written on the site, as a new version.
 *
 * @param content - `null` takes the file out
 * @throws Refusal when nobody is named, no reason is given, or the text cannot be kept
 */
export async function recordFileEdit(
  trx: Transaction<Database>,
  { path, content }: { readonly path: string; readonly content: string | null },
  authorship: Authorship,
): Promise<void> {
  const { at, reason } = checkAuthorship(authorship)
  if (content !== null) insistOnStorableText(content, path)
  const sha256 = content === null ? null : sha256Of(content)
  const says = { files: [{ path, sha256 }], reason }
  const about = { kind: AREA, record: 'files', event: EDITED, happened: at }
  const change = await recordEntry(trx, { ...about, parts: { public: says } }, authorship)
  const row = { path, content, sha256, loaded_at: at, change_id: change.id }
  await trx.insertInto('area_file').values(row).execute()
}

/**
 * The area's files in force, by path in order.
 *
 * @param loadedBy - an instant: the files as they were in force then; left out, now
 */
export async function fetchAreaFiles(
  db: Kysely<Database>,
  loadedBy?: string,
): Promise<readonly AreaFile[]> {
  const versions = await fetchVersions(db, loadedBy)
  return versions.map(({ path, content }) => ({ path, content }))
}

/** The files in force of one of the area's folders, by path: `meetings/`. */
export async function fetchFolder(
  db: Kysely<Database>,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const latest = await db
    .selectFrom('area_file')
    .distinctOn('path')
    .select(['path', 'content'])
    .where('path', 'like', `${folder}%`)
    .orderBy('path')
    .orderBy('id', 'desc')
    .execute()
  return new Map(
    latest.flatMap(({ path, content }) => (content === null ? [] : [[path, content] as const])),
  )
}

/** The text of one of the area's files in force; `undefined` when there is none of that path. */
export async function fetchAreaFile(
  db: Kysely<Database>,
  path: string,
): Promise<string | undefined> {
  const latest = await db
    .selectFrom('area_file')
    .select('content')
    .where('path', '=', path)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest?.content ?? undefined
}

/** The instant at which the area's files were last changed; `undefined` when none have been loaded. */
export async function fetchLoadedAt(db: Kysely<Database>): Promise<string | undefined> {
  const row = await db
    .selectFrom('area_file')
    .select(({ fn }) => fn.max('loaded_at').as('at'))
    .executeTakeFirst()
  return row?.at
}

async function fetchVersions(db: Kysely<Database>, loadedBy?: string) {
  const latest = await db
    .selectFrom('area_file')
    .distinctOn('path')
    .select(['path', 'content', 'sha256'])
    .$if(loadedBy !== undefined, (query) => query.where('loaded_at', '<=', loadedBy ?? ''))
    .orderBy('path')
    .orderBy('id', 'desc')
    .execute()
  return latest.flatMap(({ path, content, sha256 }) =>
    content === null ? [] : [{ path, content, sha256 }],
  )
}

/** SHA-256 of bytes, or of a text in UTF-8, as 64 hex digits. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * The change that last loaded or edited a file, where that was after the last import of this name.
 *
 * @returns its place in the record; `undefined` where the import is later
 */
export async function fetchLoadedSince(
  db: Kysely<Database>,
  path: string,
  importName: string,
): Promise<number | undefined> {
  const { loaded } = await db
    .selectFrom('area_file')
    .select((found) => found.fn.max<number | null>('change_id').as('loaded'))
    .where('path', '=', path)
    .executeTakeFirstOrThrow()
  const { imported } = await db
    .selectFrom('import')
    .select((found) => found.fn.max<number | null>('change_id').as('imported'))
    .where('file_name', '=', importName)
    .executeTakeFirstOrThrow()
  return loaded === null || Number(loaded) <= Number(imported ?? 0) ? undefined : Number(loaded)
}
