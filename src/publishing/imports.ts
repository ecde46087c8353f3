import type { Kysely } from 'kysely'
import { type Database, fetchNames } from '#storage/index.ts'

/** One import, as the public record has it. */
export interface ImportEntry {
  readonly id: number
  readonly fileName: string
  readonly at: string
  readonly actor: string
  readonly reason: string
  /** `null` where its figures are released by an act: then some may not be public yet. */
  readonly counts: { readonly added: number; readonly superseded: number } | null
}

const SHOWN = 20

/** The latest imports that the reader may know of, newest first. */
export async function fetchImports(db: Kysely<Database>): Promise<readonly ImportEntry[]> {
  const rows = await db
    .selectFrom('known_import')
    .select(['id', 'file_name', 'started_at', 'actor', 'reason'])
    .select(['added', 'superseded', 'released_at_once'])
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute()
  const nameOf = await fetchNames(db)
  return rows.map(({ id, file_name, started_at, actor, reason, ...row }) => ({
    id,
    reason,
    actor: nameOf(actor),
    fileName: file_name,
    at: started_at,
    counts: row.released_at_once ? { added: row.added, superseded: row.superseded } : null,
  }))
}
