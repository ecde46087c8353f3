import type { Kysely } from 'kysely'
import { type Database, fetchNames } from '#storage/index.ts'

/** One import, as the public record has it. */
export interface ImportEntry {
  readonly id: number
  readonly fileName: string
  readonly at: string
  readonly actor: string
  readonly reason: string
  readonly added: number
  readonly superseded: number
  readonly unchanged: number
}

const SHOWN = 20

/** The latest imports, newest first. */
export async function fetchImports(db: Kysely<Database>): Promise<readonly ImportEntry[]> {
  const rows = await db
    .selectFrom('import')
    .select(['id', 'file_name', 'started_at', 'actor', 'reason'])
    .select(['added', 'superseded', 'unchanged'])
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute()
  const nameOf = await fetchNames(db)
  return rows.map(({ file_name, started_at, actor, ...row }) => ({
    ...row,
    actor: nameOf(actor),
    fileName: file_name,
    at: started_at,
  }))
}
