import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { fetchTables, hasRows } from './backup-tables.ts'
import { RESTORING, UNFINISHED } from './data-folder.ts'
import type { Database } from './table-types.ts'

/**
 * Looks at what a restore that was cut off left, before anything is recorded beside it: one that was over
 * but for its folder is tidied, and of any other whoever runs the program is told.
 */
export async function settleCutOffRestore({
  db,
  folder,
}: {
  readonly db: Kysely<Database>
  readonly folder: string
}): Promise<Outcome<void>> {
  const left = [UNFINISHED, RESTORING].map((name) => join(folder, name)).filter(existsSync)
  if (left.length === 0) return accept(undefined)
  if (await holdsAnything(db)) {
    for (const path of left) await rm(path, { recursive: true })
    return accept(undefined)
  }
  return refuse(
    'restore-cut-off',
    `A restore into ${folder} was cut off, and nothing of it counts. ` +
      'Run it again; to begin with nothing instead, name another data folder in CRITICAL_FRIEND_DATA',
  )
}

async function holdsAnything(db: Kysely<Database>): Promise<boolean> {
  for (const table of await fetchTables(db)) if (await hasRows(db, table)) return true
  return false
}
