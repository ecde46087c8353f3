import type { Kysely } from 'kysely'
import { z } from 'zod'
import { sha256Of } from './area-files.ts'
import type { Database } from './table-types.ts'
import type { Told } from './verify-sealed.ts'

/** What the entry of a load says of it: see `recordAreaFiles`. */
const detailSchema = z.object({
  files: z.array(z.object({ path: z.string(), sha256: z.string().nullable() })),
})

/** A sentence for each version of an area file that is not as its entry in the change log says. */
export async function findChangedAreaFiles(
  db: Kysely<Database>,
  entries: readonly Told[],
): Promise<string[]> {
  const problems: string[] = []
  const recorded = new Map<string, string | null>()
  for (const entry of entries) {
    if (entry.kind !== 'area') continue
    for (const { path, sha256 } of readFiles(entry.detail)) {
      recorded.set(nameOf(path, entry.entry), sha256)
    }
  }

  const held = await db
    .selectFrom('area_file')
    .select(['path', 'content', 'change_id'])
    .orderBy('id')
    .execute()
  for (const { path, content, change_id: entryId } of held) {
    const name = nameOf(path, entryId)
    const sha256 = recorded.get(name)
    if (sha256 === undefined) {
      problems.push(`The version of ${name} is not one that the entry tells of`)
    } else if (sha256 !== (content === null ? null : sha256Of(content))) {
      problems.push(`The version of ${name} has been changed since it was loaded`)
    }
    recorded.delete(name)
  }
  for (const name of recorded.keys()) problems.push(`The version of ${name} is no longer there`)
  return problems
}

function nameOf(path: string, entryId: number): string {
  return `${path} loaded by entry ${entryId}`
}

function readFiles(detail: string): z.infer<typeof detailSchema>['files'] {
  try {
    return detailSchema.safeParse(JSON.parse(detail)).data?.files ?? []
  } catch {
    return []
  }
}
