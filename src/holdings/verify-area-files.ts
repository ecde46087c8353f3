import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type Database, parseJson, type TableCheck, type Told } from '#storage/index.ts'
import { sha256Of } from './area-files.ts'

/** What the entry of a load says of it: see `recordAreaFiles`. */
const detailSchema = z.object({
  files: z.array(z.object({ path: z.string(), sha256: z.string().nullable() })),
})

/** A version of a file as the entry of its load tells of it. */
interface ToldVersion {
  readonly sha256: string | null
  readonly at: string
  /** Its place among all that were ever loaded. */
  readonly place: number
}

/** Holds every version of an area file against what its entry in the record says. */
export const areaFilesCheck: TableCheck = {
  kinds: ['area'],
  find: async (db, told) => ({ problems: await findChanged(db, told), uncounted: [] }),
}

async function findChanged(db: Kysely<Database>, entries: readonly Told[]): Promise<string[]> {
  const problems: string[] = []
  const told = readTold(entries)
  const held = await db
    .selectFrom('area_file')
    .select(['path', 'content', 'sha256', 'loaded_at', 'change_id'])
    .orderBy('id')
    .execute()
  let before = -1
  for (const { path, content, sha256, loaded_at: at, change_id: entryId } of held) {
    const name = nameOf(path, entryId)
    const version = told.get(name)
    if (version === undefined) {
      problems.push(`The version of ${name} is not one that the entry tells of`)
      continue
    }
    told.delete(name)
    const isWhole = sha256 === (content === null ? null : sha256Of(content))
    if (version.sha256 !== sha256 || version.at !== at || !isWhole) {
      problems.push(`The version of ${name} has been changed since it was loaded`)
    }
    if (version.place < before) problems.push(`The version of ${name} stands after a later one`)
    before = Math.max(before, version.place)
  }
  for (const name of told.keys()) problems.push(`The version of ${name} is no longer there`)
  return problems
}

function readTold(entries: readonly Told[]): Map<string, ToldVersion> {
  const told = new Map<string, ToldVersion>()
  for (const { entry, detail, at } of entries) {
    for (const { path, sha256 } of readFiles(detail)) {
      told.set(nameOf(path, entry), { sha256, at, place: told.size })
    }
  }
  return told
}

function nameOf(path: string, entryId: number): string {
  return `${path} loaded by entry ${entryId}`
}

function readFiles(detail: string): z.infer<typeof detailSchema>['files'] {
  return detailSchema.safeParse(parseJson(detail)).data?.files ?? []
}
